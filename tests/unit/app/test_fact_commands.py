from __future__ import annotations

import pytest

from compendium.app.command_line import build_parser
from compendium.domain.fact import FactKind
from compendium.services.exporting import ExportKind


@pytest.mark.parametrize("kind", FactKind)
def test_every_kind_of_facts_can_be_asked_for(kind: FactKind) -> None:
    assert build_parser().parse_args(["facts", "--kind", kind]).kind == [kind]


@pytest.mark.parametrize("kind", ExportKind)
def test_every_kind_of_export_can_be_asked_for(kind: ExportKind) -> None:
    arguments = build_parser().parse_args(["export", kind, "--to", "a.docx", "--doc", "甲", "乙", "--doc", "丙"])
    assert (arguments.what, arguments.to.name, arguments.doc) == (kind, "a.docx", ["甲", "乙", "丙"])
