"""Titles: of the notice at the head of a text and of the plan that it issues, over several lines where need be."""

from __future__ import annotations

import re

from compendium.texts.blanks import BLANKS, without_blanks
from compendium.texts.markers import read_attachment, read_marker
from compendium.texts.paragraphs import Paragraph
from compendium.texts.shapes import (
    ends_in_number,
    ends_title,
    is_date,
    is_doc_number,
    is_figure_date,
    is_history,
    is_organ,
    is_red_head,
    is_signer,
    is_status,
    is_title_line,
    is_title_tail,
    without_signer,
)
from compendium.texts.wordlists import BLANK

TITLE_LINES = 5
HEAD_LINES = 2  # lines of number and signer between a letterhead and the title
MARKS = f"*#{BLANKS}"
LONGEST_TITLE = 140  # characters
SIGNERS = 4  # names below one another
SHORTEST_NAME = 6  # characters by which a title is known among other words
COVER_DEPTH = 80  # paragraphs in which a covering notice must end
_ISSUES = re.compile(
    r"(?:现|并|同意|决定|制定|予以).{0,160}(?:印发|转发|发布|下发|公布)|(?:印发|转发|下发)给你"
    r"|(?:予以|现予)(?:印发|发布|公布)|印发了",
    re.DOTALL,
)
_ISSUES_IN_TITLE = re.compile(r"(?:印发|转发|发布|下发).*(?:通知|函|公告)")
_NAME = re.compile(r"《([^《》]{4,90}(?:〈[^〉]*〉[^《》]*)?)》")
_NAME_IN_TITLE = re.compile(r"(?:印发|转发|发布|下发)《?(.{4,90}?)》?的(?:通知|函|公告)")
REPOST = re.compile(r"^[（(【\[]\s*(?:转载|转发)\s*[）)】\]]\s*")
_SECOND_NAME = re.compile(r"[（(][\u4e00-\u9fff]{4,24}[）)]")
_NOTICES = "(?:通知|函|复函|公告|通告|通报|决定|批复|答复|意见|报告|请示)"
_OPENS_NOTICE = re.compile(rf"关于(?!.*{_NOTICES}$)")
_NOTICE_END = re.compile(rf"的{_NOTICES}$")
_BRACKET_OF_NOTICE = re.compile(rf"[（(][^（()）]{{2,24}}[）)]的{_NOTICES}")
_NAME_OF_PERSON = re.compile(
    rf"[\u4e00-\u9fff]{BLANK}*(?:[\u4e00-\u9fff]{{1,3}}|[\u4e00-\u9fff]{{1,5}}·[\u4e00-\u9fff]{{1,6}})"
)
_RULE = re.compile(r"[^\w\u4e00-\u9fff]{1,80}")  # a line of dashes, stars or slashes


def _words(paragraph: Paragraph) -> str:
    """Return the paragraph without blanks, the marks that a conversion left around it and a （转载） before it."""
    return REPOST.sub("", paragraph.core.strip(MARKS))


def title_span(paragraphs: list[Paragraph], start: int, stop: int) -> tuple[int, int] | None:
    """Return [start, end) of the title lines from ``start`` on, or None when they do not read as a title."""
    joined = ""
    best: int | None = None
    for index in range(start, min(stop, start + TITLE_LINES)):
        core = _words(paragraphs[index])
        if paragraphs[index].is_row:
            break
        if _SECOND_NAME.fullmatch(core) and best is None and is_organ(joined):
            joined += core
            continue
        if is_title_tail(core) and best is not None:
            best = index + 1
            break
        if best is not None and _ends_issuing(joined, core):
            best = index + 1
            break
        if not is_title_line(core) or (best is not None and core[0] not in "的》”" and not _ends_notice(joined, core)):
            break
        joined += core
        if len(joined) > LONGEST_TITLE:
            break
        if ends_title(joined) and _is_balanced(joined):
            best = index + 1
    return None if best is None else (start, best)


