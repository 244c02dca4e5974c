"""Actions and menus as data; the window gives each action its handler."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from compendium.ui.icons import Icons


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark words for lupdate, which looks for this name. PySide's own is typed as returning an object."""
    return text


class View(StrEnum):
    """What the middle of the window shows."""

    READ = "read"
    SEARCH = "search"
    COMPARE = "compare"
    BOOKMARKS = "bookmarks"
    TABLES = "tables"
    COLLECTIONS = "collections"


ANYWHERE = frozenset(View)
READING = frozenset({View.READ})
RESULTS = frozenset({View.READ, View.SEARCH})
COMPARED = frozenset({View.COMPARE})
PRINTED = frozenset({View.READ, View.COMPARE, View.TABLES, View.COLLECTIONS})
PRESENTED = frozenset(View)
LARGE_TEXT = frozenset({View.READ, View.COMPARE})


class ActionSpec(NamedTuple):
    """An action.

    Attributes:
        text: source words, translated when the action is made.
        shortcuts: in Qt's portable form; the first is shown.
        icon: name of an icon, or "".
        contexts: views in which the action can be used.
        group: name of a group of which one action is checked, or "".
        checkable: True for a switch.
        needs_text: True when a document must be open.
    """

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    contexts: frozenset[View] = ANYWHERE
    group: str = ""
    checkable: bool = False
    needs_text: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("import", QT_TRANSLATE_NOOP("Actions", "导入文件…"), ("Ctrl+O",), "file-plus"),
    ActionSpec("settings", QT_TRANSLATE_NOOP("Actions", "设置…"), ("Ctrl+,",), "settings"),
    ActionSpec("export", QT_TRANSLATE_NOOP("Actions", "导出清单…"), ("Ctrl+E",), "download", frozenset({View.TABLES})),
    ActionSpec("print", QT_TRANSLATE_NOOP("Actions", "打印…"), ("Ctrl+P",), "printer", PRINTED),
    ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "退出"), ("Ctrl+Q",), "log-out"),
    ActionSpec("undo", QT_TRANSLATE_NOOP("Actions", "撤销刚才的操作"), ("Ctrl+Z",), "undo-2"),
    ActionSpec("copy", QT_TRANSLATE_NOOP("Actions", "复制"), ("Ctrl+C",), "copy"),
    ActionSpec(
        "copy_citation",
        QT_TRANSLATE_NOOP("Actions", "复制并附出处"),
        ("Ctrl+Shift+C",),
        "text-quote",
        READING,
        needs_text=True,
    ),
    ActionSpec(
        "copy_link", QT_TRANSLATE_NOOP("Actions", "复制链接"), ("Ctrl+Shift+K",), "link", READING, needs_text=True
    ),
    ActionSpec("citation_plain", QT_TRANSLATE_NOOP("Actions", "引文在前，出处另起一行"), group="citation_style"),
    ActionSpec("citation_official", QT_TRANSLATE_NOOP("Actions", "公文引用，出处在前"), group="citation_style"),
    ActionSpec(
        "cited_documents",
        QT_TRANSLATE_NOOP("Actions", "本文引用的文件…"),
        ("Ctrl+Shift+R",),
        "link-2",
        READING,
        needs_text=True,
    ),
    ActionSpec(
        "find", QT_TRANSLATE_NOOP("Actions", "在本文中查找"), ("Ctrl+F",), "text-search", READING, needs_text=True
    ),
    ActionSpec("search", QT_TRANSLATE_NOOP("Actions", "检索全部文件"), ("Ctrl+K", "Ctrl+Shift+F"), "search"),
    ActionSpec("view_read", QT_TRANSLATE_NOOP("Actions", "阅读"), ("Ctrl+1",), "book-open", group="view"),
    ActionSpec("view_search", QT_TRANSLATE_NOOP("Actions", "检索"), ("Ctrl+2",), "search", group="view"),
    ActionSpec("view_compare", QT_TRANSLATE_NOOP("Actions", "对照"), ("Ctrl+3",), "columns-2", group="view"),
    ActionSpec("view_bookmarks", QT_TRANSLATE_NOOP("Actions", "书签"), ("Ctrl+4",), "bookmark", group="view"),
    ActionSpec("view_tables", QT_TRANSLATE_NOOP("Actions", "清单"), ("Ctrl+5",), "clipboard-list", group="view"),
    ActionSpec("view_collections", QT_TRANSLATE_NOOP("Actions", "讲义"), ("Ctrl+6",), "presentation", group="view"),
    ActionSpec("zoom_in", QT_TRANSLATE_NOOP("Actions", "放大文字"), ("Ctrl++", "Ctrl+="), "zoom-in", LARGE_TEXT),
    ActionSpec("zoom_out", QT_TRANSLATE_NOOP("Actions", "缩小文字"), ("Ctrl+-",), "zoom-out", LARGE_TEXT),
    ActionSpec("zoom_reset", QT_TRANSLATE_NOOP("Actions", "实际大小"), ("Ctrl+0",), "", LARGE_TEXT),
    ActionSpec("theme_system", QT_TRANSLATE_NOOP("Actions", "跟随系统"), group="theme", icon="monitor"),
    ActionSpec("theme_light", QT_TRANSLATE_NOOP("Actions", "浅色"), group="theme", icon="sun"),
    ActionSpec("theme_dark", QT_TRANSLATE_NOOP("Actions", "深色"), group="theme", icon="moon"),
    ActionSpec("toggle_theme", QT_TRANSLATE_NOOP("Actions", "切换浅色与深色"), ("Ctrl+Shift+L",), "sun-moon"),
    ActionSpec("toggle_library", QT_TRANSLATE_NOOP("Actions", "文库栏"), ("F8",), "panel-left", checkable=True),
    ActionSpec(
        "toggle_outline", QT_TRANSLATE_NOOP("Actions", "大纲栏"), ("F9",), "panel-right", READING, checkable=True
    ),
    ActionSpec("toggle_marks", QT_TRANSLATE_NOOP("Actions", "页边的要点标记"), (), "tag", READING, checkable=True),
    ActionSpec("present", QT_TRANSLATE_NOOP("Actions", "放映当前内容"), ("F5",), "presentation", PRESENTED),
    ActionSpec(
        "present_document",
        QT_TRANSLATE_NOOP("Actions", "从头放映本文"),
        ("Shift+F5",),
        "",
        READING,
        needs_text=True,
    ),
    ActionSpec("full_screen", QT_TRANSLATE_NOOP("Actions", "全屏"), ("F11",), "maximize", checkable=True),
    ActionSpec("back", QT_TRANSLATE_NOOP("Actions", "后退"), ("Alt+Left",), "arrow-left"),
    ActionSpec("forward", QT_TRANSLATE_NOOP("Actions", "前进"), ("Alt+Right",), "arrow-right"),
    ActionSpec("recent_texts", QT_TRANSLATE_NOOP("Actions", "最近阅读…"), ("Ctrl+R",), "history"),
    ActionSpec("next_hit", QT_TRANSLATE_NOOP("Actions", "下一处命中"), ("F3",), "chevron-down", RESULTS),
    ActionSpec("previous_hit", QT_TRANSLATE_NOOP("Actions", "上一处命中"), ("Shift+F3",), "chevron-up", RESULTS),
    ActionSpec("next_result", QT_TRANSLATE_NOOP("Actions", "下一条检索结果"), ("F4",), "chevron-down"),
    ActionSpec("previous_result", QT_TRANSLATE_NOOP("Actions", "上一条检索结果"), ("Shift+F4",), "chevron-up"),
    ActionSpec("focus_library", QT_TRANSLATE_NOOP("Actions", "到文库"), ("Ctrl+L",), "library-big"),
    ActionSpec("menu_bar", QT_TRANSLATE_NOOP("Actions", "菜单栏"), ("F10",), "menu"),
    ActionSpec("next_area", QT_TRANSLATE_NOOP("Actions", "下一个区域"), ("F6",)),
    ActionSpec("previous_area", QT_TRANSLATE_NOOP("Actions", "上一个区域"), ("Shift+F6",)),
    ActionSpec(
        "add_bookmark",
        QT_TRANSLATE_NOOP("Actions", "为当前条款添加书签"),
        ("Ctrl+D",),
        "bookmark-plus",
        READING,
        needs_text=True,
    ),
    ActionSpec(
        "add_to_collection",
        QT_TRANSLATE_NOOP("Actions", "把当前条款加入讲义…"),
        ("Ctrl+J",),
        "list-plus",
        READING,
        needs_text=True,
    ),
    ActionSpec("new_collection", QT_TRANSLATE_NOOP("Actions", "新建讲义"), (), "plus"),
    ActionSpec("import_collections", QT_TRANSLATE_NOOP("Actions", "导入讲义…"), (), "import"),
    ActionSpec("show_bookmarks", QT_TRANSLATE_NOOP("Actions", "全部书签"), (), "bookmark"),
    ActionSpec(
        "compare_this",
        QT_TRANSLATE_NOOP("Actions", "把本文加入对照"),
        ("Ctrl+Shift+D",),
        "columns-2",
        READING,
        needs_text=True,
    ),
    ActionSpec("show_compare", QT_TRANSLATE_NOOP("Actions", "到对照"), (), "columns-3"),
    ActionSpec(
        "next_difference", QT_TRANSLATE_NOOP("Actions", "下一处对应或改动"), ("F7",), "chevron-down", COMPARED
    ),
    ActionSpec(
        "previous_difference",
        QT_TRANSLATE_NOOP("Actions", "上一处对应或改动"),
        ("Shift+F7",),
        "chevron-up",
        COMPARED,
    ),
    ActionSpec(
        "export_comparison",
        QT_TRANSLATE_NOOP("Actions", "导出对比表…"),
        (),
        "download",
        COMPARED,
    ),
    ActionSpec(
        "work_plan",
        QT_TRANSLATE_NOOP("Actions", "起草贯彻落实工作方案…"),
        (),
        "notebook-pen",
        COMPARED,
    ),
    ActionSpec("clear_compare", QT_TRANSLATE_NOOP("Actions", "清空对照"), (), "x"),
    ActionSpec("search_help", QT_TRANSLATE_NOOP("Actions", "检索写法"), ("Shift+F1",), "circle-help"),
    ActionSpec("shortcuts", QT_TRANSLATE_NOOP("Actions", "快捷键一览"), ("F1",), "keyboard"),
    ActionSpec("about", QT_TRANSLATE_NOOP("Actions", "关于与许可"), (), "info"),
)
SEPARATOR = "-"


