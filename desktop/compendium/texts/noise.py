"""What a page adds to a text: label tables and bread crumbs above it, contents, links and disclaimers below it.

Noise is labelled, never silently lost: the parser hands it out beside the outline.
"""

from __future__ import annotations

import re

from compendium.texts.blanks import core_of
from compendium.texts.contents import contents_rows
from compendium.texts.markers import read_marker
from compendium.texts.paragraphs import Paragraph
from compendium.texts.shapes import ends_title, is_doc_number, is_interpretation, is_title_line
from compendium.texts.wordlists import BLANK, DISCLAIMERS, NAVIGATION, PAGE_LABELS, SURE_LABELS, any_of

HEAD_DEPTH = 60  # paragraphs: page labels stand above the text
TAIL_DEPTH = 40
SITE_LINES = 8  # lines that a site prints above the labels
LONGEST_SITE_LINE = 80  # characters
_LABEL = re.compile(
    rf"[-·*]{{0,3}}{BLANK}*【?({any_of(PAGE_LABELS, spaced=True)})\**】?{BLANK}*[:：]\**{BLANK}*(.*)",
    re.DOTALL,
)
_SURE_LABEL = re.compile(rf"(?:{any_of(SURE_LABELS, spaced=True)}|时间(?=[:：]\d))\**】?{BLANK}*[:：]")
_CRUMB = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?的?(?:当前)?位置)[:：]|首页\s*[>＞»/]|繁体|无障碍"
    r"|点击(?:查看|进入|下载|收听|阅读).{0,80}$|关注\s*[·•]\s*[^，。]{2,16}$|.{0,60}-->$|新华社[^，。]{2,20}电\s*$|#*\s*(?:政策全文|正文|基本信息)$|文档\s*[:：].*\.(?:md|txt)$"
)
_SITE_LINE = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?![\d.-]*$)[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4}(?:/[!-~]*)?|[^。]{1,40}»[^。]{1,60}"
    rf"|(?:信息|文章|稿件)?来源{BLANK}*[:：][^。]{{2,60}}"
)
SITE_DEPTH = 8  # paragraphs above the text in which a site may name itself
_SITE_TITLE = re.compile(r"(.{4,90}?)\s*[-_|｜–—]+\s*[^-_|｜–—，。]{0,30}(?:网|网站|平台|门户|政府)")
_LEAD_END = re.compile(r"(?:以下|下面)[为是].{0,100}(?:全文|原文)(?:如下)?[:：]")
_LEAD_START = re.compile(r"讯[:：]|电[\s（(]|记者|获悉|发布《|近日|日前")
LEAD_DEPTH = 10  # paragraphs in which a news report must come to the text it introduces
_NAVIGATION = re.compile(rf"【?(?:{any_of(NAVIGATION)}|扫一扫.*)】?(?:[:：].*|$|[|｜].*)", re.DOTALL)
OWN_LINES = 3
_OWN_LINE = re.compile(
    rf"(?:(?:信息|文章|稿件)?来源|(?:发布|发文|公布)?(?:时间|日期)|发布(?:机构|机关|单位)){BLANK}*[:：]"
)
_DISCLAIMER = re.compile(any_of(DISCLAIMERS))
_FILE = re.compile(
    r"[-·*]?\s*\[?.{1,120}\.(?:pdf|docx?|wps|xlsx?|ofd|rar|zip|jpe?g|png)\b.{0,200}$", re.IGNORECASE | re.DOTALL
)
_SEPARATOR = re.compile(rf"{BLANK}*[|｜]{BLANK}*$")


