"""What the panes show of the matches: tints, numbers in the margin, the current group and the one pointed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from compendium.compare.groups import Group
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Document
from compendium.ui.compare.group_list import color_role
from compendium.ui.compare.wording import explanation
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.page_painter import Shade

_NOTHING = Group(0, ClauseRef("", ""), (), {})


class MatchIndex:
    """Finds the groups of a clause."""

    def __init__(self, groups: Sequence[Group], documents: Mapping[str, Document]) -> None:
        """Take the groups of the documents that are shown."""
        self.groups = tuple(groups)
        self.pairs = tuple(pair for group in groups for pair in group.pairs)
        self._documents = documents
        self._of: dict[ClauseRef, list[Group]] = defaultdict(list)
        for group in groups:
            for doc, clauses in group.members.items():
                for clause in clauses:
                    self._of[ClauseRef(doc, clause)].append(group)
        self._tips: dict[ClauseRef, str] = {}
        for ref, members in self._of.items():
            members.sort(key=lambda group: -_strength_of(group, ref))

    def of(self, ref: ClauseRef) -> list[Group]:
        """Groups of a clause, the one it fits best first."""
        return self._of.get(ref, [])

    def number(self, number: int) -> Group | None:
        """A group by its number."""
        return self.groups[number - 1] if 0 < number <= len(self.groups) else None

    def like(self, group: Group) -> int:
        """Number of the group that has most clauses in common with one of another comparison; 0 for none."""
        wanted = {ClauseRef(doc, clause) for doc, clauses in group.members.items() for clause in clauses}

        def alike(other: Group) -> tuple[bool, int]:
            return other.anchor == group.anchor, sum(map(other.holds, wanted))

        near = {each.number for ref in wanted for each in self.of(ref)}
        return max(sorted(near), key=lambda number: alike(self.groups[number - 1]), default=0)

    def holding(self, refs: Sequence[ClauseRef]) -> int:
        """Number of the first group that joins all of these clauses; 0 for none."""
        return next((group.number for group in self.groups if refs and all(map(group.holds, refs))), 0)

    def words(self) -> Mapping[str, Mapping[str, Sequence[Span]]]:
        """By document, spans of words to mark by their role; none where matters are compared."""
        return {}

    def first_words(self, _group: Group) -> Mapping[str, int]:
        """By document, where in the group's clause to begin to read; none where matters are compared."""
        return {}

    def partners(self, ref: ClauseRef) -> set[ClauseRef]:
        """The clause itself with all that it was matched with; empty when there is nothing."""
        pairs = [pair for group in self.of(ref) for pair in group.pairs if ref in (pair.a, pair.b)]
        return {side for pair in pairs for side in (pair.a, pair.b)}

    def shades(self, doc: str, current: Group | None, pointed: Set[ClauseRef], room: int) -> list[Shade]:
        """Tints and numbers for one document; clauses of the current group and those pointed at are outlined.

        ``room`` is how many numbers of one clause fit into the margin; the tooltip tells of the rest.
        """
        chosen = current or _NOTHING
        return [
            Shade(
                ref.clause,
                color_role(_numbers(groups, chosen)[0]),
                _badge(_numbers(groups, chosen), room),
                self._tip(ref),
                strong=ref in pointed or chosen.holds(ref),
            )
            for ref, groups in self._of.items()
            if ref.doc == doc
        ]

    def _tip(self, ref: ClauseRef) -> str:
        if ref not in self._tips:
            self._tips[ref] = "\n\n".join(explanation(group, self._documents, ref) for group in self.of(ref))
        return self._tips[ref]


def _numbers(groups: Sequence[Group], current: Group) -> list[int]:
    """Numbers of a clause's groups: the current one or else the best first, then by number."""
    first = current if current in groups else groups[0]
    return [first.number, *sorted(group.number for group in groups if group is not first)]


def _badge(numbers: Sequence[int], room: int) -> str:
    return "·".join(str(number) for number in numbers[:room]) + ("+" if len(numbers) > room else "")


def _strength_of(group: Group, ref: ClauseRef) -> float:
    return max((pair.strength for pair in group.pairs if ref in (pair.a, pair.b)), default=0.0)


def beside(group: Group, ref: ClauseRef | None = None) -> list[ClauseRef]:
    """One clause of each document of the group, to be shown side by side: the best ones, but ``ref`` for its own."""
    refs = [ClauseRef(doc, clauses[0]) for doc, clauses in group.members.items()]
    return [ref if ref is not None and other.doc == ref.doc else other for other in refs]
