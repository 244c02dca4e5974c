"""Presenting from the window, on one screen: what each key does, and where the show ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.comparison import ClauseRef
from compendium.domain.slide import Deck, Slide, SlideKind, SlideTable, TableColumn
from compendium.services.settings import SettingValue
from compendium.ui.actions import View
from compendium.ui.collections.markdown_editor import WordsField
from compendium.ui.icons import Icons
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_present import Presenting
from compendium.ui.notify import Notify
from compendium.ui.present.audience_window import AudienceWindow
from compendium.ui.present.page_view import PageView
from compendium.ui.present.pages import pages_of
from compendium.ui.present.presentation import Presentation
from compendium.ui.present.presenter_window import PresenterWindow
from compendium.ui.present.show import Blank, Show
from compendium.ui.present.stage_look import StageLook
from compendium.ui.present.talk_clock import TalkClock, TalkTime
from compendium.ui.present.text_box import TextBox
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from user_input import settle

DOC, CLAUSE = "jinan-2023", "2.1.2"
Key = Qt.Key


class Stage:
    """A show that goes on, and the keyboard before it."""

    def __init__(self, window: QWidget, show: Presentation) -> None:
        self._window, self.leader = window, show

    @property
    def window(self) -> MainWindow:
        assert isinstance(self._window, MainWindow)
        return self._window

    @property
    def show(self) -> Show:
        show = self.leader.show
        assert show is not None
        return show

    @property
    def audience(self) -> AudienceWindow:
        assert self.leader.audience is not None
        return self.leader.audience

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.audience, key, with_)

    def settle(self) -> None:
        settle(self._window)


@pytest.fixture
def present(window: MainWindow, qtbot: QtBot) -> Callable[[Callable[[Presenting], None]], Stage]:
    def begin(how: Callable[[Presenting], None]) -> Stage:
        presenting = window.findChild(Presenting)
        assert presenting is not None
        how(presenting)
        qtbot.waitUntil(lambda: presenting.running is not None and presenting.running.audience is not None)
        running = presenting.running
        assert running is not None
        settle(window)
        assert running.show is not None
        assert running.show.complete
        return Stage(window, running)

    return begin


@pytest.fixture
def stage(window: MainWindow, present: Callable[..., Stage]) -> Stage:
    """A show of a text that began at a clause."""
    window.navigator.open_document(DOC, CLAUSE)
    settle(window)
    return present(lambda _: QTest.keyClick(window, Key.Key_F5))


class Kept:
    """What a show keeps for good."""

    def __init__(self) -> None:
        self.values: dict[str, SettingValue] = {"present_theme": "light", "present_size": 52, "present_notes_px": 20}

    def get(self, key: str) -> object:
        return self.values[key]

    def set(self, key: str, value: SettingValue) -> None:
        self.values[key] = value


_DECKS: list[Deck] = []  # slides are values: made once for all tests


@pytest.fixture
def hall(request: pytest.FixtureRequest, themes: Themes, icons: Icons, tasks: Tasks, qtbot: QtBot) -> Iterator[Stage]:
    """A show of a text that began at a clause, without the program's window behind it."""
    if not _DECKS:
        composition: Composition = request.getfixturevalue("composition")
        _DECKS.append(composition.slides.of_document(DOC))
    (deck,) = _DECKS
    window = QWidget()
    tasks.setParent(window)
    leader = Presentation(deck, window, tasks=tasks, settings=Kept(), themes=themes, icons=icons)
    leader.begin(deck.at(DOC, CLAUSE))
    settle(window)
    yield Stage(window, leader)
    assert leader.audience is None
    tasks.setParent(None)
    window.deleteLater()


def _ended(stage: Stage) -> None:
    stage.press(Key.Key_Escape)
    stage.settle()


def test_f5_shows_the_text_from_the_clause_and_esc_returns_to_what_was_shown(stage: Stage) -> None:
    assert "强化企业研究开发财政补助" in stage.show.page.text
    assert stage.audience.isFullScreen()
    assert stage.leader.presenter is None
    stage.press(Key.Key_PageDown)
    shown = stage.show.page
    ref = stage.leader._deck.slides[shown.slide].ref
    _ended(stage)
    here = stage.window.navigator.here
    assert ref is not None
    assert (here.view, here.doc, here.clause) == (View.READ, DOC, ref.clause)
    assert ref.clause != CLAUSE


