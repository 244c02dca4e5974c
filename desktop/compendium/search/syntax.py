"""The query language: words, quotes, brackets, 或 OR |, - NOT, fields. Whatever is typed means something.

A word with ``*`` inside, or a document's number in any brackets, becomes a pattern. A field with a value that cannot
be one, as in 年份:abc, is looked for as it stands, and ``Query.notes`` says why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from compendium.search.normal import normalised
from compendium.search.patterns import Pattern, number_pattern, wildcard
from compendium.search.tokens import ANY_QUOTE, QUOTES, Token, Tokenizer

if TYPE_CHECKING:
    from compendium.search.matching import Part

_UNSEEN = frozenset({"Cc", "Cf"})  # categories of characters: control, format
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{1,8}):[^\W_]")
_LONGEST = 2_000  # characters of a query; a pasted page is cut


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


Keep = Callable[["Part", set[int]], set[int]]
"""Gives those of a part's clauses that pass."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A field with a value: not what to look for but where.

    Attributes:
        said: what it means, in words to show.
        keep: gives those of a part's clauses that pass.
        headings: words that it finds in headings, to be marked there.
    """

    said: str
    keep: Keep = field(compare=False)
    headings: tuple[str, ...] = ()


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


Node = Term | Pattern | Filter | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood.

    Attributes:
        root: None when nothing to look for was typed.
        repaired: True when an operator, quote, bracket or field made no sense and was passed over or taken for a word.
        notes: why, where that needs saying.
    """

    root: Node | None
    repaired: bool
    notes: tuple[str, ...] = ()


ReadValue = Callable[[str, bool], Filter | str]
"""Takes the value of a field, and whether it was quoted; returns what it means, or in words why it means nothing."""

NO_FIELDS: Mapping[str, ReadValue] = MappingProxyType({})


def parse(text: str, fields: Mapping[str, ReadValue] = NO_FIELDS, *, literal: bool = False) -> Query:
    """Read what a user typed; any text at all, and nothing raises.

    Args:
        text: the query.
        fields: by normalised name, such as 标题, what reads the values of a field.
        literal: True to take every word as if it were quoted.
    """
    text = _visible(text[:_LONGEST])
    parser = _Parser(list(Tokenizer(fields).tokens(text)), fields, literal)
    root = parser.parse()
    if root is None and text.strip():  # nothing but operators: then they are what is looked for
        words = [word for word in text.split() if word.strip(ANY_QUOTE)]
        terms = tuple(term for word in words if (term := _term(word, quoted=literal)))
        return Query(_joined(And, list(terms)), repaired=True)
    return Query(root, parser.repaired, tuple(dict.fromkeys(parser.notes)))


def heading_words(node: Node) -> Iterator[str]:
    """Give the words that the fields of a query look for in headings, but not those that are ruled out."""
    match node:
        case Filter(_, _, headings):
            yield from headings
        case And(parts) | Or(parts):
            for part in parts:
                yield from heading_words(part)


def positive_terms(node: Node | None) -> list[Term]:
    """Return the terms that a clause is wanted for, in the order typed, each once."""
    return [each for each in dict.fromkeys(_positive(node)) if isinstance(each, Term)]


def conditions(node: Node) -> list[Node] | None:
    """Return the parts of ``node`` that stay as they are when its words are looked for loosely.

    These are fields, patterns and what is excluded. None when one of them stands where it does not hold for the whole
    query, as in ``甲 或 年份:2024``.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    kept: list[Node] = [part for part in parts if isinstance(part, Filter | Pattern | Not)]
    others = [part for part in parts if part not in kept]
    return None if any(_has_condition(part) for part in others) else kept


def _has_condition(node: Node) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(_has_condition(part) for part in parts)
        case Not(part):
            return _has_condition(part)
        case _:
            return isinstance(node, Filter | Pattern)


def _positive(node: Node | None) -> Iterator[Node]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _positive(part)
    elif node is not None and not isinstance(node, Not):
        yield node


class _Parser:
    """Recursive descent; OR binds looser than AND. What does not fit is passed over and noted in ``repaired``."""

    def __init__(self, tokens: list[Token], fields: Mapping[str, ReadValue], literal: bool) -> None:
        self._tokens = tokens
        self._fields = fields
        self._literal = literal
        self._at = 0
        self._labels: list[str] = []  # of the fields whose values stand in brackets
        self.repaired = False
        self.notes: list[str] = []

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
        match token.kind:
            case "not":
                return self._negation()
            case "open":
                return self._group()
            case "field":
                return self._field(token.text)
            case "stray":
                self.repaired = True
                return None
            case _ if self._labels:
                return self._value(self._labels[-1], token)
        words = _words(token, self._literal)
        self.repaired = self.repaired or words is None
        if (
            isinstance(words, Term)
            and self._fields
            and not words.quoted
            and (label := _UNKNOWN_FIELD.match(words.text))
        ):
            self.notes.append(f"没有“{label[1]}:”这种限定，照原文检索")
        return words

    def _group(self) -> Node | None:
        inner = self._alternatives()
        if self._kind() == "close":
            self._at += 1
        return inner

    def _field(self, label: str) -> Node | None:
        """Read what stands behind ``label``: a value, or several in brackets; else the label is a word."""
        kind = self._kind()
        if kind in ("word", "phrase", "number"):
            self._at += 1
            return self._value(label, self._tokens[self._at - 1])
        if kind == "open":
            self._at += 1
            self._labels.append(label)
            inner = self._group()
            self._labels.pop()
            if inner:
                return inner
        return _term(label, quoted=self._literal)

    def _value(self, label: str, token: Token) -> Node | None:
        quoted = token.kind == "phrase"
        value = " ".join(token.text.split())
        name = normalised(label).rstrip().removesuffix(":").rstrip()
        read = self._fields[name](value if quoted else _without_strays(value), quoted)
        if isinstance(read, Filter):
            return read
        self.repaired = True
        self.notes.append(read)
        return _term(f"{label.rstrip()}{value}", quoted=self._literal)

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


def _words(token: Token, literal: bool) -> Node | None:
    if token.kind == "phrase":
        return _term(token.text, quoted=True)
    term = _term(token.text, quoted=False)
    if term is None:
        return None
    text = term.text.strip("*")
    if not text:
        return Term(term.shown, term.text, literal)
    shown = term.shown.strip("*＊")
    return wildcard(shown, text) or number_pattern(shown, text) or Term(shown, text, literal)


def _visible(text: str) -> str:
    """Leave out what a pasted query has and nobody sees: soft hyphens, zero-width blanks, marks of byte order."""
    return "".join(each for each in text if each.isspace() or unicodedata.category(each) not in _UNSEEN)


def _term(text: str, *, quoted: bool) -> Term | None:
    """Return what is looked for; the blanks at the ends of a phrase were typed on purpose."""
    shown = " ".join(text.split())
    if not quoted:
        shown = _without_strays(shown)
    if not shown:
        return None
    if quoted:
        shown = f"{' ' * text[0].isspace()}{shown}{' ' * text[-1].isspace()}"
    return Term(shown, normalised(shown), quoted)


def _without_strays(word: str) -> str:
    """Take off quotes at the ends that have no partner in the word: one was typed, the other not yet."""
    if word and word[0] in QUOTES and word.find(QUOTES[word[0]], 1) < 0:
        word = word[1:]
    openers = [opener for opener, closer in QUOTES.items() if word.endswith(closer)]
    if openers and openers[0] not in word[:-1]:
        word = word[:-1]
    return word


def _joined(kind: Callable[[tuple[Node, ...]], Node], parts: list[Node]) -> Node | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None
