"""Kinds of hits and suggestions in words of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from compendium.domain.query import MatchKind, SuggestionKind


def match_name(match: MatchKind) -> str:
    """How a clause matched, in a word."""
    translate = QCoreApplication.translate
    return {
        MatchKind.EXACT: translate("Labels", "精确"),
        MatchKind.SYNONYM: translate("Labels", "同义"),
        MatchKind.PINYIN: translate("Labels", "拼音"),
        MatchKind.FUZZY: translate("Labels", "近似"),
        MatchKind.WORDS: translate("Labels", "按词"),
    }[match]


def suggestion_name(kind: SuggestionKind) -> str:
    """Where a suggestion comes from, in a word."""
    translate = QCoreApplication.translate
    return {
        SuggestionKind.HISTORY: translate("Labels", "历史"),
        SuggestionKind.TITLE: translate("Labels", "标题"),
        SuggestionKind.INSTRUMENT: translate("Labels", "政策工具"),
        SuggestionKind.UNIT: translate("Labels", "单位"),
        SuggestionKind.TERM: translate("Labels", "术语"),
        SuggestionKind.VALUE: translate("Labels", "限定"),
    }[kind]
