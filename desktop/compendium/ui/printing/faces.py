"""The faces that GB/T 9704-2012 names for official papers, and what stands in for one that is not installed."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from compendium.ui.fonts import reading_families, ui_families


class Face(StrEnum):
    """A face by its use."""

    TEXT = "text"  # 仿宋
    HEADING = "heading"  # 黑体
    SUBHEADING = "subheading"  # 楷体
    TITLE = "title"  # 小标宋
    NOTE = "note"  # 楷体, in small print
    NUMBER = "number"  # 宋体, for page numbers


_WANTED = {
    Face.TEXT: ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "STFangsong"),
    Face.HEADING: ("SimHei", "黑体", "STHeiti"),
    Face.SUBHEADING: ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti"),
    Face.NOTE: ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "STKaiti"),
    Face.TITLE: ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "STZhongsong", "华文中宋"),
    Face.NUMBER: ("SimSun", "宋体", "STSong"),
}
# Told from the text by weight where the face itself is missing.
_HEAVY_INSTEAD = frozenset({Face.SUBHEADING, Face.TITLE})


def families(face: Face) -> list[str]:
    """Families for a face, best first, only such as are present: a missing one would be searched for among aliases."""
    others = ui_families() if face is Face.HEADING else reading_families()
    return [*_present(face), *others]


def weight(face: Face) -> QFont.Weight:
    """How heavy the face is to be set."""
    return QFont.Weight.Bold if face in _HEAVY_INSTEAD and not _present(face) else QFont.Weight.Normal


@lru_cache(maxsize=16)
def has_bold(family: str) -> bool:
    """Tell whether a family brings a bold cut; otherwise one is made up where it is printed, but not on screens."""
    return any(QFontDatabase.bold(family, style) for style in QFontDatabase.styles(family))


@lru_cache(maxsize=len(Face))
def _present(face: Face) -> tuple[str, ...]:
    return tuple(name for name in _WANTED[face] if QFontDatabase.hasFamily(name))