def test_shift_f5_begins_at_the_title(window: MainWindow, present: Callable[..., Stage]) -> None:
    window.navigator.open_document(DOC, CLAUSE)
    settle(window)
    stage = present(lambda _: QTest.keyClick(window, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier))
    assert stage.show.index == 0
    _ended(stage)


def test_the_keys_of_remote_controls_turn_pages(hall: Stage) -> None:
    hall.press(Key.Key_Home)
    assert hall.show.index == 0
    for forth, back in (
        (Key.Key_PageDown, Key.Key_PageUp),
        (Key.Key_Right, Key.Key_Left),
        (Key.Key_Down, Key.Key_Up),
        (Key.Key_Space, Key.Key_Backspace),
    ):
        hall.press(forth)
        assert hall.show.index == 1
        hall.press(back)
        assert hall.show.index == 0
    hall.press(Key.Key_End)
    assert hall.show.index == len(hall.show.pages) - 1
    hall.press(Key.Key_Right)
    assert hall.show.index == len(hall.show.pages) - 1
    _ended(hall)


def test_click_and_wheel_turn_pages_and_the_right_button_goes_back(hall: Stage) -> None:
    at, view = hall.show.index, hall.audience.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert hall.show.index == at + 1
    QTest.mouseClick(view, Qt.MouseButton.RightButton)
    assert hall.show.index == at
    middle = QPointF(view.rect().center())
    wheel = QWheelEvent(
        middle, view.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert hall.show.index == at + 1
    _ended(hall)


def test_a_number_and_enter_lead_to_that_page(hall: Stage) -> None:
    hall.press(Key.Key_1, Key.Key_2, Key.Key_Return)
    assert hall.show.index == 11
    hall.press(Key.Key_9, Key.Key_9, Key.Key_9, Key.Key_Return)
    assert hall.show.index == len(hall.show.pages) - 1
    _ended(hall)


def test_sentences_are_stepped_through_and_then_the_page_turns(hall: Stage) -> None:
    at = hall.show.index
    sentences = len(hall.show.page.steps)
    assert sentences > 2
    hall.press(Key.Key_S)
    (first,) = hall.show.step_words
    assert first.box.text[first.start : first.end].endswith("。")
    for _ in range(sentences - 1):
        hall.press(Key.Key_PageDown)
    assert hall.show.index == at
    hall.press(Key.Key_PageDown)
    assert (hall.show.index, hall.show.step) == (at + 1, 0)
    hall.press(Key.Key_PageUp)
    assert (hall.show.index, hall.show.step) == (at, sentences - 1)
    hall.press(Key.Key_Right, with_=Qt.KeyboardModifier.ShiftModifier)
    assert hall.show.index == at + 1
    _ended(hall)


def test_black_and_white_cover_the_page_and_the_next_key_uncovers_it(hall: Stage) -> None:
    at = hall.show.index
    for key, blank, colour in (
        (Key.Key_B, Blank.BLACK, Qt.GlobalColor.black),
        (Key.Key_Period, Blank.BLACK, Qt.GlobalColor.black),
        (Key.Key_W, Blank.WHITE, Qt.GlobalColor.white),
    ):
        hall.press(key)
        assert hall.show.blank is blank
        picture = hall.audience.view.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}
        assert colours == {picture.pixel(0, 0)}
        assert picture.pixelColor(0, 0) == colour
        hall.press(Key.Key_PageDown)
        assert hall.show.blank is Blank.NONE
        assert hall.show.index == at
    _ended(hall)


def test_emphasis_is_seen_by_more_than_its_colour(hall: Stage) -> None:
    plain = hall.audience.view.grab().toImage()
    hall.press(Key.Key_E)
    strong = hall.audience.view.grab().toImage()
    assert strong != plain
    dark = lambda image: sum(  # noqa: E731
        image.pixelColor(x, y).lightness() < 160
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert dark(strong) > dark(plain)  # thicker strokes and lines below them
    hall.press(Key.Key_E)
    assert hall.audience.view.grab().toImage() == plain
    _ended(hall)


def _place(stage: Stage, box: TextBox, line: int, share: float) -> QPoint:
    view = stage.audience.view
    scale = view.width() / stage.show.stage.width
    return QPointF((box.x + box.width * share) * scale, (box.y + (line + 0.5) * box.kind.step) * scale).toPoint()


def test_dragging_highlights_words_and_leaves_the_page_where_it_is(hall: Stage) -> None:
    at, view = hall.show.index, hall.audience.view
    box = next(box for box in hall.show.page.boxes if box.spot is not None)
    first, last = _place(hall, box, 1, 0.2), _place(hall, box, 2, 0.5)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, (first + last) / 2)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert hall.show.index == at
    assert box.spot is not None
    ((start, end),) = hall.show.marks(box.spot)
    assert 20 < end - start < 60
    hall.press(Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier)
    assert hall.show.marks(box.spot) == []
    hall.press(Key.Key_S, Key.Key_M)
    assert hall.show.marks(box.spot) == [box.sentences[0]]
    hall.press(Key.Key_C)
    assert not hall.show.marked
    _ended(hall)


