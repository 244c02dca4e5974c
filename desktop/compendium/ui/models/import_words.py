"""Files of an import in words of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from compendium.domain.import_item import Doubt, ImportItem, ItemState
from compendium.services.import_doubts import NOT_FOUND
from compendium.ui.actions import QT_TRANSLATE_NOOP

_MOST_NAMES = 20
_ARCHIVE = ".zip"
LOOKS = {
    ItemState.WAITING: ("circle", "text_faint"),
    ItemState.READING: ("loader-circle", "note"),
    ItemState.READY: ("circle-check", "success"),
    ItemState.DOUBTFUL: ("circle-help", "warning"),
    ItemState.VERSION: ("git-compare", "note"),
    ItemState.UNCHANGED: ("equal", "text_faint"),
    ItemState.REFUSED: ("circle-x", "error"),
    ItemState.ACCEPTED: ("file-check", "success"),
    ItemState.SKIPPED: ("circle-minus", "text_faint"),
}
"""Icon and colour of each state."""
_NAMES = {
    ItemState.WAITING: QT_TRANSLATE_NOOP("Import", "待读取"),
    ItemState.READING: QT_TRANSLATE_NOOP("Import", "读取中"),
    ItemState.READY: QT_TRANSLATE_NOOP("Import", "可导入"),
    ItemState.DOUBTFUL: QT_TRANSLATE_NOOP("Import", "有疑问"),
    ItemState.VERSION: QT_TRANSLATE_NOOP("Import", "版本"),
    ItemState.UNCHANGED: QT_TRANSLATE_NOOP("Import", "已有"),
    ItemState.REFUSED: QT_TRANSLATE_NOOP("Import", "不能导入"),
    ItemState.ACCEPTED: QT_TRANSLATE_NOOP("Import", "已导入"),
    ItemState.SKIPPED: QT_TRANSLATE_NOOP("Import", "跳过"),
}
_OLDER = QT_TRANSLATE_NOOP("Import", "较早文本")
_NEWER = QT_TRANSLATE_NOOP("Import", "新版本")
_IN_LIBRARY = QT_TRANSLATE_NOOP("Import", "文库已有")
_IN_IMPORT = QT_TRANSLATE_NOOP("Import", "同批已有")


def state_name(state: ItemState) -> str:
    """Name of a state."""
    return QCoreApplication.translate("Import", _NAMES[state])  # one call of Qt: a list asks while threads work


def item_state(item: ImportItem) -> str:
    """Name of a file's state, nearer than that of all files in it."""
    name = _NAMES[item.state]
    if item.state is ItemState.VERSION:
        name = _OLDER if item.is_older else _NEWER
    elif item.state is ItemState.UNCHANGED:
        name = _IN_LIBRARY if item.known else _IN_IMPORT
    return QCoreApplication.translate("Import", name)


def all_state_names() -> list[str]:
    """Every name that a file's state may have."""
    names = (*_NAMES.values(), _OLDER, _NEWER, _IN_LIBRARY, _IN_IMPORT)
    return [QCoreApplication.translate("Import", name) for name in names]


def field_name(name: str) -> str:
    """Label of a field of the metadata."""
    translate = QCoreApplication.translate
    return {
        "title": translate("Import", "标题"),
        "short_title": translate("Import", "简称"),
        "doc_number": translate("Import", "发文字号"),
        "issuers": translate("Import", "发文机关"),
        "signed_date": translate("Import", "成文日期"),
        "level": translate("Import", "层级"),
        "region": translate("Import", "地区"),
        "year": translate("Import", "年份"),
        "period": translate("Import", "规划期"),
        "effective_date": translate("Import", "施行日期"),
        "expiry_date": translate("Import", "失效日期"),
        "validity": translate("Import", "时效性"),
        "validity_basis": translate("Import", "认定依据"),
    }[name]


def doubt_words(doubt: Doubt) -> str:
    """What is doubtful, as one sentence."""
    translate = QCoreApplication.translate
    if doubt.words == NOT_FOUND:
        return translate("Import", "没有找到，请填写；文件上没有则留空")
    return doubt.words or translate("Import", "{0}不太确定").format(field_name(doubt.field))


def item_title(item: ImportItem) -> str:
    """Title of the text; "" until it is read."""
    return item.info.title if item.info else ""


def file_words(item: ImportItem, *, shared: bool) -> str:
    """Name of a file, with the archive that it came in, and with its folder where ``shared`` with another file."""
    folders = Path(item.file).parent.parts
    archive = next((part for part in folders if part.lower().endswith(_ARCHIVE)), "")
    folder = folders[-1] if shared and folders else ""
    return " › ".join(filter(None, (archive, folder if folder != archive else "", item.name)))


