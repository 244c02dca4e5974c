"""Write content/readings.tsv: how the characters of GB 2312 are read, by syllable, out of pypinyin's dictionary.

The program itself needs no dictionary then: the table is small, and what is looked up in it is settled here.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).resolve().parent.parent / "content" / "readings.tsv"
HEAD = (
    "# Syllable without its tone (v for ü), what is usually read so, a blank, what is so at times.\n"
    "# Made by build/readings.py from pypinyin (MIT).\n"
)
_VOWELS = frozenset("aeiouv")
_RARE = 3  # of a character's readings, the first ones; those after them are of dialects and names


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), encoding="utf-8")


def table() -> str:
    """Return the text of the table."""
    usually: dict[str, str] = defaultdict(str)
    at_times: dict[str, str] = defaultdict(str)
    for code, readings in sorted(pinyin_dict.items()):
        if _is_common(chr(code)):
            first, *others = dict.fromkeys(_plain(reading) for reading in readings.split(",")[:_RARE])
            usually[first] += chr(code)
            for syllable in others:
                at_times[syllable] += chr(code)
    syllables = sorted({*usually, *at_times} - {""})
    lines = (f"{syllable}\t{f'{usually[syllable]} {at_times[syllable]}'.rstrip()}\n" for syllable in syllables)
    return HEAD + "".join(lines)


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _plain(reading: str) -> str:
    """Return a syllable in a-z: lǜ as lv, xíng as xing; "" for one without a vowel."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    plain = "".join(letter for letter in letters if "a" <= letter <= "z")
    return plain if _VOWELS.intersection(plain) else ""


if __name__ == "__main__":
    main()
