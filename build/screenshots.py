"""Takes pictures of the real program: ``.venv/bin/python build/screenshots.py [--to DIR] [--size S …] [--theme T …]``.

For every size and theme the program runs on an invisible screen of its own (Linux), with a home made for the purpose,
and is driven by its own actions through its views. Pictures show the whole screen, as a person at it would see it, and
are named ``VIEW-SIZE-THEME.png``. Without arguments the README's pictures are renewed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from prepare import ROOT, SetupError, clean_environment, say
from screen import invisible_screen

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

T = TypeVar("T", bound="QObject")

README_FOLDER = ROOT / "resources" / "help" / "screenshots"
TODAY = "2026-07-01"  # validity is shown relative to a day; pictures must not change with the calendar
BOOKMARKS = (
    ("wuxi-2024#2.1.1", "企业梯次培育的做法，可供参考。", "企业培育"),
    ("jinan-2023#2.2.7", "与省里的入库标准是否一致，待核。", "企业培育"),
    ("national-2022#2.1", "", ""),
    ("jinan-2023#2.1.2", "最高2.5%；能否与省级补助叠加，问市科技局。", "税收与补助"),
    ("jilin-2024#2.5", "技术合同成交额800亿元，写进汇报。", "汇报"),
)
LEDGER = (  # serial number, status, progress, person
    (1, "已完成", "实施方案已印发", "王敏"),
    (2, "进行中", "已培育 4200 户", "李强"),
    (3, "进行中", "第二批名单公示中", "李强"),
    (5, "受阻", "专项资金尚未下达", "赵云"),
    (6, "进行中", "难题征集 1100 个", "陈静"),
)
COLLECTION = (  # words of `collection add`, in order
    ("--section", "一、目标怎么定", "--subtitle", "2026年7月 · 市科技局 · 王敏"),
    ("jilin-2024#2.5", "jilin-2024#4.12", "--notes", "先讲技术合同成交额，再讲孵化载体的数量。"),
    ("--text", "# 三个要点\n\n- **研发投入**：加计扣除怎么用\n- **平台**：孵化器、众创空间\n- **人才**：引进与培训"),
    ("--section", "二、国家、省、市怎么说"),
    ("national-2022#2.1", "jinan-2023#2.2.8", "wuxi-2024#2.1.1", "--compare"),
    ("wuxi-2024#2.1.2", "jinan-2023#2.1.2"),
)
OWN_TEXT = "云溪县渔业三年行动方案.html"
OWN_TEXTS = {  # an invented county's: what an agency brings along
    OWN_TEXT: """<html><head><title>云溪县渔业三年行动方案</title></head><body>
