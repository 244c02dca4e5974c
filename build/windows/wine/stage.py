"""The Windows stage: builds, installs, uses, upgrades and removes the program in Wine; ``build/test.py --windows``."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prepare import ROOT, SetupError, say
from windows.wine.prefix import Prefix, Ran, windows_prefix

OUT = ROOT / ".cache" / "windows"
OLDER = "0.0.9"
OLDER_FILE = "program/of-an-older-version.txt"  # made by make.py --older
_FOLDER = "C:\\users\\{user}\\AppData\\Local\\Programs\\PolicyCompendium"
_CHOSEN = "C:\\程序 文件\\政策汇编"
_STICK = "C:\\用户 数据\\政策"
_RUNNING, _TOO_OLD = 4, 3
_OLD_LAUNCHER = 100


@dataclass(slots=True)
class Row:
    """A line of the report: what was done, how it ended, what it changed."""

    step: str
    status: int | str
    files: str = ""
    registry: str = ""


@dataclass(slots=True)
class Stage:
    """The steps of one run; ``rows`` is the report."""

    prefix: Prefix
    older: Path
    setup: Path
    portable: Path
    listed: list[str]
    rows: list[Row] = field(default_factory=list)

    @property
    def folder(self) -> str:
        """Where the program is installed unless another folder is chosen."""
        user = next(path.name for path in (self.prefix.drive / "users").iterdir() if path.name != "Public")
        return _FOLDER.format(user=user)

    @property
    def data(self) -> Path:
        """Where the user's data are."""
        return self.prefix.unix(self.folder).parent.parent / "PolicyCompendium"

    def run(self) -> None:
        """Do every step in order; SetupError at the first that is not as it should be."""
        self.refuse_on_old_windows()
        before = self.prefix.files(), self.prefix.registry()
        self.install(self.older, "silent install of an earlier version")
        self.use()
        self.refuse_while_running()
        self.upgrade()
        self.uninstall(before)
        self.install_elsewhere()
        self.carry()

    def refuse_on_old_windows(self) -> None:
        """On Windows 8.1 neither the installer nor the program goes on."""
        self.prefix.run("winecfg", "-v", "win81")
        self._step("install on Windows 8.1", lambda: self.prefix.run(str(self.setup), "/S"), _TOO_OLD)
        self.prefix.run("winecfg", "-v", "win10")

    def install(self, setup: Path, step: str) -> None:
        """Install silently; what the list names lies there, and the system knows of it."""
        self._step(step, lambda: self.prefix.run(str(setup), "/S"), 0)
        found = {path.relative_to(self._root).as_posix() for path in self._root.rglob("*") if path.is_file()}
        wanted = {*self.listed, "uninstall.exe"} | ({OLDER_FILE} if setup == self.older else set())
        _demand(found == wanted, f"not what was built: {found ^ wanted}")
        _demand(any("DisplayVersion" in value for value in self.prefix.registry()), "not in the system's list")
        _demand(self._shortcut.exists(), "no entry in the Start menu")

    def use(self) -> None:
        """Open the window from the Start menu; test, search, import, export, bookmark on the command line."""
        with self.prefix.started("start", "/wait", "/unix", str(self._shortcut)):
            self.rows.append(Row("start from the Start menu", "window opened"))
        tested = self._json("self-test", "--home", "C:\\self-test")
        _demand(tested["ok"] and tested["platform"] == "windows", f"self-test: {tested}")
        shutil.copy(self.prefix.unix(tested["screenshot"]), OUT / "windows.png")
        shutil.rmtree(self.prefix.drive / "self-test")
        self.rows.append(Row("self-test, platform “windows”", f"{len(tested['steps'])} steps ok"))
        _demand(self._json("search", "首台套")["total"] > 0, "nothing found")
        text = self.prefix.drive / "导入 测试.txt"
        text.write_text(
            "某市科技创新若干措施\n\n一、总体要求\n\n（一）支持首台套。最高奖励100万元。\n", encoding="gb18030"
        )
        imported = self._json("import", "C:\\导入 测试.txt")[0]
        _demand(imported["status"] == "imported", f"import: {imported}")
        exported = self._json("export", "tasks", "--to", "C:\\任务 分工.docx", "--doc", "wuxi-2024")
        _demand(exported["rows"] > 0 and zipfile.is_zipfile(self.prefix.drive / "任务 分工.docx"), "no Word file")
        clause = self._json("show", "wuxi-2024")["outline"][5]["id"]
        self._json("bookmark", "add", f"wuxi-2024#{clause}", "--note", "升级后还在")
        for name in ("导入 测试.txt", "任务 分工.docx"):
            (self.prefix.drive / name).unlink()
        self.rows.append(Row("search, import of a GBK file, export to Word, bookmark", 0))

    def refuse_while_running(self) -> None:
        """Over a running program nothing is installed and nothing removed."""
        before = self._tree()
        with self.prefix.started(f"{self.folder}\\PolicyCompendium.exe"):
            self._step("install while running", lambda: self.prefix.run(str(self.setup), "/S"), _RUNNING)
            there = f"_?={self.folder}"
            remove = self.folder + "\\uninstall.exe"
            self._step("uninstall while running", lambda: self.prefix.run(remove, "/S", there), _RUNNING)
        _demand(self._tree() == before, "a refused installer changed something")

    def upgrade(self) -> None:
        """Install a newer version in place; the bookmark is still there."""
        self.install(self.setup, "upgrade in place")
        marks = self._json("bookmark", "list")
        _demand([mark["note"] for mark in marks] == ["升级后还在"], f"bookmarks after the upgrade: {marks}")
        _demand(len(self._json("list")) == 6, "the imported text is gone")

    def uninstall(self, before: tuple[dict[str, str], set[str]]) -> None:
        """Remove the program; nothing but the user's data is left."""
        self._step("uninstall", lambda: self._removed(self.folder), 0)
        data = self.data.relative_to(self.prefix.drive).as_posix()
        left = {name for name in self.prefix.files().keys() - before[0].keys() if not name.startswith(f"{data}/")}
        _demand(not left, f"left behind: {left}")
        _demand((self.data / "user.db").exists(), "the user's data are gone")
        _demand(not self._own(self.prefix.registry() - before[1]), "left in the registry")

    def install_elsewhere(self) -> None:
        """Install into a folder with a Chinese name and a blank; remove it with the user's data."""
        self._step("install into " + _CHOSEN, lambda: self.prefix.run(str(self.setup), "/S", f"/D={_CHOSEN}"), 0)
        done = self.prefix.run(f"{_CHOSEN}\\compendium.exe", "list", "--json")
        _demand(len(json.loads(done.text)) == 6, "not usable there")
        self._step("uninstall with /PURGE", lambda: self._removed(_CHOSEN, "/PURGE"), 0)
        _demand(not self.data.exists(), "the user's data are still there")

    def carry(self) -> None:
        """Unpack the portable program, use it, carry it elsewhere; it writes beside itself alone."""
        files, registry = self.prefix.files(), self.prefix.registry()
        place = self.prefix.unix(_STICK)
        with zipfile.ZipFile(self.portable) as packed:
            packed.extractall(place)
        program = f"{_STICK}\\PolicyCompendium"
        with self.prefix.started(f"{program}\\PolicyCompendium.exe"):
            pass
        self._json("bookmark", "add", "jilin-2024#doc", "--note", "随身带走", at=program)
        moved = self.prefix.drive / "别处"
        shutil.move(place, moved)
        marks = self._json("bookmark", "list", at="C:\\别处\\PolicyCompendium")
        _demand([mark["note"] for mark in marks] == ["随身带走"], f"bookmarks after moving: {marks}")
        shutil.rmtree(moved)
        outside = self.prefix.files().keys() ^ files.keys()
        _demand(not outside, f"written outside its folder: {outside}")
        _demand(not self._own(self.prefix.registry() - registry), "written to the registry")
        self.rows.append(Row(f"portable in {_STICK}, moved to C:\\别处", 0, "none outside", "none"))

    @property
    def _root(self) -> Path:
        return self.prefix.unix(self.folder)

    @property
    def _shortcut(self) -> Path:
        menu = self._root.parents[2] / "Roaming/Microsoft/Windows/Start Menu/Programs"
        return next(
            (menu / name for name in ("政策汇编.lnk", "Policy Compendium.lnk") if (menu / name).exists()), menu / "none"
        )

    def _tree(self) -> dict[str, str]:
        return {name: digest for name, digest in self.prefix.files().items() if "Programs/PolicyCompendium" in name}

    def _json(self, *words: str, at: str = "") -> Any:  # noqa: ANN401 - JSON of any shape
        done = self.prefix.run(f"{at or self.folder}\\compendium.exe", *words, "--json")
        try:
            start = min(place for place in (done.text.find("["), done.text.find("{")) if place >= 0)
            return json.JSONDecoder().raw_decode(done.text[start:])[0]
        except ValueError as error:
            raise SetupError(f"{' '.join(words)} ended with {done.status}: {done.text[-500:]}") from error

    def _removed(self, folder: str, *more: str) -> Ran:
        """Uninstall and wait: the uninstaller goes on in a copy of itself after its first process ended."""
        done = self.prefix.run(f"{folder}\\uninstall.exe", "/S", *more)
        subprocess.run(["wineserver", "-w"], env=self.prefix.environ, timeout=120, check=False)
        return done

    def _step(self, name: str, act: Callable[[], Ran], status: int) -> None:
        files, registry = self.prefix.files(), self.prefix.registry()
        done = act()
        _demand(done.status == status, f"{name}: status {done.status}, wanted {status}. {done.text[-500:]}")
        now, values = self.prefix.files(), self.prefix.registry()
        changed = sum(now[path] != files[path] for path in now.keys() & files.keys())
        told = f"+{len(now.keys() - files.keys())} −{len(files.keys() - now.keys())} ~{changed}"
        keys = f"+{len(self._own(values - registry))} −{len(self._own(registry - values))}"
        self.rows.append(Row(name, done.status, told, keys))

    def _own(self, values: set[str]) -> set[str]:
        return {value for value in values if "ompendium" in value}