def test_larger_letters_keep_the_place_and_are_remembered(stage: Stage, composition: Composition) -> None:
    before = len(stage.show.pages)
    for _ in range(3):
        stage.press(Key.Key_Plus)
        stage.settle()
    assert stage.show.stage.size == 72
    assert len(stage.show.pages) > before
    assert "强化企业研究开发财政补助" in stage.show.page.text
    stage.press(Key.Key_0, with_=Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert len(stage.show.pages) == before
    for _ in range(9):
        stage.press(Key.Key_Minus)
    stage.settle()
    assert stage.show.stage.size == 44
    assert composition.settings.get("present_size") == 44
    _ended(stage)


def test_the_other_colours_are_remembered(stage: Stage, composition: Composition) -> None:
    light = stage.audience.view.grab().toImage().pixelColor(2, 2).lightness()
    stage.press(Key.Key_T)
    dark = stage.audience.view.grab().toImage().pixelColor(2, 2).lightness()
    assert light > 230
    assert dark < 40
    assert composition.settings.get("present_theme") == "dark"
    _ended(stage)


def test_the_list_finds_pages_by_words_and_marks_them(hall: Stage) -> None:
    hall.press(Key.Key_F, with_=Qt.KeyboardModifier.ControlModifier)
    field = hall.audience.findChild(QLineEdit, "jumpField")
    assert field is not None
    assert field.isVisible()
    field.setText("众创空间")
    QTest.keyClick(field, Key.Key_Return)
    assert "众创空间" in hall.show.page.text
    assert hall.show.found == "众创空间"
    first = hall.show.index
    assert not field.isVisible()
    hall.press(Key.Key_F3)
    assert "众创空间" in hall.show.page.text
    assert hall.show.index != first or len(hall.show.find("众创空间")) == 1
    hall.press(Key.Key_Escape)
    assert hall.show.found == ""
    assert hall.leader.audience is not None
    _ended(hall)


def test_a_word_that_no_page_holds_leads_nowhere(hall: Stage) -> None:
    at = hall.show.index
    hall.press(Key.Key_G)
    field = hall.audience.findChild(QLineEdit, "jumpField")
    assert field is not None
    field.setText("没有这样的词")
    QTest.keyClick(field, Key.Key_Return)
    assert hall.show.index == at
    assert field.isVisible()
    QTest.keyClick(field, Key.Key_Escape)
    _ended(hall)


def test_esc_closes_the_list_before_the_show(stage: Stage) -> None:
    stage.press(Key.Key_G)
    field = stage.audience.findChild(QLineEdit, "jumpField")
    assert field is not None
    QTest.keyClick(field, Key.Key_Escape)
    assert not field.isVisible()
    assert stage.leader.audience is not None
    _ended(stage)
    assert stage.window.findChild(Presenting).running is None  # type: ignore[union-attr]


def test_with_one_screen_notes_are_never_shown(window: MainWindow, present: Callable[..., Stage]) -> None:
    collections = window._services.collections()
    item = collections.clause_item(DOC, CLAUSE, notes="悄悄话")
    kept = collections.new("宣讲", [item])
    collections.put([kept])
    window.navigator.show_view(View.COLLECTIONS)
    settle(window)
    stage = present(lambda presenting: presenting.present_collection(kept.id, item.id))
    stage.press(Key.Key_N, Key.Key_F2)
    assert stage.leader.presenter is None
    assert stage.leader.shared
    texts = [str(child.property(name)) for child in stage.audience.children() for name in ("text", "toolTip")]
    assert not any("悄悄" in text for text in texts)
    assert "悄悄" not in stage.show.page.text
    _ended(stage)
    assert window.navigator.here.view is View.COLLECTIONS
    settle(window)
    notes, button = window.findChild(WordsField, "itemNotes"), window.findChild(QPushButton, "showNotes")
    assert notes is not None
    assert button is not None
    assert notes.toPlainText() == "悄悄话"
    assert not notes.isVisible()  # the projector may still show what this screen shows
    button.click()
    assert notes.isVisible()
    assert not button.isVisible()


def test_notes_are_folded_on_a_page_that_opens_only_after_the_show(
    window: MainWindow, present: Callable[..., Stage]
) -> None:
    collections = window._services.collections()
    kept = collections.new("宣讲", [collections.clause_item(DOC, CLAUSE, notes="悄悄话")])
    collections.put([kept])
    stage = present(lambda presenting: presenting.present_clause(DOC, CLAUSE))
    assert stage.leader.shared
    _ended(stage)
    window.navigator.show_view(View.COLLECTIONS)
    settle(window)
    notes = window.findChild(WordsField, "itemNotes")
    assert notes is not None
    assert notes.toPlainText() == "悄悄话"
    assert not notes.isVisible()


def test_messages_wait_until_the_show_is_over(stage: Stage) -> None:
    notify = stage.window.findChild(Notify)
    assert notify is not None
    notify.info("书签夹“私人”已备份")
    assert notify.toast is None or notify.toast.isHidden()
    _ended(stage)
    assert notify.toast is not None
    assert notify.toast.isVisible()
    assert notify.toast.text == "书签夹“私人”已备份"


def test_the_pointer_hides_when_it_is_still(hall: Stage, qtbot: QtBot) -> None:
    view = hall.audience.view
    hall.audience._cursor_timer.setInterval(150)
    QTest.mouseMove(view, QPoint(200, 200))
    QTest.mouseMove(view, QPoint(240, 220))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: view.cursor().shape() == Qt.CursorShape.BlankCursor, timeout=5000)
    _ended(hall)


