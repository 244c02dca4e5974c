"""Short names by place for documents that stand beside each other: 全国, 吉林省, 无锡市."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from compendium.domain.document import DocumentInfo, Level

_ABOVE = re.compile("^.+?(?:省|自治区)(?=.*[市州盟县区旗]$)")


def place_label(info: DocumentInfo, level_words: Callable[[Level], str]) -> str:
    """Return 全国, 吉林省, 无锡市 without its province; the title when no place is known."""
    if info.region:
        return _ABOVE.sub("", info.region)
    return level_words(info.level) if info.level else _name(info)


def place_labels(infos: Sequence[DocumentInfo], level_words: Callable[[Level], str]) -> dict[str, str]:
    """Return the shortest name by which each can be told from the others: 全国, else 全国2022, else its title.

    ``level_words`` names a level in the words of the reader. Keys are the documents' ids, in their order.
    """
    labels = {info.id: place_label(info, level_words) for info in infos}
    longer: tuple[Callable[[DocumentInfo], str], ...] = (
        lambda info: labels[info.id] + str(info.year or ""),
        _name,
        lambda info: info.title,
    )
    for name in longer:
        alike = _alike(labels)
        labels |= {info.id: name(info) for info in infos if info.id in alike}
    return labels


def _alike(labels: Mapping[str, str]) -> set[str]:
    counts = Counter(labels.values())
    return {doc for doc, label in labels.items() if counts[label] > 1}


def _name(info: DocumentInfo) -> str:
    return info.short_title or info.title
