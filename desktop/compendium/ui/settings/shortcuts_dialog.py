"""All shortcuts at a glance, made from the same data as the menus."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.ui.actions import ACTIONS, MENUS, Actions, menu_action_ids, translated
from compendium.ui.theme import Themes

_COLUMNS = 2
_HEIGHT = 520


class ShortcutsDialog(QDialog):
    """Menu by menu, what each key does."""

    def __init__(self, themes: Themes, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("快捷键一览"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._themes, self._actions = themes, actions
        self._others_shown: list[QLabel] = []
        self._build()

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_5")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_4"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, theme.px("space_3"), 0)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(theme.px("space_2"))
        grid.setColumnStretch(0, 1)
        line = 0
        for menu in MENUS:
            rows = [(spec, self._keys(spec.id)) for spec in ACTIONS if spec.id in menu_action_ids((menu,))]
            rows = [(spec, keys) for spec, keys in rows if keys]
            if not rows:
                continue
            heading = QLabel(translated(menu.text).split("(")[0].replace("&", ""))
            heading.setProperty("tone", "section")
            heading.setContentsMargins(0, theme.px("space_3") if line else 0, 0, 0)
            grid.addWidget(heading, line, 0, 1, _COLUMNS)
            line += 1
            for spec, keys in rows:
                grid.addWidget(QLabel(self._actions[spec.id].text().removesuffix("…")), line, 0)
                label = QLabel(keys)
                label.setProperty("tone", "secondary")
                grid.addWidget(label, line, 1)
                line += 1
        for words, keys in self._others():
            name = QLabel(words)
            grid.addWidget(name, line, 0)
            self._others_shown.append(name)
            label = QLabel(keys)
            label.setProperty("tone", "secondary")
            grid.addWidget(label, line, 1)
            line += 1
        area = QScrollArea()
        area.setAccessibleName(self.tr("快捷键"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area = area
        column.addWidget(area, 1)
        close = QPushButton(self.tr("关闭"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(inner.sizeHint().width() + 3 * gap, _HEIGHT)

    def show_import(self) -> None:
        """Bring the keys of importing into view."""
        first = next((name for name in self._others_shown if name.text().startswith(self.tr("导入："))), None)
        if first is not None:
            # Once it stands where it belongs.
            QTimer.singleShot(0, first, lambda: self._area.verticalScrollBar().setValue(first.y()))

    def _keys(self, action_id: str) -> str:
        shortcuts = self._actions[action_id].shortcuts()
        return " / ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in shortcuts)

    def _others(self) -> list[tuple[str, str]]:
        return [
            (self.tr("菜单"), "Alt"),
            (self.tr("文库：打开"), "Enter"),
            (self.tr("文库：显示信息"), "Ctrl+I"),
            (self.tr("文库：移除导入的文件"), "Delete"),
            (self.tr("文库：选择多份以对照"), self.tr("Ctrl+单击 / Shift+方向键")),
            (self.tr("正文：用五种颜色标注所选文字"), "Alt+1 … Alt+5"),
            (self.tr("正文：下划线、清除标注"), "Alt+U / Alt+0"),
            (self.tr("导入：下一处疑问、导入这一份、上一份、下一份"), "F8 / Ctrl+Enter / Ctrl+PgUp / Ctrl+PgDn"),
            (self.tr("导入：升降级、设为标题、设为正文、并入上段、分成两段"), "Alt+← → / H / B / J / S"),
            (self.tr("对照：添加、确认、排除或恢复对应"), "Ctrl+Shift+M / Ctrl+Shift+Enter / Delete"),
            (self.tr("对照：同步滚动、导出对比表"), "Ctrl+Shift+J / Ctrl+Shift+E"),
            (self.tr("矩阵：展开原文、并排显示、打开原文"), "Space / Enter / Ctrl+Enter"),
            (self.tr("书签：写备注、采用现在的位置"), "F2 / Ctrl+Shift+A"),
            (self.tr("书签：在我的顺序中移动"), "Alt+↑ / Alt+↓"),
        ]
