"""What of a clause counts when texts are compared: its words in one form, without its number and responsible units."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import add

from compendium.compare.formulas import without_formulas
from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.thesaurus import Guard, Thesaurus

# A heading above a clause says what the clause is about; it counts less than the clause's own words.
CONTEXT_WEIGHT = 0.7
# Fewer characters than this below the title say nothing of their own.
LEAST_BODY = 12

_QUOTES = re.compile("[\"'“”‘’「」『』〝〞\\s]")
_RUN = re.compile(r"[㐀-䶿一-鿿]+|[a-z][a-z&+]*")
_DUTY_WORDS = re.compile("责任单位|牵头|负责|配合|分工")
_UNIT_END = re.compile("(?:局|委|厅|办|部|院|会|行|区|县|市|府|中心|单位|公司|集团|部门)$")
_OPENING = {")": "(", "]": "["}
_CLOSING = (")", "）", "]", "］")
# What only announces the clauses below it.
ALONE = frozenset({NodeKind.COVER, NodeKind.DOC})


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
    if not stripped.endswith(_CLOSING):
        return paragraph
    plain = unicodedata.normalize("NFKC", stripped)
    # NFKC may change the length (㎡); then positions no longer agree and the bracket simply stays.
    if len(plain) != len(stripped):
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


def grams(text: str) -> list[str]:
    """Return the grams of folded ``text``: pairs inside a run of Chinese characters, Latin words whole, no numbers.

    Longer ones were tried beside the pairs: they found no more of what a reader joins and took three times as long.
    """
    found: list[str] = []
    for run in _RUN.findall(text):
        if run[0] < "㐀":
            found.append(run)
        else:
            found += map(add, run, run[1:])
    return found


@dataclass(frozen=True, slots=True)
class ClauseFeatures:
    """A clause made ready for matching.

    Attributes:
        plain: its words in one form, without number and responsible units.
        folded: the same without set phrases and with the terms of the thesaurus unified.
        title: the clause's title in the form of ``folded``.
        counts: gram to how strongly the clause has it, before rarity is weighed in.
    """

    clause: Clause
    plain: str
    folded: str
    title: str
    counts: Mapping[str, float]


def comparable_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses that say something themselves.

    Bare headings never do; notice and preamble count only where the text has nothing else.
    """
    return tuple(clause for clause, _ in _comparable(document))


def _comparable(document: Document) -> list[tuple[Clause, str]]:
    """Return the same with their folded bodies."""
    bodies = ((clause, fold(body_of(clause))) for clause in document.outline)
    own = [(clause, body) for clause, body in bodies if len(body) - len(fold(clause.title)) >= LEAST_BODY]
    return [each for each in own if each[0].kind not in ALONE] or own


def features_of(document: Document, thesaurus: Thesaurus) -> list[ClauseFeatures]:
    """Return the features of each comparable clause; ``thesaurus`` has folded terms."""
    headings = {clause.id: thesaurus.unify(fold(clause.title)) for clause in document.outline}
    return [_features(clause, body, headings, thesaurus) for clause, body in _comparable(document)]


def _features(clause: Clause, body: str, headings: Mapping[str, str], thesaurus: Thesaurus) -> ClauseFeatures:
    folded = thesaurus.unify(without_formulas(body))
    times = Counter(grams(folded))
    counts = dict.fromkeys(times, 1.0)
    counts.update((gram, 1.0 + math.log(count)) for gram, count in times.items() if count > 1)
    for gram in set(grams(headings.get(clause.parent or "", ""))):
        counts[gram] = counts.get(gram, 0.0) + CONTEXT_WEIGHT
    return ClauseFeatures(clause, body, folded, headings[clause.id], counts)


def document_frequencies(clauses: Iterable[ClauseFeatures]) -> Counter[str]:
    """Count in how many of the clauses each gram occurs."""
    return Counter(chain.from_iterable(features.counts for features in clauses))
