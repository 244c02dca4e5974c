"""The link that the system starts the program with when one is clicked: ``compendium "compendium:DOC#CLAUSE"``.

It goes to the window as it is, where what is wrong with it can be told: who clicked it has no terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from compendium.app.argument_parser import UsageError
from compendium.domain.links import LONGEST, is_link

_OPEN = "--open"


def split_link(argv: Sequence[str]) -> tuple[list[str], str]:
    """Return the words without the link, and the link, "" when there is none.

    Raises:
        UsageError: something stands behind the link. A link comes from strangers; with more quotation marks than
            the system reckons with it could bring options of theirs.
    """
    at = next((place for place, word in enumerate(argv) if is_link(word)), None)
    if at is None:
        return list(argv), ""
    before = list(argv[:at])
    if len(argv) > at + 1:
        raise UsageError("链接“compendium:…”后面不能再有别的内容")
    if before[-1:] == [_OPEN]:
        before.pop()
    return before, argv[at][: LONGEST + 1]
