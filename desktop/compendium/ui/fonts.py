"""Chinese fonts by explicit family order; Qt's own fallback would take the Hong Kong cut with centred 。，."""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_WINDOWS_UI = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "DengXian",
    "SimHei",
    "SimSun",
)
_OTHER_UI = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
_WINDOWS_READING = ("Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun", "NSimSun", "Microsoft YaHei")
_OTHER_READING = (
    "Noto Serif SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
)
_FONT_PACKAGE = "pylopdf_fonts_zh_cn"
_BUNDLED_UI = "NotoSansSC-Regular.otf"
_BUNDLED_READING = "NotoSerifSC-Regular.otf"


def install_fonts() -> list[str]:
    """Load the bundled fonts for which the system has no family we would take.

    Needs a QGuiApplication. Returns the families that were loaded; an empty list where the system has its own.
    """
    loaded: list[str] = []
    _present.cache_clear()  # an earlier application's fonts went with it
    for wanted, name in ((_ui_order(), _BUNDLED_UI), (_reading_order(), _BUNDLED_READING)):
        file = None if _present(wanted) else _bundled(name)
        if file is None:
            continue
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            loaded += QFontDatabase.applicationFontFamilies(number)
    _present.cache_clear()
    return loaded


def ui_families() -> list[str]:
    """Families for the interface, best first, only such as are present."""
    return list(_present(_ui_order()))


def reading_families() -> list[str]:
    """Families for reading texts, best first, only such as are present; those of the interface come last."""
    return list(dict.fromkeys([*_present(_reading_order()), *ui_families()]))


def can_show_chinese() -> bool:
    """Tell whether any font here has Chinese characters; without one every character is a box, silently."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def _ui_order() -> tuple[str, ...]:
    return _WINDOWS_UI if sys.platform == "win32" else _OTHER_UI


def _reading_order() -> tuple[str, ...]:
    return _WINDOWS_READING if sys.platform == "win32" else _OTHER_READING


@lru_cache(maxsize=4)  # asked for at every painting, and a question to the font database takes longer than the painting
def _present(wanted: tuple[str, ...]) -> tuple[str, ...]:
    # Absent families must not stand in a font: Qt then searches for aliases, slowly, and warns.
    return tuple(family for family in wanted if QFontDatabase.hasFamily(family))


def _bundled(name: str) -> Path | None:
    found = importlib.util.find_spec(_FONT_PACKAGE)
    if found is None or found.origin is None:
        return None
    file = Path(found.origin).with_name(name)
    return file if file.is_file() else None
