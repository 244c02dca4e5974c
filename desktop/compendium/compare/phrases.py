"""Shared stretches of text cut back to phrases that stand by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

LEAST = 2
# What opens a stretch without being part of the matter: verbs of every policy, link words, the end of a cut-off word.
# Behind each the words that begin alike and do mean something.
_OPENINGS = re.compile(
    "^(?:"
    "等方面|方面|以及|进一步|等(?!级)|[的和与及或并将之了]|其(?!他)|"
    "化(?![工学解石肥合])|型(?!号)|会(?![议展计员])|性(?![能质别])|对(?![外接象口策标应照等])|向(?!量)|为(?!民)|在(?![线职校])|于|把|使|"
    "完善|加强|推动(?!力)|推进|支持|促进(?!会)|提升|提高|加快|加大|鼓励|积极|着力|大力|全面|深入|不断|切实|"
    "开展|建立|健全|强化|深化|优化|构建|打造|落实|实施(?!方案|细则|办法|意见|条例)|引导(?!基金)"
    ")"
)
_ENDINGS = re.compile(
    "(?:等方面|方面|以及|进一步|(?<![高平同均中初上])等|(?<![完形建合集组生构])成|提供|[的和与及或并将其之了对为在于把使]|"
    "完善|加强|推动|推进|支持|促进|加快|加大|鼓励|积极|着力|大力|不断|切实|健全|强化|深化)$"
)


def whole_phrases(words: Iterable[str], terms: Collection[str]) -> tuple[str, ...]:
    """Return what is left of the words, in their order; none too short, none inside another one.

    ``terms`` are known to be whole and stay as they are.
    """
    left = dict.fromkeys(word if word in terms else _trimmed(word, terms) for word in words)
    phrases = [phrase for phrase in left if len(phrase) >= LEAST]
    return tuple(phrase for phrase in phrases if not any(phrase != other and phrase in other for other in phrases))


def _trimmed(word: str, terms: Collection[str]) -> str:
    while word not in terms:
        shorter = _ENDINGS.sub("", _OPENINGS.sub("", word))
        if shorter == word:
            break
        word = shorter
    return word
