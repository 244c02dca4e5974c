"""The locks pin every package with hashes, agree with pyproject.toml, and say nothing of the machine that made them."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from shared_material import REPOSITORY

LOCKS = REPOSITORY / "build" / "locks"
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[\w.+!]+)(?: ; [^\\]+)? \\$")


def read_lock(name: str) -> dict[str, tuple[str, int]]:
    """Return version and number of hashes by package; every line must be a comment, a pin or a hash."""
    pins: dict[str, tuple[str, int]] = {}
    package = ""
    for line in (LOCKS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if pin := PIN.match(line):
            package = pin["name"]
            assert package not in pins
            pins[package] = (pin["version"], 0)
            continue
        assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line), line
        version, hashes = pins[package]
        pins[package] = (version, hashes + 1)
    return pins


@pytest.mark.parametrize("name", ["runtime.txt", "test.txt"])
def test_every_package_has_a_hash(name: str) -> None:
    pins = read_lock(name)
    assert pins
    assert [package for package, (_, hashes) in pins.items() if not hashes] == []


@pytest.mark.parametrize("name", ["runtime.txt", "test.txt"])
def test_locks_name_no_host_and_no_path(name: str) -> None:
    text = (LOCKS / name).read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("# Made by build/lock.py"))
    assert re.findall(r"://|index-url|find-links|/", body) == []


def test_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for name, requirements in {
        "runtime.txt": asked,
        "test.txt": [*asked, *project["project"]["optional-dependencies"]["test"]],
    }.items():
        pins = read_lock(name)
        for requirement in map(Requirement, requirements):
            version, _ = pins[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), (name, str(requirement), version)


def test_the_test_lock_adds_to_the_runtime_lock() -> None:
    """So that a tree prepared for tests runs the program in the very versions that users get."""
    assert read_lock("runtime.txt").items() <= read_lock("test.txt").items()
