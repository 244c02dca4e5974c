"""What a new text of a known document changes: clauses that differ, with the words that came and went."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from compendium.domain.comparison import ChangeKind, SpanKind, TextChange, TextComparison
from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport


class DifferenceView(QTextBrowser):
    """Reads in the order of the new text; clauses without change are counted, not shown."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setObjectName("importDifferences")
        self.setAccessibleName(self.tr("与文库中文本的差异"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(themes.current.px("space_4"))
        self._themes = themes
        self._compared: TextComparison | None = None
        themes.changed.connect(self._fill)

    def show_differences(self, compared: TextComparison | None) -> None:
        """Show what changed; None while that is not known yet."""
        self._compared = compared
        self._fill()

    def _fill(self) -> None:
        if self._compared is None:
            self.setPlainText(self.tr("正在比较…"))
            return
        theme = self._themes.current
        parts = [f'<p style="color:{theme.color("text_secondary").name()}">{escape(self._summary(self._compared))}</p>']
        same = 0
        for change in self._compared.changes:
            if change.kind is ChangeKind.SAME:
                same += 1
                continue
            parts += [self._gap(same), self._paragraph(change)]
            same = 0
        parts.append(self._gap(same))
        self.setHtml("".join(parts))

    def _summary(self, compared: TextComparison) -> str:
        counts = compared.summary
        if not any(count for kind, count in counts.items() if kind != ChangeKind.SAME):
            return self.tr("文字没有改动，只是编号或分段不同。")
        kinds = (
            (ChangeKind.CHANGED, self.tr("改动 {0} 条")),
            (ChangeKind.ADDED, self.tr("新增 {0} 条")),
            (ChangeKind.REMOVED, self.tr("删去 {0} 条")),
            (ChangeKind.MOVED, self.tr("移动 {0} 条")),
            (ChangeKind.SAME, self.tr("未变 {0} 条")),
        )
        return self.tr("，").join(words.format(counts[kind]) for kind, words in kinds if counts[kind])

    def _gap(self, same: int) -> str:
        if not same:
            return ""
        words = self.tr("⋯ {0} 条未变").format(same)
        return f'<p style="color:{self._themes.current.color("text_faint").name()}">{escape(words)}</p>'

    def _paragraph(self, change: TextChange) -> str:
        theme = self._themes.current
        looks = {
            SpanKind.EQUAL: "",
            SpanKind.INSERT: f"background-color:{theme.color('inserted').name()};text-decoration:underline",
            SpanKind.DELETE: f"background-color:{theme.color('deleted').name()};text-decoration:line-through",
        }
        names = {
            ChangeKind.CHANGED: self.tr("改动"),
            ChangeKind.ADDED: self.tr("新增"),
            ChangeKind.REMOVED: self.tr("删去"),
            ChangeKind.MOVED: self.tr("移动"),
            ChangeKind.SAME: "",
        }
        spans = "".join(
            f'<span style="{looks[kind]}">{escape(text).replace(chr(10), "<br>")}</span>' for kind, text in change.spans
        )
        sign = f'<span style="color:{theme.color("accent").name()}">【{names[change.kind]}】</span>'
        return f'<p style="line-height:150%;margin-top:6px;margin-bottom:6px">{sign}{spans}</p>'
