"""An update of the library as a test makes it: a tenth of the clauses changed, another tenth at other places."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from compendium.app.composition import Composition
from compendium.app.paths import Places
from compendium.domain.document import Block, BlockStyle, Clause, Document, content_hash
from shared_material import REPOSITORY

SHARE = 0.1
DOCUMENTS = ("national-2022", "national-2016", "jilin-2024", "jinan-2023", "wuxi-2024")


class Update(NamedTuple):
    """Texts before and after, and what happened to clauses (document, id): where moved ones went, changed ones."""

    before: list[Document]
    after: list[Document]
    moved: dict[tuple[str, str], str]
    changed: set[tuple[str, str]]


@contextmanager
def program(home: Path, bundle: Path) -> Iterator[Composition]:
    places = Places(
        home=home, library=None, bundle=bundle, resources=REPOSITORY / "resources", content=REPOSITORY / "content"
    )
    with Composition(places, date(2026, 7, 1)) as made:
        yield made


def rewritten(text: str, dice: random.Random) -> str:
    """Edit every clause of a sentence, as a revision does: other figures, words put in, words left out."""
    edited = []
    for number, character in enumerate(text):
        if number % 9 == 4 and not character.isspace():
            edited.append(dice.choice(("进一步", "有序", "", f"{dice.randrange(10, 99)}", "稳妥")))
        else:
            edited.append(character)
    return "".join(edited)


def with_texts(document: Document, texts: dict[str, str]) -> Document:
    outline = tuple(replace(clause, text=texts.get(clause.id, clause.text)) for clause in document.outline)
    blocks = tuple(Block(each.id, BlockStyle.BODY, part) for each in outline for part in each.text.split("\n"))
    return Document(replace(document.info, content_hash=content_hash(outline)), outline, blocks)


def updated(documents: Sequence[Document], dice: random.Random) -> Update:
    """Change a tenth of the clauses; let another tenth change places, each with the number of its new place."""
    update = Update(list(documents), [], {}, set())
    for document in documents:
        body = [clause for clause in document.outline if clause.parent is not None and len(clause.text.strip()) > 12]
        count = max(round(len(body) * SHARE), 2)  # one alone has nowhere to go
        chosen = dice.sample(body, 2 * count)
        texts = {clause.id: rewritten(clause.text, dice) for clause in chosen[:count]}
        update.changed.update((document.info.id, clause.id) for clause in chosen[:count])
        going = chosen[count:]
        for clause, target in zip(going, going[1:] + going[:1], strict=True):
            texts[target.id] = target.marker + clause.text.removeprefix(clause.marker)
            update.moved[document.info.id, clause.id] = target.id
        update.after.append(with_texts(document, texts))
    return update


def quotations(clause: Clause, dice: random.Random) -> Iterator[str]:
    """What people mark: all of a clause (None is said by ""), or some words of it."""
    yield ""
    while True:
        start = dice.randrange(len(clause.text))
        words = clause.text[start : start + dice.randrange(6, 60)].strip()
        if len(words) >= 6 and "\n" not in words:
            yield words


def places(documents: Sequence[Document], count: int, dice: random.Random) -> list[tuple[str, str, str]]:
    clauses = [
        (d.info.id, c) for d in documents for c in d.outline if c.parent is not None and len(c.text.strip()) > 12
    ]
    dice.shuffle(clauses)
    sources = [(doc, clause, quotations(clause, dice)) for doc, clause in clauses]
    chosen: list[tuple[str, str, str]] = []
    while len(chosen) < count:
        chosen += [(doc, clause.id, next(quotes)) for doc, clause, quotes in sources]
    return chosen[:count]