class MenuSpec(NamedTuple):
    """A menu: action ids, SEPARATOR, or menus within. ``text`` may hold an access key after ``&``."""

    id: str
    text: str
    entries: tuple[str | MenuSpec, ...]


MENUS: tuple[MenuSpec, ...] = (
    MenuSpec(
        "file",
        QT_TRANSLATE_NOOP("Actions", "文件(&F)"),
        ("import", "export", "print", SEPARATOR, "settings", SEPARATOR, "quit"),
    ),
    MenuSpec(
        "edit",
        QT_TRANSLATE_NOOP("Actions", "编辑(&E)"),
        (
            *("undo", SEPARATOR, "copy", "copy_citation", "copy_link"),
            MenuSpec(
                "citation_style",
                QT_TRANSLATE_NOOP("Actions", "出处的写法"),
                ("citation_plain", "citation_official"),
            ),
            *(SEPARATOR, "find", "search"),
        ),
    ),
    MenuSpec(
        "view",
        QT_TRANSLATE_NOOP("Actions", "查看(&V)"),
        (
            *("view_read", "view_search", "view_compare", "view_bookmarks", "view_tables"),
            *("view_collections", SEPARATOR),
            *("zoom_in", "zoom_out", "zoom_reset", SEPARATOR),
            MenuSpec(
                "theme",
                QT_TRANSLATE_NOOP("Actions", "主题"),
                ("theme_system", "theme_light", "theme_dark", SEPARATOR, "toggle_theme"),
            ),
            *(SEPARATOR, "toggle_library", "toggle_outline", "toggle_marks", "full_screen"),
            *(SEPARATOR, "present", "present_document"),
        ),
    ),
    MenuSpec(
        "go",
        QT_TRANSLATE_NOOP("Actions", "转到(&G)"),
        (
            *("back", "forward", "recent_texts", SEPARATOR, "next_hit", "previous_hit"),
            *("next_result", "previous_result", SEPARATOR, "cited_documents", SEPARATOR),
            *("focus_library", "menu_bar", "next_area", "previous_area"),
        ),
    ),
    MenuSpec("bookmarks", QT_TRANSLATE_NOOP("Actions", "书签(&B)"), ("add_bookmark", SEPARATOR, "show_bookmarks")),
    MenuSpec(
        "collections",
        QT_TRANSLATE_NOOP("Actions", "讲义(&J)"),
        ("add_to_collection", SEPARATOR, "new_collection", "import_collections"),
    ),
    MenuSpec(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "对照(&C)"),
        (
            *("compare_this", "show_compare", SEPARATOR, "next_difference", "previous_difference", SEPARATOR),
            *("export_comparison", "work_plan", SEPARATOR, "clear_compare"),
        ),
    ),
    MenuSpec("help", QT_TRANSLATE_NOOP("Actions", "帮助(&H)"), ("search_help", "shortcuts", SEPARATOR, "about")),
)

