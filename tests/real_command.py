"""Runs the real command as a user does, in a process and a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = Any
TODAY = "2026-07-01"
SECONDS = 60


@dataclass(frozen=True)
class Done:
    """What a run left: ``out`` and ``err`` are exact bytes."""

    status: int
    out: bytes
    err: bytes

    @property
    def json(self) -> Json:
        """The one JSON document on standard output; anything else there is an error here."""
        return json.loads(self.out.decode("utf-8"))

    @property
    def said(self) -> str:
        return self.err.decode("utf-8")


class Command:
    """``compendium`` with one home."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *words: str, environ: dict[str, str] | None = None, cwd: Path | None = None) -> Done:
        world = {**os.environ, "COMPENDIUM_HOME": str(self.home), "COMPENDIUM_TODAY": TODAY, **(environ or {})}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "compendium", *words],
            env=world,
            cwd=cwd,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def json(self, *words: str) -> Json:
        """Run with ``--json``; it must succeed."""
        done = self(*words, "--json")
        assert done.status == 0, done.said
        return done.json
