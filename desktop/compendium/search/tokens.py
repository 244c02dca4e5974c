"""A query cut into words, phrases, brackets, operators, field names and document numbers.

Brackets and Chinese quotes mean something only where they stand apart; within a word, as in 首台（套） or
专精特新“小巨人”企业, they are text. Brackets around several words always group; one without a partner is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from compendium.search.normal import normalised
from compendium.search.patterns import SPACED_NUMBER

QUOTES = {'"': '"', "“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂"}
ANY_QUOTE = "".join({**QUOTES, **dict.fromkeys(QUOTES.values(), "")})
_OPEN, _CLOSE = "(（", ")）"
_BARS = "|｜"
_MINUS = "-－−"
_STRAIGHT = '"＂'  # never printed in these texts, so it quotes wherever it stands
_DEEPEST = 20  # brackets in brackets; deeper ones are passed over
_OR_WORDS = frozenset({"或", "OR"})
_AND_WORDS = frozenset({"AND"})
_NOT_WORDS = frozenset({"NOT"})
_COMPARED = re.compile(r"(?:[<>=≥≤]=?\s*)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    Attributes:
        kind: word, phrase, number, field, open, close, or, and, not, stray.
        text: as typed; of a field what stands before the colon.
    """

    kind: str
    text: str = ""


class Tokenizer:
    """Cuts queries; ``labels`` are the normalised names of fields, such as 标题."""

    def __init__(self, labels: Collection[str]) -> None:
        names = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self._field = re.compile(rf"({names})\s*:\s*") if names else None

    def tokens(self, text: str, depth: int = 0) -> Iterator[Token]:
        """Cut ``text``; any text at all."""
        at = 0
        brackets = _Brackets(text)
        plain = normalised(text)
        while at < len(text):
            character = text[at]
            if character.isspace():
                at += 1
            elif character in _BARS:
                yield Token("or")
                at += 1
            elif character in QUOTES and (phrase := _phrase(text, at)):
                at, token = phrase
                yield token
            elif at in brackets.strays:
                yield Token("stray")
                at += 1
            elif depth < _DEEPEST and (end := brackets.group_end(at)):
                yield Token("open")
                yield from self.tokens(text[at + 1 : end], depth + 1)
                yield Token("close")
                at = end + 1
            elif character in _MINUS and at + 1 < len(text) and not text[at + 1].isspace():
                yield Token("not")
                at += 1
            elif self._field and (field := self._field.match(plain, at)):
                yield Token("field", text[at : field.end()])
                at, value = _compared(text, plain, field.end(), brackets)
                yield from value
            else:
                at, token = _word_at(text, plain, at, brackets)
                yield token


def _compared(text: str, plain: str, at: int, brackets: _Brackets) -> tuple[int, tuple[Token, ...]]:
    """Read a value that starts with a sign, as in 年份:>= 2023 and 年份:-2023, where the sign is no operator."""
    sign = _COMPARED.match(plain, at)
    start = sign.end() if sign else at
    signed = start > at or text[at : at + 1] in tuple(_MINUS)
    if not signed or start >= len(text) or text[start].isspace() or text[start] in _BARS + _STRAIGHT + _CLOSE:
        return at, ()
    end = _word_end(text, start, brackets)
    return end, (Token("word", text[at:end]),)


def _word_at(text: str, plain: str, at: int, brackets: _Brackets) -> tuple[int, Token]:
    number = SPACED_NUMBER.match(plain, at)
    if number and text[at : number.end(1)] not in _OR_WORDS | _AND_WORDS | _NOT_WORDS:
        return number.end(), Token("number", text[at : number.end()])
    end = _word_end(text, at, brackets)
    return end, _word(text[at:end])


def _phrase(text: str, at: int) -> tuple[int, Token] | None:
    """Read the phrase whose opening quote stands at ``at``; None when the quote is text."""
    opening = text[at]
    end = text.find(QUOTES[opening], at + 1)
    if end < 0 and opening not in "‘「『":  # input methods mix them: “…" or "…”
        end = min((found for mark in '”"＂' if (found := text.find(mark, at + 1)) >= 0), default=-1)
    if end < 0:
        return at + 1, Token("stray")
    if opening not in _STRAIGHT and not _apart(text, end + 1):
        return None
    inner = text[at + 1 : end]
    return end + 1, Token("phrase", inner) if inner.strip() else Token("stray")


def _apart(text: str, at: int) -> bool:
    """Tell whether no word goes on at ``at``."""
    behind = text[at : at + 1]
    return not behind or behind.isspace() or behind in _CLOSE + _BARS or behind in QUOTES


class _Brackets:
    """Which brackets of a text belong together; those within straight quotes are text.

    Attributes:
        strays: positions of brackets without a partner.
        around_several: positions of opening brackets with more than one word inside: never part of a word.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing: dict[int, int] = {}
        self.strays: set[int] = set()
        self._pair()
        self.around_several = {at for at, end in self._closing.items() if _several(text[at + 1 : end])}

    def group_end(self, at: int) -> int:
        """Return where the bracket at ``at`` closes if it groups, else 0."""
        end = self._closing.get(at, 0)
        return end if end and (at in self.around_several or _apart(self._text, end + 1)) else 0

    def _pair(self) -> None:
        waiting: list[int] = []
        quote = ""
        for position, character in enumerate(self._text):
            if quote:
                quote = "" if character == quote else quote
            elif character in _STRAIGHT and self._text.find(character, position + 1) > 0:
                quote = character
            elif character in _OPEN:
                waiting.append(position)
            elif character in _CLOSE and waiting:
                self._closing[waiting.pop()] = position
            elif character in _CLOSE:
                self.strays.add(position)
        self.strays.update(waiting)


def _several(inner: str) -> bool:
    return any(character.isspace() or character in _BARS + _STRAIGHT for character in inner.strip())


def _word_end(text: str, at: int, brackets: _Brackets) -> int:
    for position in range(at + 1, len(text)):
        character = text[position]
        if character.isspace() or character in _BARS or character in _STRAIGHT:
            return position
        if position in brackets.strays or position in brackets.around_several:
            return position
    return len(text)


def _word(word: str) -> Token:
    if word in _OR_WORDS:
        return Token("or", word)
    if word in _AND_WORDS:
        return Token("and", word)
    if word in _NOT_WORDS:
        return Token("not", word)
    return Token("word", word)