<table><tr><td>发文机关：云溪县农业农村局</td><td>成文日期：2024年6月11日</td></tr></table>
<p>云溪县农业农村局 云溪县财政局关于印发《云溪县渔业高质量发展三年行动方案（2024—2026年）》的通知</p>
<p>云农发〔2024〕17号</p><p>各乡镇人民政府，县直有关单位：</p>
<p>现将《云溪县渔业高质量发展三年行动方案（2024—2026年）》印发给你们，请结合实际认真贯彻执行。</p>
<p>云溪县农业农村局</p><p>云溪县财政局</p><p>2024年5月6日</p>
<p>云溪县渔业高质量发展三年行动方案（2024—2026年）</p>
<p>一、总体目标</p><p>到2026年，建成标准化渔港3个，渔业产值达到12亿元，年均增长8%以上。</p>
<p>二、重点任务</p><p>（一）建设现代渔港。每年改造渔港1个，完成泊位扩建。（责任单位：县农业农村局、县交通运输局）</p>
<p>（二）支持加工企业。对年产值首次超过2000万元的加工企业，给予一次性奖励20万元。（责任单位：县财政局）</p>
<p>（三）培育水产良种。建设县级良种场2家，推广面积5000亩。（责任单位：县农业农村局）</p>
<p>三、保障措施</p><p>（一）加强组织领导。各乡镇要明确分管负责同志，按月报送进展。</p>
<p>（二）强化资金保障。县财政每年安排专项资金300万元。</p></body></html>""",
    "渔业补助办法.txt": "云溪县渔业补助办法\n第一条 为支持渔业发展，制定本办法。\n第二条 补助养殖企业。\n",
}
TABS = {"targets": "目标指标", "indicators": "指标对照", "ledger": "台账"}
GROUP = 3
SLIDE = 1
HINT_MS = 4000  # until the hints of a beginning show are gone
QUERY = "科技型中小企业"
TASKS_MS = 60_000
PAINT_MS = 400


@dataclass(frozen=True)
class Size:
    """A screen: pixels as an X server counts them, and how much Qt enlarges everything."""

    pixels: str
    scale: str


SIZES = {
    "1440x900": Size("1440x900", "1"),
    "1366x768at125": Size("1366x768", "1.25"),
    "2x": Size("2880x1800", "2"),
}
THEMES = ("light", "dark")


def main() -> int:
    """Take the pictures; 1 when a run fails."""
    parser = argparse.ArgumentParser(description="Take pictures of the real program.")
    parser.add_argument("--to", type=Path, help="folder for the pictures; without it, the README's are renewed")
    parser.add_argument("--size", action="append", choices=SIZES, help="default: all")
    parser.add_argument("--theme", action="append", choices=THEMES, help="default: both")
    chosen = parser.parse_args()
    try:
        if chosen.to is None:
            _take(README_FOLDER, "1440x900", "light", "{view}.png")
            return 0
        for size in chosen.size or SIZES:
            for theme in chosen.theme or THEMES:
                say(f"{size}, {theme} …")
                _take(chosen.to, size, theme, f"{{view}}-{size}-{theme}.png")
    except (SetupError, subprocess.CalledProcessError) as error:
        say(str(error))
        return 1
    return 0


def _take(folder: Path, size: str, theme: str, pattern: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    environ = {**clean_environment(dict(os.environ)), "COMPENDIUM_TODAY": TODAY}
    with tempfile.TemporaryDirectory(prefix="compendium-pictures-") as home:
        for place, note, group in BOOKMARKS:
            words = ["--home", home, "bookmark", "add", place, "--note", note, "--folder", group]
            command = [sys.executable, "-m", "compendium", *words]
            subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
        for added in COLLECTION:
            command = [sys.executable, "-m", "compendium", "--home", home, "collection", "add", "科技政策宣讲", *added]
            subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
        _fill_ledger(Path(home), environ)
        with invisible_screen(environ, SIZES[size].pixels) as screen:
            screen["QT_SCALE_FACTOR"] = SIZES[size].scale
            command = [sys.executable, str(Path(__file__).resolve()), "--child", home, str(folder / pattern), theme]
            subprocess.run(command, env=screen, check=True, timeout=300)


def _fill_ledger(home: Path, environ: dict[str, str]) -> None:
    """Fill the ledger as an office does: handed out as a spreadsheet, filled in there, read back."""
    import openpyxl

    file = home / "ledger.xlsx"
    program = [sys.executable, "-m", "compendium", "--home", str(home)]
    export = [*program, "export", "ledger", "--doc", "jilin-2024", "--to", str(file)]
    subprocess.run(export, env=environ, stdout=subprocess.DEVNULL, check=True)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(number for number, row in enumerate(rows) if row[0] == "序号")
    lines = {row[0]: number for number, row in enumerate(rows) if number > header}
    for serial, *values in LEDGER:
        for label, value in zip(("状态", "进展", "责任人"), values, strict=True):
            sheet.cell(lines[serial] + 1, rows[header].index(label) + 1).value = value
    book.save(file)
    read_back = [*program, "ledger", "import", str(file), "--apply"]
    subprocess.run(read_back, env=environ, stdout=subprocess.DEVNULL, check=True)
    file.unlink()


# --- inside the pictured process ---


def _run_child(home: str, pattern: str, theme: str) -> int:
    from drive import run_program

    return run_program(["--home", home, "--open", "jilin-2024#2.5"], lambda: _walk(pattern, theme))


def _walk(pattern: str, theme: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QToolButton

    from compendium.ui.library.library_panel import LibraryPanel

    window = _window()
    window.showMaximized()
    _settle(window)
    _trigger(window, f"theme_{theme}")
    _shoot(window, pattern, "reader")
    _import(window, pattern)

    field = _find(window, QLineEdit, "searchField")
    field.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString(QUERY)  # as an input method does: QTest.keyClicks knows ASCII only
    QApplication.sendEvent(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    _shoot(window, pattern, "search")

    _find(window, LibraryPanel).compare_requested.emit(["national-2022", "jilin-2024"])
    for _ in range(GROUP):
        _settle(window)
        _find(window, QToolButton, "next_group").click()
    _shoot(window, pattern, "compare")
    for form in ("matrix", "matter"):
        _settle(window)
        _find(window, QToolButton, f"form_{form}").click()
        if form == "matrix":
            _shoot(window, pattern, "matrix")

    _trigger(window, "view_bookmarks")
    _shoot(window, pattern, "bookmarks")

    _trigger(window, "view_collections")
    _shoot(window, pattern, "collections")
    _show(window, pattern)

    _trigger(window, "view_tables")
    _shoot(window, pattern, "tasks")
    tabs = _find(window, QTabBar, "tableTabs")
    for view, words in TABS.items():
        tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index(words))
        if view == "ledger":
            _settle(window)
            _find(window, QLineEdit, "ledgerFilter").setText("吉林省三年行动方案")
        _shoot(window, pattern, view)
    QApplication.closeAllWindows()
    QApplication.quit()


def _show(window: QWidget, pattern: str) -> None:
    """Present the collection and take what its audience sees."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    _settle(window)
    _trigger(window, "present")
    for _ in range(TASKS_MS // PAINT_MS):
        QTest.qWait(PAINT_MS)
        shown = [each for each in QApplication.topLevelWidgets() if each.objectName() == "audienceWindow"]
        if shown and shown[0].isVisible():
            break
    else:
        raise TimeoutError("the show did not begin")
    QTest.qWait(HINT_MS)
    for _ in range(SLIDE):
        QTest.keyClick(shown[0], Qt.Key.Key_PageDown)
    QTest.keyClick(shown[0], Qt.Key.Key_E)
    QTest.qWait(HINT_MS)
    _shoot(window, pattern, "show")
    QTest.keyClick(shown[0], Qt.Key.Key_Escape)
    _settle(window)


def _import(window: QWidget, pattern: str) -> None:
    """Drop files on the window, look at one that has a doubt, and leave without taking anything in."""
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from compendium.ui.importing.import_window import ImportWindow
    from compendium.ui.importing.list_page import ListPage

    with tempfile.TemporaryDirectory(prefix="compendium-own-") as own:
        data = QMimeData()
        for name, text in OWN_TEXTS.items():
            path = Path(own) / name
            path.write_text(text, encoding="utf-8")
        data.setUrls([QUrl.fromLocalFile(own)])
        how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *how))
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), *how))
        _settle(window)
        importing = _find(window, ImportWindow)
        while importing.busy:
            QTest.qWait(PAINT_MS)
        (number,) = (item.number for item in importing.items if item.name == OWN_TEXT)
        page = _find(importing, ListPage)
        page.review_requested.emit(number)
        _shoot(window, pattern, "import")
        page.skip_requested.emit([item.number for item in importing.items])  # else closing asks
        importing.close()


