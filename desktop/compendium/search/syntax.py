"""The query language: words, quotes, brackets, 或 OR |, - NOT. Whatever is typed means something; nothing raises.

Brackets and Chinese quotes mean something only where they stand apart; within a word, as in 首台（套） or
专精特新“小巨人”企业, they are text. Brackets around several words always group; one without a partner is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compendium.search.normal import normalised

_QUOTES = {'"': '"', "“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂"}
_ANY_QUOTE = "".join({**_QUOTES, **dict.fromkeys(_QUOTES.values(), "")})
_OPEN, _CLOSE = "(（", ")）"
_BARS = "|｜"
_MINUS = "-－−"
_STRAIGHT = '"＂'  # never printed in these texts, so it quotes wherever it stands
_DEEPEST = 20  # brackets in brackets; deeper ones are passed over
_LONGEST = 2_000  # characters of a query; a pasted page is cut
_OR_WORDS = frozenset({"或", "OR"})
_AND_WORDS = frozenset({"AND"})
_NOT_WORDS = frozenset({"NOT"})


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of text to find.

    Attributes:
        shown: as typed.
        text: normalised, as it is looked for.
        quoted: True for an exact phrase, which is never loosened.
    """

    shown: str
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of ``parts``, at least two."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of ``parts``, at least two."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What ``part`` is not."""

    part: Node


Node = Term | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood.

    Attributes:
        root: None when nothing to look for was typed.
        repaired: True when an operator, quote or bracket made no sense and was passed over.
    """

    root: Node | None
    repaired: bool


def parse(text: str) -> Query:
    """Read what a user typed; any text at all."""
    text = text[:_LONGEST]
    parser = _Parser(list(_tokens(text, 0)))
    root = parser.parse()
    if root is None and text.strip():  # nothing but operators: then they are what is looked for
        words = [word for word in text.split() if word.strip(_ANY_QUOTE)]
        terms = tuple(term for word in words if (term := _term(word, quoted=False)))
        return Query(_joined(And, list(terms)), repaired=True)
    return Query(root, parser.repaired)


def positive_terms(node: Node | None) -> list[Term]:
    """Return the terms that a clause is wanted for, in the order typed, each once."""
    return list(dict.fromkeys(_positive(node)))


def _positive(node: Node | None) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _positive(part)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # word, phrase, open, close, or, and, not, stray
    text: str = ""


def _tokens(text: str, depth: int) -> Iterator[_Token]:
    at = 0
    brackets = _Brackets(text)
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in _BARS:
            yield _Token("or")
            at += 1
        elif character in _QUOTES and (phrase := _phrase(text, at)):
            at, token = phrase
            yield token
        elif at in brackets.strays:
            yield _Token("stray")
            at += 1
        elif depth < _DEEPEST and (end := brackets.group_end(at)):
            yield _Token("open")
            yield from _tokens(text[at + 1 : end], depth + 1)
            yield _Token("close")
            at = end + 1
        elif character in _MINUS and at + 1 < len(text) and not text[at + 1].isspace():
            yield _Token("not")
            at += 1
        else:
            end = _word_end(text, at, brackets)
            yield _word(text[at:end])
            at = end


def _phrase(text: str, at: int) -> tuple[int, _Token] | None:
    """Read the phrase whose opening quote stands at ``at``; None when the quote is text."""
    opening = text[at]
    end = text.find(_QUOTES[opening], at + 1)
    if end < 0 and opening not in "‘「『":  # input methods mix them: “…" or "…”
        end = min((found for mark in '”"＂' if (found := text.find(mark, at + 1)) >= 0), default=-1)
    if end < 0:
        return at + 1, _Token("stray")
    if opening not in _STRAIGHT and not _apart(text, end + 1):
        return None
    inner = text[at + 1 : end]
    return end + 1, _Token("phrase", inner) if inner.strip() else _Token("stray")


def _apart(text: str, at: int) -> bool:
    """Tell whether no word goes on at ``at``."""
    behind = text[at : at + 1]
    return not behind or behind.isspace() or behind in _CLOSE + _BARS or behind in _QUOTES


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


def _word(word: str) -> _Token:
    if word in _OR_WORDS:
        return _Token("or", word)
    if word in _AND_WORDS:
        return _Token("and", word)
    if word in _NOT_WORDS:
        return _Token("not", word)
    return _Token("word", word)


class _Parser:
    """Recursive descent; OR binds looser than AND. What does not fit is passed over and noted in ``repaired``."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self.repaired = False

    def parse(self) -> Node | None:
        parts: list[Node] = []
        while self._at < len(self._tokens):
            if part := self._alternatives():
                parts.append(part)
            if self._kind() == "close":  # one too many
                self._skip()
        return _joined(And, parts)

    def _alternatives(self) -> Node | None:
        parts: list[Node] = []
        expected = False
        while True:
            part = self._all()
            if part:
                parts.append(part)
            elif expected or self._kind() == "or":
                self.repaired = True
            if self._kind() != "or":
                return _joined(Or, parts)
            self._at += 1
            expected = True

    def _all(self) -> Node | None:
        parts: list[Node] = []
        while (kind := self._kind()) not in ("or", "close", ""):
            if kind == "and":
                self._at += 1
                if not parts or self._kind() in ("or", "close", "and", ""):
                    self.repaired = True
                continue
            if part := self._one():
                parts.append(part)
        return _joined(And, parts)

    def _one(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            return self._negation()
        if token.kind == "open":
            inner = self._alternatives()
            if self._kind() == "close":
                self._at += 1
            return inner
        if token.kind == "stray":
            self.repaired = True
            return None
        term = _term(token.text, quoted=token.kind == "phrase")
        self.repaired = self.repaired or term is None
        return term

    def _negation(self) -> Node | None:
        negative = True
        while self._kind() == "not":
            self._at += 1
            negative = not negative
        if self._kind() in ("or", "and", "close", ""):
            self.repaired = True
            return None
        part = self._one()
        return Not(part) if part and negative else part

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _skip(self) -> None:
        self._at += 1
        self.repaired = True


def _term(text: str, *, quoted: bool) -> Term | None:
    shown = " ".join(text.split())
    if not quoted:
        shown = _without_strays(shown)
    return Term(shown, normalised(shown), quoted) if shown else None


def _without_strays(word: str) -> str:
    """Take off quotes at the ends that have no partner in the word: one was typed, the other not yet."""
    if word and word[0] in _QUOTES and word.find(_QUOTES[word[0]], 1) < 0:
        word = word[1:]
    openers = [opener for opener, closer in _QUOTES.items() if word.endswith(closer)]
    if openers and openers[0] not in word[:-1]:
        word = word[:-1]
    return word


def _joined(kind: Callable[[tuple[Node, ...]], Node], parts: list[Node]) -> Node | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None
