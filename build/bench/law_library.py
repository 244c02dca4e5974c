"""A library of some 350,000 clauses: ``.venv/bin/python build/bench/law_library.py HOME [--sample 100k|all]``.

Writes a home that the real program opens (``compendium --home HOME``): the laws of ../shared/corpus/laws.tar.xz and the
five bundled policies, through the store, with the search index. Every line of a law is a clause of its own, every
heading one that stands above it: 335,225 lines and 16,745 headings. ``--sample 100k`` takes three laws of ten.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import compile_content
from compendium.domain.document import (
    Block,
    BlockStyle,
    Clause,
    Document,
    DocumentInfo,
    Level,
    NodeKind,
    Origin,
    content_hash,
)
from compendium.services.home import prepare_home
from compendium.services.search import SearchService
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.texts.numerals import number_of

ROOT = Path(__file__).resolve().parents[2]
LAWS = ROOT.parent / "shared" / "corpus" / "laws.tar.xz"
SAMPLES = ("100k", "all")
TAKEN_OF_TEN = 3  # of the laws, for the smaller sample

_NO_LAWS = ("README.md", "法律法规模版.md")
_NO_FOLDERS = ("scripts", ".github")
_LOCAL = "DLC"  # the folder of the provinces' laws
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_DIVISION = re.compile(r"第([〇零一二三四五六七八九十百千0-9]+)([编章节条])")
_KINDS = {"编": ("t", NodeKind.PART), "章": ("c", NodeKind.CHAPTER), "节": ("s", NodeKind.SECTION)}


def main() -> int:
    """Write the home; 1 when the corpus is not there."""
    parser = argparse.ArgumentParser(description="Write a home with a library of many laws.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--sample", choices=SAMPLES, default="all")
    arguments = parser.parse_args()
    if not LAWS.is_file():
        print("The corpus of laws is not here.", file=sys.stderr)
        return 1
    clauses = write_home(arguments.home, arguments.sample)
    print(f"{clauses} clauses", file=sys.stderr)
    return 0


def write_home(home: Path, sample: str, *, indexed: bool = True) -> int:
    """Make a home of the program with the laws in its library; return how many clauses it has."""
    bundle = home / "bundle"
    bundle.mkdir(parents=True)
    compile_content.compile_into(bundle, "bench")
    report = prepare_home(home, bundle)
    database = LibraryDatabase(report.library_path)
    try:
        documents = DocumentRepository(database)
        with database.writing():
            for law in laws(sample):
                documents.put(law)
        if indexed:
            service = SearchService(
                documents, index_dir=report.index_dir, key_file=home / "index.key", shipped=bundle / "index"
            )
            service.rebuild()
            service.close()
        return sum(info.clauses for info in documents.list())
    finally:
        database.close()


def laws(sample: str) -> Iterator[Document]:
    """Yield the laws of the corpus in the order of their paths."""
    with tarfile.open(LAWS, "r:xz") as archive:
        texts = {member.name: _text(archive, member) for member in archive if _is_law(member)}
    for number, name in enumerate(sorted(texts), 1):
        if sample == "all" or number % 10 < TAKEN_OF_TEN:
            yield law_document(f"law-{number}", Path(name), texts[name])


def law_document(doc: str, path: Path, text: str) -> Document:
    """Make a document of a law: its lines are clauses below their headings."""
    printed_info, mark, body = text.partition("<!-- INFO END -->")
    if not mark:
        printed_info, body = "", text
    heading = re.match(r"#\s+(.*)", printed_info.strip())
    title = heading[1].strip() if heading else path.stem.split("(")[0]
    years = re.findall(r"\((\d{4})", path.stem) or re.findall(r"(\d{4})年", printed_info)[-1:]
    local = path.parts[1] == _LOCAL
    outline = _Outline()
    for line in filter(None, map(str.strip, body.split("\n"))):
        outline.add(line)
    info = DocumentInfo(
        doc,
        title,
        level=Level.PROVINCE if local else Level.NATIONAL,
        region=path.parts[2].removesuffix("地方法规") if local else "全国",
        year=int(years[0]) if years else None,
        origin=Origin.IMPORTED,
        clauses=len(outline.clauses),
        characters=sum(len(clause.text) for clause in outline.clauses),
        content_hash=content_hash(outline.clauses),
    )
    blocks = tuple(
        Block(each.id, BlockStyle.HEADING if each.kind in _HEADINGS else BlockStyle.BODY, each.text)
        for each in outline.clauses
    )
    return Document(info, tuple(outline.clauses), blocks)


_HEADINGS = (NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.HEADING)


@dataclass
class _Outline:
    """Takes the lines of a law."""

    clauses: list[Clause] = field(default_factory=list)
    _open: dict[int, str] = field(default_factory=dict)  # depth of a heading to its id
    _article: str = ""
    _names: dict[str, int] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Make a clause of a line: a heading, an article or another paragraph."""
        division = _DIVISION.match(line)
        if heading := _HEADING.match(line):
            self._heading(len(heading[1]), heading[2].strip())
        elif division and division[2] == "条":
            self._article = self._named(f"a{number_of(division[1]) or 0}")
            self._paragraph(self._article, line, division[0], self._above, NodeKind.ARTICLE)
        else:
            above = self._article or self._above
            self._paragraph(self._named(f"{above}.p" if above else "p", 1), line, "", above, NodeKind.LEAD_IN)

    @property
    def _above(self) -> str | None:
        return self._open[max(self._open)] if self._open else None

    def _heading(self, depth: int, text: str) -> None:
        if not text:
            return
        division = _DIVISION.match(text)
        letter, kind = _KINDS.get(division[2] if division else "", ("h", NodeKind.HEADING))
        marker = division[0] if division else ""
        title = text[len(marker) :].lstrip()
        self._open = {at: name for at, name in self._open.items() if at < depth}
        self._article = ""
        number = number_of(division[1]) if division else None
        name = self._named(f"{letter}{number}" if number else letter, 0 if number else 1)
        sep = text[len(marker) : len(text) - len(title)]
        self.clauses.append(Clause(name, depth, marker, title, self._above, text, kind, sep))
        self._open[depth] = name

    def _paragraph(self, name: str, text: str, marker: str, above: str | None, kind: NodeKind) -> None:
        self.clauses.append(Clause(name, len(self._open) + 1, marker, "", above, text, kind, run_in=bool(marker)))

    def _named(self, name: str, numbered: int = 0) -> str:
        """Return an id that no other clause has: ``p1``, ``p2`` where all are numbered, else ``a1``, ``a1~2``."""
        count = self._names[name] = self._names.get(name, 0) + 1
        if numbered:
            return f"{name}{count}"
        return name if count == 1 else f"{name}~{count}"


def _is_law(member: tarfile.TarInfo) -> bool:
    path = Path(member.name)
    named = path.suffix == ".md" and not path.name.startswith("_index") and path.name not in _NO_LAWS
    return member.isfile() and named and path.parts[1] not in _NO_FOLDERS


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    return file.read().decode("utf-8") if file else ""


if __name__ == "__main__":
    sys.exit(main())
