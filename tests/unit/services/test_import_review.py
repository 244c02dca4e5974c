"""An import in which a person decides: what each file is found to be, and what accepting and undoing do."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Origin
from compendium.domain.import_item import Decision, ImportItem, ItemState
from compendium.services.fact_extraction import FactExtraction
from compendium.services.import_doubts import NOT_FOUND
from compendium.services.import_review import ImportReview
from compendium.services.importing import ImportService
from compendium.services.metadata_edits import edited
from compendium.services.outline_edits import as_body, assembled, rows_of
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from compendium.texts.metadata import NO_REGIONS
from compendium.ui.models.import_words import item_says, item_state, item_tells

PLAN = """{0}建设实施方案

一、总体要求
到2025年，建成{0}30个。
二、主要任务
（一）合理布局。每个街道至少建成1个。

样例市人民政府
2024年3月5日
"""
TODAY = date(2026, 7, 1)


class Shown:
    """The list of files as a window has it."""

    def __init__(self) -> None:
        self.items: dict[int, ImportItem] = {}
        self.order: list[ItemState] = []

    def __call__(self, items: Sequence[ImportItem], instead_of: int = 0) -> None:
        self.items.pop(instead_of, None)
        for item in items:
            self.items[item.number] = item
            self.order.append(item.state)

    def named(self, name: str) -> ImportItem:
        return next(item for item in self.items.values() if item.name == name)


class Stopping:
    """Progress of work that the user stops after some reports."""

    def __init__(self, after: int) -> None:
        self._left = after

    def report(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002
        self._left -= 1

    @property
    def cancelled(self) -> bool:
        return self._left <= 0


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(tmp_path / "library.db")
    yield DocumentRepository(database)
    database.close()


@pytest.fixture
def updates() -> list[int]:
    return []


@pytest.fixture
def importing(documents: DocumentRepository, updates: list[int]) -> ImportService:
    facts = FactExtraction(documents, FactRepository(documents.database))
    return ImportService(
        documents, facts, today=TODAY, regions=lambda: NO_REGIONS, index_updated=lambda: updates.append(1)
    )


@pytest.fixture
def review(importing: ImportService) -> Iterator[ImportReview]:
    review = importing.review()
    yield review
    review.close()


@pytest.fixture
def shown() -> Shown:
    return Shown()


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def plan(folder: Path, name: str, more: str = "") -> Path:
    return file(folder, f"{name}.txt", PLAN.format(name) + more)


def read(review: ImportReview, shown: Shown, *paths: Path) -> None:
    shown(review.find(paths))
    review.read(shown)


def test_files_of_one_name_are_called_versions_only_when_their_words_are_alike(
    review: ImportReview, shown: Shown, tmp_path: Path
) -> None:
    def named(folder: str, name: str, text: str) -> Path:
        (tmp_path / folder).mkdir(exist_ok=True)
        return file(tmp_path / folder, name, text)

    title = "甲市企业申报办法\n\n"
    first = "第一条 企业申报科技项目，应当提交研发投入、人员和场地的证明材料。\n"
    other = "第一条 种植粮食的农户按照实际播种面积领取补贴，由乡镇登记核实。\n"
    paths = [
        named("1", "附件1.txt", first),
        named("2", "附件1.txt", other),
        named("3", "a.txt", title + first),
        named("4", "b.txt", title + other),
        named("5", "c.txt", title + first.replace("人员和场地", "设备和场地")),
    ]
    read(review, shown, *paths)
    told = {
        Path(item.file).parent.name
        for item in shown.items.values()
        if any("作为它的新版本" in doubt.words for doubt in item.doubts)
    }
    assert told == {"5"}


def test_nothing_enters_before_it_is_accepted(
    review: ImportReview, shown: Shown, documents: DocumentRepository, updates: list[int], tmp_path: Path
) -> None:
    read(review, shown, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"))
    assert shown.order[:2] == [ItemState.WAITING, ItemState.WAITING]
    assert not documents.ids()
    assert not updates

    accepted = review.accept([item.number for item in shown.items.values()], shown)

    assert [item.state for item in shown.items.values()] == [ItemState.ACCEPTED, ItemState.ACCEPTED]
    assert set(documents.ids()) == set(accepted.added) == {item.doc for item in shown.items.values()}
    assert updates == [1]


def test_a_bad_file_says_why_and_what_to_do_and_costs_no_other(
    review: ImportReview, shown: Shown, tmp_path: Path
) -> None:
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    read(review, shown, picture, tmp_path / "没有.txt", plan(tmp_path, "城市书房"))
    for name in ("图.png", "没有.txt"):
        item = shown.named(name)
        assert item.state is ItemState.REFUSED
        assert item.problem is not None
        assert all(item.problem)
    assert shown.named("城市书房.txt").info is not None


def test_an_archive_gives_way_to_its_files(review: ImportReview, shown: Shown, tmp_path: Path) -> None:
    archive = tmp_path / "文件.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("甲.txt", PLAN.format("甲"))
        made.writestr("乙.txt", PLAN.format("乙"))
        made.writestr("图/封面.png", b"\x89PNG\r\n\x1a\n")
    read(review, shown, archive)
    assert sorted(item.name for item in shown.items.values()) == ["乙.txt", "甲.txt"]
    assert review.passed_over() == {archive / "图" / "封面.png": "图片"}


def test_a_doubtful_field_is_said_and_settled_by_correcting_it(
    review: ImportReview, shown: Shown, documents: DocumentRepository, tmp_path: Path
) -> None:
    read(review, shown, file(tmp_path, "无题.txt", "一、总体要求\n坚持创新。\n二、主要任务\n发展产业。\n"))
    item = shown.named("无题.txt")
    assert item.state is ItemState.DOUBTFUL
    assert "title" in {doubt.field for doubt in item.doubts}

    opened = review.opened(item.number)
    info = edited(opened.document.info, {"title": "样例市方案", "region": "样例市"}, TODAY)
    corrected = review.correct(item.number, replace(opened.document, info=info))

    assert not {"title", "region"} & {doubt.field for doubt in corrected.doubts}
    review.accept([item.number], shown)
    assert documents.list()[0].title == "样例市方案"


def test_a_corrected_outline_is_what_enters_and_the_same_file_is_known_again(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    path = plan(tmp_path, "城市书房")
    read(review, shown, path)
    number = shown.named(path.name).number
    document = review.opened(number).document
    rows = rows_of(document)
    place = next(at for at, row in enumerate(rows) if row.text.startswith("（一）"))
    changed = as_body(rows, place)
    assert changed is not None
    review.correct(number, assembled(document.info, changed))
    review.accept([number], shown)

    stored = documents.get(shown.items[number].doc)
    assert "2.1" not in stored.by_id
    assert stored.info.clauses == len(stored.outline)
    assert [outcome.status.value for outcome in importing.run([path])] == ["unchanged"]


def test_a_new_text_under_a_known_title_is_offered_as_a_version_with_the_differences(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    first = documents.ids()[0]
    read(review, shown, plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n"))
    item = shown.named("城市书房.txt")
    assert (item.state, item.known, item.protected) == (ItemState.VERSION, first, False)
    difference = review.difference(item.number)
    assert difference is not None
    assert difference.summary["added"] == 1

    batch = review.accept([item.number], shown)
    assert batch.added == (f"{first}@2",)


def test_a_replaced_document_comes_back_when_the_import_is_undone(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    before = documents.get(documents.ids()[0])
    read(review, shown, plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n"), plan(tmp_path, "社区食堂"))
    changed, new = shown.named("城市书房.txt"), shown.named("社区食堂.txt")
    shown([review.decide(changed.number, Decision.REPLACE)])
    batch = review.accept([changed.number, new.number], shown)
    assert len(documents.ids()) == 2
    assert documents.get(before.info.id) != before

    review.undo(batch, shown)

    assert documents.ids() == (before.info.id,)
    assert documents.get(before.info.id) == before
    assert shown.items[changed.number].state is ItemState.VERSION
    review.accept([new.number], shown)
    assert len(documents.ids()) == 2


def test_what_came_with_the_program_is_never_replaced(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    own = documents.get(documents.ids()[0])
    documents.put(replace(own, info=replace(own.info, origin=Origin.BUNDLED)))
    read(review, shown, plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n"))
    item = shown.named("城市书房.txt")
    assert item.protected
    review.decide(item.number, Decision.REPLACE)
    batch = review.accept([item.number], shown)
    assert batch.error is not None
    assert batch.error.code == "not_imported"
    assert documents.get(own.info.id).outline == own.outline


def test_the_same_text_twice_is_taken_once_unless_a_person_wants_it_twice(
    review: ImportReview, shown: Shown, documents: DocumentRepository, tmp_path: Path
) -> None:
    one, two = plan(tmp_path, "城市书房"), file(tmp_path, "副本.txt", PLAN.format("城市书房"))
    read(review, shown, one, two)
    states = {item.name: item.state for item in shown.items.values()}
    assert sorted(states.values()) == [ItemState.READY, ItemState.UNCHANGED]
    copy = next(item for item in shown.items.values() if item.state is ItemState.UNCHANGED)
    review.accept([item.number for item in shown.items.values()], shown)
    assert len(documents.ids()) == 1
    review.decide(copy.number, Decision.NEW)
    review.accept([copy.number], shown)
    assert len(documents.ids()) == 2


def test_a_stopped_reading_goes_on_later(review: ImportReview, shown: Shown, tmp_path: Path) -> None:
    shown(review.find([plan(tmp_path, f"第{n}号") for n in range(5)]))
    review.read(shown, Stopping(3))
    left = [item for item in shown.items.values() if item.state is ItemState.WAITING]
    assert 0 < len(left) < 5
    review.read(shown)
    assert {item.state for item in shown.items.values()} == {ItemState.READY}


def test_a_stopped_acceptance_leaves_whole_documents_and_the_rest_waiting(
    review: ImportReview, shown: Shown, documents: DocumentRepository, updates: list[int], tmp_path: Path
) -> None:
    read(review, shown, *(plan(tmp_path, f"第{n}号") for n in range(5)))
    batch = review.accept(list(shown.items), shown, Stopping(3))
    assert len(batch.added) == len(documents.ids()) == 3
    assert sum(item.state is ItemState.READY for item in shown.items.values()) == 2
    assert updates == [1]


def test_a_title_corrected_to_that_of_a_document_asks_before_it_becomes_a_version(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    [first] = documents.ids()
    changed = PLAN.format("城市书房").replace("城市书房建设实施方案", "读书处建设实施方案").replace("30", "50")
    read(review, shown, file(tmp_path, "新.txt", changed))
    number = shown.named("新.txt").number
    document = review.opened(number).document
    info = edited(document.info, {"title": "城市书房建设实施方案"}, TODAY)
    review.correct(number, replace(document, info=info))

    assert not review.accept([number], shown).added
    item = shown.items[number]
    assert (item.state, item.known) == (ItemState.VERSION, first)
    assert review.accept([number], shown).added == (f"{first}@2",)


def test_a_file_is_skipped_and_taken_back(review: ImportReview, shown: Shown, tmp_path: Path) -> None:
    read(review, shown, plan(tmp_path, "城市书房"))
    number = shown.named("城市书房.txt").number
    assert review.skip(number).state is ItemState.SKIPPED
    assert review.skip(number).state is ItemState.READY


def test_a_document_can_be_given_a_new_text_whatever_its_title(
    review: ImportReview, shown: Shown, documents: DocumentRepository, importing: ImportService, tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    doc = documents.ids()[0]
    shown(review.find([plan(tmp_path, "社区食堂")], update=doc))
    review.read(shown)
    item = shown.named("社区食堂.txt")
    assert (item.state, item.known) == (ItemState.VERSION, doc)


def test_what_is_known_of_an_imported_document_is_edited_and_put_back(
    documents: DocumentRepository, importing: ImportService, updates: list[int], tmp_path: Path
) -> None:
    importing.run([plan(tmp_path, "城市书房")])
    doc = documents.ids()[0]
    stored = documents.get(doc)
    info = edited(stored.info, {"doc_number": "样政发〔2024〕5号", "level": "市"}, TODAY)
    before = importing.correct(replace(stored, info=info))
    assert documents.info(doc).doc_number == "样政发〔2024〕5号"
    assert len(updates) == 2
    importing.correct(documents.get(doc))
    assert len(updates) == 2, "nothing changed"
    importing.restore([before])
    assert documents.get(doc) == before


@pytest.mark.parametrize(("lines", "state"), [(3, ItemState.READY), (30, ItemState.DOUBTFUL)])
def test_much_that_is_left_out_of_a_text_is_asked_about(
    review: ImportReview, shown: Shown, tmp_path: Path, lines: int, state: ItemState
) -> None:
    foot = "相关阅读\n版权声明:\n" + "出于传递更多信息之目的,本网转载的内容不代表本网观点。\n" * lines
    read(review, shown, file(tmp_path, "城市书房.txt", f"{PLAN.format('城市书房').rstrip()} |\n{foot}"))
    item = shown.named("城市书房.txt")
    assert item.state is state
    assert "没有收入正文" in item_says(item) or not item.doubts
    assert len(review.opened(item.number).noise) >= lines


def test_what_is_left_out_of_a_text_without_doubt_is_told_and_not_asked(
    review: ImportReview, shown: Shown, tmp_path: Path
) -> None:
    foot = "相关阅读\n版权声明:\n出于传递更多信息之目的,本网转载的内容不代表本网观点。\n"
    read(review, shown, file(tmp_path, "城市书房.txt", f"{PLAN.format('城市书房').rstrip()} |\n{foot}"))
    item = shown.named("城市书房.txt")
    assert item.state is ItemState.READY
    assert "没有收入正文" in item_tells(item)
    assert "请核对" not in item_tells(item)


def test_a_note_that_asks_to_be_checked_is_a_doubt(review: ImportReview, shown: Shown, tmp_path: Path) -> None:
    big5 = tmp_path / "書房.txt"
    big5.write_bytes(
        ("城市書房建設實施方案\n\n" + "一、總體要求\n到2025年，建成書房30個，讓讀者滿意。\n" * 9).encode("big5")
    )
    read(review, shown, big5)
    item = shown.named("書房.txt")
    assert any("请核对" in doubt.words for doubt in item.doubts)
    assert item.state is ItemState.DOUBTFUL
    assert not any("请核对" in note for note in item.notes)


def test_a_text_with_another_outline_is_known_as_the_twin_of_a_file_before_it(
    review: ImportReview, shown: Shown, documents: DocumentRepository, tmp_path: Path
) -> None:
    text = PLAN.format("城市书房")
    read(review, shown, file(tmp_path, "甲.txt", text), file(tmp_path, "乙.txt", text.replace("。每个", "。\n每个")))
    twin = shown.named("乙.txt")
    assert twin.state is ItemState.UNCHANGED
    assert "与同批的“甲.txt”文字相同" in item_says(twin)
    assert len(review.accept([each.number for each in review.items()], shown).added) == 1
    assert len(documents.ids()) == 1


def test_a_twin_of_the_same_name_is_told_with_its_folder(review: ImportReview, shown: Shown, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        file(tmp_path / folder, "方案.txt", PLAN.format("城市书房"))
    read(review, shown, tmp_path / "甲", tmp_path / "乙")
    [twin] = [item for item in shown.items.values() if item.state is ItemState.UNCHANGED]
    assert "与同批的“甲/方案.txt”文字相同" in item_says(twin)


def test_an_older_text_waits_until_a_person_said_as_what_it_enters(
    importing: ImportService, review: ImportReview, shown: Shown, documents: DocumentRepository, tmp_path: Path
) -> None:
    [stored] = importing.run([plan(tmp_path, "城市书房")])
    older = PLAN.format("城市书房").replace("2024年3月5日", "2021年3月5日") + "三、保障措施\n加强领导。\n"
    read(review, shown, file(tmp_path, "旧.txt", older))
    item = shown.named("旧.txt")
    assert (item.state, item.is_older, item.known_date) == (ItemState.VERSION, True, "2024-03-05")
    assert item_state(item) == "较早文本"
    assert "2021-03-05，早于文库中的" in item_says(item)
    assert not review.accept([item.number], shown).added
    assert len(documents.ids()) == 1

    review.decide(item.number, Decision.VERSION)
    assert review.accept([item.number], shown).added == (f"{stored.doc}@2",)


def test_closing_ends_what_is_being_read(review: ImportReview, tmp_path: Path) -> None:
    review.find([plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂")])

    def tell(items: Sequence[ImportItem], _instead_of: int = 0) -> None:
        if any(item.state is ItemState.READY for item in items):
            review.close()

    review.read(tell)
    assert [item.state for item in review.items()] == [ItemState.READY, ItemState.WAITING]


def test_nothing_is_left_on_the_disk(importing: ImportService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    review, shown = importing.review(), Shown()
    read(review, shown, plan(tmp_path, "城市书房"))
    assert list(place.iterdir())
    review.close()
    assert not list(place.iterdir())


def test_of_two_texts_of_one_title_in_one_import_the_second_becomes_a_version_with_its_differences(
    review: ImportReview, shown: Shown, documents: DocumentRepository, tmp_path: Path
) -> None:
    first = file(tmp_path, "2020.txt", PLAN.format("城市书房"))
    second = file(tmp_path, "2024.txt", PLAN.format("城市书房") + "三、保障措施\n加强领导。\n")
    read(review, shown, first, second)
    before = shown.named("2024.txt")
    assert before.state is ItemState.DOUBTFUL
    one = review.accept([shown.named("2020.txt").number], shown)
    item = shown.named("2024.txt")
    assert (item.state, item.known) == (ItemState.VERSION, one.added[0])
    assert not any("与同批的" in doubt.words for doubt in item.doubts)
    difference = review.difference(item.number)
    assert difference is not None
    assert difference.summary["added"] == 1

    review.undo(one, shown)
    assert shown.named("2024.txt") == before

    both = review.accept([shown.named("2020.txt").number, before.number], shown)
    assert len(both.added) == 1, "a person is asked before the second becomes a version"
    two = review.accept([before.number], shown)
    assert two.added == (f"{both.added[0]}@2",)
    assert len(documents.ids()) == 2


def test_what_a_text_does_not_say_of_itself_is_told_until_a_person_looked(
    review: ImportReview, shown: Shown, tmp_path: Path
) -> None:
    bare = "样例市营商办法\n\n第一条 为了优化营商环境，制定本办法。\n第二条 各部门应当公开办事指南。\n"
    read(review, shown, file(tmp_path, "办法.txt", bare), plan(tmp_path, "城市书房"))
    item = shown.named("办法.txt")
    assert item.state is ItemState.DOUBTFUL
    assert {"issuers", "signed_date", "doc_number"} <= {each.field for each in item.doubts if each.words == NOT_FOUND}
    assert "未找到：发文机关、成文日期、发文字号" in item_says(item)
    assert shown.named("城市书房.txt").state is ItemState.READY, "a number alone is not missed: laws have none"

    for doubt in item.doubts:
        item = review.vouch(item.number, doubt)
    assert item.state is ItemState.READY
    assert item.info is not None
    assert not item.info.issuers
