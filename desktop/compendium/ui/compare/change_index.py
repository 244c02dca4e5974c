"""What changed between two versions as the panes show it: kinds as signs, words inserted and deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from compendium.compare.groups import Group
from compendium.domain.comparison import (
    ChangeKind,
    ClausePair,
    ClauseRef,
    SpanKind,
    TextChange,
    TextComparison,
)
from compendium.domain.document import Document
from compendium.ui.compare.match_view import MatchIndex
from compendium.ui.compare.wording import clause_label
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.page_painter import Shade

CHANGES = (ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED)
FILLS = {
    ChangeKind.CHANGED: "match_4",
    ChangeKind.ADDED: "inserted",
    ChangeKind.REMOVED: "deleted",
    ChangeKind.MOVED: "match_3",
}


def kind_name(kind: ChangeKind) -> str:
    """A kind of change in a word."""
    return {
        ChangeKind.SAME: QCoreApplication.translate("Compare", "未变"),
        ChangeKind.CHANGED: QCoreApplication.translate("Compare", "修改"),
        ChangeKind.ADDED: QCoreApplication.translate("Compare", "新增"),
        ChangeKind.REMOVED: QCoreApplication.translate("Compare", "删除"),
        ChangeKind.MOVED: QCoreApplication.translate("Compare", "移动"),
    }[kind]


def kind_sign(kind: ChangeKind) -> str:
    """A kind of change in one character, for the margin."""
    return {
        ChangeKind.CHANGED: QCoreApplication.translate("Compare", "改"),
        ChangeKind.ADDED: QCoreApplication.translate("Compare", "增"),
        ChangeKind.REMOVED: QCoreApplication.translate("Compare", "删"),
        ChangeKind.MOVED: QCoreApplication.translate("Compare", "移"),
    }[kind]


class ChangeIndex(MatchIndex):
    """The changes of the kinds that are shown, each as a group of its one or two clauses."""

    def __init__(
        self, compared: TextComparison, documents: Mapping[str, Document], kinds: Collection[ChangeKind] = CHANGES
    ) -> None:
        """Keep the changes of ``kinds`` in the order of the newer text."""
        self.compared = compared
        self.documents = documents
        self.places = [n for n, change in enumerate(compared.changes) if change.kind in kinds]
        self.changes = [compared.changes[place] for place in self.places]
        groups = [_group(number, change, compared.documents) for number, change in enumerate(self.changes, 1)]
        super().__init__(groups, documents)
        # Unchanged clauses keep the panes beside each other, too; what was moved would send them backwards.
        kept = (change for change in compared.changes if change.kind in (ChangeKind.SAME, ChangeKind.CHANGED))
        self.pairs = tuple(pair for change in kept for pair in _pairs(change, compared.documents))

    def change(self, number: int) -> TextChange:
        """The change of a group."""
        return self.changes[number - 1]

    def shades(self, doc: str, current: Group | None, pointed: Set[ClauseRef], _room: int) -> list[Shade]:
        """Tints with a sign for each change; the current one and the one pointed at are outlined."""
        shades = []
        for group in self.groups:
            change = self.change(group.number)
            for clause in group.members.get(doc, ()):
                ref = ClauseRef(doc, clause)
                strong = ref in pointed or (current is not None and current.number == group.number)
                shades.append(
                    Shade(clause, _tint(change), kind_sign(change.kind), self.tip(change, doc), strong=strong)
                )
        return shades

    def tip(self, change: TextChange, doc: str) -> str:
        """What happened to a clause, as seen from one of the texts: 移自 第八条."""
        words = kind_name(change.kind)
        if change.kind is not ChangeKind.MOVED or change.a is None or change.b is None:
            return words
        older, newer = self.compared.documents
        if doc == newer:
            where = QCoreApplication.translate("Compare", "移自 {0}")
            return where.format(clause_label(self.documents[older], change.a.clause))
        where = QCoreApplication.translate("Compare", "移至 {0}")
        return where.format(clause_label(self.documents[newer], change.b.clause))

    def words(self) -> Mapping[str, Mapping[str, Sequence[Span]]]:
        """By document, the spans of ``inserted`` and ``deleted`` words inside clauses that both versions have."""
        return self._words

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, Sequence[Span]]]:
        older, newer = self.compared.documents
        found: dict[str, dict[str, list[Span]]] = {older: {"deleted": []}, newer: {"inserted": []}}
        for change in self.changes:
            if change.a is None or change.b is None:
                continue
            old, new = self.documents[older].by_id, self.documents[newer].by_id
            quiet = len(old[change.a.clause].marker), len(new[change.b.clause].marker)
            for kind, start, end in _spans(change):
                if kind is SpanKind.DELETE and end > quiet[0]:
                    found[older]["deleted"].append((change.a.clause, start, end))
                elif kind is SpanKind.INSERT and end > quiet[1]:
                    found[newer]["inserted"].append((change.b.clause, start, end))
        return found

    def renumbered(self, change: TextChange) -> bool:
        """Whether the first two spans of a change are the old and the new number."""
        if change.a is None or change.b is None:
            return False
        older, newer = self.compared.documents
        markers = (
            self.documents[older].by_id[change.a.clause].marker,
            self.documents[newer].by_id[change.b.clause].marker,
        )
        return change.spans[:2] == ((SpanKind.DELETE, markers[0]), (SpanKind.INSERT, markers[1]))

    def quiet_spans(self, change: TextChange) -> Sequence[tuple[SpanKind, str]]:
        """The spans of a change with its new number, and blanks, as if nothing had happened to them."""
        spans = change.spans
        if self.renumbered(change):
            spans = ((SpanKind.EQUAL, spans[1][1]), *spans[2:])
        there = (span for span in spans if span[0] is not SpanKind.DELETE or span[1].strip())
        return tuple((kind if text.strip() else SpanKind.EQUAL, text) for kind, text in there)

    def rows(self) -> list[tuple[str | None, str | None]]:
        """Clauses of the older and the newer text that stand beside each other, in reading order; None for a gap.

        What went stands above what came; moved clauses stand at their place in each text, beside a gap.
        """
        older, newer = self.compared.documents
        came = {pair.b.clause: pair.a.clause for pair in self.pairs}
        kept = set(came.values())
        old = [clause.id for clause in self.documents[older].outline]
        found: list[tuple[str | None, str | None]] = []
        waiting: list[str] = []
        for clause in (clause.id for clause in self.documents[newer].outline):
            partner = came.get(clause)
            if partner is None:
                waiting.append(clause)
                continue
            while old and old[0] not in kept:
                found.append((old.pop(0), None))
            found += [(None, each) for each in waiting]
            waiting.clear()
            if partner in old:
                found.append((old.pop(old.index(partner)), clause))
        return [*found, *((each, None) for each in old), *((None, each) for each in waiting)]

    def first_words(self, group: Group) -> Mapping[str, int]:
        """By document, where the first changed words of a clause of the group begin."""
        spans = self._words
        return {
            doc: min(start for clause, start, _end in of_doc if clause in group.members.get(doc, ()))
            for doc, marks in spans.items()
            for of_doc in marks.values()
            if any(clause in group.members.get(doc, ()) for clause, _start, _end in of_doc)
        }

    @property
    def share_kept(self) -> float:
        """Share of the clauses of the longer version that stand in the other one at their place, 0 to 1."""
        longest = max((len(self.documents[doc].outline) for doc in self.compared.documents), default=0)
        return len(self.pairs) / longest if longest else 0.0


def _tint(change: TextChange) -> str:
    """A changed clause is left as it is: its words are marked one by one."""
    return "hover" if change.kind is ChangeKind.CHANGED else FILLS[change.kind]


def _group(number: int, change: TextChange, docs: tuple[str, str]) -> Group:
    refs = [ClauseRef(doc, side.clause) for doc, side in zip(docs, (change.a, change.b), strict=True) if side]
    return Group(number, refs[0], tuple(_pairs(change, docs)), {ref.doc: (ref.clause,) for ref in refs})


def _pairs(change: TextChange, docs: tuple[str, str]) -> Sequence[ClausePair]:
    if change.a is None or change.b is None:
        return ()
    return (ClausePair(ClauseRef(docs[0], change.a.clause), ClauseRef(docs[1], change.b.clause), 1.0, None, ()),)


def _spans(change: TextChange) -> Iterator[tuple[SpanKind, int, int]]:
    """Yield each span with its place in the text it belongs to; EQUAL ones and mere blanks are passed over."""
    old = new = 0
    for kind, text in change.spans:
        if kind is SpanKind.DELETE and text.strip():
            yield kind, old, old + len(text)
        elif kind is SpanKind.INSERT and text.strip():
            yield kind, new, new + len(text)
        old += len(text) if kind is not SpanKind.INSERT else 0
        new += len(text) if kind is not SpanKind.DELETE else 0
