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
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”’」』）)]*")
_LEAST_OPENING = 4  # characters; a shorter beginning is no sign of a clause


def unnumbered(text: str) -> str:
    """Return ``text`` without white space and without the number it begins with."""
    plain = squeezed(text)
    number = _NUMBER.match(plain)
    return plain[number.end() :] if number and number.end() < len(plain) else plain


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
    for clause in (anchor.clause, *texts):
        if clause in texts and _says(anchor, texts[clause]):
            return (AnchorState.OK if clause == anchor.clause else AnchorState.MOVED), clause
    opening = unnumbered(anchor.opening)
    if len(opening) >= _LEAST_OPENING:
        for clause in (anchor.clause, *texts):
            if clause in texts and texts[clause].startswith(opening):
                return AnchorState.CHANGED, clause
    return (AnchorState.CHANGED if anchor.clause in texts else AnchorState.LOST), anchor.clause


def _says(anchor: ClauseAnchor, plain: str) -> bool:
    if anchor.quote:
        return all(unnumbered(part) in plain for part in anchor.quote.split(PASSAGE_BREAK))
    taken = unnumbered(anchor.taken)
    return plain == taken if taken else plain.startswith(unnumbered(anchor.opening))
