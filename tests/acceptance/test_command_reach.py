"""What the command line reaches beside the window: decisions, removal, papers, Ctrl+C, and true words about files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from real_command import TODAY, Command

PATIENCE_SECONDS = 60
LAW = "样例市第{0}号条例\n\n" + "".join(f"第{each}条 本市第{{0}}类事项按照规定办理。\n" for each in "一二三四五六")


def test_decisions_are_made_listed_and_taken_back(command: Command) -> None:
    sides = ("jilin-2024#1.1", "wuxi-2024#2.1.1")
    (made,) = command.json("compare", "decide", *sides, "--cut", "--note", "不是一回事")
    assert (made["a"]["doc"], made["a"]["clause"], made["verdict"]) == ("jilin-2024", "1.1", "cut")
    assert command.json("compare", "decisions") == [made]
    assert command.json("compare", "decisions", "--doc", "jinan-2023") == []
    compared = command.json("compare", "jilin-2024", "wuxi-2024")
    assert [(pair["a"]["clause"], pair["b"]["clause"]) for pair in compared["cut"]] == [("1.1", "2.1.1")]
    assert command.json("compare", "decide", *sides, "--withdraw") == [made]
    assert command.json("compare", "decisions") == []
    again = command("compare", "decide", *sides, "--withdraw")
    assert (again.status, "没有人工决定" in again.said) == (1, True)


def test_imported_documents_can_be_removed_and_others_not(command: Command, tmp_path: Path) -> None:
    law = tmp_path / "条例.txt"
    law.write_text(LAW.format("一"), "utf-8")
    (outcome,) = command.json("import", str(law))
    refused = command("remove", outcome["doc"], "jilin-2024")
    assert (refused.status, "不能修改或移除" in refused.said) == (1, True)
    assert [each["id"] for each in command.json("remove", outcome["doc"])] == [outcome["doc"]]
    assert command("show", outcome["doc"]).status == 1


def test_a_collection_becomes_paper_with_notes_only_when_asked(command: Command, tmp_path: Path) -> None:
    command.json("collection", "add", "宣讲", "jilin-2024#4.12", "--section", "一、企业", "--notes", "问家数")
    paper = tmp_path / "讲义.md"
    assert command.json("export", "handout", "--collection", "宣讲", "--to", str(paper))["rows"] > 0
    public = paper.read_text("utf-8")
    assert "加大孵化服务平台建设力度" in public
    assert "问家数" not in public
    command.json("export", "handout", "--collection", "宣讲", "--to", str(paper), "--with-notes")
    assert "问家数" in paper.read_text("utf-8")
    for words in (("tasks", "--collection", "宣讲"), ("handout", "--with-notes"), ("tasks", "--full")):
        assert command("export", *words, "--to", str(paper)).status == 2


def test_a_bookmark_is_kept_once_and_files_are_told_apart(command: Command, tmp_path: Path) -> None:
    first, second = (command("bookmark", "add", "jilin-2024#4.12", "--json") for _ in range(2))
    assert (first.said, second.json) == ("", first.json)
    assert "没有重复添加" in second.said
    wrong = command("bookmark", "export", str(tmp_path / "bm.exe"))
    assert (wrong.status, ".csv" in wrong.said, ".json" in wrong.said) == (2, True, True)
    assert command("bookmark", "export", str(tmp_path / "bm.csv")).status == 0
    back = command("bookmark", "import", str(tmp_path / "bm.csv"))
    assert (back.status, "供阅读" in back.said) == (1, True)


def test_a_date_that_is_none_is_refused_with_one_line(command: Command, tmp_path: Path) -> None:
    command.json("bookmark", "add", "jilin-2024#4.12")
    file = tmp_path / "bm.json"
    command.json("bookmark", "export", str(file))
    content = json.loads(file.read_text("utf-8"))
    content["bookmarks"][0] |= {"id": "0" * 32, "note": "别人的", "created": "yesterday"}
    file.write_text(json.dumps(content), "utf-8")
    done = command("bookmark", "import", str(file))
    assert (done.status, done.said.count("\n"), "“yesterday”" in done.said) == (1, 1, True)
    assert len(command.json("bookmark", "list")) == 1


def test_what_is_left_out_of_a_text_is_told(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "报道.txt"
    lead = "样例网讯：5月20日，样例市人民政府发布《样例市条例》。\n以下为全文：\n"
    file.write_text(lead + LAW.format("一"), "utf-8")
    (outcome,) = command.json("import", str(file))
    (told,) = [each for each in outcome["warnings"] if "没有收入正文" in each]
    count = len("".join(lead.split()))
    assert f"有 {count} 字" in told
    assert "样例网讯" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to a whole console")
def test_ctrl_c_ends_an_import_with_what_is_done(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1500):
        (folder / f"{number:04}.txt").write_text(LAW.format(number), "utf-8")
    world = {**os.environ, "COMPENDIUM_HOME": str(command.home), "COMPENDIUM_TODAY": TODAY}
    words = [sys.executable, "-m", "compendium", "import", str(folder), "--json"]
    with subprocess.Popen(words, env=world, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        _wait_for_documents(command)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    outcomes = json.loads(out)
    assert process.returncode == 130
    assert 0 < len(outcomes) < 1500
    assert err.decode("utf-8").strip() == f"已取消，已导入 {len(outcomes)} 份。"
    assert sum(each["origin"] == "imported" for each in command.json("list")) == len(outcomes)


def _wait_for_documents(command: Command) -> None:
    import sqlite3
    from contextlib import closing

    library = command.home / "library" / "library.db"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        time.sleep(0.05)
        if not library.exists():
            continue
        try:
            with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
                if connection.execute("SELECT count(*) FROM document WHERE origin = 'imported'").fetchone()[0]:
                    return
        except sqlite3.OperationalError:
            continue  # being made
    raise TimeoutError
