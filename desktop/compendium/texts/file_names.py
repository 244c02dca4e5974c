"""A title from the name of a file, for texts that print none."""

from __future__ import annotations

import re

_SERIAL = re.compile(r"\d{1,5}\s*[_\-.、．－—\s]\s*(?!\d)")  # 063_, but not the year of 2023年…
_SOURCE = re.compile(r"【[^【】]{0,40}】\s*")
_QUOTED = re.compile(r"(?<=印发|转发|发布)[_\s]*_[_\s]*([^_《》]{4,90})[_\s]*_[_\s]*(?=的(?:通知|函|公告|通告|意见))")
_YEARS = re.compile(r"(?<=\d{4})_+(?=\d{4}年)")
_BESIDE_MARKS = re.compile(r"\s*_+\s*(?=[（）()《》“”，。、；：])|(?<=[（）()《》“”，。、；：])\s*_+\s*")
_UNDERSCORES = re.compile(r"\s*_+\s*")


def title_of_file_name(stem: str) -> str:
    """Return what a file's name (without its ending) calls the text: no serial number, no 【…】, no 《》 around it.

    Underscores stand for what a name cannot hold: the quotes of 印发《…》的通知, a dash between years, a blank, a line
    break. A name that is nothing else stays as it is.
    """
    name = stem.strip()
    serial = _SERIAL.match(name)
    if serial is not None:
        name = name[serial.end() :]
    name = _SOURCE.sub("", name)
    name = _YEARS.sub("—", _unquoted(name.strip("_ ")))
    name = _BESIDE_MARKS.sub("", _QUOTED.sub(r"《\1》", name))
    return _UNDERSCORES.sub(" ", name).strip() or stem


def _unquoted(name: str) -> str:
    inner = name[1:-1]
    is_quoted = name[:1] == "《" and name[-1:] == "》" and "《" not in inner and "》" not in inner
    return inner.strip("_ ") if is_quoted else name
