"""What can be done with selected marks, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from compendium.domain.bookmark import MarkColour
from compendium.domain.highlight import HighlightStyle
from compendium.ui.bookmarks.bookmark_list import ACCEPT_KEYS
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_model import BookmarkEntry, MarkKind
from compendium.ui.models.mark_looks import COLOURS, colour_icon, colour_word
from compendium.ui.theme import Theme

translate = QCoreApplication.translate  # under its own name lupdate finds the words


def colour_menu(parent: QMenu, theme: Theme, *, bare: bool, chosen: Callable[[MarkColour], None]) -> QMenu:
    """Return a menu of the colours; ``bare`` offers none at all too."""
    menu = QMenu(translate("MarkMenu", "颜色"), parent)
    for colour in (*COLOURS, *((MarkColour.NONE,) if bare else ())):
        action = menu.addAction(colour_icon(theme, colour), colour_word(colour))
        action.triggered.connect(lambda _on=False, colour=colour: chosen(colour))
    return menu


def add_changes(menu: QMenu, entries: Sequence[BookmarkEntry], work: BookmarkWork, theme: Theme, icons: Icons) -> None:
    """Put into a menu how marks can be changed: colour, way of marking, tags, folder, place."""
    ids = [entry.bookmark.id for entry in entries]
    bookmarks = [entry for entry in entries if entry.highlight is None]
    highlights = [entry for entry in entries if entry.highlight is not None]
    colours = colour_menu(menu, theme, bare=bool(bookmarks), chosen=lambda colour: work.set_colour(ids, colour))
    menu.addMenu(colours)
    if highlights:
        _add_style(menu, highlights, work)
    if bookmarks:
        menu.addMenu(_tag_menu(menu, bookmarks, work, icons))
        menu.addMenu(_folder_menu(menu, bookmarks, work, icons))
    if any(entry.needs_look for entry in entries):
        accept = menu.addAction(icons.icon("check"), f"{translate('MarkMenu', '采用现在的位置')}\t{ACCEPT_KEYS}")
        accept.triggered.connect(lambda: work.accept(ids))


def _add_style(menu: QMenu, highlights: Sequence[BookmarkEntry], work: BookmarkWork) -> None:
    ids = [entry.bookmark.id for entry in highlights]
    underlined = all(entry.kind is MarkKind.UNDERLINE for entry in highlights)
    words = translate("MarkMenu", "改为底色") if underlined else translate("MarkMenu", "改为下划线")
    style = HighlightStyle.BACKGROUND if underlined else HighlightStyle.UNDERLINE
    menu.addAction(words).triggered.connect(lambda: work.set_style(ids, style))


def _folder_menu(parent: QMenu, bookmarks: Sequence[BookmarkEntry], work: BookmarkWork, icons: Icons) -> QMenu:
    ids = [entry.bookmark.id for entry in bookmarks]
    menu = QMenu(translate("MarkMenu", "移到文件夹"), parent)
    menu.setIcon(icons.icon("folder"))
    for folder in ("", *work.shelf.folders):
        action = menu.addAction(folder or translate("MarkMenu", "未归入文件夹"))
        action.triggered.connect(lambda _checked=False, folder=folder: work.move(ids, folder))
    return menu


def _tag_menu(parent: QMenu, bookmarks: Sequence[BookmarkEntry], work: BookmarkWork, icons: Icons) -> QMenu:
    """Return a menu of the tags; those that all of the marks have are checked."""
    ids = [entry.bookmark.id for entry in bookmarks]
    menu = QMenu(translate("MarkMenu", "标签"), parent)
    menu.setIcon(icons.icon("tag"))
    for tag in work.shelf.tags:
        action = menu.addAction(tag.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(all(tag in entry.bookmark.tags for entry in bookmarks))
        action.triggered.connect(
            lambda on, tag=tag: work.set_tags(ids, add=[tag]) if on else work.set_tags(ids, drop=[tag])
        )
    if work.shelf.tags:
        menu.addSeparator()
    new = menu.addAction(icons.icon("plus"), translate("MarkMenu", "新标签…"))
    owner = parent.parentWidget()
    if owner is not None:
        new.triggered.connect(lambda: _ask_for_tag(owner, ids, work))
    return menu


def _ask_for_tag(parent: QWidget, ids: Sequence[str], work: BookmarkWork) -> None:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(translate("MarkMenu", "新标签"))
    dialog.setLabelText(translate("MarkMenu", "标签："))
    dialog.setOkButtonText(translate("MarkMenu", "确定"))
    dialog.setCancelButtonText(translate("MarkMenu", "取消"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.textValueSelected.connect(lambda tag: work.set_tags(ids, add=[tag]))
    dialog.open()