def item_says(item: ImportItem) -> str:
    """One line on what is to be known of a file."""
    translate = QCoreApplication.translate
    if item.problem is not None:
        _, wrong, way_on = item.problem
        # The name stands beside it already, and where room is short nothing else would be left to read.
        return f"{wrong.replace(f'“{item.name}”', '文件', 1)}{way_on}"
    if item.state is ItemState.UNCHANGED:
        if not item.known:
            return translate("Import", "与同批的“{0}”文字相同，不再导入").format(item.known_title)
        return translate("Import", "文库里已有同样的文字：《{0}》").format(item.known_title)
    if item.state is ItemState.VERSION and item.is_older and item.info is not None:
        words = translate("Import", "成文日期 {0}，早于文库中的《{1}》（{2}），请选择怎样导入")
        return words.format(item.info.signed_date, item.known_title, item.known_date)
    if item.state is ItemState.VERSION:
        return translate("Import", "文库里的《{0}》文字不同，请决定是否存为新版本").format(item.known_title)
    if item.state is ItemState.DOUBTFUL:
        missing = missing_list(item)
        others = doubt_list(item)
        checked = translate("Import", "有疑问：{0}").format(others) if others else ""
        return translate("Import", "；").join(filter(None, (missing, checked)))
    return _facts(item)


def doubt_list(item: ImportItem) -> str:
    """The doubtful fields that have a value by name; what is doubtful beside them in its own words."""
    translate = QCoreApplication.translate
    fields = translate("Import", "、").join(
        field_name(doubt.field) for doubt in item.doubts if doubt.field and doubt.words != NOT_FOUND
    )
    others = " ".join(doubt.words for doubt in item.doubts if not doubt.field)
    return translate("Import", "；").join(filter(None, (fields, others)))


def missing_list(item: ImportItem) -> str:
    """The fields that were not found by name; "" when there is none."""
    translate = QCoreApplication.translate
    names = translate("Import", "、").join(field_name(doubt.field) for doubt in item.doubts if doubt.words == NOT_FOUND)
    return translate("Import", "未找到：{0}").format(names) if names else ""


def _facts(item: ImportItem) -> str:
    info = item.info
    if info is None:
        return ""
    clauses = QCoreApplication.translate("Import", "{0} 条").format(info.clauses)
    return " · ".join(filter(None, (clauses, info.doc_number, info.signed_date, info.region, *item.notes)))


def passed_over_says(passed: Mapping[Path, str]) -> str:
    """How many files of folders were left out, and of what kinds; "" for none."""
    if not passed:
        return ""
    translate = QCoreApplication.translate
    words = translate("Import", "跳过 {0} 个文件（{1}）")
    kinds = (passed_over_name(kind) for kind in dict.fromkeys(passed.values()))
    return words.format(len(passed), translate("Import", "、").join(kinds))


def passed_over_tells(passed: Mapping[Path, str]) -> str:
    """The files of folders that were left out by name, a line each; of many the first."""
    names = [path.name for path in passed][:_MOST_NAMES]
    return "\n".join((*names, "…") if len(passed) > _MOST_NAMES else names)


def passed_over_name(kind: str) -> str:
    """Name of a kind of files that no import takes."""
    translate = QCoreApplication.translate
    names = {
        "临时文件": translate("Import", "临时文件"),
        "图片": translate("Import", "图片"),
        "其他文件": translate("Import", "其他文件"),
    }
    return names[kind]


def passed_over_row(path: Path, kind: str) -> list[str]:
    """The row in a report of a file that was left out from the first."""
    words = QCoreApplication.translate("Import", "跳过：{0}").format(passed_over_name(kind))
    return [state_name(ItemState.SKIPPED), "", str(path), "", words]


def item_tells(item: ImportItem) -> str:
    """All that is to be known of a file, in several lines."""
    lines = [item_says(item)]
    if item.state in (ItemState.VERSION, ItemState.UNCHANGED):
        lines += [doubt_words(doubt) for doubt in item.doubts]
    lines += [note for note in (*item.notes, *item.left_out) if note.rstrip("。") not in lines[0]]
    return "\n".join(line for line in lines if line)


def report_labels() -> list[str]:
    """Labels of the columns of a report."""
    translate = QCoreApplication.translate
    return [
        translate("Import", "状态"),
        translate("Import", "标题"),
        translate("Import", "文件"),
        translate("Import", "编号"),
        translate("Import", "说明"),
    ]


def report_row(item: ImportItem) -> list[str]:
    """A file's row in a report."""
    return [item_state(item), item_title(item), item.file, item.doc, item_tells(item)]
