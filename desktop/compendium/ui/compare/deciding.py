"""Confirming, cutting and adding matches, each with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from compendium.domain.comparison import ClausePair, ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.work import Progress
from compendium.ui.compare.collaborators import Decisions
from compendium.ui.tasks import Tasks

Two = tuple[ClauseRef, ClauseRef]


class Deciding(QObject):
    """Writes decisions in the background, one after the other."""

    changed = Signal(object)
    """Something was decided or taken back about two clauses, the first two of several: match again."""
    told = Signal(str, object)
    """A sentence, and what takes the decision back."""

    def __init__(self, decisions: Callable[[], Decisions] | None, tasks: Tasks, parent: QObject) -> None:
        """``decisions`` is called when first needed, in the background; with None nothing can be decided."""
        super().__init__(parent)
        self._decisions, self._tasks = decisions, tasks

    @property
    def possible(self) -> bool:
        """Whether decisions can be kept."""
        return self._decisions is not None

    def confirm(self, pairs: Sequence[ClausePair]) -> None:
        """These deal with the same matter, as was found."""
        open_ = [(pair.a, pair.b) for pair in pairs if pair.verdict is None]
        self._decide(open_, MatchVerdict.CONFIRMED, self.tr("已确认 {0} 对对应"))

    def cut(self, pairs: Sequence[ClausePair], *, group: int = 0) -> None:
        """These do not; one that was added by hand simply goes. ``group`` is the number of the whole group."""
        added = [(pair.a, pair.b) for pair in pairs if pair.verdict is MatchVerdict.ADDED]
        if added and len(added) == len(pairs):
            self._decide(added, None, self.tr("已去掉 {0} 对人工添加的对应"))
            return
        found = [(pair.a, pair.b) for pair in pairs]
        words = self.tr("已排除 {0} 对对应，可在列表末尾恢复")
        if group:
            words = self.tr("已排除第 {1} 组的全部 {0} 对对应，其后各组重新编号；可在列表末尾逐对恢复")
        self._decide(found, MatchVerdict.CUT, words.format(len(found), group))

    def withdraw(self, pairs: Sequence[ClausePair]) -> None:
        """Leave it to the program again."""
        self._decide([(pair.a, pair.b) for pair in pairs], None, self.tr("已撤回 {0} 对对应的决定"))

    def add(self, a: ClauseRef, b: ClauseRef) -> None:
        """These deal with the same matter, though the program did not find it."""
        self._decide([(a, b)], MatchVerdict.ADDED, self.tr("已添加 {0} 对对应"))

    def _decide(self, twos: Sequence[Two], verdict: MatchVerdict | None, words: str) -> None:
        get = self._decisions
        if get is None or not twos:
            return

        def work(_progress: Progress) -> list[tuple[Two, MatchDecision | None]]:
            decisions = get()
            before = [(two, decisions.standing(*two)) for two in twos]
            for a, b in twos:
                if verdict is None:
                    decisions.withdraw(a, b)
                else:
                    decisions.decide(a, b, verdict)
            return before

        def done(before: list[tuple[Two, MatchDecision | None]]) -> None:
            self.changed.emit(twos[0])
            self.told.emit(words.format(len(twos)), lambda: self._take_back(before))

        self._tasks.mutate(self, work, done, self._tasks.failed.emit)

    def _take_back(self, before: Sequence[tuple[Two, MatchDecision | None]]) -> None:
        get = self._decisions
        if get is None:
            return

        def work(_progress: Progress) -> None:
            decisions = get()
            for (a, b), decision in before:
                if decision is None:
                    decisions.withdraw(a, b)
                else:
                    decisions.restore(decision)

        self._tasks.mutate(self, work, lambda _: self.changed.emit(before[0][0]), self._tasks.failed.emit)
