"""Which neighbouring characters make one word, as far as the texts themselves tell.

There is no dictionary here. A wrong guess costs a reader one character more inside a change, never exactness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import add

_RUN = re.compile(r"[㐀-䶿一-鿿]{2,}")
# What links words belongs to none.
_LINKS = frozenset("的与或并将其之了在对由为等是有应当须可不各该本")


class Cohesion:
    """Counts of characters and of pairs of characters in some texts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        for text in texts:
            for run in _RUN.findall(text):
                self._single.update(run)
                self._pairs.update(map(add, run, run[1:]))

    def of(self, left: str, right: str) -> float:
        """Return how firmly two neighbouring characters belong together, 0 to 1.

        It is the share of the places of the rarer one at which they stand together, less the less there is to go by.
        """
        if left in _LINKS or right in _LINKS:
            return 0.0
        return max(0.0, self._pairs[left + right] - 0.5) / (min(self._single[left], self._single[right]) + 1)
