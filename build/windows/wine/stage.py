"""The Windows stage: builds, installs, uses, upgrades and removes the program in Wine; ``build/test.py --windows``."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from prepare import ROOT, SetupError, say
from windows.wine.built import Built, differing
from windows.wine.by_hand import CHINESE, ENGLISH, ByHand
from windows.wine.carrying import carry
from windows.wine.prefix import Prefix, Ran, windows_prefix
from windows.wine.program import Program
from windows.wine.report import Report, demand, own
from windows.wine.using import Uses

OUT = ROOT / ".cache" / "windows"
OLDER = "0.0.9"
OLDER_FILE = "program/of-an-older-version.txt"  # made by make.py --older
_SIZE = re.compile(r'"EstimatedSize"=dword:([0-9a-f]+)')
_FOLDER = "C:\\users\\{user}\\AppData\\Local\\Programs\\PolicyCompendium"
_CHOSEN = "C:\\程序 文件\\政策汇编"
_RUNNING, _TOO_OLD, _FOREIGN = 4, 3, 5
_CLASSES = "Software\\Classes"
_OUR_CLASSES = (f"{_CLASSES}\\compendium", f"{_CLASSES}\\Applications\\PolicyCompendium.exe")
_SAME_SIZE = 0.01  # how far the size in the system's list may be from the real one


@dataclass(frozen=True, slots=True)
class Stage:
    """The steps of one run.

    Attributes:
        older: the set-up of an earlier version.
        built: this version.
        listed: the files that the list of components names.
    """

    prefix: Prefix
    older: Path
    built: Built
    listed: Sequence[str]
    report: Report

    def run(self) -> None:
        """Do every step in order; SetupError at the first that is not as it should be."""
        self.prefix.run("winecfg", "-v", "win81")
        self._measure("install on Windows 8.1", lambda: self.prefix.run(str(self.setup), "/S"), _TOO_OLD)
        self.prefix.run("winecfg", "-v", "win10")
        before = self.prefix.files(), self.prefix.registry()
        machine = self.prefix.registry("HKLM")
        self.install(self.older, OLDER, "silent install of an earlier version")
        self.leave_defaults(before[1], machine)
        uses = Uses(self.program, self.report, OUT, self.prefix.dos(self._shortcut))
        uses.start()
        uses.test_itself()
        uses.search_and_import()
        uses.write_a_large_index()
        uses.export()
        uses.follow_links()
        uses.open_files()
        uses.say_what_is_wrong()
        uses.meet_a_defect()
        uses.refuse_on_old_windows()
        uses.add_bookmark()
        self.refuse_while_running()
        self.install(self.setup, self.built.version, "upgrade in place")
        uses.find_all_again()
        self.uninstall(before)
        self.install_elsewhere()
        for words in (CHINESE, ENGLISH):
            ByHand(self.prefix, self.program, self.setup, OUT, self.report).install_and_remove(words)
        shutil.rmtree(self.data)
        carry(self.prefix, self.built.portable, self.report, OUT)

    @property
    def setup(self) -> Path:
        """The set-up of this version."""
        return self.built.setup

    @property
    def program(self) -> Program:
        """The program where it is installed unless another folder is chosen."""
        user = next(path.name for path in (self.prefix.drive / "users").iterdir() if path.name != "Public")
        return Program(self.prefix, _FOLDER.format(user=user))

    @property
    def data(self) -> Path:
        """Where the user's data are."""
        return self.program.user_data

    def install(self, setup: Path, version: str, step: str) -> None:
        """Install silently; what the list names lies there as it was built, and the system knows of it."""
        self._measure(step, lambda: self.prefix.run(str(setup), "/S"), 0)
        root = self.program.root
        wrong = differing(root, ["uninstall.exe", *([OLDER_FILE] if setup == self.older else [])])
        demand(not wrong, f"not what was built: {wrong}")
        demand(all((root / name).is_file() for name in self.listed), "a listed file is not there")
        values = own(self.prefix.registry())
        demand(any(f'"DisplayVersion"="{version}"' in value for value in values), "not in the system's list")
        told = next(int(found[1], 16) * 1024 for value in values if (found := _SIZE.search(value)))
        size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
        demand(abs(told - size) < size * _SAME_SIZE, f"the system's list says {told} bytes, there are {size}")
        demand(self._shortcut.exists(), "no entry in the Start menu")

    def leave_defaults(self, before: set[str], machine: set[str]) -> None:
        """Of what opens which files nothing changed but our own entries; nothing was written for other users."""
        now = self.prefix.registry()
        taken = {value for value in now ^ before if value.startswith(_CLASSES) and not value.startswith(_OUR_CLASSES)}
        demand(not taken, f"taken from other programs: {taken}")
        demand(not own(self.prefix.registry("HKLM") - machine), "written for every user of the machine")
        self.report.add("what opens which files: only entries of our own; nothing for other users", 0)

    def refuse_while_running(self) -> None:
        """Over a running program nothing is installed and nothing removed."""
        before = self._tree()
        with self.prefix.started(self.program.window):
            self._measure("install while running", lambda: self.prefix.run(str(self.setup), "/S"), _RUNNING)
            # As the system calls it: it goes on in a copy of itself, whose status nobody sees.
            uninstaller = f"{self.program.folder}\\uninstall.exe"
            self._measure("uninstall while running, as the system does", lambda: self.prefix.run(uninstaller, "/S"), 0)
            line = f'"{uninstaller}" /S _?={self.program.folder}'
            self._measure("uninstall while running", lambda: self.prefix.run_line(line), _RUNNING)
        demand(self._tree() == before, "a refused installer changed something")

    def uninstall(self, before: tuple[dict[str, str], set[str]]) -> None:
        """Remove the program; nothing but the user's data is left."""
        self._measure("uninstall", lambda: self._removed(self.program.folder), 0)
        data = self.data.relative_to(self.prefix.drive).as_posix()
        left = {name for name in self.prefix.files().keys() - before[0].keys() if not name.startswith(f"{data}/")}
        demand(not left, f"left behind: {left}")
        demand(not self.program.root.exists(), "the folder is left behind")
        demand((self.data / "user.db").exists(), "the user's data are gone")
        demand(not own(self.prefix.registry() - before[1]), "left in the registry")

    def install_elsewhere(self) -> None:
        """Install into a folder of Chinese name with a blank, put an icon on the desktop; remove it with the data."""
        chosen = Program(self.prefix, _CHOSEN)
        foreign = chosen.root / "别人的文件.txt"
        foreign.parent.mkdir(parents=True)
        foreign.write_text("", encoding="utf-8")
        self._measure("install into a folder with other files", lambda: self._installed_in(_CHOSEN), _FOREIGN)
        foreign.unlink()
        self._measure(f"install into {_CHOSEN}, /DESKTOP", lambda: self._installed_in(_CHOSEN, "/DESKTOP"), 0)
        demand(bool(self._desktop_icons()), "no icon on the desktop")
        demand(len(chosen.json("list")) > 0, "not usable there")
        self._measure("uninstall with /PURGE", lambda: self._removed(_CHOSEN, "/PURGE"), 0)
        demand(not self.data.exists() and not chosen.root.exists(), "the program or the user's data are still there")
        demand(not self._desktop_icons(), "the icon on the desktop is left behind")

    def _measure(self, step: str, act: Callable[[], Ran], status: int) -> None:
        self.report.measure(self.prefix, step, act, status)

    def _installed_in(self, folder: str, *words: str) -> Ran:
        setup = "Z:" + str(self.setup).replace("/", "\\")
        return self.prefix.run_line(" ".join([f'"{setup}"', "/S", *words, f"/D={folder}"]))

    def _removed(self, folder: str, *words: str) -> Ran:
        """Uninstall and wait: the uninstaller goes on in a copy of itself after its first process ended."""
        done = self.prefix.run(f"{folder}\\uninstall.exe", "/S", *words)
        self.prefix.wait_for_all()
        return done

    @property
    def _shortcut(self) -> Path:
        menu = self.program.root.parents[2] / "Roaming/Microsoft/Windows/Start Menu/Programs"
        return next(iter(_named(menu)), menu / "none")

    def _desktop_icons(self) -> list[Path]:
        return _named(self.program.root.parents[3] / "Desktop")

    def _tree(self) -> dict[str, str]:
        return {name: digest for name, digest in self.prefix.files().items() if "Programs/PolicyCompendium" in name}


