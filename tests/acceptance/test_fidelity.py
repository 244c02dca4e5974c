"""Nothing of a text is lost or added: the bundled texts against their seeds, real documents against themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import markdown
import pytest

from compendium.domain.errors import UserError
from compendium.importers.html_text import text_of_html
from compendium.importers.md import split_front_matter
from compendium.importers.registry import importer_for
from compendium.texts.blanks import without_blanks
from compendium.texts.structure import ParsedText, parse
from shared_material import BUNDLED

TEXTS = ("policy_txt_local", "policy_md", "law_md", "txt_flat", "txt_gbk", "pairs")
ARTICLE = re.compile(
    r"^[ \u3000]*第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?(?=[ \u3000])", re.MULTILINE
)
IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("doc", BUNDLED)
def test_plain_markdown_prints_the_exact_text(doc: str, repository: Path, seeds: dict[str, Path]) -> None:
    source = (repository / "content" / "policies" / f"{doc}.md").read_text(encoding="utf-8")
    _, body = split_front_matter(source, doc)
    exact = parse(importer_for(seeds[doc]).read(seeds[doc]).text).text
    assert text_of_html(markdown.markdown(body)) == exact


@pytest.mark.parametrize("doc", BUNDLED)
def test_the_bundled_text_is_the_seed_without_its_noise(
    doc: str, repository: Path, seeds: dict[str, Path], shared: Path
) -> None:
    path = repository / "content" / "policies" / f"{doc}.md"
    parsed = parse(importer_for(path).read(path).text)
    assert parsed.noise == ()
    seed = seeds[doc].read_text(encoding="utf-8")
    labels = shared / "gold" / f"{BUNDLED[doc]}.json"
    noise = json.loads(labels.read_text(encoding="utf-8"))["noise"] if labels.exists() else []
    for piece in sorted(noise, key=lambda piece: -piece["pos"][0]):
        seed = seed[: piece["pos"][0]] + seed[piece["pos"][1] :]
    assert squeezed("".join(clause.text for clause in parsed.outline)) == squeezed(seed)


@pytest.fixture(scope="module")
def corpus(shared: Path) -> dict[str, str]:
    """Text of every plain and Markdown document of the corpus by its path."""
    found: dict[str, str] = {}
    for folder in TEXTS:
        for path in sorted((shared / "corpus" / "docs" / folder).rglob("*")):
            if path.suffix in {".txt", ".md"}:
                found[path.relative_to(shared).as_posix()] = importer_for(path).read(path).text
    assert len(found) > 150
    return found


@pytest.fixture(scope="module")
def read(corpus: dict[str, str]) -> dict[str, ParsedText]:
    return {name: parse(text) for name, text in corpus.items()}


def test_every_character_of_a_real_text_is_in_its_outline_or_in_its_noise(
    corpus: dict[str, str], read: dict[str, ParsedText]
) -> None:
    wrong = [name for name, parsed in read.items() if not is_whole(corpus[name], parsed)]
    assert wrong == []


def is_whole(source: str, parsed: ParsedText) -> bool:
    """Tell whether outline and noise, each in its order, make up the source."""
    text = without_blanks(source)
    kept = without_blanks("".join(clause.text for clause in parsed.outline))
    pieces = [without_blanks(piece) for piece in parsed.noise]
    at = taken = 0
    while at < len(text):
        if pieces and text.startswith(pieces[0], at):
            at += len(pieces.pop(0))
        elif taken < len(kept) and kept[taken] == text[at]:
            at, taken = at + 1, taken + 1
        else:
            return False
    return taken == len(kept) and not pieces


def test_what_is_noise_stays_little(read: dict[str, ParsedText]) -> None:
    for name, parsed in read.items():
        lost = len(IDEOGRAPH.findall("".join(parsed.noise)))
        assert lost < 0.15 * (lost + len(IDEOGRAPH.findall(parsed.text))), name


def test_an_outline_does_not_change_when_its_own_text_is_read_again(read: dict[str, ParsedText]) -> None:
    wrong = [name for name, parsed in read.items() if parse(parsed.text).outline != parsed.outline]
    assert wrong == []


def test_ids_are_unique_and_parents_come_first(read: dict[str, ParsedText]) -> None:
    for name, parsed in read.items():
        seen: set[str] = set()
        for clause in parsed.outline:
            assert clause.id not in seen, name
            assert clause.parent is None or clause.parent in seen, name
            seen.add(clause.id)


def test_every_article_of_a_law_is_found(corpus: dict[str, str], read: dict[str, ParsedText]) -> None:
    laws = [name for name in read if "law_md" in name]
    assert len(laws) > 20
    for name in laws:
        found = [clause.marker for clause in read[name].outline if clause.id.startswith("a")]
        assert len(found) == len(ARTICLE.findall(corpus[name])), name


def test_most_real_plans_get_a_title_and_sections(read: dict[str, ParsedText]) -> None:
    plans = [parsed for name, parsed in read.items() if "policy_" in name]
    structured = sum(any(clause.level == 1 and clause.marker for clause in parsed.outline) for parsed in plans)
    assert structured >= 0.95 * len(plans)
    titled = sum(any(clause.level == 0 and clause.title for clause in parsed.outline) for parsed in plans)
    assert titled >= 0.6 * len(plans)  # the others do not print one


def test_files_that_are_no_text_are_refused(shared: Path) -> None:
    refused = 0
    for path in sorted((shared / "corpus" / "docs" / "broken").iterdir()):
        with pytest.raises(UserError):
            importer_for(path).read(path)
        refused += 1
    assert refused
