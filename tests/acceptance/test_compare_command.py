"""What ``compare`` says to a reader, and that decisions reach it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.app.composition import Composition
from compendium.app.paths import Places, content_dir, resources_dir
from compendium.domain.comparison import ClauseRef, MatchVerdict
from real_command import Command

OLD = (
    "某市商品房预售管理规定（征求意见稿）\n第一条 为了规范预售行为，维护当事人的合法权益，制定本规定。\n"
    "第二条 预售款应当专户存储，用于工程建设。\n第三条 违反本规定的，责令限期改正，并处以罚款。\n"
)
NEW = OLD.replace("（征求意见稿）", "").replace("用于工程建设", "用于有关的工程建设")


@pytest.fixture
def versions(command: Command, tmp_path: Path) -> Command:
    """The command with a draft and what became of it."""
    for name, text in (("draft", OLD), ("final", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        command.json("import", str(tmp_path / f"{name}.txt"), "--id", name)
    return command


def _said(result: object) -> str:
    return "".join(getattr(result, name).decode("utf-8") for name in ("out", "err"))


def test_versions_compared_by_matter_are_told_of_the_better_way(versions: Command) -> None:
    assert "--by text" in _said(versions("compare", "draft", "final"))
    assert "--by text" not in _said(versions("compare", "national-2022", "jilin-2024"))


def test_both_directions_show_the_same_change(versions: Command) -> None:
    there, back = (
        _said(versions("compare", *docs, "--by", "text")) for docs in (("draft", "final"), ("final", "draft"))
    )
    assert "{+有关的+}" in there
    assert "[-有关的-]" in back


@pytest.fixture
def composition(compiled_bundle: Path, home: Path) -> Iterator[Composition]:
    """The services over the bundled library."""
    places = Places(home, None, compiled_bundle, resources_dir(), content_dir())
    with Composition(places, date(2026, 7, 1)) as opened:
        yield opened


def test_numbers_of_matched_targets_are_set_against_each_other(composition: Composition) -> None:
    compared = composition.compare.by_matter(["national-2016", "wuxi-2024"])
    judged = [target for pair in compared.pairs for target in pair.targets if target.outcome is not None]
    assert [(target.a, target.b, target.outcome) for target in judged] == [("1.1%", "2%", "raised")]


def test_decisions_are_shown_by_the_command(composition: Composition, home: Path) -> None:
    docs = ["national-2022", "jinan-2023"]
    found = composition.compare.by_matter(docs)
    confirmed, cut = found.pairs[:2]
    missing = ClauseRef(docs[0], found.unmatched[docs[0]][0]), ClauseRef(docs[1], found.unmatched[docs[1]][0])
    composition.match_decisions.decide(confirmed.a, confirmed.b, MatchVerdict.CONFIRMED)
    composition.match_decisions.decide(cut.a, cut.b, MatchVerdict.CUT)
    composition.match_decisions.decide(*missing, MatchVerdict.ADDED)
    command = Command(home)
    shown = command.json("compare", *docs)
    verdicts = {(pair["a"]["clause"], pair["b"]["clause"]): pair.get("verdict") for pair in shown["pairs"]}
    assert verdicts[confirmed.a.clause, confirmed.b.clause] == "confirmed"
    assert verdicts[missing[0].clause, missing[1].clause] == "added"
    assert (cut.a.clause, cut.b.clause) not in verdicts
    assert [(pair["a"]["clause"], pair["b"]["clause"]) for pair in shown["cut"]] == [(cut.a.clause, cut.b.clause)]
    plain = _said(command("compare", *docs))
    assert "已确认" in plain
    assert "人工添加" in plain
    assert "您已取消的对应 1 对" in plain
