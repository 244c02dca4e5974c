"""Measures the extraction of facts: ``.venv/bin/python build/bench/facts.py [--limit-times 12]``.

Ten times the text may take at most twelve times the time. A line of one megabyte without sentences (digits, brackets,
a word over and over) must end within half the time of as much ordinary text, as well as within a second; so many short
sentences without facts within the time of ordinary text; sentences that are nothing but facts within a few times as
much, for they give many times as many facts. All are ratios of one run on one machine.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from compendium.domain.document import Clause, Document, NodeKind, Origin
from compendium.facts.extract import extract
from compendium.importers.registry import importer_for
from compendium.texts.document import build_document

ROOT = Path(__file__).resolve().parents[2]
POLICIES = ROOT / "content" / "policies"
TODAY = date(2026, 7, 1)
TIMES = 10
LINE = 1_000_000
ODD = ("1（", "12345)(", "1（2）3)4(", "（1）", ")(", "(", "1", "计划", "3、", "《", "》（《", "到2025年企业3家、")
SHORT = ("完成任务。", "3、。", "（1）。", "《。", "计划。")
DENSE = ("给予补助3万元。", "新增企业3家。", "6月底前完成。", "（责任单位：市科技局）。\n")
OF_ORDINARY = ((ODD, 0.5), (SHORT, 2.5), (DENSE, 8.0))
A_SECOND = 1.0


def main() -> int:
    """Measure, print one JSON document and tell by the exit status whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit-times", type=float, default=12.0)
    limit = parser.parse_args().limit_times
    once = [_read(path) for path in sorted(POLICIES.glob("*.md"))]
    one = _whole(once, 1)
    _seconds(one)  # what is compiled at the first call does not count
    first = min(_seconds(one) for _ in range(3))
    whole = _whole(once, TIMES)
    many = min(_seconds(whole) for _ in range(2))
    ordinary = first * LINE / _characters(one)
    kinds = [(_lines(pieces), times * ordinary) for pieces, times in OF_ORDINARY]
    result = {
        "characters": _characters(one),
        "facts": len(extract(one)),
        "seconds": round(first, 3),
        f"seconds_{TIMES}_times": round(many, 3),
        "ratio": round(many / first, 2),
        "limit_times": limit,
        "ordinary_text_of_a_megabyte": round(ordinary, 2),
        "odd_lines": {piece: round(seconds, 2) for lines, _ in kinds for piece, seconds in lines.items()},
    }
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    slow = [piece for lines, most in kinds for piece, seconds in lines.items() if seconds > most]
    late = max(kinds[0][0].values()) > A_SECOND
    return 1 if many > limit * first or slow or late else 0


def _lines(pieces: tuple[str, ...]) -> dict[str, float]:
    return {piece: _seconds(_line(piece * (LINE // len(piece)))) for piece in pieces}


def _read(path: Path) -> Document:
    text = importer_for(path).read(path).text
    return build_document(text, doc_id=path.stem, origin=Origin.BUNDLED, today=TODAY).document


def _whole(documents: list[Document], times: int) -> Document:
    """Return one document that holds the clauses of all ``documents``, ``times`` over, each under a name of its own."""
    outline: list[Clause] = []
    for number in range(times):
        for document in documents:
            name = f"{number}.{document.info.id}"
            for clause in document.outline:
                parent = f"{name}.{clause.parent}" if clause.parent else None
                outline.append(replace(clause, id=f"{name}.{clause.id}", parent=parent))
    return Document(documents[0].info, tuple(outline), ())


def _line(text: str) -> Document:
    info = _read(next(POLICIES.glob("*.md"))).info
    return Document(info, (Clause("p1", 1, "", "", None, text, NodeKind.LEAD_IN),), ())


def _seconds(document: Document) -> float:
    start = time.process_time()
    extract(document)
    return time.process_time() - start


def _characters(document: Document) -> int:
    return sum(len(clause.text) for clause in document.outline)


if __name__ == "__main__":
    sys.exit(main())
