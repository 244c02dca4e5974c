"""The bar at the top: the name, back and forward, one field to search with, the six views, theme and menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from compendium.ui.actions import Actions, View
from compendium.ui.fonts import reading_families
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_FIELD_WIDEST = 560
_FIELD_NARROWEST = 200
_NARROW = 980
_VIEW_ACTIONS = {
    View.READ: "view_read",
    View.SEARCH: "view_search",
    View.COMPARE: "view_compare",
    View.BOOKMARKS: "view_bookmarks",
    View.TABLES: "view_tables",
    View.COLLECTIONS: "view_collections",
}


class TopBar(QWidget):
    """Shows the window's actions; ``field`` is the search field."""

    menu_shown = Signal()

    def __init__(self, themes: Themes, icons: Icons, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._icons, self._actions = themes, icons, actions
        self._build()

    def show_view(self, view: View) -> None:
        """Mark the view that is shown."""
        self._segments[view].setChecked(True)

    def set_width(self, width: int) -> None:
        """Leave out words where the window is narrow; the icons say the same on hover and to screen readers."""
        beside, only = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self._set_style(beside)
        # Words of other languages are longer: what counts is whether they find room, or they would end in dots.
        if width < max(_NARROW, self._row.sizeHint().width()):
            self._set_style(only)

    def _set_style(self, style: Qt.ToolButtonStyle) -> None:
        for segment in self._segments.values():
            segment.setToolButtonStyle(style)
            segment.ensurePolished()

    def _build(self) -> None:
        theme = self._themes.current
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space_4"), 0, theme.px("space_3"), 0)
        row.setSpacing(theme.px("space_1"))
        self.setFixedHeight(theme.px("top_bar"))
        row.addWidget(self._build_brand())
        row.addSpacing(theme.px("space_3"))
        for name in ("back", "forward"):
            row.addWidget(self._action_button(self._actions[name]))
        row.addSpacing(theme.px("space_2"))
        row.addWidget(self._build_field(), 8)
        row.addStretch(1)
        row.addSpacing(theme.px("space_2"))
        for segment in self._build_segments():
            row.addWidget(segment)
        row.addSpacing(theme.px("space_2"))
        self._theme_button = self._action_button(self._actions["toggle_theme"])
        row.addWidget(self._theme_button)
        self._themes.changed.connect(self._show_theme)
        self._show_theme()
        row.addWidget(self._build_menu_button())

    def _show_theme(self) -> None:
        """Show what a click leads to."""
        self._theme_button.setIcon(self._icons.icon("sun" if self._themes.current.dark else "moon"))

    def _build_brand(self) -> QLabel:
        brand = QLabel(self.tr("政策汇编"))
        brand.setObjectName("brand")
        font = QFont(reading_families())
        font.setPixelSize(self._themes.current.px("font_brand"))
        font.setBold(True)
        brand.setFont(font)
        return brand

    def _build_field(self) -> SearchField:
        self.field = SearchField(self, icons=self._icons)
        self.field.setObjectName("searchField")
        shortcut = self._actions["search"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.field.setPlaceholderText(self.tr("检索全部文件"))
        self.field.setToolTip(self.tr("检索全部文件的条款（{0}）；加引号的词照字面查找").format(shortcut))
        self.field.setAccessibleName(self.tr("检索全部文件"))
        self.field.setMinimumWidth(_FIELD_NARROWEST)
        self.field.setMaximumWidth(_FIELD_WIDEST)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self.field

    def _build_segments(self) -> list[QToolButton]:
        self._group = QButtonGroup(self)
        self._segments: dict[View, QToolButton] = {}
        for view, name in _VIEW_ACTIONS.items():
            action = self._actions[name]
            segment = self._action_button(action, words=True)
            segment.setCheckable(True)
            segment.setProperty("segment", "true")
            self._group.addButton(segment)
            self._segments[view] = segment
        return list(self._segments.values())

    def _build_menu_button(self) -> QToolButton:
        button = ToolButton(self._icons.icon("menu"), self.tr("菜单"), shortcut="F10")
        button.setObjectName("menuButton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._on_menu_about_to_show(menu))
        button.setMenu(menu)
        self.menu_button = button
        return button

    def _on_menu_about_to_show(self, menu: QMenu) -> None:
        if menu.isEmpty():
            self._actions.fill_menu(menu)

    def _action_button(self, action: QAction, *, words: bool = False) -> QToolButton:
        """A button of its own rather than the action's default one: it names the shortcut and can be reached by Tab."""
        name = action.text()
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button = ToolButton(action.icon(), name, words=words, shortcut=shortcut)
        button.setObjectName(f"top_{action.objectName().removeprefix('action_')}")
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button
