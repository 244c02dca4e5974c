"""Titles between a printed number and the body, and unnumbered lead-ins such as 市场导向。 and “两个翻一番”：."""

from __future__ import annotations

import re

from compendium.texts.blanks import BLANKS
from compendium.texts.markers import Marker, MarkerKind

LONGEST_HEADING = 60  # characters of a heading on a line of its own
LONGEST_TOPIC = 40  # characters of a first sentence that names a topic
LONGEST_LEAD_IN = 32  # characters of an unnumbered one
LONGEST_LABEL = 20  # characters before a colon
_SENTENCE_END = re.compile(r"[。！？!?]")
_COMMA = re.compile(r"[，,]")
_COLON = re.compile(r"[：:]")
_DUTY = re.compile(
    r"[（(〔\[](?:责任|牵头|配合|主管|负责|主办|协办|市|省|县)[^（(]*?(?:单位|部门|负责|牵头|局|委|厅|办)"
)
_NO_TOPIC = re.compile(
    r"(?:本|以上|上述|上列|下列|各|凡|对|自|为|按|根据|依据|经|到|至|截至|从|在|由|除|符合|请|特此|如|若|其中|同时|此外|另外|综合|一是|二是|首先|其次|第一|该|此|有关|相关|具体|当前|目前|近年来|通过|因|已|现|不得|应|须|\d)"
)
_STATEMENT = re.compile(
    r"应当|应于|不得|必须|有效期|施行|执行。?$|(?<![就凡不只但还要于])是(?!否|非)|给予|予以|按照|现将|如下|可以|的$|以上|以下|以内"
)
_UNIT_LABEL = re.compile(
    r"(?:责任|牵头|配合|主管|参与|实施|主办|承办|联系|支持|协办)(?:单位|部门|人|方式|电话)|附件|附表|附|注|备注|来源|电话|地址|邮箱|抄送|联系人|时间|地点|说明"
)


def heading_of(core: str, marker: Marker, *, titled_articles: bool = False) -> tuple[str, bool]:
    """Return the title after ``marker`` ("" when none) and whether title and body share the paragraph."""
    rest = core[marker.width :].rstrip(BLANKS)
    if marker.kind is MarkerKind.ARTICLE:
        return _article_title(rest, titled_articles)
    if marker.kind < MarkerKind.ARTICLE:
        return (rest, False) if len(rest) <= LONGEST_HEADING else ("", False)
    end = _SENTENCE_END.search(rest)
    colon = _COLON.search(rest)
    if colon is not None and (end is None or colon.start() < end.start()) and _is_label(rest[: colon.start()]):
        return rest[: colon.start()], True
    if end is None:
        return _line_title(rest)
    return (rest[: end.start()], True) if _is_topic(rest[: end.start()], alone=end.end() >= len(rest)) else ("", True)


def _line_title(rest: str) -> tuple[str, bool]:
    duty = _DUTY.search(rest)
    title = rest[: duty.start()].rstrip(BLANKS) if duty is not None and duty.start() > 1 else rest
    if len(title) <= LONGEST_HEADING and title[-1:] not in "；;，,、：:" and len(_COMMA.findall(title)) <= 3:
        return title, duty is not None
    return "", True


def _is_topic(sentence: str, *, alone: bool) -> bool:
    commas = len(_COMMA.findall(sentence))
    if len(sentence) < 2 or len(sentence) > LONGEST_TOPIC or any(mark in sentence for mark in "；;"):
        return False
    return commas <= (1 if alone else 2)


def _is_label(words: str) -> bool:
    return 2 <= len(words) <= LONGEST_LABEL and not any(mark in words for mark in "，,；;（(《")


def _article_title(rest: str, titled: bool) -> tuple[str, bool]:
    if rest[:1] in {"【", "［", "["}:
        close = {"【": "】", "［": "］", "[": "]"}[rest[0]]
        end = rest.find(close, 1, LONGEST_TOPIC)
        return (rest[: end + 1], True) if end > 0 else ("", True)
    end_of = _SENTENCE_END.search(rest)
    if end_of is None:
        is_title = 0 < len(rest) <= LONGEST_LABEL and rest[-1] not in "：:；;，,"  # 行使下列职权： begins a list
        return (rest, False) if is_title else ("", True)
    return (rest[: end_of.start()], True) if titled and opens_with_topic(rest) else ("", True)


def opens_with_topic(rest: str) -> bool:
    """Tell whether ``rest`` begins with a short sentence that names a topic and goes on after it."""
    end = _SENTENCE_END.search(rest)
    return (
        end is not None
        and end.end() < len(rest)
        and _is_topic(rest[: end.start()], alone=False)
        and len(rest[: end.start()]) <= LONGEST_LEAD_IN
    )


def lead_in_of(core: str, *, boxed: bool) -> str:
    """Return the lead-in of an unnumbered paragraph: a short first sentence or words before a colon; "" when none."""
    end = _SENTENCE_END.search(core)
    colon = _COLON.search(core)
    if colon is not None and (end is None or colon.start() < end.start()) and colon.end() < len(core):
        words = core[: colon.start()]
        quoted = words[:1] in "“「《" and words[-1:] in "”」》"
        return words if (boxed or quoted) and _is_label(words) and not _UNIT_LABEL.match(words) else ""
    if end is None or end.end() >= len(core) or end[0] not in "。！":
        return ""
    sentence = core[: end.start()]
    if (
        not 4 <= len(sentence) <= LONGEST_LEAD_IN
        or len(_COMMA.findall(sentence)) > 1
        or any(mark in sentence for mark in "；;：:")
    ):
        return ""
    return "" if _NO_TOPIC.match(sentence) or _STATEMENT.search(sentence) else sentence
