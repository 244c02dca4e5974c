"""What every command is handed and gives back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from compendium.app.composition import Composition
from compendium.app.output import Output

Command = Callable[[Composition, argparse.Namespace, Output], int]
"""A command: the services, what was said on the command line, where to write; its exit status."""

_Mark = TypeVar("_Mark")
DONE = 0
FAILED = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Place:
    """``DOC`` or ``DOC#CLAUSE`` as typed; ``clause`` is "" for the document as a whole."""

    doc: str
    clause: str


class _Named(Protocol):
    """A mark, which has an id."""

    @property
    def id(self) -> str: ...


def remove_named(
    starts: Sequence[str],
    find: Callable[[str], _Named],
    remove: Callable[[list[str]], Sequence[_Mark]],
    words: str,
    output: Output,
) -> Sequence[_Mark]:
    """Delete the marks whose ids begin so, all or none; tell in ``words`` how many, and return them."""
    removed = remove([find(start).id for start in starts])
    if not output.as_json:
        output.lines([words.format(len(removed))])
    return removed
