"""What of a clause counts when texts are compared: its words in one form, without its number and responsible units."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.thesaurus import Guard, Thesaurus

# Longer grams tell names apart, but overlap with the shorter ones, so each length counts less than the one before it.
GRAM_WEIGHT = {2: 1.0, 3: 0.5, 4: 0.25}
# A heading above a clause says what the clause is about; it counts less than the clause's own words.
CONTEXT_WEIGHT = 0.7
# Fewer characters than this below the title say nothing of their own.
LEAST_BODY = 12

_QUOTES = re.compile("[\"'“”‘’「」『』〝〞\\s]")
_RUN = re.compile(r"[㐀-䶿一-鿿]+|[a-z][a-z&+]*")
_DUTY_WORDS = re.compile("责任单位|牵头|负责|配合|分工")
_UNIT_END = re.compile("(?:局|委|厅|办|部|院|会|行|区|县|市|府|中心|单位|公司|集团|部门)$")
_OPENING = {")": "(", "]": "["}
_ALONE = frozenset({NodeKind.COVER, NodeKind.DOC})


def fold(text: str) -> str:
    """Return one form of ``text``: half-width, lower case, no quotes or blanks (“小巨人” is 小巨人)."""
    return _QUOTES.sub("", unicodedata.normalize("NFKC", text).lower())


def folded_thesaurus(thesaurus: Thesaurus) -> Thesaurus:
    """Return ``thesaurus`` with its terms in the form that ``fold`` gives the texts."""
    groups = tuple(tuple(dict.fromkeys(fold(term) for term in group)) for group in thesaurus.groups)
    guards = {fold(term): Guard(fold(guard.before), fold(guard.after)) for term, guard in thesaurus.guards.items()}
    return Thesaurus(tuple(group for group in groups if len(group) > 1), guards)


def body_of(clause: Clause) -> str:
    """Return the clause's text behind its marker, without the responsible units in brackets at its end."""
    text = clause.text[len(clause.marker) :]
    return "\n".join(_without_units(paragraph) for paragraph in text.split("\n")).strip()


def _without_units(paragraph: str) -> str:
    stripped = paragraph.rstrip()
    plain = unicodedata.normalize("NFKC", stripped)
    # NFKC may change the length (㎡); then positions no longer agree and the bracket simply stays.
    if not plain or plain[-1] not in _OPENING or len(plain) != len(stripped):
        return paragraph
    start = _opening_of_last(plain)
    if start is None or not _names_units(plain[start + 1 : -1]):
        return paragraph
    return stripped[:start]


def _opening_of_last(text: str) -> int | None:
    closing = text[-1]
    opening, depth = _OPENING[closing], 0
    for position in range(len(text) - 1, -1, -1):
        if text[position] == closing:
            depth += 1
        elif text[position] == opening:
            depth -= 1
            if depth == 0:
                return position
    return None


def _names_units(content: str) -> bool:
    if _DUTY_WORDS.search(content):
        return True
    parts = [part for part in re.split("[、,;和]", content) if part]
    return len(parts) > 1 and sum(1 for part in parts if _UNIT_END.search(part)) * 2 > len(parts)


def grams(text: str) -> Iterator[str]:
    """Yield the grams of folded ``text``: 2 to 4 characters inside a run of Chinese, Latin words whole, no numbers."""
    for run in _RUN.findall(text):
        if run[0] < "㐀":
            yield run
            continue
        for length in GRAM_WEIGHT:
            for start in range(len(run) - length + 1):
                yield run[start : start + length]


def gram_weight(gram: str) -> float:
    """Return how much a gram counts by its length."""
    return 1.0 if gram[0] < "㐀" else GRAM_WEIGHT[len(gram)]


@dataclass(frozen=True, slots=True)
class ClauseFeatures:
    """A clause made ready for matching.

    Attributes:
        folded: its words in one form, terms of the thesaurus unified.
        counts: gram to how strongly the clause has it, before rarity is weighed in.
    """

    clause: Clause
    folded: str
    title: str
    counts: Mapping[str, float]


def comparable_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses that say something themselves.

    Bare headings never do; notice and preamble count only where the text has nothing else.
    """
    own = [clause for clause in document.outline if _has_body(clause)]
    return tuple(clause for clause in own if clause.kind not in _ALONE) or tuple(own)


def _has_body(clause: Clause) -> bool:
    return len(fold(body_of(clause))) - len(fold(clause.title)) >= LEAST_BODY


def features_of(document: Document, thesaurus: Thesaurus) -> list[ClauseFeatures]:
    """Return the features of each comparable clause; ``thesaurus`` has folded terms."""
    titles = {clause.id: clause.title for clause in document.outline}
    return [_features(clause, titles, thesaurus) for clause in comparable_clauses(document)]


def _features(clause: Clause, titles: Mapping[str, str], thesaurus: Thesaurus) -> ClauseFeatures:
    folded = thesaurus.unify(fold(body_of(clause)))
    counts = {gram: 1.0 + math.log(count) for gram, count in Counter(grams(folded)).items()}
    above = thesaurus.unify(fold(titles.get(clause.parent or "", "")))
    for gram in set(grams(above)):
        counts[gram] = counts.get(gram, 0.0) + CONTEXT_WEIGHT
    return ClauseFeatures(clause, folded, thesaurus.unify(fold(clause.title)), counts)


def document_frequencies(clauses: Iterable[ClauseFeatures]) -> Counter[str]:
    """Count in how many of the clauses each gram occurs."""
    frequencies: Counter[str] = Counter()
    for features in clauses:
        frequencies.update(features.counts.keys())
    return frequencies
