"""The set-up as a person meets it: page by page with the keyboard, in Chinese and in English, and its removal."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from windows.wine.prefix import Prefix
from windows.wine.program import Program
from windows.wine.report import Report, demand

_PAGE_SECONDS = 1.5  # for the next page to be drawn
_PROGRAM_TITLE = " — "  # between the text's name and the program's


@dataclass(frozen=True, slots=True)
class Words:
    """What the windows of one language are called.

    Attributes:
        name: the program's.
        locale: that Windows is in.
    """

    language: str
    locale: str
    name: str


CHINESE = Words("zh", "zh_CN.UTF-8", "政策汇编")
ENGLISH = Words("en", "C.UTF-8", "Policy Compendium")


@dataclass(frozen=True, slots=True)
class ByHand:
    """A person before the screen.

    Attributes:
        pictures: folder that gets one of every page.
    """

    prefix: Prefix
    program: Program
    setup: Path
    pictures: Path
    report: Report

    def install_and_remove(self, words: Words) -> None:
        """Press Enter on every page: welcome, folder, done, the program opens; then remove it and keep the data."""
        with self._running(words, str(self.setup)) as process:
            self._wait_for_window(words.name)
            self._picture(words, "1-welcome")
            self._press("Return")
            self._picture(words, "2-folder")
            self._press("Return")
            self.prefix.wait(self._uninstaller.exists, "the set-up did not install", 120)
            self.prefix.wait_until_unchanged(self.program.root)
            self._picture(words, "3-done")
            self._press("Return")
            self.prefix.wait(lambda: process.poll() is not None, "the set-up did not end")
            demand(process.returncode == 0, f"the set-up ended with {process.returncode}")
        self.prefix.wait(self._program_shows, "the program did not open after the set-up")
        demand((self._desktop / f"{words.name}.lnk").exists(), f"no icon on the desktop called {words.name}")
        self.prefix.run("taskkill", "/IM", "PolicyCompendium.exe")
        self.prefix.wait(lambda: not self.prefix.windows(), "the program did not close")
        self.prefix.wait_for_all()
        self._remove(words)
        self.report.add(f"set-up and removal by hand, {words.language}: the program opens, the user's data stay", 0)

    def _remove(self, words: Words) -> None:
        with self._running(words, f"{self.program.folder}\\uninstall.exe"):
            self._wait_for_window(words.name)
            self._picture(words, "4-remove")
            self._press("Return")
            self.prefix.wait(lambda: not self._uninstaller.exists(), "the program was not removed")
            self._picture(words, "5-keep-data")
            self._press("Return")  # No is chosen
            self._picture(words, "6-removed")
            self._press("Return")
            self.prefix.wait(lambda: not self.prefix.windows(), "the uninstaller did not end")
        self.prefix.wait_for_all()
        demand(not self.program.root.exists(), "the folder is left behind")
        demand(self.program.user_data.joinpath("user.db").exists(), "the user's data are gone without a question")
        demand(not list(self._desktop.glob("*.lnk")), "the icon on the desktop is left behind")

    @contextlib.contextmanager
    def _running(self, words: Words, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        environ = {**self.prefix.environ, "LC_ALL": words.locale}
        with subprocess.Popen(
            ["wine", *command], env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                yield process
            finally:
                process.kill()

    def _wait_for_window(self, name: str) -> None:
        self.prefix.wait(
            lambda: any(name in title for title in self.prefix.windows().values()), f"no window “{name}” opened"
        )

    def _program_shows(self) -> bool:
        return any(_PROGRAM_TITLE in title for title in self.prefix.windows().values())

    def _picture(self, words: Words, page: str) -> None:
        self.prefix.take_picture(self.pictures / f"windows-setup-{words.language}-{page}.png", _PAGE_SECONDS)

    def _press(self, key: str) -> None:
        self.prefix.press(key, seconds=_PAGE_SECONDS)

    @property
    def _uninstaller(self) -> Path:
        return self.program.root / "uninstall.exe"

    @property
    def _desktop(self) -> Path:
        return self.program.user_data.parents[2] / "Desktop"
