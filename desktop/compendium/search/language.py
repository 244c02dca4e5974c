"""What search knows of the language of the field: its thesaurus and how characters are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from compendium.domain.thesaurus import Thesaurus
from compendium.search.expansion import Synonyms
from compendium.search.pinyin import Readings


@dataclass(frozen=True)
class Language:
    """Knowledge that understanding a query takes; without any, queries are taken literally.

    Attributes:
        thesaurus: different words for the same thing.
        readings: how characters are read.
        instruments: gives the policy tools that the library's texts name, those named most first.
        cited: gives the titles of documents that they cite, in the same order.
    """

    thesaurus: Thesaurus = field(default_factory=Thesaurus)
    readings: Readings = field(default_factory=lambda: Readings({}))
    instruments: Callable[[], Sequence[str]] = tuple
    cited: Callable[[], Sequence[str]] = tuple

    @cached_property
    def equal(self) -> Synonyms:
        """The terms that name the same thing."""
        return Synonyms((*self.thesaurus.groups, *self.thesaurus.also), self.thesaurus.guards)

    @cached_property
    def plain(self) -> Synonyms:
        """The terms that name the same thing or nearly so."""
        groups = (*self.thesaurus.groups, *self.thesaurus.also)
        return Synonyms(groups, self.thesaurus.guards, self.thesaurus.near)
