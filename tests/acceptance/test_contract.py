"""The command line keeps the contract: shapes, values, streams and exit status, from outside."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from real_command import Command, Done

BUNDLED = {"national-2022", "national-2016", "jilin-2024", "jinan-2023", "wuxi-2024"}
INFO_FIELDS = {
    *("id", "title", "inferred", "evidence", "doc_number", "issuers", "level", "region", "signed_date", "year"),
    *("effective_date", "expiry_date", "period"),
    *("validity", "validity_basis", "validity_checked_on", "origin", "clauses", "characters"),
}
VALIDITIES = {
    *("in_force", "not_yet_effective", "amended", "partly_invalid", "repealed", "expired", "period_ended", "draft"),
    "unknown",
}
BOOKMARK_FIELDS = {"id", "doc", "clause", "quote", "folder", "tags", "note", "created", "state"}


def _refused(done: Done, status: int, *said: str) -> None:
    assert done.status == status, done.said
    assert done.out == b""
    assert done.said.count("\n") == 1, done.said
    assert "Traceback" not in done.said
    for words in said:
        assert words in done.said


# list and show


def test_list_tells_all_of_every_document(reader: Command) -> None:
    infos = {info["id"]: info for info in reader.json("list")}
    assert set(infos) == BUNDLED
    for info in infos.values():
        assert set(info) == INFO_FIELDS
        assert info["origin"] == "bundled"
        assert info["level"] in ("国家", "省", "市", "县")
        assert info["validity"] in VALIDITIES
        assert info["validity"] != "in_force" or (info["validity_basis"] and info["validity_checked_on"])
        assert set(info["inferred"]) <= INFO_FIELDS
        assert set(info["inferred"]) <= set(info["evidence"])
        assert all(isinstance(issuer, str) for issuer in info["issuers"])
        assert info["signed_date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", info["signed_date"])
    assert {"title", "region"} <= set(infos["jinan-2023"]["inferred"])
    assert infos["jinan-2023"]["validity"] == "draft"
    assert infos["jinan-2023"]["period"] == {"start": 2023, "end": 2025}
    assert "level" in infos["national-2022"]["inferred"]
    assert infos["national-2022"]["level"] == "国家"
    assert infos["national-2022"]["validity"] == "period_ended"


@pytest.mark.parametrize("doc", sorted(BUNDLED))
def test_show_gives_the_outline_in_reading_order(reader: Command, doc: str) -> None:
    shown = reader.json("show", doc)
    assert set(shown) == {"document", "outline"}
    assert set(shown["document"]) == INFO_FIELDS
    assert shown["document"]["id"] == doc
    outline = shown["outline"]
    assert len(outline) == shown["document"]["clauses"]
    assert sum(len("".join(clause["text"].split())) for clause in outline) == shown["document"]["characters"]
    seen: set[str | None] = {None}
    for clause in outline:
        assert set(clause) == {"id", "level", "marker", "title", "parent", "text"}
        assert clause["id"] not in seen
        assert clause["parent"] in seen
        assert clause["text"].startswith(clause["marker"])
        assert not clause["text"].endswith("\n")
        seen.add(clause["id"])


def test_list_and_show_agree(reader: Command) -> None:
    (listed,) = [info for info in reader.json("list") if info["id"] == "wuxi-2024"]
    assert reader.json("show", "wuxi-2024")["document"] == listed


def test_show_of_a_clause_gives_what_stands_below_it(reader: Command) -> None:
    whole = reader.json("show", "jilin-2024")["outline"]
    part = reader.json("show", "jilin-2024#4")["outline"]
    assert part == [clause for clause in whole if clause["id"] == "4" or clause["id"].startswith("4.")]
    assert len(part) > 1


def test_show_agrees_with_the_labels(reader: Command, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "002.json").read_text(encoding="utf-8"))
    outline = reader.json("show", "jilin-2024")["outline"]
    fields = ("id", "level", "marker", "title", "parent")
    assert [[clause[name] for name in fields] for clause in outline] == [
        [clause[name] for name in fields] for clause in gold["outline"]
    ]


def test_show_for_a_reader_holds_the_same_text(reader: Command) -> None:
    shown = reader("show", "jilin-2024").out.decode("utf-8")
    for clause in reader.json("show", "jilin-2024")["outline"]:
        assert f"[{clause['id']}]" in shown
        for line in clause["text"].split("\n"):
            assert line.rstrip() in shown


def test_what_is_unknown_is_named_with_a_way_on(reader: Command) -> None:
    _refused(reader("show", "nosuch", "--json"), 1, "nosuch", "list")
    _refused(reader("show", "jilin-2024#9.9", "--json"), 1, "9.9", "show jilin-2024")


# compare


def test_compare_by_matter(reader: Command) -> None:
    documents = ["national-2022", "jilin-2024", "jinan-2023"]
    found = reader.json("compare", *documents)
    assert set(found) == {"documents", "pairs", "unmatched"}
    assert found["documents"] == documents
    clauses = {doc: [c["id"] for c in reader.json("show", doc)["outline"]] for doc in documents}
    strengths = [pair["strength"] for pair in found["pairs"]]
    assert strengths == sorted(strengths, reverse=True)
    matched: set[tuple[str, str]] = set()
    for pair in found["pairs"]:
        assert set(pair) == {"a", "b", "strength", "outcome", "why"}
        assert 0 < pair["strength"] <= 1
        assert pair["outcome"] in ("same", "raised", "lowered", None)
        assert pair["why"]
        assert pair["a"]["doc"] != pair["b"]["doc"]
        for side in (pair["a"], pair["b"]):
            assert side["clause"] in clauses[side["doc"]]
            matched.add((side["doc"], side["clause"]))
    assert set(found["unmatched"]) == set(documents)
    for doc, left in found["unmatched"].items():
        assert not {(doc, clause) for clause in left} & matched
        assert left == [clause for clause in clauses[doc] if clause in set(left)]


def test_compare_by_text_rebuilds_both_versions(command: Command, tmp_path: Path) -> None:
    old = (
        "关于支持创新的若干措施\n一、总体要求\n坚持创新驱动，2024年投入100万元。\n"
        "二、主要任务\n支持企业建设研发机构。\n三、保障措施\n加强领导。\n"
    )
    new = old.replace("100万元", "200万元").replace(
        "三、保障措施\n加强领导。\n", "三、附则\n本措施自发布之日起施行。\n"
    )
    for name, text in (("old", old), ("new", new)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        command.json("import", str(tmp_path / f"{name}.txt"), "--id", name)
    found = command.json("compare", "old", "new", "--by", "text")
    assert set(found) == {"documents", "changes", "summary"}
    assert found["documents"] == ["old", "new"]
    for change in found["changes"]:
        assert set(change) == {"kind", "a", "b", "spans"}
        assert change["kind"] in ("same", "changed", "moved", "added", "removed")
        for side, dropped in (("a", "insert"), ("b", "delete")):
            text = "".join(words for kind, words in change["spans"] if kind != dropped)
            assert text == (change[side]["text"] if change[side] else "")
    rebuilt = [change["b"]["text"] for change in found["changes"] if change["b"]]
    assert rebuilt == [clause["text"] for clause in command.json("show", "new")["outline"]]
    assert sum(found["summary"].values()) == len(found["changes"])
    gone = "".join(words for change in found["changes"] for kind, words in change["spans"] if kind == "delete")
    assert "1" in gone
    assert "2024" not in gone


def test_compare_refuses_what_makes_no_sense(reader: Command) -> None:
    _refused(reader("compare", "national-2022", "national-2022", "--json"), 2, "两次")
    _refused(reader("compare", *(["a", "b", "c", "d", "e"]), "--json"), 2, "4")
    _refused(reader("compare", "a", "b", "c", "--by", "text"), 2, "text")
    _refused(reader("compare", "national-2022", "national-2022", "--by", "text"), 2, "两次")
    _refused(reader("compare", "national-2022#1", "jilin-2024"), 2, "national-2022#1", "文件编号")
    _refused(reader("search", "税", "--doc", "jilin-2024#1"), 2, "文件编号")
    _refused(reader("show", "jilin-2024#"), 2, "条款")
    _refused(reader("compare", "national-2022", "nosuch", "--json"), 1, "nosuch")


def test_words_that_are_no_text_are_refused(reader: Command) -> None:
    _refused(reader("search", "\udcff\udcfe"), 2, "UTF-8")
    _refused(reader("import", "/tmp/\udcd6\udcd0.txt", "--json"), 2, "UTF-8")


# bookmark


def test_bookmarks_go_from_one_home_to_another_and_back(command: Command, tmp_path: Path) -> None:
    (kept,) = command.json("bookmark", "add", "jilin-2024#4.12", "--note", "与科技厅核对", "--folder", "企业/平台")
    assert set(kept) == BOOKMARK_FIELDS
    assert (kept["doc"], kept["clause"]) == ("jilin-2024", "4.12")
    assert (kept["note"], kept["folder"], kept["tags"]) == ("与科技厅核对", "企业/平台", [])
    assert kept["state"] == "ok"
    text = next(c["text"] for c in command.json("show", "jilin-2024")["outline"] if c["id"] == "4.12")
    assert kept["quote"]
    assert kept["quote"] in text
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", kept["created"])
    command.json("bookmark", "add", "jinan-2023#1")
    mine = command.json("bookmark", "list")
    assert [mark["clause"] for mark in mine] == ["4.12", "1"]

    file = tmp_path / "书签 一.json"
    assert command.json("bookmark", "export", str(file)) == mine
    other = Command(tmp_path / "other home")
    other.json("bookmark", "add", "wuxi-2024#1")
    (own,) = other.json("bookmark", "list")
    assert other.json("bookmark", "import", str(file)) == [*sorted([own, *mine], key=lambda mark: mark["created"])]
    assert len(other.json("bookmark", "import", str(file))) == 3


def test_bookmarks_are_removed_by_their_ids(command: Command) -> None:
    marks = [mark for clause in ("1", "2", "3") for mark in command.json("bookmark", "add", f"jilin-2024#{clause}")]
    _refused(command("bookmark", "remove", marks[0]["id"], "nosuch", "--json"), 1, "nosuch")
    assert len(command.json("bookmark", "list")) == 3
    assert command.json("bookmark", "remove", marks[0]["id"], marks[2]["id"][:8]) == [marks[0], marks[2]]
    assert command.json("bookmark", "list") == [marks[1]]


def test_bookmark_errors(command: Command, tmp_path: Path) -> None:
    _refused(command("bookmark", "add", "jilin-2024#77", "--json"), 1, "77")
    _refused(command("bookmark", "add", "nosuch#1", "--json"), 1, "nosuch")
    _refused(command("bookmark", "add", "jilin-2024", "--json"), 2, "条款")
    _refused(command("bookmark", "import", str(tmp_path / "gone.json"), "--json"), 1, "gone.json")
    _refused(command("bookmark", "export", str(tmp_path / "no folder" / "x.json"), "--json"), 1, "x.json")
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{", encoding="utf-8")
    _refused(command("bookmark", "import", str(wrong), "--json"), 1, "wrong.json")
    assert command.json("bookmark", "list") == []


# import


def test_raw_seeds_under_neutral_names_give_the_bundled_outlines(
    command: Command, seeds: dict[str, Path], tmp_path: Path
) -> None:
    for number, (doc, seed) in enumerate(sorted(seeds.items())):
        file = tmp_path / f"file{number}.txt"
        shutil.copyfile(seed, file)
        (outcome,) = command.json("import", str(file), "--id", f"raw{number}")
        assert (outcome["file"], outcome["status"], outcome["doc"]) == (str(file), "imported", f"raw{number}")
        assert outcome["error"] is None
        assert set(outcome["metadata"]) == INFO_FIELDS
        assert outcome["metadata"]["origin"] == "imported"
        assert all(0 <= value <= 1 for value in outcome["confidence"].values())
        assert command.json("show", f"raw{number}")["outline"] == command.json("show", doc)["outline"]


def test_import_tells_the_fate_of_each_file(command: Command, tmp_path: Path) -> None:
    good, same, bad = tmp_path / "办法.md", tmp_path / "again.md", tmp_path / "x.exe"
    good.write_text(
        "# 测试管理办法\n\n第一条 为了测试，制定本办法。\n\n第二条 本办法自2024年1月1日起施行。\n", encoding="utf-8"
    )
    same.write_bytes(good.read_bytes())
    bad.write_bytes(b"MZ\0")
    gone = tmp_path / "gone.txt"
    done = command("import", str(good), str(bad), str(gone), str(same), "--json")
    assert done.status == 1
    assert done.said.count("\n") == 1
    assert "x.exe" in done.said
    outcomes = done.json
    assert [Path(outcome["file"]).name for outcome in outcomes] == ["办法.md", "x.exe", "gone.txt", "again.md"]
    assert [outcome["status"] for outcome in outcomes] == ["imported", "refused", outcomes[2]["status"], "unchanged"]
    assert outcomes[2]["status"] in ("refused", "failed")
    for outcome in outcomes:
        fields = {"file", "status", "doc", "metadata", "confidence", "warnings", "error"}
        assert set(outcome) == fields
    for outcome in outcomes[1:3]:
        assert set(outcome["error"]) == {"code", "message"}
        assert outcome["doc"] is None
    assert outcomes[3]["doc"] == outcomes[0]["doc"]
    assert [clause["id"] for clause in command.json("show", outcomes[0]["doc"])["outline"]][-2:] == ["a1", "a2"]


def test_a_folder_gives_what_can_be_read_in_it(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    (folder / "x.bin").write_bytes(b"\0")
    nothing = command("import", str(folder), "--json")
    assert (nothing.status, nothing.json) == (1, [])
    assert "txt" in nothing.said
    (folder / "a.txt").write_text("测试规划\n一、目标\n完成。\n", encoding="gbk")
    assert [outcome["status"] for outcome in command.json("import", str(folder))] == ["imported"]


def test_a_changed_text_becomes_a_version(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("测试规划\n一、目标\n到2025年完成。\n", encoding="utf-8")
    command.json("import", str(file), "--id", "test")
    file.write_text("测试规划\n一、目标\n到2030年完成。\n", encoding="utf-8")
    (outcome,) = command.json("import", str(file), "--id", "test")
    assert (outcome["status"], outcome["doc"]) == ("version", "test@2")


def test_import_errors(command: Command, tmp_path: Path) -> None:
    _refused(command("import", "a.txt", "b.txt", "--id", "x", "--json"), 2, "--id")
    file = tmp_path / "a.txt"
    file.write_text("测试规划\n一、目标\n完成。\n", encoding="utf-8")
    _refused(command("import", str(file), "--id", "a#b", "--json"), 1, "a#b")


# check


def test_check_of_a_sound_home(reader: Command) -> None:
    reader.json("list")
    assert reader.json("check") == {"ok": True, "problems": []}


def test_check_finds_and_repairs(command: Command) -> None:
    command.json("search", "税")
    shutil.rmtree(command.home / "library" / "index")
    (command.home / "library" / "index").mkdir()
    done = command("check", "--json")
    assert done.status == 1
    assert done.json["ok"] is False
    assert [set(problem) for problem in done.json["problems"]] == [{"code", "message", "repaired"}]
    assert done.json["problems"][0]["repaired"] is False
    repaired = command.json("check", "--repair")
    assert repaired["ok"] is True
    assert repaired["problems"][0]["repaired"] is True
    assert command.json("check") == {"ok": True, "problems": []}


def test_check_tells_where_to_look_at_bookmarks_that_lost_their_place(command: Command, tmp_path: Path) -> None:
    [mark] = command.json("bookmark", "add", "jilin-2024#1")
    with closing(sqlite3.connect(command.home / "user.db")) as database, database:
        database.execute("UPDATE bookmark SET doc = 'gone'")
    for words in (["check"], ["check", "--repair"]):
        done = command(*words)
        said = done.out.decode("utf-8")
        assert done.status == 0
        assert f"bookmark remove {mark['id'][:8]}" in said
        assert "--repair" not in said
    assert command.json("check")["ok"] is True


def test_check_tells_what_keeps_a_home_from_opening(command: Command) -> None:
    command.json("list")
    with closing(sqlite3.connect(command.home / "user.db")) as database:
        database.execute("PRAGMA user_version = 99")
    _refused(command("bookmark", "list", "--json"), 1, "user.db")
    done = command("check", "--json")
    assert done.status == 1
    assert done.json["ok"] is False
    assert [problem["code"] for problem in done.json["problems"]] == ["newer_data"]


# search


def _texts(reader: Command) -> dict[tuple[str, str], str]:
    return {(doc, clause["id"]): clause["text"] for doc in BUNDLED for clause in reader.json("show", doc)["outline"]}


def test_search_finds_what_a_scan_finds(reader: Command) -> None:
    texts = _texts(reader)
    for words in ("科技型中小企业", "责任单位", "税", "2023年", "加计100%扣除"):
        found = reader.json("search", f'"{words}"')
        scanned = {place for place, text in texts.items() if words in text.replace("\n", "")}
        assert {(hit["doc"], hit["clause"]) for hit in found["hits"]} == scanned
        assert found["total"] == found["total_exact"] == len(scanned) > 0


def test_search_gives_the_shape_of_the_contract(reader: Command) -> None:
    found = reader.json("search", "科技型中小企业", "--limit", "3")
    fields = {"query", "interpreted", "total", "total_exact", "elapsed_ms", "facets", "hits", "suggestions"}
    assert set(found) == fields | {"expansions"}
    assert found["query"] == "科技型中小企业"
    assert found["interpreted"]
    assert len(found["hits"]) == 3 < found["total"]
    assert found["elapsed_ms"] > 0
    assert set(found["facets"]) == {"doc", "level", "region", "year", "unit", "issuer", "validity"}
    for name in ("doc", "level"):
        assert sum(found["facets"][name].values()) == found["total"]
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    texts = _texts(reader)
    for hit in found["hits"]:
        assert set(hit) == {"doc", "clause", "title", "snippet", "ranges", "score", "match"}
        assert hit["match"] in ("exact", "synonym", "pinyin", "fuzzy", "words")
        assert hit["snippet"].strip("…").replace("\n", "") in texts[hit["doc"], hit["clause"]].replace("\n", "")
        assert "科技型中小企业" in [hit["snippet"][start:end] for start, end in hit["ranges"]]


def test_filters_narrow_and_several_values_of_one_are_alternatives(reader: Command) -> None:
    everything = reader.json("search", "企业")
    for option, facet, value in (
        ("--doc", "doc", "jilin-2024"),
        ("--level", "level", "市"),
        ("--year", "year", "2024"),
        ("--issuer", "issuer", "吉林省科学技术厅"),
        ("--validity", "validity", "period_ended"),
    ):
        found = reader.json("search", "企业", option, value)
        assert found["total"] == everything["facets"][facet][value] > 0
    both = reader.json("search", "企业", "--doc", "jilin-2024", "--doc", "jinan-2023")
    assert {hit["doc"] for hit in both["hits"]} == {"jilin-2024", "jinan-2023"}
    neither = reader.json("search", "企业", "--doc", "jilin-2024", "--level", "市")
    assert (neither["total"], neither["hits"]) == (0, [])


def test_a_reader_gets_a_screenful_and_a_program_everything(reader: Command) -> None:
    everything = reader.json("search", "企业")
    assert len(everything["hits"]) == everything["total"] > 20
    shown = reader("search", "企业").out.decode("utf-8")
    assert shown.count("#") == 20
    assert f"共 {everything['total']} 条，显示前 20 条" in shown
    assert reader("search", "企业", "--limit", "3").out.decode("utf-8").count("#") == 3


def test_search_errors(reader: Command) -> None:
    _refused(reader("search", "税", "--doc", "nosuch", "--json"), 1, "nosuch")
    _refused(reader("search", " ", "--json"), 2, "QUERY")
    _refused(reader("search", "税", "--limit", "x", "--json"), 2, "--limit")


# streams, options and homes


def test_options_before_and_after_the_command_mean_the_same(command: Command, tmp_path: Path) -> None:
    home = str(tmp_path / "elsewhere")
    before = command("--json", "--home", home, "list")
    after = command("list", "--home", home, "--json")
    assert before.out == after.out
    assert before.err == after.err == b""
    assert json.loads(before.out)
    assert not command.home.exists()


def test_json_is_utf8_on_any_terminal(reader: Command) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = reader("list", "--json", environ=plain)
    assert done.out == reader("list", "--json").out
    assert reader("show", "nosuch", environ=plain).said == reader("show", "nosuch").said


def test_a_library_is_read_from_a_folder_that_cannot_be_written(
    command: Command, compiled_bundle: Path, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    shutil.copy(compiled_bundle / "library.db", share)
    share.chmod(0o555)
    (share / "library.db").chmod(0o444)
    before = sorted(share.iterdir())
    assert {info["id"] for info in command.json("--library", str(share), "list")} == BUNDLED
    assert command.json("--library", str(share), "search", '"税"')["total"] > 0
    command.json("--library", str(share), "bookmark", "add", "jilin-2024#1")
    done = command("--library", str(share), "import", __file__.replace(".py", ".txt"), "--json")
    assert done.status == 1
    assert sorted(share.iterdir()) == before
    assert not (command.home / "library").exists()
    share.chmod(0o755)


def test_a_missing_library_is_named(command: Command, tmp_path: Path) -> None:
    _refused(command("--library", str(tmp_path / "nowhere"), "list", "--json"), 1, "nowhere")


def test_a_home_that_is_a_file_is_refused(command: Command) -> None:
    command.home.write_text("", encoding="utf-8")
    _refused(command("list", "--json"), 1, str(command.home), "--home")


def test_a_reader_that_goes_away_is_no_error(reader: Command) -> None:
    reader.json("list")
    script = f"{sys.executable} -m compendium --home {reader.home} show national-2016; echo status $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({script}) | head -n 1"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == "status 0\n"


def test_a_full_disk_behind_standard_output_is_told(reader: Command) -> None:
    reader.json("list")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "compendium", "--home", str(reader.home), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert done.stderr.count("\n") == 1


def test_today_decides_what_has_expired(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    term = "第二条 本办法自2021年1月1日起施行，有效期至2025年12月31日。"
    file.write_text(f"甲市创新办法\n第一条 为了创新，制定本办法。\n{term}\n", encoding="utf-8")
    [outcome] = command.json("import", str(file), "--id", "a")
    assert (outcome["metadata"]["effective_date"], outcome["metadata"]["expiry_date"]) == ("2021-01-01", "2025-12-31")
    seen = []
    for today in ("2020-01-01", "2023-01-01", "2030-01-01"):
        infos = command("list", "--json", environ={"COMPENDIUM_TODAY": today}).json
        seen += [info["validity"] for info in infos if info["id"] == "a"]
    assert seen == ["not_yet_effective", "unknown", "expired"]
    assert "有效期至2025年12月31日" in command("show", "a").out.decode("utf-8")


def test_today_decides_what_has_ended(reader: Command) -> None:
    def validity(today: str) -> str:
        done = reader("show", "national-2022", "--json", environ={"COMPENDIUM_TODAY": today})
        value: str = done.json["document"]["validity"]
        return value

    assert validity("2024-01-01") == "period_ended"
    assert validity("2023-06-30") != "period_ended"
    _refused(reader("list", environ={"COMPENDIUM_TODAY": "明天"}), 2, "COMPENDIUM_TODAY")


def test_the_examples_of_the_help_work(reader: Command) -> None:
    helps = "".join(reader(*words, "--help").out.decode("utf-8") for words in ([], ["show"], ["bookmark", "add"]))
    places = set(re.findall(r"compendium \S+(?: \S+)? ([a-z]+-\d{4})#([\w.]+)", helps))
    assert places
    for doc, clause in places:
        assert reader.json("show", f"{doc}#{clause}")["outline"]


@pytest.mark.parametrize("words", [["list"], ["show", "jilin-2024"], ["bookmark", "list"]])
def test_reading_starts_without_what_it_does_not_need(reader: Command, words: list[str]) -> None:
    """What is heavy to import is left out, or the command would take several times as long."""
    reader.json("list")
    code = (
        "import sys; from compendium.app.main import main; main(sys.argv[2:]); "
        "print(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1].split(','))), file=sys.stderr)"
    )
    heavy = "whoosh,sqlite_utils,markdown,PySide6,yaml,tomllib"
    done = subprocess.run(
        [sys.executable, "-c", code, heavy, "--home", str(reader.home), *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == "[]\n"
