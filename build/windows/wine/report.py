"""What the stage did: a table of steps with how each ended and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

from prepare import SetupError, say
from windows.wine.prefix import Prefix, Ran

_OUR_NAME = "ompendium"  # in every key and value of ours: PolicyCompendium, compendium:


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report: what was done, how it ended, what it changed."""

    step: str
    status: int | str
    files: str = ""
    registry: str = ""


@dataclass(slots=True)
class Report:
    """The steps so far."""

    rows: list[Row] = field(default_factory=list)

    def add(self, step: str, status: int | str, files: str = "", registry: str = "") -> None:
        """Note a step that was done."""
        self.rows.append(Row(step, status, files, registry))
        say(f"  {step}: {status} {files} {registry}".rstrip())

    def measure(self, prefix: Prefix, step: str, act: Callable[[], Ran], status: int) -> None:
        """Do a step and note what it changed on the drive and in the registry.

        Raises:
            SetupError: it did not end with ``status``.
        """
        files, registry = prefix.files(), prefix.registry()
        done = act()
        demand(done.status == status, f"{step}: status {done.status}, wanted {status}. {done.text[-500:]}")
        changed = difference(files, prefix.files())
        values = prefix.registry()
        keys = f"+{len(own(values - registry))} −{len(own(registry - values))}"
        self.add(step, done.status, changed, keys)

    def markdown(self) -> str:
        """Return the table."""
        lines = ["| step | status | files | registry values |", "| --- | --- | --- | --- |"]
        lines += [f"| {row.step} | {row.status} | {row.files} | {row.registry} |" for row in self.rows]
        return "\n".join(lines) + "\n"


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return how many files were added, removed and changed; the mappings give contents by path."""
    changed = sum(after[path] != before[path] for path in after.keys() & before.keys())
    return f"+{len(after.keys() - before.keys())} −{len(before.keys() - after.keys())} ~{changed}"


def own(values: Set[str]) -> set[str]:
    """Return those values of the registry that are ours."""
    return {value for value in values if _OUR_NAME in value}


def demand(holds: bool, failure: str) -> None:
    """Raise SetupError with ``failure`` unless it holds."""
    if not holds:
        raise SetupError(failure)
