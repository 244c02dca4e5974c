"""Putting the collections of a colleague's file together with one's own: nothing is doubled, nothing deleted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from compendium.domain.collection import Collection, CollectionItem


@dataclass(frozen=True, slots=True)
class MergedCollections:
    """What a file brought.

    Attributes:
        new, updated, present: collections that were not here, that changed here, and that are here as they were.
        changed: those that are to be stored.
    """

    new: int
    updated: int
    present: int
    changed: tuple[Collection, ...] = ()

    @property
    def taken(self) -> int:
        """How many changed anything here."""
        return self.new + self.updated


def merged(mine: Iterable[Collection], incoming: Iterable[Collection]) -> MergedCollections:
    """Return what is to be stored so that both are kept.

    Of two collections with one id the newer gives title, order and words; items that only one of them has are kept.
    Notes are never emptied by a file that was written without them.
    """
    before = {each.id: each for each in mine}
    owner = {item.id: each.id for each in before.values() for item in each.items}
    after = dict(before)
    known = 0
    for each in incoming:
        known += 1
        theirs = _with_own_ids(each, owner)
        owner.update((item.id, theirs.id) for item in theirs.items)
        here = after.get(each.id)
        after[each.id] = theirs if here is None else _joined(here, theirs)
    changed = tuple(each for each in after.values() if before.get(each.id) != each)
    new = len(after) - len(before)
    return MergedCollections(new, len(changed) - new, known - len(changed), changed)


def _joined(mine: Collection, theirs: Collection) -> Collection:
    newer, older = (theirs, mine) if _moment(theirs.modified) > _moment(mine.modified) else (mine, theirs)
    older_by_id = {item.id: item for item in older.items}
    items = [_with_notes(item, older_by_id) for item in newer.items]
    return replace(newer, items=tuple(_with_missing(items, older.items)), created=mine.created)


def _with_notes(item: CollectionItem, older: Mapping[str, CollectionItem]) -> CollectionItem:
    kept = older.get(item.id)
    return item if item.notes or kept is None else replace(item, notes=kept.notes)


def _with_missing(items: list[CollectionItem], others: Sequence[CollectionItem]) -> list[CollectionItem]:
    """Put items that are missing behind those that they stood behind."""
    result = list(items)
    for at, item in enumerate(others):
        ids = [each.id for each in result]
        if item.id not in ids:
            result.insert(ids.index(others[at - 1].id) + 1 if at else 0, item)
    return result


def _with_own_ids(collection: Collection, owner: Mapping[str, str]) -> Collection:
    """Rename items whose ids another collection uses; always to the same, so that a second import knows them."""
    space = uuid.UUID(hex=uuid.uuid5(uuid.NAMESPACE_OID, collection.id).hex)
    items = tuple(
        item if owner.get(item.id, collection.id) == collection.id else replace(item, id=uuid.uuid5(space, item.id).hex)
        for item in collection.items
    )
    return replace(collection, items=items)


def _moment(text: str) -> float:
    """Return a time to compare; 0 for what is no time."""
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
