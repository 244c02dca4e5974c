"""The parts of a text (notice, plan, attachments) and the lines around a body: title, number, addressee, date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from compendium.domain.document import BlockStyle
from compendium.texts.blanks import BLANKS
from compendium.texts.contents import rows_below_heading
from compendium.texts.markers import Label, read_attachment, read_box, read_marker
from compendium.texts.paragraphs import Paragraph
from compendium.texts.shapes import (
    ends_in_figure_date,
    ends_in_number,
    is_addressee,
    is_bracketed_date,
    is_date,
    is_doc_number,
    is_figure_date,
    is_history,
    is_month,
    is_organ,
    is_red_head,
    is_second_name,
    is_signer,
    is_status,
    is_title_line,
    is_title_tail,
    signed_on,
)
from compendium.texts.tails import tail_start
from compendium.texts.titles import (
    is_signed_in_figures,
    is_signer_below,
    issues_several,
    leading_title,
    plan_title,
    title_span,
)

SIGNATURE_LINES = 30


@dataclass(slots=True)
class Part:
    """A part of a text: paragraphs ``start`` to ``end`` (exclusive); ``title_at`` is its title, None when none."""

    id: str  # "cover", "doc", "att1", "tail"
    kind: str  # "cover", "doc", "attachment", "tail"
    start: int
    end: int
    title_at: int | None = None
    label: Label | None = None


@dataclass(slots=True)
class Layout:
    """Paragraphs with titles joined, the parts they form, a style for each line that is not body, rows of contents."""

    paragraphs: list[Paragraph]
    parts: list[Part]
    styles: dict[int, BlockStyle] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)


def read_layout(paragraphs: list[Paragraph]) -> Layout:
    """Find the parts of a text and the lines around its body; title lines are joined into one paragraph."""
    plan = plan_title(paragraphs)
    if plan is not None and issues_several(paragraphs, plan):
        plan = None  # the notice itself is the document
    if plan is not None:
        paragraphs = _joined(paragraphs, *plan)
    notice = leading_title(paragraphs, plan[0] if plan else len(paragraphs))
    if notice is not None:
        paragraphs = _joined(paragraphs, *notice)
    shift = notice[1] - notice[0] - 1 if notice else 0
    plan_at = plan[0] - shift if plan else None
    notice_at = notice[0] if notice else None
    paragraphs = _with_attachment_titles(paragraphs, 0 if plan_at is None else plan_at + 1)
    layout = Layout(paragraphs, [])
    layout.contents = rows_below_heading(paragraphs)
    if plan_at is None:
        layout.parts.append(Part("doc", "doc", 0, len(paragraphs), notice_at))
    else:
        layout.parts.append(Part("cover", "cover", 0, plan_at, notice_at))
        layout.parts.append(Part("doc", "doc", plan_at, len(paragraphs), plan_at))
    _split_attachments(layout)
    _set_styles(layout)
    _split_tails(layout)
    return layout


def _split_tails(layout: Layout) -> None:
    """Cut signature, list of attachments and issuing note off the plan, the issuing note off the last attachment."""
    parts: list[Part] = []
    for part in layout.parts:
        parts.append(part)
        if part.kind == "cover" or (part.kind == "attachment" and part is not layout.parts[-1]):
            continue
        first = part.start if part.title_at is None else part.title_at
        start = tail_start(layout.paragraphs, layout.styles, first, part.end, whole=part.kind == "doc")
        if start < part.end:
            parts.append(Part("tail", "tail", start, part.end))
            part.end = start
    layout.parts = parts


def _joined(paragraphs: list[Paragraph], start: int, end: int) -> list[Paragraph]:
    """Return the paragraphs with the title lines ``start`` to ``end`` as one paragraph."""
    if end - start < 2:
        return paragraphs
    title = Paragraph("".join(paragraph.text for paragraph in paragraphs[start:end]), paragraphs[start].gap)
    return [*paragraphs[:start], title, *paragraphs[end:]]


def _with_attachment_titles(paragraphs: list[Paragraph], start: int) -> list[Paragraph]:
    """Return the paragraphs with each title on several lines below 附件1, from ``start`` on, as one paragraph."""
    joined = paragraphs[:start]
    at = start
    while at < len(paragraphs):
        joined.append(paragraphs[at])
        at += 1
        label = None if joined[-1].is_row else read_attachment(joined[-1].core)
        span = title_span(paragraphs, at, len(paragraphs)) if label is not None and not label.rest else None
        if span is not None and span[1] - span[0] > 1:
            joined.extend(_joined(paragraphs[span[0] : span[1]], 0, span[1] - span[0]))
            at = span[1]
    return joined


def _split_attachments(layout: Layout) -> None:
    """Cut the last part at lines that head an attachment."""
    paragraphs = layout.paragraphs
    last = layout.parts[-1]
    stop = last.end
    after_title = last.start if last.title_at is None else last.title_at + 1
    starts = [
        index
        for index in range(after_title, stop)
        if index not in layout.contents and _heads_attachment(paragraphs, index)
    ]
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
    label = None if paragraphs[index].is_row else read_attachment(paragraphs[index].core)
    if label is None or index + 1 >= len(paragraphs):
        return False
    has_colon = "：" in label.sep or ":" in label.sep
    if not label.rest:
        return not (has_colon and _lists_attachments(paragraphs, index + 1))
    following = paragraphs[index + 1].core
    return not has_colon and read_attachment(following) is None and not is_organ(following) and not is_date(following)


def _lists_attachments(paragraphs: list[Paragraph], start: int) -> bool:
    """Tell whether the lines below 附件： are names of attachments: only such lines and who signed follow them."""
    core = paragraphs[start].core
    if paragraphs[start].is_row or read_marker(core) is not None or not is_title_line(core):
        return True  # 附件：with a numbered list, or with words that are no title
    for paragraph in paragraphs[start + 1 : start + SIGNATURE_LINES]:
        core = paragraph.core
        if is_date(core) or is_figure_date(core) or signed_on(core):
            return True
        if paragraph.is_row or not (is_title_line(core) or is_organ(core)):
            return False
    return False


def _set_styles(layout: Layout) -> None:
    rows = (index for index, paragraph in enumerate(layout.paragraphs) if paragraph.is_row)
    layout.styles.update(dict.fromkeys(rows, BlockStyle.TABLE_ROW))
    for part in layout.parts:
        if part.title_at is not None:
            layout.styles[part.title_at] = BlockStyle.TITLE
        if part.kind == "attachment":
            _set_attachment_title(layout, part)
        _set_head_styles(layout, part)
    body = _first_of_body(layout.paragraphs)
    for index, paragraph in enumerate(layout.paragraphs):
        if paragraph.is_row or (index < body and ends_in_figure_date(paragraph.core)):
            continue  # a page prints its own day and owner below the title
        if is_date(paragraph.core) or is_signed_in_figures(layout.paragraphs, index):
            layout.styles[index] = BlockStyle.DATE
            _set_signature(layout, index)
        elif is_month(paragraph.core):
            _set_signature(layout, index)
        elif index not in layout.styles and signed_on(paragraph.core):
            layout.styles[index] = BlockStyle.SIGNATURE
            _set_signature(layout, index)


def _first_of_body(paragraphs: list[Paragraph]) -> int:
    """Return the first paragraph that is a sentence, a printed number or an addressee."""
    for index, paragraph in enumerate(paragraphs):
        core = paragraph.core
        if not paragraph.is_row and ("。" in core or read_marker(core) is not None or is_addressee(core)):
            return index
    return len(paragraphs)


def _set_attachment_title(layout: Layout, part: Part) -> None:
    """Style the label line and, when the title stands below it, the title."""
    layout.styles[part.start] = BlockStyle.TITLE if part.label is not None and part.label.rest else BlockStyle.STATUS
    if part.label is not None and part.label.rest:
        return
    span = title_span(layout.paragraphs, part.start + 1, part.end) if part.start + 1 < part.end else None
    if span is not None and span[1] - span[0] == 1:
        part.title_at = span[0]
    elif part.start + 1 < part.end and _may_be_title(layout.paragraphs[part.start + 1]):
        part.title_at = part.start + 1
    if part.title_at is not None:
        layout.styles[part.title_at] = BlockStyle.TITLE


def _may_be_title(paragraph: Paragraph) -> bool:
    return not paragraph.is_row and is_title_line(paragraph.core)


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
        elif is_bracketed_date(core):
            layout.styles[index] = BlockStyle.DATE
        elif (
            _is_heading_matter(core)
            or is_signer_below(layout.paragraphs, index)
            or (part.title_at is not None and index < part.title_at and is_organ(core))
        ):
            layout.styles[index] = BlockStyle.STATUS
        elif is_addressee(core):
            layout.styles[index] = BlockStyle.ADDRESSEE
            break
    for index in range(part.start, part.end):
        core = layout.paragraphs[index].core
        if (
            index not in layout.styles
            and is_status(core)
            and core.strip("（()）" + BLANKS).startswith(("此件", "本文", "此文", "公开"))
        ):
            layout.styles[index] = BlockStyle.STATUS


def _is_heading_matter(core: str) -> bool:
    return is_status(core) or is_title_tail(core) or is_history(core) or is_red_head(core) or is_signer(core)


def _set_signature(layout: Layout, date_at: int) -> None:
    """Style the names of organs right above a date."""
    for index in range(date_at - 1, max(-1, date_at - SIGNATURE_LINES), -1):
        core = layout.paragraphs[index].core
        above = layout.paragraphs[index - 1].core if index else ""
        is_name = is_organ(core) or (is_second_name(core) and is_organ(above))
        if index in layout.styles or not is_name or read_marker(core) is not None:
            return
        layout.styles[index] = BlockStyle.SIGNATURE