def take_noise(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """Return the paragraphs that are text and, in reading order, the noise around them."""
    end = _tail_start(paragraphs)
    head = _head(paragraphs[:end]) | contents_rows(paragraphs[:end])
    kept = [paragraph for index, paragraph in enumerate(paragraphs[:end]) if index not in head]
    noise = [paragraphs[index].core for index in sorted(head)]
    tail = [paragraph.core for paragraph in paragraphs[end:]]
    if tail and kept:
        noise.extend(filter(None, [_cut_separator(kept[-1])]))
        if not kept[-1].core:
            kept.pop()
    return kept, [*noise, *tail]


def _cut_separator(last: Paragraph) -> str:
    """Take a ``|`` that stands between text and links off the last paragraph and return it."""
    match = _SEPARATOR.search(last.text)
    if match is None:
        return ""
    last.text = last.text[: match.start()]
    last.core = core_of(last.text)
    return core_of(match[0])


def _head(paragraphs: list[Paragraph]) -> set[int]:
    """Return the indices of page labels above the text; labels count only when several stand together."""
    return (_page_head(paragraphs) | _site_lines(paragraphs)) - _own_lines(paragraphs)


def _own_lines(paragraphs: list[Paragraph]) -> set[int]:
    """Return the lines below the title of words about a policy that tell when and by whom they were published."""
    title = next((index for index in range(min(3, len(paragraphs))) if is_interpretation(paragraphs[index].core)), None)
    if title is None:
        return set()
    below = range(title + 1, min(title + 1 + OWN_LINES, len(paragraphs)))
    return {index for index in below if _OWN_LINE.match(paragraphs[index].core)}


def _site_lines(paragraphs: list[Paragraph]) -> set[int]:
    """Return the lines above the text that are nothing but an address, a source or a bread crumb."""
    found: set[int] = set()
    for index, paragraph in enumerate(paragraphs[:SITE_DEPTH]):
        if len(paragraph.core) > LONGEST_SITE_LINE or read_marker(paragraph.core) is not None or paragraph.is_row:
            break
        if _SITE_LINE.fullmatch(paragraph.core):
            found.add(index)
    return found


def _page_head(paragraphs: list[Paragraph]) -> set[int]:
    rows = _label_rows(paragraphs)
    lines = sum(len(_SURE_LABEL.findall(paragraphs[index].core)) for index in rows)
    if not rows or lines < 2:
        crumbs = {index for index in range(min(3, len(paragraphs))) if _CRUMB.match(paragraphs[index].core)}
        return _news_lead(paragraphs) | _site_title(paragraphs) | crumbs
    crumbs = {index for index in range(min(max(rows) + 3, len(paragraphs))) if _CRUMB.match(paragraphs[index].core)}
    return rows | crumbs | _above_labels(paragraphs, rows) | _repeated_title(paragraphs, rows | crumbs)


def _above_labels(paragraphs: list[Paragraph], rows: set[int]) -> set[int]:
    """Return the lines of a site (its menu, its search field) above labels that give the title themselves."""
    first = min(rows)
    labels = [match for index in rows if (match := _LABEL.fullmatch(paragraphs[index].core)) is not None]
    above = [paragraph.core for paragraph in paragraphs[:first]]
    is_given = any(_is_title_label(label[1]) for label in labels)
    if not is_given or first > SITE_LINES or any(len(core) > LONGEST_SITE_LINE or "。" in core for core in above):
        return set()
    return set() if any(is_doc_number(core) for core in above) else set(range(first))


def _site_title(paragraphs: list[Paragraph]) -> set[int]:
    """Return a first line that gives the title with the name of the site, as browsers show it, above the title."""
    match = _SITE_TITLE.fullmatch(paragraphs[0].core) if paragraphs else None
    title = "" if match is None else _bare(match[1])
    return {0} if title and any(_bare(each.core) == title for each in paragraphs[1:5]) else set()


def _news_lead(paragraphs: list[Paragraph]) -> set[int]:
    """Return the paragraphs in which a news report introduces the text that it quotes in full."""
    for index, paragraph in enumerate(paragraphs[:LEAD_DEPTH]):
        if _LEAD_END.fullmatch(paragraph.core) and _LEAD_START.search(paragraphs[0].core):
            return set(range(index + 1))
    return set()


def _label_rows(paragraphs: list[Paragraph]) -> set[int]:
    rows: set[int] = set()
    title = ""
    index = 0
    misses = 0
    while index < min(HEAD_DEPTH, len(paragraphs)) and misses < 8:
        match = None if paragraphs[index].is_row else _LABEL.fullmatch(paragraphs[index].core)
        if match is None or (match[1] == "附件" and not rows):
            misses += 1
            index += 1
            continue
        misses = 0
        rows.add(index)
        following = paragraphs[index + 1].core if index + 1 < len(paragraphs) else ""
        if match[1] == "附件" and match[2] and _FILE.fullmatch(match[2]) is None:
            rows.discard(index)
        elif match[2]:
            title = match[2] if _is_title_label(match[1]) else title
        elif (
            following
            and _LABEL.fullmatch(following) is None
            and _is_value(match[1], following, title, paragraphs, index + 1)
        ):
            rows.add(index + 1)
            title = following if _is_title_label(match[1]) else title
            index += 1
        index += 1
    return rows


def _is_title_label(label: str) -> bool:
    return "题" in label and label[0] == "标"


def _is_value(label: str, following: str, title: str, paragraphs: list[Paragraph], at: int) -> bool:
    """Tell whether the line below an empty label is its value and not the start of the text."""
    if title and not _is_title_label(label):
        if _bare(title).startswith(_bare(following)):
            return False
        if label[0] == "主" and len(label) <= 6 and "分类" not in label:  # 主题词 stands last, right above the text
            return True
    if label == "附件":
        return _FILE.match(following) is not None
    if _CRUMB.match(following):
        return False
    below = paragraphs[at + 1].core if at + 1 < len(paragraphs) else ""
    return _LABEL.fullmatch(below) is not None or _is_title_label(label)


def _repeated_title(paragraphs: list[Paragraph], rows: set[int]) -> set[int]:
    """Return the page's own headline above the labels when the text below them prints a title of its own."""
    first = min(rows)
    if first == 0 or first > 2:
        return set()
    headline = _bare("".join(dict.fromkeys(_bare(paragraph.core) for paragraph in paragraphs[:first])))
    below = [paragraph.core for index, paragraph in enumerate(paragraphs[: max(rows) + 40]) if index > max(rows)]
    short = [core if len(core) <= 100 and "。" not in core else "\n" for core in below]
    return set(range(first)) if headline in _bare("".join(short)) or _prints_title(below) else set()


def _prints_title(below: list[str]) -> bool:
    """Tell whether the lines below the labels begin with a title, a news line or a number aside."""
    lines = [core for core in below[:4] if not (is_doc_number(core) or core.endswith("电"))]
    titles = [core for core in lines[:2] if is_title_line(core)]
    return bool(titles) and titles[0] == lines[0] and ends_title("".join(titles))


def _bare(text: str) -> str:
    return re.sub(rf"{BLANK}|[《》“”\"#*]", "", text)


def _tail_start(paragraphs: list[Paragraph]) -> int:
    """Return the index of the first paragraph below the text; the number of paragraphs when there is none."""
    end = len(paragraphs)
    start = end
    has_navigation = False
    for index in range(end - 1, max(-1, end - TAIL_DEPTH), -1):
        core = paragraphs[index].core
        if paragraphs[index].is_row:
            break
        if _NAVIGATION.fullmatch(core) and len(core) <= 120:
            start, has_navigation = index, True
        elif not (_FILE.fullmatch(core) or _DISCLAIMER.search(core)):
            break
    return start if has_navigation else end