def main(arguments: Sequence[str]) -> int:
    """Build both versions, run the stage, write the report and the pictures beside the results."""
    parser = argparse.ArgumentParser(description="Try the Windows program in Wine.")
    parser.add_argument("--built", action="store_true", help="try what was built before, instead of building")
    report = Report()
    try:
        if not parser.parse_args(arguments).built:
            _build()
        version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        setup, portable = (OUT / f"PolicyCompendium-{version}-{end}" for end in ("setup.exe", "portable.zip"))
        built = Built(setup, portable, OUT / "work" / "dist", OUT / "wheels", version)
        built.check(report)
        with tempfile.TemporaryDirectory(prefix="compendium-wine-") as folder, windows_prefix(Path(folder)) as prefix:
            older = OUT / f"PolicyCompendium-{OLDER}-setup.exe"
            Stage(prefix, older, built, built.listed(), report).run()
    except SetupError as error:
        say(f"The Windows stage failed: {error}")
        return 1
    finally:
        (OUT / "report.md").write_text(report.markdown(), encoding="utf-8")
    say(f"The Windows stage passed: {len(report.rows)} steps. {OUT / 'report.md'}, {OUT / 'windows-100.png'}")
    return 0


def _build() -> None:
    """Build this version and an earlier one; a command that notes what it is to sign stands for a certificate."""
    OUT.mkdir(parents=True, exist_ok=True)
    noted = OUT / "signed.txt"
    noted.unlink(missing_ok=True)
    signer = OUT / "signer.sh"
    signer.write_text(f'#!/bin/sh\nbasename "$1" >> "{noted}"\n', encoding="utf-8")
    command = [sys.executable, str(ROOT / "build" / "windows" / "make.py"), "--out", str(OUT), "--older", OLDER]
    if subprocess.run([*command, "--sign", f"sh {signer}"], check=False).returncode:
        raise SetupError("it could not be built.")
    names = noted.read_text(encoding="utf-8").split()
    for wanted in ("PolicyCompendium.exe", "compendium.exe", "python3.dll", "-setup.exe"):
        demand(any(name.endswith(wanted) for name in names), f"{wanted} was not given to be signed: {names}")
    # Each set-up's uninstaller is made under a name of the moment.
    demand(len(names) == 3 + 2 + 2, f"given to be signed: {names}")


def _named(folder: Path) -> list[Path]:
    names = ("政策汇编.lnk", "Policy Compendium.lnk")
    return [folder / name for name in names if (folder / name).exists()]
