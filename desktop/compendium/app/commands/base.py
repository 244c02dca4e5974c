"""What every command is handed and gives back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from compendium.app.composition import Composition
from compendium.app.output import Output

Command = Callable[[Composition, argparse.Namespace, Output], int]
"""A command: the services, what was said on the command line, where to write; its exit status."""

DONE = 0
FAILED = 1
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Place:
    """``DOC`` or ``DOC#CLAUSE`` as typed; ``clause`` is "" for the document as a whole."""

    doc: str
    clause: str
