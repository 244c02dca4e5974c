"""Short ways to look at what was parsed."""

from __future__ import annotations

from compendium.texts.structure import ParsedText, parse


def ids(text: str) -> list[str]:
    return [clause.id for clause in parse(text).outline]


def titles(text: str) -> dict[str, str]:
    return {clause.id: clause.title for clause in parse(text).outline}


def styles(parsed: ParsedText) -> list[tuple[str, str]]:
    return [(block.style.value, block.text.strip()[:12]) for block in parsed.blocks]