def main() -> int:
    """Build both versions, run the stage, write the report and the screenshot beside the results."""
    command = [sys.executable, str(ROOT / "build" / "windows" / "make.py"), "--out", str(OUT), "--older", OLDER]
    if subprocess.run(command, check=False).returncode:
        return 1
    older = OUT / f"PolicyCompendium-{OLDER}-setup.exe"
    setup = next(path for path in OUT.glob("*-setup.exe") if path != older)
    portable = next(OUT.glob("*-portable.zip"))
    parts = json.loads((OUT / "work" / "dist" / "program" / "components.json").read_text(encoding="utf-8"))
    listed = [name for part in parts for name in part["files"]]
    try:
        with tempfile.TemporaryDirectory(prefix="compendium-wine-") as folder, windows_prefix(Path(folder)) as prefix:
            stage = Stage(prefix, older, setup, portable, listed)
            try:
                stage.run()
            finally:
                report = _report(stage.rows)
                (OUT / "report.md").write_text(report, encoding="utf-8")
                say(report)
    except SetupError as error:
        say(f"The Windows stage failed: {error}")
        return 1
    say(f"The Windows stage passed: {len(stage.rows)} steps. {OUT / 'windows.png'}")
    return 0


def _report(rows: list[Row]) -> str:
    lines = ["| step | status | files | registry values |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.step} | {row.status} | {row.files} | {row.registry} |" for row in rows]
    return "\n".join(lines) + "\n"


def _demand(holds: bool, failure: str) -> None:
    if not holds:
        raise SetupError(failure)
