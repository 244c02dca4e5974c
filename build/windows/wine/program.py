"""A program that lies in a folder of the Windows of the moment."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prepare import SetupError
from windows.wine.prefix import Prefix, Ran


@dataclass(frozen=True, slots=True)
class Program:
    r"""The two commands in ``folder``, which is written ``C:\...``."""

    prefix: Prefix
    folder: str

    @property
    def window(self) -> str:
        """The command that opens the window."""
        return f"{self.folder}\\PolicyCompendium.exe"

    @property
    def root(self) -> Path:
        """Where the folder lies."""
        return self.prefix.unix(self.folder)

    @property
    def user_data(self) -> Path:
        """Where an installed program keeps the user's data, in whichever folder it was installed."""
        users = self.prefix.drive / "users"
        return next(path for path in users.iterdir() if path.name != "Public") / "AppData/Local/PolicyCompendium"

    def run(self, *words: str) -> Ran:
        """Run the command of the command line."""
        return self.prefix.run(f"{self.folder}\\compendium.exe", *words)

    def json(self, *words: str) -> Any:  # noqa: ANN401 - JSON of any shape
        """Run a command and return its document; what it says beside may stand around it."""
        done = self.run(*words, "--json")
        try:
            start = min(place for place in (done.text.find("["), done.text.find("{")) if place >= 0)
            return json.JSONDecoder().raw_decode(done.text[start:])[0]
        except ValueError as error:
            raise SetupError(f"{' '.join(words)} ended with {done.status}: {done.text[-500:]}") from error

    @contextlib.contextmanager
    def without(self, file: Path) -> Iterator[None]:
        """Let one of its files be missing."""
        kept = file.rename(file.with_name("kept"))
        try:
            yield
        finally:
            kept.rename(file)

    @contextlib.contextmanager
    def broken(self, module: str) -> Iterator[None]:
        """Put a defect into one of our modules, such as ``app/window``, and take it out again."""
        source = self.root / "program" / "lib" / "compendium" / f"{module}.py"
        compiled = next((source.parent / "__pycache__").glob(f"{source.stem}.*.pyc"))
        kept = source.read_bytes(), compiled.read_bytes()
        compiled.unlink()
        source.write_text('raise RuntimeError("a defect of our own")\n', encoding="utf-8")
        try:
            yield
        finally:
            source.write_bytes(kept[0])
            compiled.write_bytes(kept[1])
