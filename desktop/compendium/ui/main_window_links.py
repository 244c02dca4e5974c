"""Citing and links as the window has it: what is copied with its source, links within texts and from outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from compendium.domain.errors import UserError
from compendium.domain.links import Linked, is_link, missing, read_link
from compendium.domain.quotation import CitationStyle
from compendium.ui.actions import Handler
from compendium.ui.main_window_frame import Frame
from compendium.ui.reader.copying import STYLE_KEY, chosen_style, put_on_clipboard
from compendium.ui.reader.reader_panel import ReaderPanel

if TYPE_CHECKING:
    from compendium.domain.document import DocumentInfo
    from compendium.services.citing import Copied
    from compendium.services.fact_rows import FactRow
    from compendium.services.text_links import TextLink


class Links(QObject):
    """Follows links and copies quotations for pages that have no text at hand."""

    def __init__(self, frame: Frame, reader: ReaderPanel) -> None:
        super().__init__(frame.window)
        self._frame, self._reader = frame, reader
        reader.link_followed.connect(self.follow)
        reader.cited_requested.connect(self.show_cited)

    def handlers(self) -> dict[str, Handler]:
        """What the actions on citations and links do."""
        return {
            "copy_link": self._reader.copy_link,
            "cited_documents": self.show_cited,
            **{f"citation_{style}": lambda style=style: self.set_style(style) for style in CitationStyle},
        }

    # Copying

    @property
    def style(self) -> CitationStyle:
        """How sources are written."""
        return chosen_style(self._frame.services.settings)

    def set_style(self, style: CitationStyle) -> None:
        """Write sources in a style from now on."""
        self._frame.services.settings.set(STYLE_KEY, style.value)
        names = {
            CitationStyle.PLAIN: self.tr("引文在前，出处另起一行"),
            CitationStyle.OFFICIAL: self.tr("公文引用，出处在前"),
        }
        self._frame.notify.info(self.tr("今后按“{0}”复制出处").format(names[style]))

    def copy_place(self, doc: str, clause: str, quote: str = "") -> None:
        """Copy words of a clause with their source; "" for the whole clause."""
        self.copy_places([(doc, clause, quote)])

    def copy_places(self, places: Sequence[tuple[str, str, str]]) -> None:
        """Copy several quotations, each with its source; places are document, clause and words."""
        library, style = self._frame.services.library, self.style

        def read(_: object) -> Copied:
            from compendium.services.citing import Place, copied_places

            return copied_places(library.document, [Place(*place) for place in places], style)

        def done(copied: Copied) -> None:
            put_on_clipboard(copied)
            many = self.tr("已复制 {0} 段引文和出处").format(len(places))
            self._frame.notify.info(self.tr("已复制引文和出处") if len(places) == 1 else many)

        self._frame.tasks.read(self, read, done, key="copy quotations")

    # Links within a text

    def show_rows(self, doc: str, rows: Sequence[FactRow]) -> None:
        """Make links of the citations of the text that is shown."""
        from compendium.services.text_links import text_links

        document = self._reader.document
        if document is not None and document.info.id == doc:
            self._reader.view.show_links(text_links(document, rows))

    def follow(self, link: TextLink) -> None:
        """Open the document that words of a text name, or say that the library has not got it."""
        if link.target:
            self._frame.navigator.open_document(link.target)
            return
        search: Callable[[], None] = lambda: self._frame.navigator.search(link.query)  # noqa: E731
        self._frame.notify.info(self.tr("文库中没有{0}").format(link.name), self.tr("在文库中检索"), search)

    def show_cited(self) -> None:
        """List the documents that the text cites."""
        from compendium.ui.reader.link_dialog import LinkDialog

        document = self._reader.document
        if document is None:
            return
        frame = self._frame
        dialog = LinkDialog(document, self._reader.view.links, frame.themes, frame.icons, frame.window)
        dialog.followed.connect(self.follow)
        dialog.place_requested.connect(self._show_place)
        dialog.open()

    def _show_place(self, link: TextLink) -> None:
        if (document := self._reader.document) is not None:
            marks = [(link.clause, link.start, link.end)]
            self._frame.navigator.open_quote(document.info.id, link.clause, marks)

    # Links from outside

    def open_target(self, target: str) -> None:
        """Open a link, ``DOC`` or ``DOC#CLAUSE``; what cannot be opened is told. "" changes nothing."""
        if not target:
            return
        try:
            linked = read_link(target) if is_link(target) else Linked(*target.partition("#")[::2])
        except UserError as error:
            self._frame.notify.error(error)
            return
        library = self._frame.services.library
        self._frame.tasks.read(self, lambda _: library.list(), lambda infos: self._open(linked, infos), key="open link")

    def _open(self, linked: Linked, infos: Sequence[DocumentInfo]) -> None:
        """Open what is there; what is read now stays when the library has it not."""
        from compendium.services.versions import base_id, latest_version

        present = [info.id for info in infos]
        open_document = self._frame.navigator.open_document
        if linked.doc in present:
            open_document(linked.doc, linked.clause)
            return
        others = [doc for doc in present if base_id(doc) == base_id(linked.doc)]
        if not others:
            self._frame.notify.error(missing(linked.doc))
            return
        newest = latest_version(others[0], others)
        said = self.tr("文库中没有链接所指的版本“{0}”").format(linked.doc)
        self._frame.notify.info(said, self.tr("打开现有版本"), lambda: open_document(newest, linked.clause))
