"""Documents to extract facts from: the seeds and the real policies as raw imports, without what a person settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from compendium.domain.document import Document, Origin
from compendium.importers.registry import importer_for
from compendium.texts.document import build_document
from compendium.texts.places import Regions
from shared_material import REPOSITORY, SHARED, seed_paths

_TODAY = date(2026, 7, 1)
_POLICIES = ("policy_txt_local", "policy_md")


@cache
def raw_document(path: Path) -> Document:
    """Return the document that an import of ``path`` makes."""
    text = importer_for(path).read(path).text
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=_TODAY, regions=_regions()).document


def raw_seed(doc: str) -> Document:
    """Return the raw import of a bundled document's seed."""
    return raw_document(seed_paths()[doc])


def real_policies() -> Iterator[tuple[str, Document]]:
    """Yield file name and raw import of every policy of the corpus that is text or Markdown."""
    for folder in _POLICIES:
        for path in sorted((SHARED / "corpus" / "docs" / folder).iterdir()):
            yield path.name, raw_document(path)


@cache
def _regions() -> Regions:
    with (REPOSITORY / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        return Regions.from_lines(lines)
