"""What the user should know but need not answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A message with a stable code; ``damage`` says that something was broken."""

    code: str
    text: str
    damage: bool = False
