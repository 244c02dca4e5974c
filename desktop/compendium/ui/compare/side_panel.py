"""Left of the panes: progress while clauses are matched, then the groups and why the chosen one was joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from compendium.compare.groups import Group
from compendium.domain.comparison import ClausePair, MatterComparison
from compendium.domain.document import Document
from compendium.ui.compare.change_index import ChangeIndex
from compendium.ui.compare.change_panel import ChangePanel
from compendium.ui.compare.group_list import GroupList
from compendium.ui.compare.wording import pair_name, rich_explanation
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

# Room for the reasons: as much as a short pair takes, but never more than this share of the height.
_REASONS_HEIGHT, _REASONS_SHARE = 168, 0.32


class _Busy(QWidget):
    """A bar and a way to stop."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setProperty("tone", "secondary")
        self.text.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("比对进度"))
        self.cancel = QPushButton(self.tr("停止比对"))
        self.cancel.setObjectName("cancel_matching")
        gap = themes.current.px("space_4")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_3"))
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class SidePanel(QWidget):
    """Shows one of: progress, groups, nothing found, stopped or failed."""

    group_chosen = Signal(int)
    clause_chosen = Signal(str, str)
    cancel_requested = Signal()
    retry_requested = Signal()
    confirm_requested = Signal(list)
    cut_requested = Signal(list)
    withdraw_requested = Signal(list)
    """All three with ClausePairs."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._documents: Mapping[str, Document] = {}
        self._group: Group | None = None
        self._build(themes, icons)
        self.list.group_chosen.connect(self.group_chosen)
        self.list.clause_chosen.connect(self.clause_chosen)
        self.busy.cancel.clicked.connect(self.cancel_requested)
        self.empty.action_requested.connect(self.retry_requested)
        self.reasons.linkActivated.connect(self._on_reasons_link)

    def _build(self, themes: Themes, icons: Icons) -> None:
        gap = themes.current.px("space_3")
        self.heading = QLabel(self.tr("对应条款"))
        self.heading.setObjectName("groups_heading")
        self.heading.setProperty("tone", "section")
        self.heading.setContentsMargins(gap, gap - 2, gap, gap - 4)
        self.origin = QLabel()
        self.origin.setObjectName("versions_origin")
        self.origin.setProperty("tone", "faint")
        self.origin.setWordWrap(True)
        self.origin.setContentsMargins(gap, 0, gap, gap - 4)
        self.origin.hide()
        self.list = GroupList(themes, icons)
        self.busy = _Busy(themes)
        self.empty = EmptyState(themes, icons)
        self.reasons = QLabel()
        self.reasons.setObjectName("match_reasons")
        self.reasons.setWordWrap(True)
        self.reasons.setTextFormat(Qt.TextFormat.RichText)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.reasons.setContentsMargins(gap, gap, gap, gap)
        self._why = QScrollArea()
        self._why.setWidget(self.reasons)
        self._why.setWidgetResizable(True)
        self._why.setAccessibleName(self.tr("对应理由"))
        self._why.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.legend = QLabel(self.tr("●●● 密切　●●○ 一般　●○○ 可能"))
        self.legend.setObjectName("strength_legend")
        self.legend.setProperty("tone", "faint")
        self.legend.setWordWrap(True)
        self.legend.setContentsMargins(gap, 0, gap, gap - 4)
        line = QFrame()
        line.setProperty("line", "true")
        line.setFixedHeight(1)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.legend)
        column.addWidget(self.list, 1)
        column.addWidget(line)
        column.addWidget(self._why)
        self._found = found
        self._stack = QStackedWidget()
        self.changes = ChangePanel(themes, icons)
        for page in (found, self.busy, self.empty, self.changes):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self.origin)
        whole.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list the larger part on a low screen."""
        super().resizeEvent(event)
        self._why.setFixedHeight(min(_REASONS_HEIGHT, round(event.size().height() * _REASONS_SHARE)))

    def set_scale(self, scale: float) -> None:
        """Enlarge lists and reasons with the texts, for those who read from afar."""
        self.list.set_scale(scale)
        self.changes.list.set_scale(scale)
        px = round(max(scale, 1.0) * self._themes.current.px("font_ui"))
        for label in (self.heading, self.reasons, self.changes.detail):
            # The program's style sheet stands above a label's own font.
            label.setStyleSheet(f"font-size: {px}px;" if scale > 1.0 else "")

    def say_busy(self) -> None:
        """Clauses are being matched."""
        self.heading.setText(self.tr("对应条款"))
        self.busy.text.setText(self.tr("正在比对条款……正文已可阅读。"))
        self.busy.bar.setRange(0, 0)
        self._stack.setCurrentWidget(self.busy)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Tell how far the matching is."""
        if total:
            self.busy.bar.setRange(0, total)
            self.busy.bar.setValue(done)
        if text:
            self.busy.text.setText(self.tr("正在比对：{0}").format(text))

    def say_stopped(self) -> None:
        """The user stopped the matching."""
        self.empty.say(
            "circle-minus", self.tr("已停止比对"), self.tr("正文仍可阅读，各份文件各自滚动。"), self.tr("重新比对")
        )
        self._stack.setCurrentWidget(self.empty)

    def say_failed(self, reason: str) -> None:
        """The matching failed."""
        self.empty.say("triangle-alert", self.tr("没能完成比对"), reason, self.tr("重新比对"))
        self._stack.setCurrentWidget(self.empty)

    def set_origin(self, why: str) -> None:
        """Say why two documents were taken for versions of one text; "" says nothing."""
        self.origin.setText(self.tr("同一文件的两个版本：{0}").format(why))
        self.origin.setVisible(bool(why))

    def show_changes(self, index: ChangeIndex) -> None:
        """Show what changed between two versions."""
        self.heading.setText(self.tr("改动 {0} 处").format(len(index.changes)))
        self.changes.show_changes(index)
        self._stack.setCurrentWidget(self.changes)

    def show_groups(
        self, groups: Sequence[Group], compared: MatterComparison, documents: Mapping[str, Document]
    ) -> None:
        """Show what was found, or that nothing was."""
        self._documents, self._group = documents, None
        self.reasons.clear()
        if not groups and not compared.cut:
            self.heading.setText(self.tr("对应条款"))
            words = self.tr("这几份文件没有谈同一件事的条款。可以换一份文件，或者各自滚动着读。")
            self.empty.say("equal-not", self.tr("没有找到对应条款"), words)
            self._stack.setCurrentWidget(self.empty)
            return
        self.heading.setText(self.tr("对应条款 {0} 组").format(len(groups)))
        self.list.show_groups(groups, compared, documents)
        self._stack.setCurrentWidget(self._found)

    def set_current(self, group: Group | None) -> None:
        """Select a group and say why its clauses were joined."""
        if self._stack.currentWidget() is self.changes:
            self.changes.set_current(group.number if group else 0)
            return
        self._group = group
        self.list.set_current(group.number if group else 0)
        words = rich_explanation(group, self._documents) if group else self.tr("选择一组，这里说明对应的理由。")
        if group and len(group.pairs) > 1:
            several = self.tr("本组 {0} 对对应，可逐对确认或排除；按 Delete 排除整组。").format(len(group.pairs))
            words = f"<p>{escape(several)}</p>{words}"
        self.reasons.setText(words)
        self._why.verticalScrollBar().setValue(0)

    def show_cut(self, pair: ClausePair) -> None:
        """Say what was taken apart."""
        words = self.tr("您已排除这一对应。按 Delete 恢复。")
        self.reasons.setText(f"<b>{escape(pair_name(pair, self._documents))}</b><br>{escape(words)}")

    def _on_reasons_link(self, link: str) -> None:
        act, _, number = link.partition(":")
        if self._group is None or not number.isdigit():
            return
        pair = self._group.pairs[int(number)]
        signals: Mapping[str, Callable[[list[ClausePair]], None]] = {
            "confirm": self.confirm_requested.emit,
            "cut": self.cut_requested.emit,
            "withdraw": self.withdraw_requested.emit,
        }
        signals[act]([pair])
