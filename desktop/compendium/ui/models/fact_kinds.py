"""Names and pictures of the kinds of facts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from compendium.domain.fact_kind import FactKind

KIND_ICONS = {
    FactKind.TARGET: "target",
    FactKind.DUTY: "users",
    FactKind.SUPPORT: "package",
    FactKind.DEADLINE: "clock",
    FactKind.INSTRUMENT: "tag",
    FactKind.CITATION: "link",
}
"""Names of icons."""


def kind_name(kind: FactKind) -> str:
    """Return the name of a kind in the language of the interface."""
    translate = QCoreApplication.translate
    return {
        FactKind.TARGET: translate("FactKinds", "目标指标"),
        FactKind.DUTY: translate("FactKinds", "责任分工"),
        FactKind.SUPPORT: translate("FactKinds", "扶持事项"),
        FactKind.DEADLINE: translate("FactKinds", "完成时限"),
        FactKind.INSTRUMENT: translate("FactKinds", "政策工具"),
        FactKind.CITATION: translate("FactKinds", "引用文件"),
    }[kind]