def test_the_spot_of_light_follows_the_pointer(hall: Stage) -> None:
    hall.press(Key.Key_L)
    at = hall.show.index
    QTest.mouseMove(hall.audience.view, QPoint(300, 300))
    assert hall.show.pointer is not None
    QTest.mouseClick(hall.audience.view, Qt.MouseButton.LeftButton)
    assert hall.show.index == at
    hall.press(Key.Key_L)
    assert hall.show.pointer is None
    _ended(hall)


def test_clauses_of_a_comparison_stand_side_by_side(present: Callable[..., Stage]) -> None:
    refs = [ClauseRef("national-2022", "2.1"), ClauseRef(DOC, CLAUSE)]
    stage = present(lambda presenting: presenting.present_clauses(refs))
    columns = {box.spot.column for box in stage.show.page.boxes if box.spot is not None}
    assert columns == {0, 1}
    _ended(stage)


def test_f5_shows_the_table_that_is_open(window: MainWindow, present: Callable[..., Stage]) -> None:
    window.navigator.show_view(View.TABLES)
    settle(window)
    stage = present(lambda _: QTest.keyClick(window, Key.Key_F5))
    assert "任务分工" in stage.show.page.text
    _ended(stage)
    assert window.navigator.here.view is View.TABLES


def test_places_of_bookmarks_follow_each_other(present: Callable[..., Stage]) -> None:
    words = "单个企业年度最高补助250万元"
    stage = present(lambda presenting: presenting.present_places([(DOC, CLAUSE, words), ("national-2022", "2.1", "")]))
    assert words in stage.show.page.text
    assert "对集成电路领域企业" not in stage.show.page.text
    stage.press(Key.Key_Right)
    assert "推动惠企创新政策" in stage.show.page.text
    _ended(stage)


def test_closing_the_window_ends_the_show(stage: Stage) -> None:
    stage.window.close()
    assert stage.leader.audience is None


def test_a_text_that_is_gone_is_told_of(window: MainWindow, qtbot: QtBot) -> None:
    presenting = window.findChild(Presenting)
    notify = window.findChild(Notify)
    assert presenting is not None
    assert notify is not None
    presenting.present_clause("nowhere", "1")
    settle(window)
    box = QApplication.activeModalWidget()
    assert box is not None
    box.close()
    assert presenting.running is None


def test_f5_in_the_list_of_results_begins_at_what_was_found(
    window: MainWindow, present: Callable[..., Stage], qtbot: QtBot
) -> None:
    window.navigator.search("众创空间")
    settle(window)
    QTest.keyClick(window, Key.Key_F5)
    stage = present(lambda _: None)
    assert "众创空间" in stage.show.page.text
    _ended(stage)
    assert window.navigator.here.view is View.SEARCH