def _ends_notice(joined: str, core: str) -> bool:
    """Tell whether the line ends the title of a notice that seemed to end above: 关于印发…办法 / 实施细则的通知."""
    return _OPENS_NOTICE.search(joined) is not None and _NOTICE_END.search(joined + core) is not None


def _ends_issuing(joined: str, core: str) -> bool:
    """Tell whether a bracket at the end of what is issued goes on as the notice's title: …行动方案 / （试行）的通知."""
    return _BRACKET_OF_NOTICE.fullmatch(core) is not None and _OPENS_NOTICE.search(joined) is not None


def _is_balanced(words: str) -> bool:
    """Tell whether every quote and bracket that opens is closed: a title may break inside them."""
    return all(words.count(opening) <= words.count(closing) for opening, closing in ("《》", "“”", "（）", "()"))


def leading_title(paragraphs: list[Paragraph], stop: int) -> tuple[int, int] | None:
    """Return [start, end) of the title at the head of a text; None when it starts without one."""
    index = 0
    while index < min(stop, 12):
        core = _words(paragraphs[index])
        if paragraphs[index].is_row:
            return None
        if _is_letterhead(paragraphs, index, stop) or is_signer_below(paragraphs, index):
            index += 1
            continue
        if is_title_line(core) and not is_red_head(core):
            if index + 1 < stop and core == paragraphs[index + 1].core:  # a page prints its headline, then the text
                return (index, index + 1)
            span = title_span(paragraphs, index, stop)
            return span if span is not None else _odd_title(paragraphs, index, stop)
        if not (
            is_doc_number(core)
            or ends_in_number(core)
            or is_status(core)
            or is_red_head(core)
            or _RULE.fullmatch(core)
            or is_date(core)
            or is_signer(core)
        ):
            return None
        index += 1
    return None


def _is_letterhead(paragraphs: list[Paragraph], index: int, stop: int) -> bool:
    """Tell whether the line is the organ's name alone, above a title that begins with the same name."""
    name = without_blanks(_words(paragraphs[index]))
    if not is_organ(_words(paragraphs[index])):
        return False
    for below in paragraphs[index + 1 : min(stop, index + 2 + HEAD_LINES)]:
        words = _words(below)
        if without_blanks(words).startswith(name) and without_blanks(words) != name:
            return True
        if is_red_head(words):
            return True  # one of several organs above 某某局文件
        if not (is_doc_number(words) or is_signer(words)):
            return False
    return False


def is_signer_below(paragraphs: list[Paragraph], index: int) -> bool:
    """Tell whether the line is one more name below 签发人：张三."""
    for at in range(index, max(0, index - SIGNERS), -1):
        core = paragraphs[at].core
        if _NAME_OF_PERSON.fullmatch(core) is None or is_organ(core) or ends_title(core):
            return False
        above = paragraphs[at - 1].core
        if is_signer(above) or without_signer(above) != above:
            return True
    return False


def _odd_title(paragraphs: list[Paragraph], index: int, stop: int) -> tuple[int, int] | None:
    """Accept a first line without the usual last word when body text, a number or a heading follows it."""
    if index + 1 >= stop or is_organ(paragraphs[index].core):
        return None
    following = paragraphs[index + 1].core
    if (
        len(following) > 40
        or is_history(following)
        or is_doc_number(following)
        or is_status(following)
        or read_marker(following) is not None
    ):
        return (index, index + 1)
    return None


def plan_title(paragraphs: list[Paragraph]) -> tuple[int, int] | None:
    """Return [start, end) of the title of the plan that a covering notice issues; None when there is no notice."""
    depth = min(COVER_DEPTH, len(paragraphs))
    issued = next((index for index in range(depth) if _is_issue(paragraphs, index)), None)
    if issued is None:
        return None
    names = _plan_names(paragraphs[: issued + 1])
    ready = False  # after a date, a status or a lone 附件 a title may stand
    for index in range(issued + 1, min(issued + 1 + COVER_DEPTH, len(paragraphs))):
        core = _words(paragraphs[index])
        if paragraphs[index].is_row:
            continue
        label = read_attachment(core)
        if (
            is_date(core)
            or is_signed_in_figures(paragraphs, index)
            or is_status(core)
            or (label is not None and not label.rest)
        ):
            ready = True
            continue
        if not is_title_line(core):
            ready = ready and (is_status(core) or is_title_tail(core) or is_doc_number(core))
            continue
        span = title_span(paragraphs, index, len(paragraphs))
        span = _named_span(paragraphs, span, names)
        if (
            span is not None
            and not is_organ(core)
            and (ready or _is_named(paragraphs, span, names))
            and span[1] < len(paragraphs)
        ):
            return span
        if ready and is_organ(core):
            continue
        ready = ready and span is None
    return None


