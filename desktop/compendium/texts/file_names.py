"""A title from the name of a file, for texts that print none."""

from __future__ import annotations

import re

_SERIAL = re.compile(r"\d{1,5}\s*[_\-.、．－—\s]\s*(?!\d)")  # 063_, but not the year of 2023年…
_SOURCE = re.compile(r"【[^【】]{0,40}】\s*")
_UNDERSCORES = re.compile(r"\s*_+\s*")


def title_of_file_name(stem: str) -> str:
    """Return what a file's name (without its ending) calls the text: no serial number, no 【…】, no 《》 around it.

    A name that is nothing else stays as it is.
    """
    name = stem.strip()
    serial = _SERIAL.match(name)
    if serial is not None:
        name = name[serial.end() :]
    name = _SOURCE.sub("", name)
    name = _UNDERSCORES.sub(" ", name).strip()
    inner = name[1:-1]
    if name[:1] == "《" and name[-1:] == "》" and "《" not in inner.partition("》")[0] and inner.find("》") < 0:
        name = inner.strip()
    return name or stem
