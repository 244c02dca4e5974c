"""What stands for what on the command line: words as documents, clauses, paths, numbers; wrong ones are told why."""

from __future__ import annotations

import argparse
from pathlib import Path

from compendium.app.commands.base import Place
from compendium.app.paths import absolute
from compendium.domain.validity import VALIDITY_LABELS


def place(text: str) -> Place:
    """``DOC`` or ``DOC#CLAUSE``."""
    doc, sign, clause = text.partition("#")
    if doc and sign and not clause.strip():
        raise argparse.ArgumentTypeError(f"“{text}”的“#”后面没有条款编号，写法如 jilin-2024#4.12")
    if not doc.strip():
        raise argparse.ArgumentTypeError(f"“{text}”里没有文件编号，写法如 jilin-2024 或 jilin-2024#4.12")
    return Place(doc, clause)


def document(text: str) -> str:
    """``DOC``."""
    named = place(text)
    if named.clause:
        raise argparse.ArgumentTypeError(f"“{text}”是一条条款，这里要写文件编号，如 {named.doc}")
    return named.doc


def clause_place(text: str) -> Place:
    """``DOC#CLAUSE``."""
    named = place(text)
    if not named.clause:
        raise argparse.ArgumentTypeError(f"“{text}”没有指明条款，写法如 jilin-2024#4.12")
    return named


def path(text: str) -> Path:
    """A path, made absolute."""
    if not text:
        raise argparse.ArgumentTypeError("路径是空的")
    return absolute(text)


def words(text: str) -> str:
    """Words that are not blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("内容是空的")
    return text


def count(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}”不是数，应是 0 或更大的整数")
    return int(text)


def validity(text: str) -> str:
    """A code of validity, written so or by its label."""
    for code, label in VALIDITY_LABELS.items():
        if text in (code.value, label):
            return code.value
    raise argparse.ArgumentTypeError(f"“{text}”不是时效性，可以是 {'、'.join(VALIDITY_LABELS.values())}")


def year(text: str) -> int:
    """A year of four digits."""
    if not (text.isdecimal() and len(text) == len("2024")):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，写法如 2024")
    return int(text)