def issues_several(paragraphs: list[Paragraph], plan: tuple[int, int]) -> bool:
    """Tell whether a notice whose title names several texts has each of them as an attachment, from ``plan`` on."""
    if plan[0] == 0 or not _is_bare_attachment(paragraphs[plan[0] - 1]):
        return False
    notice = leading_title(paragraphs, plan[0])
    if notice is None:
        return False
    named = bare_words("".join(_words(paragraph) for paragraph in paragraphs[notice[0] : notice[1]]))
    titles: set[str] = set()
    for index in range(plan[0], len(paragraphs)):
        if not _is_bare_attachment(paragraphs[index - 1]):
            continue
        span = title_span(paragraphs, index, len(paragraphs))
        lines = paragraphs[span[0] : span[1]] if span is not None else []
        title = bare_words("".join(_words(paragraph) for paragraph in lines))
        if len(title) >= SHORTEST_NAME and title in named:
            titles.add(title)
    return len(titles) > 1


def _is_bare_attachment(paragraph: Paragraph) -> bool:
    """Tell whether the line is 附件1 and nothing else."""
    label = None if paragraph.is_row else read_attachment(_words(paragraph))
    return label is not None and not label.rest


def is_signed_in_figures(paragraphs: list[Paragraph], index: int) -> bool:
    """Tell whether the line is a date in figures right below the organ that signs: a page's own date stands alone."""
    return index > 0 and is_figure_date(paragraphs[index].core) and is_organ(paragraphs[index - 1].core)


def _is_issue(paragraphs: list[Paragraph], index: int) -> bool:
    core = _words(paragraphs[index])
    if len(core) <= 120 and _ISSUES_IN_TITLE.search(core):
        return True
    return len(core) <= 600 and _ISSUES.search(core) is not None


def _plan_names(paragraphs: list[Paragraph]) -> set[str]:
    """Return the names that a notice gives to what it issues, without blanks and quotes."""
    text = "".join(paragraph.core for paragraph in paragraphs)
    names = {match[1] for match in _NAME.finditer(text)} | {match[1] for match in _NAME_IN_TITLE.finditer(text)}
    return {bare_words(name) for name in names}


def _is_named(paragraphs: list[Paragraph], span: tuple[int, int], names: set[str]) -> bool:
    title = bare_words("".join(_words(paragraph) for paragraph in paragraphs[span[0] : span[1]]))
    return any(
        title == name or title.endswith(name) or (name.endswith(title) and len(title) >= SHORTEST_NAME)
        for name in names
    )


def _named_span(paragraphs: list[Paragraph], span: tuple[int, int] | None, names: set[str]) -> tuple[int, int] | None:
    """Return ``span`` with the lines below it that a given name holds too: a title may break after a word like 方案."""
    if span is None:
        return None
    start, end = span
    title = bare_words("".join(_words(paragraph) for paragraph in paragraphs[start:end]))
    while end < min(len(paragraphs), start + TITLE_LINES):
        longer = title + bare_words(paragraphs[end].core)
        if longer == title or not any(name.startswith(longer) for name in names):
            break
        title, end = longer, end + 1
    return start, end


def bare_words(text: str) -> str:
    """Return ``text`` without blanks, quotes, brackets and dashes, to compare titles."""
    return re.sub(r"[《》〈〉“”\"（）()—–\-－]", "", without_blanks(text))
