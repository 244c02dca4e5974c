"""What a user does with the installed program, each step looked at from outside."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from compendium.importers.registry import supported_extensions
from prepare import ROOT
from windows.wine.prefix import Prefix
from windows.wine.program import Program
from windows.wine.report import Report, demand

_SAMPLES = ROOT / "tests" / "data"
_READ = ("docx", "pdf", "doc", "ofd", "odt", "rtf", "html")
_SCALES = (100, 125, 150)
_OLD_SYSTEM = 100  # the launcher's exit status
_MISSING = 102
_WRONG_WORDS = 2
_MANY = 25  # texts: above what a window takes into the index itself
_MANY_TEXT = "某市第{0}批科技创新措施\n\n一、总体要求\n\n（一）第{0}号措施。\n"
_INDEX_WORKER = "--index-worker"
_NOTE = "升级后还在"
_GBK_TEXT = "某市科技创新若干措施\n\n一、总体要求\n\n（一）支持首台套。最高奖励100万元。\n"


@dataclass(frozen=True, slots=True)
class Uses:
    """Steps with one program; pictures go to ``pictures``.

    Attributes:
        shortcut: the entry in the Start menu.
        bundled: how many texts the program brings.
    """

    program: Program
    report: Report
    pictures: Path
    shortcut: str
    bundled: int = 5

    def start(self) -> None:
        """Open the window from the Start menu, twice: the first start reads everything from the disk."""
        for name in ("first start from the Start menu", "second start from the Start menu"):
            with self._prefix.started(self.shortcut) as seconds:
                self.report.add(name, f"window after {seconds:.1f} s")

    def test_itself(self) -> None:
        """Run the self-test on the real platform plugin at each scaling."""
        for percent in _SCALES:
            self._prefix.scale(percent)
            tested = self.program.json("self-test", "--home", "C:\\self-test")
            demand(tested["ok"] and tested["platform"] == "windows", f"self-test at {percent} %: {tested}")
            shutil.copy(self._prefix.unix(tested["screenshot"]), self.pictures / f"windows-{percent}.png")
            shutil.rmtree(self._prefix.drive / "self-test")
            self.report.add(f"self-test, platform “windows”, {percent} %", f"{len(tested['steps'])} steps ok")
        self._prefix.scale(100)

    def search_and_import(self) -> None:
        """Search; import a GBK text and a file of every kind through the reading process."""
        demand(self.program.json("search", "首台套")["total"] > 0, "nothing found")
        text = self._prefix.drive / "导入 测试.txt"
        text.write_text(_GBK_TEXT, encoding="gb18030")
        imported = self.program.json("import", "C:\\导入 测试.txt")[0]
        demand(imported["status"] == "imported", f"import: {imported}")
        text.unlink()
        for kind in _READ:
            self._import(_SAMPLES / f"sample.{kind}")
        self.report.add(f"search; import of a GBK text and of {', '.join(_READ)}", 0)

    def write_a_large_index(self) -> None:
        """Many texts that the index lacks are taken up beside the window, in a process of its own."""
        folder = self._prefix.drive / "许多 文件"
        folder.mkdir()
        for number in range(_MANY):
            (folder / f"{number}.txt").write_text(_MANY_TEXT.format(number), encoding="utf-8")
        imported = self.program.json("import", "C:\\许多 文件")
        demand(all(item["status"] == "imported" for item in imported), f"import of a folder: {imported}")
        index = self._data / "library" / "index"
        shutil.rmtree(index)
        with self._prefix.started(self.program.window):
            self._prefix.press("ctrl+k", *"2024", "Return")  # a search that meets no index asks for one
            self._prefix.wait(lambda: bool(_running(_INDEX_WORKER)), "no process writes the index")
            self._prefix.wait(lambda: not _running(_INDEX_WORKER), "the index is not finished")
        demand(index.is_dir(), "no index was written")
        demand(self.program.json("search", f"第{_MANY - 1}号措施", "--literal")["total"] == 1, "the index lacks a text")
        self.program.run("remove", *(item["doc"] for item in imported))
        shutil.rmtree(folder)
        self.report.add(f"import of {_MANY} texts; the index is written in a process of its own", 0)

    def export(self) -> None:
        """Export to Word, and to PDF with Chinese fonts inside."""
        for name, good in (("任务 分工.docx", zipfile.is_zipfile), ("任务 分工.pdf", _has_fonts)):
            exported = self.program.json("export", "tasks", "--to", f"C:\\{name}", "--doc", "wuxi-2024")
            demand(exported["rows"] > 0, f"nothing exported: {exported}")
            file = self._prefix.drive / name
            demand(good(file), f"{name} is not as it should be")
            file.unlink()
        self.report.add("export to Word and to PDF, fonts embedded", 0)

    def add_bookmark(self) -> None:
        """Bookmark a clause."""
        clause = self.program.json("show", "wuxi-2024")["outline"][5]["id"]
        self.program.json("bookmark", "add", f"wuxi-2024#{clause}", "--note", _NOTE)

    def find_all_again(self) -> None:
        """The bookmark and the imported texts are there."""
        marks = self.program.json("bookmark", "list")
        demand([mark["note"] for mark in marks] == [_NOTE], f"bookmarks: {marks}")
        demand(len(self.program.json("list")) > self.bundled, "the imported texts are gone")

    def follow_links(self) -> None:
        """A link opens the window; with the window open, that window shows the place of the next link.

        The command that is registered is run as it stands: Wine 8 itself looks up no links of a single user.
        """
        key = "Software\\Classes\\compendium\\shell\\open\\command|@="
        registered = next(value.removeprefix(key) for value in self._prefix.registry() if value.startswith(key))
        command = json.loads(registered)
        demand(command == f'"{self.program.window}" "%1"', f"registered for links: {command}")
        with self._prefix.started(self.program.window, "compendium:wuxi-2024"):
            self._wait_for_title("无锡")
            before = self._prefix.windows().keys()
            done = self._prefix.run(self.program.window, "compendium:jilin-2024")
            demand(done.status == 0, f"the second start ended with {done.status}")
            self._wait_for_title("吉林")
            demand(self._prefix.windows().keys() == before, "the second start opened a window of its own")
            self._prefix.take_picture(self.pictures / "windows-link.png")
        self.report.add("link compendium:… opens the window; a second start hands its link over", 0)

    def open_files(self) -> None:
        """What is registered for "open with" opens the import window; a second start adds its file there."""
        values = self._prefix.registry()
        key = "Software\\Classes\\Applications\\PolicyCompendium.exe\\"
        offered = {
            value.removeprefix(f"{key}SupportedTypes|").partition("=")[0].strip('"')
            for value in values
            if value.startswith(f"{key}SupportedTypes|")
        }
        demand(offered == set(supported_extensions()), f"offered for: {offered ^ set(supported_extensions())}")
        key += "shell\\open\\command|@="
        command = json.loads(next(value.removeprefix(key) for value in values if value.startswith(key)))
        demand(command == f'"{self.program.window}" "%1"', f"registered for files: {command}")
        files = [self._prefix.drive / f"打开 方式.{kind}" for kind in ("docx", "ofd")]
        for file in files:
            shutil.copy(_SAMPLES / f"sample{file.suffix}", file)
        with self._prefix.started(self.program.window, self._prefix.dos(files[0]), forced=True):
            self._wait_for_title("导入文件")
            done = self._prefix.run(self.program.window, self._prefix.dos(files[1]))
            demand(done.status == 0, f"the second start ended with {done.status}")
            self._prefix.take_picture(self.pictures / "windows-open-with.png")
        for file in files:
            file.unlink()
        self.report.add("files opened with the program: the import window; a second start adds its file", 0)

    def say_what_is_wrong(self) -> None:
        """Wrong words and a file that is not there are told in a box, since nobody reads the streams."""
        for words in (["--bogus"], ["C:\\没有 这个.docx"]):
            done = self._prefix.run(self.program.window, *words)
            demand(done.status == _WRONG_WORDS, f"{words} ended with {done.status}")
            with self._prefix.started(self.program.window, *words, quiet=False):
                self._prefix.take_picture(self.pictures / "windows-wrong-words.png", 1)
        self.report.add("unknown option, file that is not there: told in a box", _WRONG_WORDS)

    def meet_a_defect(self) -> None:
        """A defect of our own leaves a report and says where, on the command line and in a box of the system's own."""
        logs = self._data / "logs"
        with self.program.broken("app/window"):
            done = self.program.run()
            demand(done.status == 1, f"a defect ended with {done.status}")
            told = re.search(r"C:\\.*?crash-[\d-]+\.txt", done.text)
            demand(bool(told and self._prefix.unix(told[0]).is_file()), f"no report: {done.text}")
            before = len(list(logs.glob("crash-*.txt")))
            with self._prefix.started(self.shortcut, quiet=False):
                self._prefix.take_picture(self.pictures / "windows-defect.png")
        demand(len(list(logs.glob("crash-*.txt"))) == before + 1, "the window's defect left no report")
        with self.program.broken("app/run"):
            done = self.program.run("list")
            demand(done.status == 1 and "重新安装" in done.text, f"a damaged program: {done}")
            with self._prefix.started(self.program.window, quiet=False):
                self._prefix.take_picture(self.pictures / "windows-damaged.png", 1)
        library = self.program.root / "program" / "python311.zip"
        with self.program.without(library):
            done = self._prefix.run(self.program.window)
            demand(done.status == _MISSING, f"without {library.name}: {done}")
        shutil.rmtree(logs)
        self.report.add("a defect, a damaged file: report written, its place told, also without a console", 1)

    def refuse_on_old_windows(self) -> None:
        """On Windows 8.1 the program says what it needs."""
        self._prefix.run("winecfg", "-v", "win81")
        try:
            done = self.program.run("list")
            demand(done.status == _OLD_SYSTEM and "1809" in done.text, f"on an old Windows: {done}")
            done = self._prefix.run(self.program.window)
            demand(done.status == _OLD_SYSTEM, f"on an old Windows: {done}")
        finally:
            self._prefix.run("winecfg", "-v", "win10")
        self.report.add("start on Windows 8.1", _OLD_SYSTEM)

    @property
    def _prefix(self) -> Prefix:
        return self.program.prefix

    @property
    def _data(self) -> Path:
        return self.program.user_data

    def _import(self, file: Path) -> None:
        target = self._prefix.drive / file.name
        shutil.copy(file, target)
        imported = self.program.json("import", f"C:\\{file.name}")[0]
        demand(imported["error"] is None and bool(imported["doc"]), f"import of {file.name}: {imported}")
        target.unlink()

    def _wait_for_title(self, words: str) -> None:
        self._prefix.wait(
            lambda: any(words in title for title in self._prefix.windows().values()),
            f"no window shows “{words}”: {self._prefix.windows()}",
        )


def _running(word: str) -> list[str]:
    """Return the command lines of processes that have ``word`` in them; Wine's are processes of this system."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has just ended
            lines.append(file.read_text(encoding="utf-8", errors="replace"))
    return [line for line in lines if word in line and "PolicyCompendium" in line]


def _has_fonts(file: Path) -> bool:
    """Tell whether the fonts of a PDF file are inside it, and Chinese text can be read from it."""
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

    fonts: list[DictionaryObject] = []
    text = ""
    for page in PdfReader(file).pages:
        text += page.extract_text()
        for entry in cast("DictionaryObject", cast("DictionaryObject", page["/Resources"])["/Font"]).values():
            font = cast("DictionaryObject", entry.get_object())
            parts = font.get("/DescendantFonts", [font])
            fonts += [part.get_object()["/FontDescriptor"].get_object() for part in parts]
    return "任务分工表" in text and bool(fonts) and all({"/FontFile2", "/FontFile3"} & font.keys() for font in fonts)
