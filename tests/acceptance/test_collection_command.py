"""``compendium collection``: kept, shown, carried to another home."""

from __future__ import annotations

from pathlib import Path

from real_command import Command


def test_a_collection_goes_from_one_home_to_another_and_back(command: Command, tmp_path: Path) -> None:
    made = command.json(
        "collection", "add", "科技政策宣讲", "jilin-2024#4.12", "--section", "一、企业", "--notes", "问家数"
    )
    assert [(item["kind"], item["state"], item["notes"]) for item in made["items"]] == [
        ("section", "ok", ""),
        ("clause", "ok", "问家数"),
    ]
    places = ("jilin-2024#4.12", "wuxi-2024#2.1.1")
    shown = command.json("collection", "add", "科技政策宣讲", *places, "--compare", "--text", "# 要点")
    assert [item["kind"] for item in shown["items"]] == ["section", "clause", "slide", "comparison"]
    assert [each["clause"] for each in shown["items"][3]["clauses"]] == ["4.12", "2.1.1"]
    assert shown["items"][1]["clauses"][0]["words"].startswith("12.加大孵化服务平台建设力度")
    assert command.json("collection", "show", shown["id"][:8]) == shown

    file = tmp_path / "讲义.json"
    (summary,) = command.json("collection", "export", str(file))
    assert (summary["title"], summary["count"]) == ("科技政策宣讲", 3)  # the section title is not counted
    assert "问家数" not in file.read_text("utf-8")
    command.json("collection", "export", str(file), "--notes")
    other = Command(tmp_path / "other home")
    assert other.json("collection", "import", str(file)) == [summary]
    assert other.json("collection", "import", str(file)) == [summary]
    assert other.json("collection", "show", "科技政策宣讲") == shown
    assert other.json("collection", "remove", "科技政策宣讲") == [summary]
    assert other.json("collection", "list") == []


def test_collection_errors(command: Command, tmp_path: Path) -> None:
    bad = tmp_path / "a.json"
    bad.write_text("{}", "utf-8")
    for words, status, said in (
        (("show", "没有的"), 1, "没有的"),
        (("add", "甲", "jilin-2024#77"), 1, "77"),
        (("add", "甲", "jilin-2024#1", "--compare"), 1, "两至四条"),
        (("add", "甲", "jilin-2024"), 2, "条款"),
        (("import", str(bad)), 1, "a.json"),
        (("export", str(tmp_path / "a.txt")), 1, ".json"),
    ):
        result = command("collection", *words)
        assert (result.status, result.out) == (status, b"")
        assert said in result.err.decode("utf-8")
        assert len(result.err.splitlines()) == 1
    assert command.json("collection", "list") == []
