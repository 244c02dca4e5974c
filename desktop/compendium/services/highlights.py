"""Highlights: words of a text that the user marked, changed, found again."""

from __future__ import annotations

import builtins  # for annotations: within the class ``list`` is the method
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from compendium.domain.anchor import context_of
from compendium.domain.anchor_finding import Guess
from compendium.domain.bookmark import AnchorState, MarkColour
from compendium.domain.errors import UserError
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.services.anchoring import Anchoring
from compendium.services.bookmark_folders import current_time
from compendium.store.highlights import HighlightRepository

Span = tuple[str, int, int]
"""Clause id, start and end in the clause's text, in code points."""


class HighlightService:
    """The user's highlights. What a method returned from is on the disk.

    In one style no character is marked twice: a new highlight takes the place of what it covers.
    """

    def __init__(
        self, highlights: HighlightRepository, anchoring: Anchoring, *, now: Callable[[], datetime] = current_time
    ) -> None:
        self._highlights, self._anchoring, self._now = highlights, anchoring, now

    def add(
        self,
        doc: str,
        spans: Sequence[Span],
        *,
        colour: MarkColour = MarkColour.YELLOW,
        style: HighlightStyle = HighlightStyle.BACKGROUND,
        note: str = "",
    ) -> tuple[Highlight, ...]:
        """Mark stretches of a text, one highlight for each clause; blanks around the words stay out.

        Neighbours of the same colour and style that they touch become one with them; what they cover of others is
        taken away from those, and the notes of what they cover whole are kept.

        Raises:
            UserError: nothing_selected, UnknownDocumentError, UnknownClauseError, read_only, disk_full.
        """
        wanted = [kept for span in spans if (kept := self._trimmed(doc, span)) is not None]
        if not wanted:
            raise UserError("nothing_selected", "没有选中可以标注的文字。", "请先在正文中选中文字。")
        with self._highlights.database.writing():
            return tuple(self._mark(doc, span, colour, style, note) for span in wanted)

    def add_quote(
        self,
        doc: str,
        clause: str,
        quote: str,
        *,
        colour: MarkColour = MarkColour.YELLOW,
        style: HighlightStyle = HighlightStyle.BACKGROUND,
        note: str = "",
    ) -> tuple[Highlight, ...]:
        """Mark the first place of exact words in a clause, or all of it for ""; UserError quote_not_found."""
        text = self._anchoring.clause(doc, clause).text
        start = text.find(quote)
        if start < 0:
            raise UserError("quote_not_found", f"“{doc}#{clause}”中没有“{quote}”。", "请写出条款中原有的文字。")
        end = start + len(quote) if quote else len(text)
        return self.add(doc, [(clause, start, end)], colour=colour, style=style, note=note)

    def erase(self, doc: str, spans: Sequence[Span]) -> int:
        """Take the marks off stretches of a text; return how many highlights changed or went."""
        touched = 0
        with self._highlights.database.writing():
            for clause, start, end in spans:
                for mark, first, last in self._standing(doc, clause):
                    if first < end and start < last:
                        self._cut(mark, clause, (first, last), start, end)
                        touched += 1
        return touched

    def update(
        self,
        identifiers: Iterable[str],
        *,
        colour: MarkColour | None = None,
        style: HighlightStyle | None = None,
        note: str | None = None,
    ) -> int:
        """Change what is given of highlights; return how many changed. Unknown ids are passed over."""
        wanted, moment = set(identifiers), self._moment()
        with self._highlights.database.writing():
            stored = [mark for mark in self._highlights.all() if mark.id in wanted]
            changed = [
                replace(
                    mark,
                    colour=mark.colour if colour is None else colour,
                    style=mark.style if style is None else style,
                    note=mark.note if note is None else note,
                )
                for mark in stored
            ]
            changed = [replace(new, modified=moment) for new, old in zip(changed, stored, strict=True) if new != old]
            self._highlights.put(changed)
        return len(changed)

    def remove(self, identifiers: Iterable[str]) -> tuple[Highlight, ...]:
        """Delete highlights and return them; unknown ids are passed over."""
        wanted = set(identifiers)
        with self._highlights.database.writing():
            removed = tuple(mark for mark in self._highlights.all() if mark.id in wanted)
            self._highlights.remove(mark.id for mark in removed)
        return removed

    def find(self, start: str) -> Highlight:
        """Return the highlight whose id is or starts with ``start``; UserError unknown_highlight or ambiguous."""
        found = [mark for mark in self._highlights.all() if mark.id.startswith(start)]
        if not start or not found:
            raise UserError("unknown_highlight", f"没有编号为“{start}”的标注。", "用 highlight list 查看标注的编号。")
        if len(found) > 1:
            raise UserError("ambiguous", f"有 {len(found)} 处标注的编号以“{start}”开头。", "请把编号多写几位。")
        return found[0]

    def list(self) -> builtins.list[Highlight]:
        """Return all highlights, the oldest first, with their states and places."""
        return self._anchoring.highlights(self._highlights.all())

    def guess(self, highlight: Highlight) -> Guess | None:
        """Return what a CHANGED or LOST highlight of ``list`` probably means now; None when nothing is like it."""
        return self._anchoring.guess(highlight)

    def accept(self, identifiers: Iterable[str]) -> int:
        """Anchor highlights anew: moved ones where they are now, changed ones at their guess; return how many."""
        wanted, moment = set(identifiers), self._moment()
        with self._highlights.database.writing():
            stored = [mark for mark in self._highlights.all() if mark.id in wanted]
            anchored = [
                replace(again, modified=moment)
                for mark, now in zip(stored, self._anchoring.highlights(stored), strict=True)
                if now.state is not AnchorState.OK and (again := self._anchored(mark, now)) is not None
            ]
            self._highlights.put(anchored)
        return len(anchored)

    def _anchored(self, stored: Highlight, now: Highlight) -> Highlight | None:
        if now.state is AnchorState.MOVED:
            return replace(stored, clause=now.clause)
        guess = self._anchoring.guess(stored)
        if guess is None:
            return None
        return self._at(stored, guess.clause, guess.start, guess.start + len(guess.quote))

    def _trimmed(self, doc: str, span: Span) -> Span | None:
        clause, start, end = span
        words = self._anchoring.clause(doc, clause).text[start:end]
        if not words.strip():
            return None
        return clause, start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _standing(self, doc: str, clause: str) -> builtins.list[tuple[Highlight, int, int]]:
        """Highlights whose words stand in a clause now, with start and end there."""
        placed = [(mark, self._anchoring.place(mark)) for mark in self._highlights.all(doc)]
        return [(mark, at[1], at[2]) for mark, at in placed if at is not None and at[0] == clause]

    def _mark(self, doc: str, span: Span, colour: MarkColour, style: HighlightStyle, note: str) -> Highlight:
        clause, start, end = span
        notes = [note]
        oldest: Highlight | None = None
        for mark, first, last in self._standing(doc, clause):
            if mark.style is not style or last < start or end < first:
                continue
            if mark.colour is colour:  # touching is enough
                start, end = min(start, first), max(end, last)
                notes.append(mark.note)
                oldest = oldest or mark
                self._highlights.remove([mark.id])
            elif first < end and start < last:
                if start <= first and last <= end:
                    notes.append(mark.note)
                self._cut(mark, clause, (first, last), start, end)
        moment = self._moment()
        made = Highlight(
            id=oldest.id if oldest else uuid.uuid4().hex,
            doc=doc,
            clause=clause,
            quote="",
            colour=colour,
            style=style,
            note="\n\n".join(dict.fromkeys(words for words in notes if words)),
            created=oldest.created if oldest else moment,
            modified=moment,
        )
        made = self._at(made, clause, start, end)
        self._highlights.put([made])
        return replace(made, start=start, end=end)

    def _cut(self, mark: Highlight, clause: str, held: tuple[int, int], start: int, end: int) -> None:
        """Take a stretch away from a highlight; of what is left on both sides, the second becomes one of its own."""
        self._highlights.remove([mark.id])
        identifier = mark.id
        for first, last in ((held[0], start), (end, held[1])):
            part = self._trimmed(mark.doc, (clause, first, last)) if first < last else None
            if part is not None:
                self._highlights.put([replace(self._at(mark, *part), id=identifier, modified=self._moment())])
                identifier = uuid.uuid4().hex

    def _at(self, mark: Highlight, clause: str, start: int, end: int) -> Highlight:
        text = self._anchoring.clause(mark.doc, clause).text
        before, after = context_of(text, start, end)
        return replace(mark, clause=clause, quote=text[start:end], before=before, after=after)

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")
