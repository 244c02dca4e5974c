"""The library at the left: documents by level and region, narrowed by facets and by words of the title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.document import DocumentInfo, Origin
from compendium.services.versions import base_id, version_number
from compendium.ui.icons import Icons
from compendium.ui.library.facet_list import FacetList
from compendium.ui.models.facets import Facet, Narrowing, passes
from compendium.ui.models.library_tree import KEY_ROLE, LibraryTreeModel, document_at
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.row_tree import RowTree
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

FEWEST_TO_COMPARE = 2
MOST_TO_COMPARE = 4
_USUAL_HEIGHTS = (500, 280)
_LOW = 520  # px; a lower panel keeps its room for the tree until the user unfolds the facets
_MANY, _LATER_MS = 300, 20  # documents, beside which the choices come a moment later


class _LibraryTree(RowTree):
    """Enter opens what is current; a click opens too, unless a key says that rows are being gathered."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class LibraryPanel(QWidget):
    """Shows the documents it is given; asks to open, compare, import and remove."""

    open_requested = Signal(str, str)
    compare_requested = Signal(list)
    import_requested = Signal()
    remove_requested = Signal(list)
    edit_requested = Signal(str)
    outline_requested = Signal(str)
    update_requested = Signal(str)
    state_changed = Signal()

    def __init__(self, *, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("文库"))
        self._themes = themes
        self._icons = icons
        self._infos: dict[str, DocumentInfo] = {}
        self._narrowing = Narrowing()
        self._collapsed: set[str] = set()
        self._current = ""
        self._facets_decided = False
        self._build()
        self._connect()

    def set_documents(self, infos: Sequence[DocumentInfo]) -> None:
        """Show these documents; what was chosen, collapsed and selected stays where it can."""
        known = self._infos
        self._infos = {info.id: info for info in infos}
        self._refresh()
        new = [info.id for info in infos if info.id not in known]
        if known and new:
            self._tree.scrollTo(self._model.index_of(new[0]))

    def set_current(self, doc: str) -> None:
        """Mark the document that is open."""
        self._current = doc
        self._model.set_current(doc)
        self._tell_hidden()
        index = self._model.index_of(doc)
        if index.isValid() and len(self.selected_documents()) <= 1:
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index)

    def selected_documents(self) -> list[str]:
        """Ids of the selected documents in the order of the tree."""
        chosen = {document_at(index) for index in self._tree.selectionModel().selectedIndexes()}
        return [doc for doc in self._model.documents() if doc in chosen]

    def focus_tree(self) -> None:
        """Give the keyboard to the tree."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_state(self) -> dict[str, object]:
        """What is chosen, collapsed and how high the parts are."""
        chosen = {facet.value: sorted(keys) for facet, keys in self._narrowing.chosen.items() if keys}
        return {
            "chosen": chosen,
            "collapsed": sorted(self._collapsed),
            "folded": self._facets.folded if self._facets_decided else None,
            "sizes": self._splitter.sizes(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; anything else in it is ignored."""
        collapsed, chosen, sizes = state.get("collapsed"), state.get("chosen"), state.get("sizes")
        if isinstance(collapsed, list):
            self._collapsed = {str(key) for key in collapsed}
        if isinstance(chosen, dict):
            for facet in Facet:
                keys = chosen.get(facet.value)
                if isinstance(keys, list):
                    self._narrowing = self._narrowing.choose(facet, frozenset(map(str, keys)))
        if isinstance(sizes, list) and len(sizes) == self._splitter.count() and all(isinstance(n, int) for n in sizes):
            self._splitter.setSizes(cast("list[int]", sizes))
        folded = state.get("folded")
        if isinstance(folded, bool):
            self._facets_decided = True
            self._facets.set_folded(folded=folded)
        if self._infos:
            self._refresh()

    # Building

    def _build(self) -> None:
        theme = self._themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px("space_3"), theme.px("space_2"), theme.px("space_2"), theme.px("space_2"))
        column.setSpacing(theme.px("space_2"))
        column.addLayout(self._build_head())
        self._filter = SearchField(self, icons=self._icons, icon="list-filter")
        self._filter.setObjectName("libraryFilter")
        self._filter.setPlaceholderText(self.tr("按标题筛选"))
        self._filter.setAccessibleName(self.tr("按标题筛选文库"))
        column.addWidget(self._filter)
        column.addWidget(self._build_hidden_open())
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._build_tree())
        self._facets = FacetList(self._themes, self._icons)
        self._splitter.addWidget(self._facets)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(list(_USUAL_HEIGHTS))
        column.addWidget(self._splitter, 1)
        column.addWidget(self._build_gathered())

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        heading = QLabel(self.tr("文库"))
        heading.setProperty("tone", "section")
        self._import = ToolButton(self._icons.icon("plus"), self.tr("导入文件"), shortcut="Ctrl+O")
        self._import.setObjectName("libraryImport")
        row.addWidget(heading, 1)
        row.addWidget(self._import)
        return row

    def _build_hidden_open(self) -> QWidget:
        self._hidden_open = QWidget()
        self._hidden_open.setObjectName("openIsFilteredOut")
        row = QHBoxLayout(self._hidden_open)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self.tr("当前文件不在筛选结果中"))
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        self._show_all = QPushButton(self.tr("清除筛选"))
        self._show_all.setAccessibleName(self._show_all.text())
        self._show_all.setProperty("role", "quiet")
        row.addWidget(words, 1)
        row.addWidget(self._show_all)
        self._hidden_open.hide()
        return self._hidden_open

    def _build_tree(self) -> QWidget:
        self._model = LibraryTreeModel(self)
        self._tree = _LibraryTree(self._themes, self._icons)
        self._tree.setObjectName("libraryTree")
        self._tree.setAccessibleName(self.tr("文库目录"))
        self._tree.setModel(self._model)
        self._tree.setUniformRowHeights(False)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._tree.setDragEnabled(True)
        self._tree.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        holder = QWidget()
        holder.setMinimumHeight(120)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._tree)
        return holder

    def _build_gathered(self) -> QWidget:
        self._gathered = QWidget()
        row = QHBoxLayout(self._gathered)
        row.setContentsMargins(0, 0, 0, 0)
        self._gathered_words = QLabel()
        self._gathered_words.setProperty("tone", "secondary")
        self._compare = QPushButton(self.tr("对照"))
        self._compare.setObjectName("compareSelected")
        self._compare.setProperty("role", "primary")
        row.addWidget(self._gathered_words, 1)
        row.addWidget(self._compare)
        self._gathered.hide()
        return self._gathered

    def _connect(self) -> None:
        self._import.clicked.connect(self.import_requested)
        self._filter.query_changed.connect(self._on_filter_query_changed)
        self._filter.submitted.connect(self._on_filter_submitted)
        self._facets.clear_requested.connect(self.clear_filters)
        self._compare.clicked.connect(lambda: self.compare_requested.emit(self.selected_documents()))
        self._facets.chosen_changed.connect(lambda facet, keys: self._narrow(self._narrowing.choose(facet, keys)))
        self._facets.folded_changed.connect(self._on_facets_folded_changed)
        self._show_all.clicked.connect(self._on_show_all_clicked)
        self._tree.opened.connect(self._on_tree_opened)
        self._tree.clicked.connect(self._on_tree_clicked)
        self._tree.customContextMenuRequested.connect(self._on_tree_menu_requested)
        self._tree.collapsed.connect(lambda index: self._note_group(index, collapsed=True))
        self._tree.expanded.connect(lambda index: self._note_group(index, collapsed=False))
        self._tree.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())
        self._add_tree_action(self.tr("显示信息"), "Ctrl+I", self._show_info_of_current)
        self._add_tree_action(self.tr("移除"), QKeySequence(Qt.Key.Key_Delete), self._remove_selected)

    def _add_tree_action(self, text: str, shortcut: str | QKeySequence, act: object) -> None:
        action = QAction(text, self._tree)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._tree.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the facets away where the panel is low, as long as the user has not said otherwise."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        if not self._facets_decided and self._facets.folded != low:
            self._facets.set_folded(folded=low)

    # Narrowing

    def clear_filters(self) -> None:
        """Show every document again."""
        self._filter.set_query("")
        self._narrow(Narrowing())

    def _narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self._refresh()
        self.state_changed.emit()

    def _refresh(self) -> None:
        selected = self.selected_documents()
        shown = [info for info in self._infos.values() if passes(info, self._narrowing)]
        self._model.show_documents(shown)
        self._model.set_current(self._current)
        self._tell_hidden()
        for index in self._model.groups():
            self._tree.setExpanded(index, index.data(KEY_ROLE) not in self._collapsed or bool(self._narrowing.words))
        for doc in selected:
            index = self._model.index_of(doc)
            self._tree.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
        self._facets.setVisible(bool(self._infos))
        if len(self._infos) < _MANY:
            self._show_choices()
        else:  # in another turn of the event loop: the tree took some time
            QTimer.singleShot(_LATER_MS, self, self._show_choices)
        self._show_emptiness(bool(shown))

    def _show_choices(self) -> None:
        self._facets.show_values(self._infos.values(), self._narrowing)

    def _tell_hidden(self) -> None:
        """Say that the open document is filtered out; an empty tree says by itself what to do."""
        current = self._infos.get(self._current)
        filtered_out = current is not None and not passes(current, self._narrowing)
        self._hidden_open.setVisible(filtered_out and bool(self._model.documents()))

    def _show_emptiness(self, some: bool) -> None:
        if some:
            self._stack.setCurrentWidget(self._tree)
            return
        self._stack.setCurrentWidget(self._empty)
        if self._infos:
            self._empty.say("search-x", self.tr("没有符合条件的文件"), "", self.tr("清除筛选"))
        else:
            self._empty.say(
                "library-big",
                self.tr("文库是空的"),
                self.tr("导入 Word、WPS、PDF、网页或文本，也可以把文件和文件夹拖到窗口里。"),
                self.tr("导入文件"),
            )

    @cached_property
    def _empty(self) -> EmptyState:
        empty = EmptyState(self._themes, self._icons)
        empty.action_requested.connect(self._on_empty_action_requested)
        self._stack.addWidget(empty)
        return empty

    def _on_facets_folded_changed(self) -> None:
        self._facets_decided = True
        self.state_changed.emit()

    def _on_show_all_clicked(self) -> None:
        self.clear_filters()
        self._tree.scrollTo(self._model.index_of(self._current))
        self.focus_tree()

    def _on_filter_query_changed(self, words: str) -> None:
        self._narrow(Narrowing(words, self._narrowing.chosen))

    def _on_filter_submitted(self, words: str) -> None:
        self._on_filter_query_changed(words)
        documents = self._model.documents()
        if documents:
            self._tree.setCurrentIndex(self._model.index_of(documents[0]))
            self.focus_tree()

    def _on_empty_action_requested(self) -> None:
        if self._infos:
            self.clear_filters()
        else:
            self.import_requested.emit()

    def _note_group(self, index: QModelIndex, *, collapsed: bool) -> None:
        if self._narrowing.words:
            return  # opened for the search only
        key = str(index.data(KEY_ROLE))
        (self._collapsed.add if collapsed else self._collapsed.discard)(key)
        self.state_changed.emit()

    # Acting on rows

    def _on_tree_opened(self, index: QModelIndex) -> None:
        doc = document_at(index)
        if doc:
            self.open_requested.emit(doc, "")
        elif index.isValid():
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _on_tree_clicked(self, index: QModelIndex) -> None:
        gathering = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & gathering:
            self._on_tree_opened(index)

    def _on_selection_changed(self) -> None:
        count = len(self.selected_documents())
        self._gathered.setVisible(count >= FEWEST_TO_COMPARE)
        fits = count <= MOST_TO_COMPARE
        words = self.tr("已选 {0} 份") if fits else self.tr("已选 {0} 份，最多对照四份")
        self._gathered_words.setText(words.format(count))
        self._compare.setEnabled(fits)

    def _on_tree_menu_requested(self, point: QPoint) -> None:
        index = self._tree.indexAt(point)
        if not document_at(index):
            return
        menu = self.menu_for(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._tree.viewport().mapToGlobal(point))

    def menu_for(self, index: QModelIndex) -> QMenu:
        """Return the menu for the row of a document and what is selected with it."""
        doc = document_at(index)
        selected = self.selected_documents()
        docs = selected if doc in selected else [doc]
        menu = QMenu(self)
        open_ = menu.addAction(self.tr("打开"))
        open_.triggered.connect(lambda: self.open_requested.emit(doc, ""))
        compare = menu.addAction(self.tr("对照所选") if len(docs) > 1 else self.tr("加入对照"))
        compare.setEnabled(len(docs) <= MOST_TO_COMPARE)
        compare.triggered.connect(lambda: self.compare_requested.emit(docs))
        info = menu.addAction(self.tr("显示信息"))
        info.setShortcut(QKeySequence("Ctrl+I"))
        info.triggered.connect(lambda: self.show_info(doc))
        if len(versions := self._versions_of(doc)) > 1:
            menu.addAction(self.tr("查看版本差异")).triggered.connect(lambda: self.compare_requested.emit(versions))
        menu.addSeparator()
        if len(docs) == 1 and self._removable(docs):
            menu.addAction(self.tr("编辑文件信息…")).triggered.connect(lambda: self.edit_requested.emit(doc))
            menu.addAction(self.tr("调整结构…")).triggered.connect(lambda: self.outline_requested.emit(doc))
            menu.addAction(self.tr("重新导入或更新…")).triggered.connect(lambda: self.update_requested.emit(doc))
        remove = menu.addAction(self.tr("从文库移除"))
        remove.setEnabled(self._removable(docs))
        if not remove.isEnabled():
            remove.setToolTip(self.tr("随程序提供的文件不能移除"))
            menu.setToolTipsVisible(True)
        remove.triggered.connect(lambda: self.remove_requested.emit(docs))
        return menu

    def show_info(self, doc: str) -> None:
        """Show all that is known of a document beside its row."""
        info = self._infos.get(doc)
        if info is None:
            return
        from compendium.ui.library.document_card import DocumentCard

        row = self._tree.visualRect(self._model.index_of(doc))
        corner = self._tree.viewport().mapToGlobal(QPoint(0, row.top()))
        DocumentCard(self._themes, info, self).open_beside(QRect(corner, self._tree.viewport().size()))

    def _show_info_of_current(self) -> None:
        self.show_info(document_at(self._tree.currentIndex()))

    def _remove_selected(self) -> None:
        docs = self.selected_documents()
        if docs and self._removable(docs):
            self.remove_requested.emit(docs)

    def _versions_of(self, doc: str) -> list[str]:
        """The version before a document and the document, or the document and the first after it."""
        family = sorted((other for other in self._infos if base_id(other) == base_id(doc)), key=version_number)
        at = max(1, family.index(doc))
        return family[at - 1 : at + 1]

    def _removable(self, docs: Sequence[str]) -> bool:
        return all(self._infos[doc].origin is Origin.IMPORTED for doc in docs)
