"""What is shown now. Only what an audience may see is known here: no notes, no names of folders."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, Signal

from compendium.domain.finding import folded
from compendium.domain.slide import SlideKind
from compendium.ui.present.pages import Page, Words
from compendium.ui.present.stage import SIZES, Stage
from compendium.ui.present.text_box import Spot


class Blank(StrEnum):
    """What covers the page."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


class Show(QObject):
    """Pages and where the speaker is in them.

    ``changed`` when anything looks different; ``page_changed`` when another page is shown or the pages are others;
    ``size_wanted`` carries a size of body text that the pages are to be made for.
    """

    changed = Signal()
    page_changed = Signal()
    size_wanted = Signal(int)

    def __init__(
        self,
        pages: Sequence[Page],
        stage: Stage,
        slide: int = 0,
        parent: QObject | None = None,
        *,
        complete: bool = True,
    ) -> None:
        """Begin at a slide, ``complete`` unless more pages are to come. ValueError when there are no pages."""
        super().__init__(parent)
        if not pages:
            raise ValueError("nothing to show")
        self.pages, self.stage, self.complete = tuple(pages), stage, complete
        self.index = self._first_of(slide)
        self.blank = Blank.NONE
        self.emphasis = self.stepping = self.pen = self.laser = False
        self.step = 0
        self.pointer: QPointF | None = None
        self.found = ""
        self._size = stage.size
        self._marks: list[dict[Spot, tuple[int, int]]] = []
        self.drawn: dict[Spot, tuple[int, int]] = {}

    # What is shown

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.index]

    @property
    def following(self) -> Page | None:
        """The page after it; None at the end."""
        return self.pages[self.index + 1] if self.index + 1 < len(self.pages) else None

    @property
    def step_words(self) -> tuple[Words, ...]:
        """The sentence that is read now; () when the page is not stepped through."""
        steps = self.page.steps
        return steps[min(self.step, len(steps) - 1)] if self.stepping and steps else ()

    def marks(self, spot: Spot) -> list[tuple[int, int]]:
        """Return what is highlighted in a paragraph, the stroke that is being drawn included."""
        return [mark[spot] for mark in (*self._marks, self.drawn) if spot in mark]

    @property
    def marked(self) -> bool:
        """True when anything was highlighted on any page."""
        return bool(self._marks)

    # Going on and back

    def advance(self, *, whole: bool = False) -> None:
        """Go to the next sentence when stepping, else (or ``whole``) to the next page; a covered page comes back."""
        if self._uncover():
            return
        if self.stepping and not whole and self.step + 1 < len(self.page.steps):
            self.step += 1
            self.changed.emit()
        else:
            self.go_to(self.index + 1)

    def retreat(self, *, whole: bool = False) -> None:
        """Go back as ``advance`` goes on."""
        if self._uncover():
            return
        if self.stepping and not whole and self.step > 0:
            self.step -= 1
            self.changed.emit()
        elif self.index > 0:
            self.go_to(self.index - 1)
            if self.stepping and not whole:
                self.step = max(len(self.page.steps) - 1, 0)
                self.changed.emit()

    def go_to(self, index: int) -> None:
        """Show a page by its number from 0; beyond the ends the nearest."""
        wanted = min(max(index, 0), len(self.pages) - 1)
        if wanted != self.index:
            self.index, self.step, self.pointer, self.drawn = wanted, 0, None, {}
            self.blank = Blank.NONE
            self.page_changed.emit()
            self.changed.emit()

    def find(self, words: str) -> list[int]:
        """Return the numbers of the pages that hold words, in whatever letters, and mark them there."""
        wanted = "".join(folded(words).split())
        self.found = wanted
        self.changed.emit()
        return [at for at, page in enumerate(self.pages) if wanted and wanted in _plain(page)]

    def step_found(self, by: int) -> bool:
        """Go to the next page that holds what was looked for, round the end; False when none does."""
        pages = self.find(self.found) if self.found else []
        if not pages:
            return False
        ahead = [at for at in pages if (at > self.index if by > 0 else at < self.index)]
        beyond = pages[0] if by > 0 else pages[-1]
        self.go_to((ahead[0] if by > 0 else ahead[-1]) if ahead else beyond)
        return True

    # How it is shown

    def cover(self, blank: Blank) -> None:
        """Cover the page in black or white, or uncover it."""
        self.blank = Blank.NONE if self.blank is blank else blank
        self.changed.emit()

    def toggle_emphasis(self) -> None:
        """Let numbers, dates and units stand out, or not."""
        self.emphasis = not self.emphasis
        self.changed.emit()

    def toggle_stepping(self) -> None:
        """Step through sentences, or through pages."""
        self.stepping = not self.stepping
        self.step = 0
        self.changed.emit()

    def toggle_pen(self) -> None:
        """Let the pointer draw only, or turn pages too."""
        self.pen, self.laser, self.pointer = not self.pen, False, None
        self.changed.emit()

    def toggle_laser(self) -> None:
        """Show the pointer as a spot of light, or not."""
        self.laser, self.pen, self.pointer = not self.laser, False, None
        self.changed.emit()

    def point_at(self, place: QPointF | None) -> None:
        """Move the spot of light."""
        if place != self.pointer:
            self.pointer = place
            self.changed.emit()

    def draw(self, marks: dict[Spot, tuple[int, int]], *, done: bool) -> None:
        """Highlight words; until ``done`` they may still become others."""
        if done and marks:
            self._marks.append(marks)
        self.drawn = {} if done else marks
        self.changed.emit()

    def mark_step(self) -> None:
        """Highlight the sentence that is read now."""
        words = self.step_words
        self.draw({w.box.spot: (w.box.start + w.start, w.box.start + w.end) for w in words if w.box.spot}, done=True)

    def undo_mark(self) -> None:
        """Take the last highlight back."""
        if self._marks:
            self._marks.pop()
            self.changed.emit()

    def clear_marks(self) -> None:
        """Take the highlights of this page away."""
        spots = {box.spot for box in self.page.boxes}
        self._marks = [mark for mark in self._marks if not spots.intersection(mark)]
        self.changed.emit()

    @property
    def size(self) -> int:
        """Size of body text that is wanted."""
        return self._size

    def zoom(self, by: int) -> None:
        """Ask for larger text, or smaller by a negative number, never below the least size."""
        at = min(range(len(SIZES)), key=lambda each: abs(SIZES[each] - self._size))
        self._size = SIZES[min(max(at + by, 0), len(SIZES) - 1)]
        if self._size != self.stage.size:
            self.size_wanted.emit(self._size)

    def set_size(self, size: int) -> None:
        """Ask for text of a size."""
        self._size = size
        if size != self.stage.size:
            self.size_wanted.emit(size)

    def take(self, pages: Sequence[Page], stage: Stage) -> None:
        """Show all pages, those of another size or shape at the words that were shown."""
        page, step = self.page, self.step
        before = _key(page)
        slide = page.slide
        self.pages, self.stage, self.complete = tuple(pages), stage, True
        same = [at for at, page in enumerate(self.pages) if page.slide == slide and _key(page) <= before]
        self.index = same[-1] if same else self._first_of(slide)
        self._size, self.drawn = stage.size, {}
        self.step = step if self.page == page else 0
        self.page_changed.emit()
        self.changed.emit()

    def _first_of(self, slide: int) -> int:
        return next((at for at, page in enumerate(self.pages) if page.slide == slide), 0)

    def _uncover(self) -> bool:
        if self.blank is Blank.NONE:
            return False
        self.cover(Blank.NONE)
        return True


def _plain(page: Page) -> str:
    return "".join(folded(page.text).split())


def _key(page: Page) -> tuple[int, int, int]:
    """Where in its slide a page begins."""
    first = next((box for box in page.boxes if box.spot is not None), None)
    if first is None or first.spot is None:
        return (0, 0, 0)
    row, column = first.spot.paragraph, first.spot.column
    order = (row, column) if page.kind is SlideKind.TABLE else (column, row)
    return (*order, first.start)