Handler = Callable[[], None] | Callable[[bool], None]
"""Takes nothing, or for a switch whether it is on now."""


def translated(text: str) -> str:
    """Words of an action or a menu in the language of the interface."""
    return QCoreApplication.translate("Actions", text)


class Actions(QObject):
    """The window's actions by id."""

    def __init__(self, window: QWidget, icons: Icons, handlers: Mapping[str, Handler]) -> None:
        """Make every action of ACTIONS. KeyError for one without a handler, ValueError for a handler without one."""
        super().__init__(window)
        unknown = set(handlers) - {spec.id for spec in ACTIONS}
        if unknown:
            raise ValueError(f"handlers of no action: {sorted(unknown)}")
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            self._actions[spec.id] = self._make(spec, window, icons, handlers[spec.id])

    def __getitem__(self, action_id: str) -> QAction:
        """Return an action by its id."""
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        """All actions, in the order of ACTIONS."""
        return iter(self._actions.values())

    def enable_for(self, view: View, *, text_open: bool) -> None:
        """Enable what can be used in a view."""
        for spec in ACTIONS:
            usable = view in spec.contexts and (text_open or not spec.needs_text)
            self._actions[spec.id].setEnabled(usable)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all menus into a menu bar."""
        for menu in MENUS:
            bar.addMenu(self._menu(menu, bar))

    def fill_menu(self, menu: QMenu) -> None:
        """Put all menus into one, for a menu button."""
        for spec in MENUS:
            menu.addMenu(self._menu(spec, menu))

    def _menu(self, spec: MenuSpec, parent: QWidget) -> QMenu:
        menu = QMenu(translated(spec.text), parent)
        for entry in spec.entries:
            if isinstance(entry, MenuSpec):
                menu.addMenu(self._menu(entry, menu))
            elif entry == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])
        return menu

    def _make(self, spec: ActionSpec, window: QWidget, icons: Icons, handler: Handler) -> QAction:
        action = QAction(translated(spec.text), window)
        action.setObjectName(f"action_{spec.id}")
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        if spec.group:
            action.setCheckable(True)
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(window)
            self._groups[spec.group].addAction(action)
        action.setCheckable(action.isCheckable() or spec.checkable)
        # Not toggled: only what the user does counts, not what the window sets.
        # PySide would hand the state to any slot that can take an argument, a default of its own included.
        if spec.checkable:
            action.triggered.connect(handler)
        else:
            act = cast("Callable[[], None]", handler)
            action.triggered.connect(lambda _on=False: act())
        window.addAction(action)
        return action


def menu_action_ids(menus: tuple[MenuSpec, ...] = MENUS) -> list[str]:
    """Ids of all actions that stand in a menu."""
    ids: list[str] = []
    for menu in menus:
        for entry in menu.entries:
            if isinstance(entry, MenuSpec):
                ids += menu_action_ids((entry,))
            elif entry != SEPARATOR:
                ids.append(entry)
    return ids
