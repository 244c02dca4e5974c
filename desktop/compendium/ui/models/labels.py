"""Codes of the field in words of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from compendium.domain.document import Document, DocumentInfo, Level, Origin, Validity


def unknown_name() -> str:
    """What stands for something that the text does not say."""
    return QCoreApplication.translate("Labels", "未标注")


def level_name(level: Level | None) -> str:
    """Name of a level of government, for headings."""
    translate = QCoreApplication.translate
    names = {
        Level.NATIONAL: translate("Labels", "国家"),
        Level.PROVINCE: translate("Labels", "省级"),
        Level.CITY: translate("Labels", "市级"),
        Level.COUNTY: translate("Labels", "县级"),
    }
    return names[level] if level else translate("Labels", "层级未标注")


def validity_name(validity: Validity) -> str:
    """Name of a validity."""
    translate = QCoreApplication.translate
    return {
        Validity.IN_FORCE: translate("Labels", "现行有效"),
        Validity.NOT_YET_EFFECTIVE: translate("Labels", "尚未生效"),
        Validity.AMENDED: translate("Labels", "已被修改"),
        Validity.PARTLY_INVALID: translate("Labels", "部分失效"),
        Validity.REPEALED: translate("Labels", "废止"),
        Validity.EXPIRED: translate("Labels", "失效"),
        Validity.PERIOD_ENDED: translate("Labels", "规划期已届满"),
        Validity.DRAFT: translate("Labels", "征求意见稿"),
        Validity.UNKNOWN: translate("Labels", "未标注"),
    }[validity]


def validity_badge(validity: Validity) -> str:
    """A short word beside a title when a text must not be taken as it stands; "" when there is nothing to warn of."""
    translate = QCoreApplication.translate
    return {
        Validity.DRAFT: translate("Labels", "征求意见"),
        Validity.PERIOD_ENDED: translate("Labels", "已届满"),
        Validity.REPEALED: translate("Labels", "废止"),
        Validity.EXPIRED: translate("Labels", "失效"),
        Validity.NOT_YET_EFFECTIVE: translate("Labels", "未生效"),
    }.get(validity, "")


def origin_name(origin: Origin) -> str:
    """Where a document comes from."""
    translate = QCoreApplication.translate
    return {
        Origin.BUNDLED: translate("Labels", "随程序提供"),
        Origin.IMPORTED: translate("Labels", "自行导入"),
        Origin.PACK: translate("Labels", "资料包"),
    }[origin]


def origin_badge(origin: Origin) -> str:
    """A short word beside a title for a text that did not come with the program; "" for one that did."""
    return QCoreApplication.translate("Labels", "自有") if origin is Origin.IMPORTED else ""


def document_name(info: DocumentInfo) -> str:
    """The name to show where room is short."""
    return info.short_title or info.title


def clause_path(document: Document, clause: str) -> str:
    """Where a clause stands, from the outermost heading down: 二、主要任务 › （五）强化政策支持 › 16."""
    labels: list[str] = []
    node = document.by_id.get(clause)
    while node is not None:
        if node.marker or node.title:
            labels.insert(0, f"{node.marker}{node.title}".strip())
        node = document.by_id.get(node.parent) if node.parent else None
    return " › ".join(labels)
