"""How smooth panes scroll: ``.venv/bin/python build/bench/panes.py [--rounds N]``.

Four linked panes of 500 clauses each, with tints, numbers and connectors, against one bare QTextBrowser of the same
size with the same text, in one run on an invisible screen. A frame is a scroll step until everything is painted; what
counts is the ratio of the 95th percentiles, median of several rounds that take turns. Version view: two texts with rows
at one height and changed words marked, measured the same way.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

from bench.compare import Shelf, bundled, long_document  # noqa: E402 - only now on the path
from screen import has_display, invisible_screen  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from compendium.domain.document import Document
    from compendium.ui.compare.compare_panel import ComparePanel

STEPS = 150
STEP_PX = 37
ROUNDS = 5
MOST = 2.0
WIDTH, HEIGHT = 1440, 860
_CHILD = "COMPENDIUM_BENCH_CHILD"


def main() -> int:
    """Print the figures as JSON; 1 when four panes are not smooth enough."""
    parser = argparse.ArgumentParser(description="Measure how smooth panes of a comparison scroll.")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    if os.environ.get(_CHILD):
        return _measure(rounds)
    environ = {**os.environ, _CHILD: "1"}
    command = [sys.executable, str(HERE), "--rounds", str(rounds)]
    if has_display(environ):
        return subprocess.run(command, env=environ, check=False).returncode
    with invisible_screen(environ) as screen:
        return subprocess.run(command, env={**environ, **screen}, check=False).returncode


class _Sizes:
    def get(self, _key: str) -> object:
        return None


class _Stage(NamedTuple):
    app: QApplication
    panel: ComparePanel
    bare: QTextBrowser


def _measure(rounds: int) -> int:
    from PySide6.QtWidgets import QApplication

    from compendium.services.comparison_export import ComparisonForm
    from compendium.ui.fonts import install_fonts
    from compendium.ui.tasks import Tasks

    app = QApplication([])
    install_fonts()
    tasks = Tasks()
    texts = bundled()
    documents = [long_document(f"text {n}", texts[n:] + texts[:n]) for n in range(4)]
    documents.append(_changed(documents[0]))
    stage = _stage(app, Shelf(documents), tasks)
    figures: dict[str, float] = {}
    for name, docs, form in (
        ("four", documents[:4], ComparisonForm.MATTER),
        ("versions", [documents[0], documents[4]], ComparisonForm.TEXT),
    ):
        stage.panel.show_documents([document.info.id for document in docs])
        tasks.wait_idle(120_000)
        stage.panel.forms.choose(form)
        tasks.wait_idle(120_000)
        figures |= {f"{name}_{key}": value for key, value in _compare(stage, rounds).items()}
    tasks.stop()
    print(json.dumps(figures, indent=1))
    return int(figures["four_ratio"] > MOST)


def _stage(app: QApplication, shelf: Shelf, tasks: object) -> _Stage:
    from PySide6.QtWidgets import QTextBrowser

    from compendium.app.paths import resources_dir
    from compendium.services.compare import CompareService
    from compendium.ui.compare.collaborators import Comparers
    from compendium.ui.compare.compare_panel import ComparePanel
    from compendium.ui.icons import Icons
    from compendium.ui.reader.text_document import build_text_document
    from compendium.ui.theme import Themes

    themes = Themes(resources_dir())
    themes.apply(app)
    service = CompareService(shelf)
    panel = ComparePanel(
        comparers=Comparers(lambda: service),
        library=shelf,
        tasks=tasks,  # type: ignore[arg-type]
        themes=themes,
        icons=Icons(themes),
        settings=_Sizes(),
    )
    bare = QTextBrowser()
    px = themes.current.px("font_reading") - 2  # as four panes have it
    bare.setDocument(build_text_document(shelf.get("text 0"), theme=themes.current, px=px)[0])
    for widget in (panel, bare):
        widget.resize(WIDTH, HEIGHT)
        widget.show()
    return _Stage(app, panel, bare)


def _changed(document: Document) -> Document:
    """A later version: every third clause reads a little otherwise, every twentieth is gone."""
    from compendium.domain.document import Block, BlockStyle

    kept = []
    for number, clause in enumerate(document.outline):
        text = clause.text.replace("企业", "单位") if number % 3 == 0 else clause.text
        if number % 20 != 7:
            kept.append(replace(clause, text=text))
    blocks = tuple(Block(clause.id, BlockStyle.BODY, clause.text) for clause in kept)
    return replace(document, info=replace(document.info, id="later", title="later"), outline=tuple(kept), blocks=blocks)


def _compare(stage: _Stage, rounds: int) -> dict[str, float]:
    """Let the panes and the bare text take turns, so that what else the machine does falls on both."""
    panes, bare = [], []
    for _ in range(rounds):
        panes.append(_frames(stage.app, stage.panel.area.panes[0].view))
        bare.append(_frames(stage.app, stage.bare))
    ours, plain = statistics.median(panes), statistics.median(bare)
    return {"panes_p95_ms": round(ours, 2), "bare_p95_ms": round(plain, 2), "ratio": round(ours / plain, 2)}


def _frames(app: QApplication, view: QTextBrowser) -> float:
    """95th percentile in ms of a scroll step until everything is painted."""
    times = []
    for _ in range(10):
        app.processEvents()
    bar = view.verticalScrollBar()
    for step in range(STEPS):
        start = time.perf_counter()
        bar.setValue(step * STEP_PX)
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[round(len(times) * 0.95) - 1]


if __name__ == "__main__":
    sys.exit(main())
