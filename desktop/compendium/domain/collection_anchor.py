"""Finding the clauses of a collection again after their texts changed. White space and numbers do not count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compendium.domain.anchor import default_quote, exact_quote, squeezed
from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import PASSAGE_BREAK, ClauseAnchor

_DIGITS = "一二三四五六七八九十百千零〇"
# A number that stands at the beginning changes when something is put in before it; 2.5% is no such number.
_NUMBER = re.compile(
    rf"第[{_DIGITS}\d]+[编章节条款部分]+|[（(〔\[][{_DIGITS}\d]+[）)〕\]]|[{_DIGITS}]+、|\d+[.．、](?!\d)|\d+[)）]|[①-⑳]"
)
# Selected words may begin within a number, so that the first half of it is missing.
_HALF_NUMBER = re.compile(
    rf"第?[{_DIGITS}\d]{{0,5}}[编章节条款]|[（(〔\[]?[{_DIGITS}\d]{{0,5}}[）)〕\]]|[{_DIGITS}\d]{{0,5}}、|\d{{0,3}}[.．](?!\d)"
)
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”’」』）)]*")
_LEAST_OPENING = 4  # characters; a shorter beginning is no sign of a clause
_LEAST_WORDS = 10  # characters; shorter words stand in many places


def unnumbered(text: str) -> str:
    """Return ``text`` without white space and without the number it begins with."""
    return _without(_NUMBER, squeezed(text))


def _without(number: re.Pattern[str], plain: str) -> str:
    found = number.match(plain)
    return plain[found.end() :] if found and found.end() < len(plain) else plain


def anchor_at(doc: str, clause: str, text: str, quote: str = "") -> ClauseAnchor:
    """Return the anchor of a clause whose text is ``text``.

    ``quote`` are the words to show; when they are not in the text, or are all of it, the whole clause is shown.
    """
    exact = [found for part in quote.split(PASSAGE_BREAK) if (found := exact_quote(text, part)) is not None]
    words = PASSAGE_BREAK.join(exact)
    if squeezed(words) == squeezed(text):
        words = ""
    return ClauseAnchor(doc, clause, words, default_quote(text), text)


def sentences(text: str) -> list[str]:
    """Return the parts of a clause that can be shown by themselves, in exact characters without outer blanks."""
    return [part for match in _SENTENCE.finditer(text) if (part := match.group().strip())]


def passages(text: str, chosen: Sequence[int]) -> str:
    """Return the quote that shows the sentences of ``text`` with these numbers; "" for all or none of them."""
    parts = [match for match in _SENTENCE.finditer(text) if match.group().strip()]
    wanted = sorted(set(chosen))
    if not wanted or len(wanted) == len(parts):
        return ""
    runs: list[list[int]] = []
    for number in wanted:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return PASSAGE_BREAK.join(text[parts[run[0]].start() : parts[run[-1]].end()].strip() for run in runs)


def chosen_sentences(text: str, quote: str) -> list[int]:
    """Return the numbers of the sentences of ``text`` of which ``quote`` shows something; all for ""."""
    parts = [squeezed(part) for part in sentences(text)]
    if not quote:
        return list(range(len(parts)))
    shown = [squeezed(part) for part in quote.split(PASSAGE_BREAK)]
    return [n for n, part in enumerate(parts) if any(part in words or words in part for words in shown)]


def shown_words(anchor: ClauseAnchor, text: str) -> str:
    """Return what an anchor shows of the text that stands there now; the kept words where it has them no more."""
    if not anchor.quote:
        return text
    parts = [exact_quote(text, part) or part for part in anchor.quote.split(PASSAGE_BREAK)]
    return PASSAGE_BREAK.join(parts)


def stand(anchor: ClauseAnchor, texts: Mapping[str, str]) -> tuple[AnchorState, str]:
    """Tell how an anchor stands in a document.

    Args:
        anchor: what was kept.
        texts: clause id to ``unnumbered`` text, in reading order; empty when the document is gone.

    Returns:
        The state, and the clause where the words are now. A CHANGED one names the clause that began alike.
    """
    opening, home = unnumbered(anchor.opening), texts.get(anchor.clause)
    begins = len(opening) >= _LEAST_OPENING and home is not None and home.startswith(opening)
    unchanged = home is not None and home == unnumbered(anchor.taken)
    if unchanged or (home is not None and _says(anchor, home) and (begins or _tells(anchor, [anchor.clause]))):
        return AnchorState.OK, anchor.clause
    alike = [each for each, text in texts.items() if len(opening) >= _LEAST_OPENING and text.startswith(opening)]
    # While the clause itself still begins as it did, its words changed: set phrases stand in other clauses too.
    if not begins:
        said = [each for each, text in texts.items() if _says(anchor, text)]
        likely = [each for each in said if each in alike] or (said if _tells(anchor, said) else [])
        if likely:
            return AnchorState.MOVED, likely[0]
    if alike:
        return AnchorState.CHANGED, anchor.clause if begins else alike[0]
    return (AnchorState.CHANGED if anchor.clause in texts else AnchorState.LOST), anchor.clause


def _tells(anchor: ClauseAnchor, found: Sequence[str]) -> bool:
    """Tell whether words that were found are those that were kept, and not some that stand anywhere."""
    if not anchor.quote and (anchor.clause in found or len(found) == 1):
        return True
    return len(squeezed(anchor.quote or anchor.taken)) >= _LEAST_WORDS


def _says(anchor: ClauseAnchor, plain: str) -> bool:
    if anchor.quote:
        return all(_without(_HALF_NUMBER, squeezed(part)) in plain for part in anchor.quote.split(PASSAGE_BREAK))
    taken = unnumbered(anchor.taken)
    return plain == taken if taken else plain.startswith(unnumbered(anchor.opening))
