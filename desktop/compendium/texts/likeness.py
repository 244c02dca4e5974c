"""How much two texts have in common, whatever their order."""

from __future__ import annotations

from compendium.texts.blanks import without_blanks

_GRAM = 6  # characters: long enough that set phrases of officialese make few of them


def likeness(one: str, other: str) -> float:
    """Return the share, 0 to 1, of the shorter text's runs of characters that the longer one has too."""
    left, right = _grams(one), _grams(other)
    least = min(len(left), len(right))
    return len(left & right) / least if least else 0.0


def _grams(text: str) -> frozenset[str]:
    plain = without_blanks(text)
    return frozenset(plain[at : at + _GRAM] for at in range(max(1, len(plain) - _GRAM + 1))) if plain else frozenset()