def _window() -> QWidget:
    from PySide6.QtWidgets import QApplication, QMainWindow

    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
    return window


def _find(window: QWidget, kind: type[T], name: str = "") -> T:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    if found is None:
        raise LookupError(f"the window has no {kind.__name__} {name}")
    return found


def _trigger(window: QWidget, action: str) -> None:
    from PySide6.QtGui import QAction

    _find(window, QAction, f"action_{action}").trigger()


def _settle(window: QWidget) -> None:
    """Wait for background work and for what it puts on the screen."""
    from PySide6.QtTest import QTest

    from compendium.ui.tasks import Tasks

    QTest.qWait(PAINT_MS)  # what was just asked for may start its work a moment later
    if not all(tasks.wait_idle(TASKS_MS) for tasks in window.findChildren(Tasks)):
        raise TimeoutError("background work did not end")
    QTest.qWait(PAINT_MS)


def _shoot(window: QWidget, pattern: str, view: str) -> None:
    from PySide6.QtWidgets import QApplication

    _settle(window)
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        raise RuntimeError(f"a dialog stands before the {view}: {dialog.windowTitle()}")
    path = pattern.format(view=view)
    if not window.screen().grabWindow(0).save(path):
        raise OSError(f"{path} could not be written")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        sys.exit(_run_child(*sys.argv[2:]))
    sys.exit(main())