def test_f5_shows_the_current_group_of_a_comparison(window: MainWindow, present: Callable[..., Stage]) -> None:
    window.navigator.compare(["national-2022", DOC])
    settle(window)
    stage = present(lambda _: QTest.keyClick(window, Key.Key_F5))
    assert {box.spot.column for box in stage.show.page.boxes if box.spot is not None} == {0, 1}
    _ended(stage)
    assert window.navigator.here.view is View.COMPARE


def test_f5_shows_the_collection_that_is_open(window: MainWindow, present: Callable[..., Stage]) -> None:
    collections = window._services.collections()
    collections.put([collections.new("宣讲", [collections.clause_item(DOC, CLAUSE)])])
    window.navigator.show_view(View.COLLECTIONS)
    settle(window)
    assert window._actions["present"].isEnabled()
    stage = present(lambda _: QTest.keyClick(window, Key.Key_F5))
    assert stage.show.pages[0].text == "宣讲"
    _ended(stage)


def test_f5_says_what_is_missing(window: MainWindow) -> None:
    notify, presenting = window.findChild(Notify), window.findChild(Presenting)
    assert notify is not None
    assert presenting is not None
    for view, words in ((View.BOOKMARKS, "请先选中要放映的书签"), (View.COLLECTIONS, "请先选一份有内容的讲义")):
        window.navigator.show_view(view)
        settle(window)
        QTest.keyClick(window, Key.Key_F5)
        assert notify.toast is not None
        assert notify.toast.text == words
    assert presenting.running is None


def test_larger_letters_are_there_at_once_and_the_other_pages_follow(hall: Stage) -> None:
    before = hall.show.stage.size
    hall.press(Key.Key_Plus)
    kinds = {box.kind.size for box in hall.show.page.boxes if box.spot is not None}
    assert kinds == {hall.show.stage.size}
    assert hall.show.stage.size > before
    hall.settle()
    assert {box.kind.size for page in hall.show.pages for box in page.boxes if box.spot} == kinds
    _ended(hall)


def test_highlighting_without_a_sentence_says_what_to_do(hall: Stage) -> None:
    hall.press(Key.Key_M)
    assert not hall.show.marked
    assert hall.audience._hint.text() == "先按 S 逐句，再按 M 标亮"
    _ended(hall)


def test_the_clock_goes_on_when_its_window_is_made_anew(themes: Themes, icons: Icons, qtbot: QtBot) -> None:
    time = TalkTime()
    first = TalkClock(time, themes, icons)
    qtbot.addWidget(first)
    first.pause.setChecked(True)
    time._spent = 75_000
    second = TalkClock(time, themes, icons)
    qtbot.addWidget(second)
    assert second.elapsed.text() == "01:15"
    assert second.pause.isChecked()
    second.reset.click()
    assert time.seconds == 0


def test_the_speaker_reads_on_while_the_audience_sees_black(hall: Stage, themes: Themes) -> None:
    own = PageView(hall.show, StageLook(themes.resources), framed=True)
    own.resize(960, 540)
    hall.press(Key.Key_B)
    for view, plain in ((hall.audience.view, True), (own, False)):
        picture = view.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        assert (len(colours) == 1) is plain
    own.deleteLater()
    _ended(hall)


def test_a_table_is_stepped_through_by_rows_and_the_speaker_is_told_so(
    hall: Stage, themes: Themes, icons: Icons, qtbot: QtBot
) -> None:
    rows = (("培育平台", "市科技局"), ("引进人才", "市委人才办"))
    slide = Slide(SlideKind.TABLE, "表", table=SlideTable((TableColumn("任务"), TableColumn("单位")), rows))
    stage = hall.show.stage
    show = Show(pages_of(slide, stage), stage)
    speaker = PresenterWindow(
        show, StageLook(themes.resources), lambda _: "", 20, time=TalkTime(), themes=themes, icons=icons
    )
    qtbot.addWidget(speaker)
    show.toggle_stepping()
    assert [words.box.text for words in show.step_words] == ["培育平台", "市科技局"]
    assert speaker._state.text() == "第 1 行，共 2 行"
    speaker.say("字号 58")
    show.advance()
    assert speaker._state.text() == "字号 58"  # stays for a moment, whatever else changes
    speaker.say("")
    assert speaker._state.text() == "第 2 行，共 2 行"
    _ended(hall)
