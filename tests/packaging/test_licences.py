"""Everything that ships is listed with its licence."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement

from shared_material import REPOSITORY

LICENCES = REPOSITORY / "resources" / "licences"


def table() -> str:
    return (LICENCES / "README.md").read_text(encoding="utf-8")


def test_every_locked_package_that_ships_is_listed() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    back_end = {Requirement(line).name for line in project["build-system"]["requires"]}
    back_end |= {"packaging", "pathspec", "tomlkit", "trove-classifiers"}  # what hatchling itself needs
    lock = (REPOSITORY / "build" / "locks" / "runtime.txt").read_text(encoding="utf-8")
    shipped = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) - back_end
    parts = [line.split("|")[1] for line in table().splitlines() if line.startswith("|")]
    listed = set(re.findall(r"[a-z0-9-]+", " ".join(parts)))
    assert shipped - listed == set()


def test_every_text_that_the_list_names_is_there() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", table())
    assert targets
    assert [target for target in targets if not (LICENCES / target).is_file()] == []
