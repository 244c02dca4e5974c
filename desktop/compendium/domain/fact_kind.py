"""Kinds of facts; apart from the facts themselves, whose classes the window can do without until they are shown."""

from __future__ import annotations

from enum import StrEnum


class FactKind(StrEnum):
    """Kinds of facts."""

    TARGET = "target"
    DUTY = "duty"
    SUPPORT = "support"
    DEADLINE = "deadline"
    INSTRUMENT = "instrument"
    CITATION = "citation"
