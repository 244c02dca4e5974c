"""The parts of a text: covering notice, plan, attachments; and the lines around a body: title, number, addressee, signature, date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from compendium.domain.document import BlockStyle
from compendium.texts.blanks import BLANKS, without_blanks
from compendium.texts.markers import Label, read_attachment, read_box, read_marker
from compendium.texts.paragraphs import Paragraph
from compendium.texts.shapes import ends_in_number, ends_title, is_addressee, is_date, is_doc_number, is_organ, is_status, is_title_line, is_title_tail

TITLE_LINES = 5
COVER_DEPTH = 80  # paragraphs in which a covering notice must end
SIGNATURE_LINES = 30
_ISSUES = re.compile(r"(?:现|并|同意|决定|制定|予以).{0,160}(?:印发|转发|发布|下发|公布)|(?:印发|转发|下发)给你|(?:予以|现予)(?:印发|发布|公布)|印发了", re.DOTALL)
_ISSUES_IN_TITLE = re.compile(r"(?:印发|转发|发布|下发).*(?:通知|函|公告)")
_NAME = re.compile(r"《([^《》]{4,90}(?:〈[^〉]*〉[^《》]*)?)》")
_NAME_IN_TITLE = re.compile(r"(?:印发|转发|发布|下发)《?(.{4,90}?)》?的(?:通知|函|公告)")
_RED_HEAD = re.compile(r".{2,60}文件|内部(?:事项|资料)|(?:特急|加急|急件|机密|秘密)|新华社.{2,20}电.{0,4}|附件\d?[:：]?")
_RULE = re.compile(r"[^\w\u4e00-\u9fff]{1,80}")  # a line of dashes, stars or slashes
_CONTENTS = re.compile(r"目[\s\u3000]*[录次]")
_HISTORY = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日.{0,200}(?:通过|施行|公布|修正|修订|批准|发布|印发)[^。]{0,40}[）)]?", re.DOTALL)


@dataclass(slots=True)
class Part:
    """A part of a text: paragraphs ``start`` to ``end`` (exclusive); its title is the paragraph ``title_at`` (None: no title)."""

    id: str  # "cover", "doc", "att1"
    kind: str  # "cover", "doc", "attachment"
    start: int
    end: int
    title_at: int | None = None
    label: Label | None = None


@dataclass(slots=True)
class Layout:
    """Paragraphs with titles joined, the parts they form, a style for each line that is not body, rows of a table of contents."""

    paragraphs: list[Paragraph]
    parts: list[Part]
    styles: dict[int, BlockStyle] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)


def read_layout(paragraphs: list[Paragraph]) -> Layout:
    """Find the parts of a text and the lines around its body; title lines are joined into one paragraph."""
    plan = _plan_title(paragraphs)
    if plan is not None:
        paragraphs = _joined(paragraphs, *plan)
    notice = _leading_title(paragraphs, plan[0] if plan else len(paragraphs))
    if notice is not None:
        paragraphs = _joined(paragraphs, *notice)
    shift = notice[1] - notice[0] - 1 if notice else 0
    plan_at = plan[0] - shift if plan else None
    notice_at = notice[0] if notice else None
    layout = Layout(paragraphs, [])
    layout.contents = _contents_rows(paragraphs)
    if plan_at is None:
        layout.parts.append(Part("doc", "doc", 0, len(paragraphs), notice_at))
    else:
        layout.parts.append(Part("cover", "cover", 0, plan_at, notice_at))
        layout.parts.append(Part("doc", "doc", plan_at, len(paragraphs), plan_at))
    _split_attachments(layout)
    _set_styles(layout)
    return layout


def _joined(paragraphs: list[Paragraph], start: int, end: int) -> list[Paragraph]:
    """Return the paragraphs with the title lines ``start`` to ``end`` as one paragraph."""
    if end - start < 2:
        return paragraphs
    title = Paragraph("".join(paragraph.text for paragraph in paragraphs[start:end]), paragraphs[start].gap)
    return [*paragraphs[:start], title, *paragraphs[end:]]


def _title_span(paragraphs: list[Paragraph], start: int, stop: int) -> tuple[int, int] | None:
    """Return [start, end) of the title lines from ``start`` on, or None when they do not read as a title."""
    joined = ""
    best: int | None = None
    for index in range(start, min(stop, start + TITLE_LINES)):
        core = paragraphs[index].core
        if is_title_tail(core) and best is not None:
            best = index + 1
            break
        if not is_title_line(core) or (best is not None and core[0] not in "的》”"):
            break
        joined += core
        if len(joined) > 140:
            break
        if ends_title(joined) and _is_balanced(joined):
            best = index + 1
    return None if best is None else (start, best)


def _is_balanced(words: str) -> bool:
    """Tell whether every quote and bracket that opens is closed: a title may break inside them."""
    return all(words.count(opening) <= words.count(closing) for opening, closing in ("《》", "“”", "（）", "()"))


def _leading_title(paragraphs: list[Paragraph], stop: int) -> tuple[int, int] | None:
    """Return [start, end) of the title at the head of a text; None when it starts without one."""
    index = 0
    while index < min(stop, 12):
        core = paragraphs[index].core
        if is_title_line(core) and not _RED_HEAD.fullmatch(core):
            span = _title_span(paragraphs, index, stop)
            return span if span is not None else _odd_title(paragraphs, index, stop)
        if not (is_doc_number(core) or ends_in_number(core) or is_status(core) or _RED_HEAD.fullmatch(core) or _RULE.fullmatch(core) or is_date(core)):
            return None
        index += 1
    return None


def _odd_title(paragraphs: list[Paragraph], index: int, stop: int) -> tuple[int, int] | None:
    """Accept a first line without the usual last word when body text, a number or a heading follows it."""
    if index + 1 >= stop or is_organ(paragraphs[index].core):
        return None
    following = paragraphs[index + 1].core
    if len(following) > 40 or _HISTORY.fullmatch(following) or is_doc_number(following) or is_status(following) or read_marker(following) is not None:
        return (index, index + 1)
    return None


def _plan_title(paragraphs: list[Paragraph]) -> tuple[int, int] | None:
    """Return [start, end) of the title of a plan that a covering notice issues; None when there is no covering notice."""
    depth = min(COVER_DEPTH, len(paragraphs))
    issued = next((index for index in range(depth) if _is_issue(paragraphs, index)), None)
    if issued is None:
        return None
    names = _plan_names(paragraphs[: issued + 1])
    ready = False  # after a date, a status or a lone 附件 a title may stand
    for index in range(issued + 1, min(issued + 1 + COVER_DEPTH, len(paragraphs))):
        core = paragraphs[index].core
        label = read_attachment(core)
        if is_date(core) or is_status(core) or (label is not None and not label.rest):
            ready = True
            continue
        if not is_title_line(core):
            ready = ready and (is_status(core) or is_title_tail(core) or is_doc_number(core))
            continue
        span = _title_span(paragraphs, index, len(paragraphs))
        span = _named_span(paragraphs, span, names)
        if span is not None and not is_organ(core) and (ready or _is_named(paragraphs, span, names)) and span[1] < len(paragraphs):
            return span
        if ready and is_organ(core):
            continue
        ready = ready and span is None
    return None


def _is_issue(paragraphs: list[Paragraph], index: int) -> bool:
    core = paragraphs[index].core
    if _ISSUES_IN_TITLE.search(core) and len(core) <= 120:
        return True
    return len(core) <= 600 and _ISSUES.search(core) is not None


def _plan_names(paragraphs: list[Paragraph]) -> set[str]:
    """Return the names that a notice gives to what it issues, without blanks and quotes."""
    text = "".join(paragraph.core for paragraph in paragraphs)
    names = {match[1] for match in _NAME.finditer(text)} | {match[1] for match in _NAME_IN_TITLE.finditer(text)}
    return {_bare(name) for name in names}


def _is_named(paragraphs: list[Paragraph], span: tuple[int, int], names: set[str]) -> bool:
    title = _bare("".join(paragraph.core for paragraph in paragraphs[span[0] : span[1]]))
    return any(title == name or title.endswith(name) or (name.endswith(title) and len(title) >= 6) for name in names)


def _named_span(paragraphs: list[Paragraph], span: tuple[int, int] | None, names: set[str]) -> tuple[int, int] | None:
    """Return ``span`` with the lines below it that the given name holds too: a title that breaks after a word like 方案."""
    if span is None:
        return None
    start, end = span
    title = _bare("".join(paragraph.core for paragraph in paragraphs[start:end]))
    while end < min(len(paragraphs), start + TITLE_LINES):
        longer = title + _bare(paragraphs[end].core)
        if longer == title or not any(name.startswith(longer) for name in names):
            break
        title, end = longer, end + 1
    return start, end


def _bare(text: str) -> str:
    return re.sub(r"[《》〈〉“”\"（）()—–\-－]", "", without_blanks(text))


def _contents_rows(paragraphs: list[Paragraph]) -> set[int]:
    """Return the rows of a table of contents: headings that are printed once more in the text below."""
    for index in range(min(40, len(paragraphs))):
        if _CONTENTS.fullmatch(paragraphs[index].core):
            return _rows_below(paragraphs, index)
    return set()


def _rows_below(paragraphs: list[Paragraph], at: int) -> set[int]:
    rows = {at}
    first = ""
    for index in range(at + 1, min(at + 400, len(paragraphs))):
        core = paragraphs[index].core
        row = _bare(re.sub(r"[.…·．\s]*\d{0,4}$", "", core))
        if len(core) > 80 or "。" in core or row == first:
            return rows
        first = first or row
        rows.add(index)
    return {at}


def _split_attachments(layout: Layout) -> None:
    """Cut the last part at lines that head an attachment."""
    paragraphs = layout.paragraphs
    last = layout.parts[-1]
    stop = last.end
    after_title = last.start if last.title_at is None else last.title_at + 1
    starts = [index for index in range(after_title, stop) if index not in layout.contents and _heads_attachment(paragraphs, index)]
    taken: Counter[int] = Counter()
    for place, start in enumerate(starts, start=1):
        end = starts[place] if place < len(starts) else stop
        layout.parts[-1].end = start
        label = read_attachment(paragraphs[start].core)
        number = label.number if label is not None and label.number else place
        taken[number] += 1
        again = f"~{taken[number]}" if taken[number] > 1 else ""
        layout.parts.append(Part(f"att{number}{again}", "attachment", start, end, None, label))


def _heads_attachment(paragraphs: list[Paragraph], index: int) -> bool:
    """Tell whether a line opens an attachment rather than listing one."""
    label = read_attachment(paragraphs[index].core)
    if label is None or index + 1 >= len(paragraphs):
        return False
    if not label.rest:
        return "：" not in label.sep and ":" not in label.sep
    following = paragraphs[index + 1].core
    return ":" not in label.sep and "：" not in label.sep and read_attachment(following) is None and not is_organ(following) and not is_date(following)


def _set_styles(layout: Layout) -> None:
    for part in layout.parts:
        if part.title_at is not None:
            layout.styles[part.title_at] = BlockStyle.TITLE
        if part.kind == "attachment":
            _set_attachment_title(layout, part)
        _set_head_styles(layout, part)
    for index, paragraph in enumerate(layout.paragraphs):
        if is_date(paragraph.core):
            layout.styles[index] = BlockStyle.DATE
            _set_signature(layout, index)


def _set_attachment_title(layout: Layout, part: Part) -> None:
    """Style the label line and, when the title stands below it, the title."""
    layout.styles[part.start] = BlockStyle.TITLE if part.label is not None and part.label.rest else BlockStyle.STATUS
    if part.label is not None and part.label.rest:
        return
    span = _title_span(layout.paragraphs, part.start + 1, part.end) if part.start + 1 < part.end else None
    if span is not None and span[1] - span[0] == 1:
        part.title_at = span[0]
    elif part.start + 1 < part.end and is_title_line(layout.paragraphs[part.start + 1].core):
        part.title_at = part.start + 1
    if part.title_at is not None:
        layout.styles[part.title_at] = BlockStyle.TITLE


def _set_head_styles(layout: Layout, part: Part) -> None:
    """Style number, status, history and addressee above the body."""
    for index in range(part.start, min(part.end, part.start + 14)):
        core = layout.paragraphs[index].core
        if index in layout.styles:
            continue
        if read_marker(core) is not None or read_box(core) is not None:
            break
        if is_doc_number(core) or (index < part.start + 3 and ends_in_number(core)):
            layout.styles[index] = BlockStyle.DOC_NUMBER
        elif is_status(core) or is_title_tail(core) or (_HISTORY.fullmatch(core) and len(core) <= 260) or _RED_HEAD.fullmatch(core):
            layout.styles[index] = BlockStyle.STATUS
        elif is_addressee(core):
            layout.styles[index] = BlockStyle.ADDRESSEE
            break
    for index in range(part.start, part.end):
        core = layout.paragraphs[index].core
        if index not in layout.styles and is_status(core) and core.strip("（()）" + BLANKS).startswith(("此件", "本文", "此文", "公开")):
            layout.styles[index] = BlockStyle.STATUS


def _set_signature(layout: Layout, date_at: int) -> None:
    """Style the names of organs right above a date."""
    for index in range(date_at - 1, max(-1, date_at - SIGNATURE_LINES), -1):
        core = layout.paragraphs[index].core
        if index in layout.styles or not is_organ(core) or read_marker(core) is not None:
            return
        layout.styles[index] = BlockStyle.SIGNATURE
