"""Citations: other documents that a text names in 《》, with their numbers, and numbers that stand alone. Pure.

Certificates, contracts and forms in 《》 are no citations, nor is the document's own title.
"""

from __future__ import annotations

import re

from compendium.domain.document import Clause, Document
from compendium.domain.fact import Citation, Fact

_TITLE = re.compile(r"《(?P<title>[^《》]{2,150}(?:《[^《》]{1,100}》[^《》]{0,60})*)》")
_CODE = (
    r"[\u4e00-\u9fff]{1,14}?[ \u3000]?[〔\[［【（(][ \u3000]?\d{4}[ \u3000]?[〕\]］】）)]"
    r"[ \u3000]?第?[ \u3000]?\d{1,5}[ \u3000]?号"
)
_ORDER = (
    r"[\u4e00-\u9fff、 \u3000]{0,40}?(?:公告|通告|令|文件)?[ \u3000]?"
    r"(?:\d{4}[ \u3000]?年[ \u3000]?)?第[ \u3000]?\d{1,4}[ \u3000]?号(?:公告|令)?"
)
_STANDARD = r"[A-Z]{2,4}(?:/[TZ])?[ \u3000]?\d{2,6}(?:\.\d+)?[—–\-]\d{2,4}"
_NUMBER_BEHIND = re.compile(
    rf"[ \u3000]?[（(][ \u3000]?(?P<number>{_CODE}|{_ORDER}|{_STANDARD})"
    r"(?:[，,；;、][^（()）]{0,60})?[ \u3000]?[）)]"
)
_CODE_ALONE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=按照|根据|依据|落实|执行|废止|对于|以及|关于))"
    r"(?!按照|根据|依据|落实|执行|废止|对于|以及|关于)[\u4e00-\u9fff]{1,10}[〔\[［【]\d{4}[〕\]］】]第?\d{1,5}号"
)
_NO_DOCUMENT = re.compile(
    r"(?:证|证书|证明|合同|协议|协议书|契约|表|单|申请书|承诺书|确认书|通知书|告知书|委托书|授权书|任务书|责任书|说明书|意向书|决定书"
    r"|报告书|建议书|核准书|意见书|认定书|审批书|确认函|同意函|函件|凭证|执照|发票|护照|户口本|户口簿|台账|名册|标示牌|公示牌|房票|规划条件|报到证"
    r"|准考证|日报|晚报|周刊|杂志|学报|新闻联播)(?:[（(][^（()）]{0,20}[）)])?$"
)
_SHORT_NAME = re.compile(
    r"(?:本|该|原|新|上述)?(?:实施)?(?:通知|意见|办法|方案|措施|若干措施|细则|规定|条例|规划|纲要|决定|公告|计划|政策|规则|征求意见|行动方案|实施意见|目录)"
)
_BEHIND_TITLE = re.compile(r"》[ \u3000]?[（(][ \u3000]?$")
_INDENT = 8  # characters of blanks around a number that stands alone


def citations(document: Document) -> tuple[Fact, ...]:
    """Return the documents that a text names, each once in a clause; ``target_doc`` is left for the library."""
    own_titles = {_bare(title) for title in (document.info.title, *(each.title for each in _frames(document)))}
    own_number = _bare(document.info.doc_number or "")
    facts: list[Fact] = []
    for clause in document.outline:
        cited: dict[Citation, Fact] = {}
        for detail, fact in sorted([*_titled(clause), *_numbered(clause)], key=lambda each: each[1].start):
            by_title = _is_own(_bare(detail.title), own_titles)
            if not by_title and (detail.title or _bare(detail.number or "") != own_number):
                cited.setdefault(detail, fact)
        facts.extend(cited.values())
    return tuple(facts)


def _frames(document: Document) -> list[Clause]:
    return [clause for clause in document.outline if clause.id in ("doc", "cover")]


def _titled(clause: Clause) -> list[tuple[Citation, Fact]]:
    found: list[tuple[Citation, Fact]] = []
    text = clause.text
    for match in _TITLE.finditer(text):
        title = match["title"].replace("\n", "").strip()
        if title.endswith((")", "）")) and not any(sign in title for sign in "(（"):
            title = title[:-1]  # a stray bracket of the print
        if _NO_DOCUMENT.search(title) or _SHORT_NAME.fullmatch(title):
            continue
        behind = _NUMBER_BEHIND.match(text, match.end())
        end = behind.end() if behind else match.end()
        number = behind["number"].strip() if behind else None
        found.append(_fact(clause, match.start(), end, Citation(title, number)))
    return found


def _numbered(clause: Clause) -> list[tuple[Citation, Fact]]:
    """Numbers that no title stands before."""
    text = clause.text
    taken = [match.span() for match in _TITLE.finditer(text)]
    found: list[tuple[Citation, Fact]] = []
    at = 0
    for match in _CODE_ALONE.finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        within = at < len(taken) and taken[at][0] < match.start()
        behind_title = _BEHIND_TITLE.search(text, max(0, match.start() - _INDENT), match.start()) is not None
        if not within and not behind_title and not _heads_line(text, match):
            found.append(_fact(clause, match.start(), match.end(), Citation("", match.group())))
    return found


def _heads_line(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number has its line to itself: the letterhead's own."""
    before = text[max(0, match.start() - _INDENT) : match.start()].rstrip(" \t\u3000")
    after = text[match.end() : match.end() + _INDENT].lstrip(" \t\u3000")
    return before[-1:] in ("", "\n") and after[:1] in ("", "\n")


def _fact(clause: Clause, start: int, end: int, cited: Citation) -> tuple[Citation, Fact]:
    return cited, Fact(clause.id, clause.text[start:end], start, end, cited)


def _is_own(title: str, own_titles: set[str]) -> bool:
    return bool(title) and any(title == own or (len(title) > 8 and title in own) for own in own_titles)


def _bare(words: str) -> str:
    return re.sub(r"征求意见稿|[\s（）()《》〈〉<>“”\"〔〕\[\]【】—–\-]", "", words)
