"""Title, document number, issuers and date of signing: from where official texts print them, never from a citation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compendium.domain.document import BlockStyle, NodeKind
from compendium.texts.blanks import without_blanks, without_letter_spacing
from compendium.texts.dates import read_date
from compendium.texts.doc_numbers import own_number
from compendium.texts.findings import Metadata, Reading
from compendium.texts.history import days_of_history, history_lines, issuers_of_history, number_of_history
from compendium.texts.organs import is_whole_name, organs_in
from compendium.texts.places import Regions
from compendium.texts.shapes import is_organ, is_second_name, signed_on, without_seal, without_signer
from compendium.texts.titles import REPOST

_SELF_NAME = re.compile(
    r"《([^《》]{4,90})》(?:（以下简称[^）]*）|\(以下简称[^)]*\))?(?:已|业已)?经?[^。]{0,40}(?:同意|通过|审定|审议)[^。]{0,30}(?:印发|发布|公布)|现将《([^《》]{4,90})》[^。]{0,30}(?:印发|发布|公布|转发)"
)
_BARE_PLAN = re.compile(
    r"(?:[一二三四五六七八九十]年|若干|实施|工作|专项|具体)?(?:行动)?(?:计划|方案|规划|措施|意见|办法|细则|规定|政策|纲要)(?:[（(].{0,20}[）)])?"
)
_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,16}\s?[〔\[［【（(]\s?\d{4}\s?[〕\]］】）)]\s?第?\s?\d{1,5}\s?号")
_ISSUING = re.compile(r"[^《》]{0,60}?(?:印发|转发|发布|公布)《(.{4,90})》(?:的(?:通知|公告|通告|函))?")
_ISSUES = re.compile(r"印发|转发|发布|公布|下发")
_ORDERED = re.compile(r"[\u4e00-\u9fff]{2,30}(?<!主席)令(?:\d{4}年)?第[\d一二三四五六七八九十百零〇]{1,6}号")
_SEVERAL = re.compile(r"》[^《》]{0,6}《")  # 关于印发《A》和《B》的通知
MANY = 3  # organs that a joint notice prints above its title rather than in it
_ORDER = re.compile(r"第\s?[\d一二三四五六七八九十百零〇]{1,6}\s?号")
_CONGRESS = re.compile(
    r"(?:^|日[\s\u3000]*)(?:经)?([\u4e00-\u9fff]{2,14}?)(第[\u4e00-\u9fff\d]{1,5}届)(人大常委会|人民代表大会(?:常务委员会)?)"
)
_NATIONAL_CONGRESS = re.compile(r"第[\u4e00-\u9fff\d]{1,5}届(全国人民代表大会(?:常务委员会)?)")
_STATE_COUNCIL = re.compile(r"国务院(?:第[\d一二三四五六七八九十百]+次)?(?:常务会议|令)")
_TITLE_ISSUER = re.compile(r"(.{2,60}?)(?:关于|印发|转发|批转|公告|通告|对)")
_NEWS = re.compile(
    r"(?:近日|日前|\d{1,2}月\d{1,2}日|(?:消息|获悉)[，,:：](?:[^《》。]{0,60}[，,])?)"
    r"[，,]?([^，,。《》]{2,40}?)(?:近日|日前)?(?:联合)?(?:印发|发布|公布|出台)了?"
    r"(?:《([^《》]{4,90})》|([^，,。；《》！]{6,60}?(?:细则|方案|办法|规定|措施|意见|计划|规划|条例|政策|通知))(?=[，,。]))"
)
_LEAD = re.compile(r"以下[为是]([^《》，,。]{2,80})《[^《》]{4,90}》(?:的)?(?:全文|原文)")
_NEWS_DEPTH = 6  # paragraphs in which a news agency tells who issued the text
_HEADLINE = re.compile(r"[！!？?]|(?:公布|出台|发布|来了|印发|实施|查收)$")
_RED_HEAD = re.compile(r"(?:内部事项|内部资料|特急|加急|急件)*([^，。：:]{3,60}?)文\s*件(?:[^，。]{0,20}号)?")
_RED_HEAD_DEPTH = 6  # paragraphs
_DOC_FILE = re.compile(r"(.{2,40}?)文件")


def read_title(reading: Reading, labels: Mapping[str, str], regions: Regions, found: Metadata) -> None:
    """Find the plan's title; warn when it is missing or reads as if a line were cut off."""
    news = _news(reading)
    reported = (news[2] or news[3]) if news is not None else ""
    if reading.title and not (reported and _HEADLINE.search(reading.title)):
        found.title = _plain_title(REPOST.sub("", reading.title), regions)
        found.note("title", reading.title, 0.95 if found.title == without_letter_spacing(reading.title) else 0.9)
        if _SEVERAL.search(reading.notice_title or reading.title) and _ISSUES.search(
            reading.notice_title or reading.title
        ):
            found.warnings.append("标题表明这份通知同时印发多份文件，请核对标题，以及各份文件的条款是否分开。")
        if _BARE_PLAN.fullmatch(reading.title):
            found.confidence["title"] = 0.4
            found.warnings.append(f"标题“{reading.title}”可能不完整，请核对原文后补全。")
        return
    attached = _attachment_title(reading)
    if attached:
        found.title = attached
        found.note("title", attached, 0.85)
        return
    name = _self_name(reading) or labels.get("title", "") or reported
    if name:
        found.title = name
        found.note("title", f"《{name}》", 0.7, inferred=True)
        return
    found.confidence["title"] = 0.0
    found.warnings.append("文中没有印出标题，请补充。")


def _attachment_title(reading: Reading) -> str:
    """Return the title of the attachment that the file holds alone: it begins with 附件1."""
    first = reading.parsed.outline[0] if reading.parsed.outline else None
    return first.title if first is not None and first.kind is NodeKind.ATTACHMENT else ""


def _plain_title(title: str, regions: Regions) -> str:
    """Return the plan's own name from …印发《…》的通知; leave out the many organs of a joint notice before 关于."""
    printed = without_letter_spacing(title)
    issuing = _ISSUING.fullmatch(printed)
    if issuing is not None and _SEVERAL.search(issuing[1]) is None:
        return issuing[1]
    organs, about, rest = printed.partition("关于")
    if rest and is_organ(organs) and len(organs_in([organs], regions)) >= MANY:
        return about + rest
    return printed


def _self_name(reading: Reading) -> str:
    """Return the name that a notice gives to what it issues."""
    for block in reading.parsed.blocks[:40]:
        match = _SELF_NAME.search(block.text)
        if match is not None:
            return match[1] or match[2]
    return ""


def read_doc_number(reading: Reading, labels: Mapping[str, str], found: Metadata) -> None:
    """Find the text's own number: on a line of its own in the head, below a red head, or in the page's label table."""
    lines = reading.head(BlockStyle.DOC_NUMBER)
    printed = without_signer(lines[0]).strip("（）()") if lines else ""
    if _ORDER.fullmatch(printed):  # 第707号 below 中华人民共和国国务院令
        printed = labels.get("doc_number") or _order_above(reading, printed) + printed
    number = printed or labels.get("doc_number") or _number_in_red_head(reading) or number_of_history(reading)
    if number:
        number = own_number(number)
        found.doc_number = without_blanks(number)
        found.note("doc_number", number, 0.95 if lines else 0.85)


def _order_above(reading: Reading, printed: str) -> str:
    """Return the name of the order or announcement that stands above its number."""
    texts = [block.text.strip() for block in reading.parsed.blocks[:12]]
    above = texts[texts.index(printed) - 1] if printed in texts[1:] else ""
    return above if above.endswith(("令", "公告")) and len(above) <= 30 else ""


def _number_in_red_head(reading: Reading) -> str:
    """Return a number that ends the first line of a text, as below a red head."""
    first = reading.parsed.blocks[0].text.strip() if reading.parsed.blocks else ""
    matches = list(_NUMBER.finditer(first)) if len(first) <= 120 and "《" not in first else []
    if not matches or matches[-1].end() != len(first):
        return ""
    head = _DOC_FILE.match(first)
    return matches[-1][0] if head is None else first[head.end() :].strip()


def read_signers(reading: Reading, regions: Regions, found: Metadata) -> None:
    """Find the organs that signed, nothing else."""
    signed = _signed(reading, regions)
    if signed:
        found.issuers = signed
        found.note("issuers", "、".join(signed), 0.95)


def read_issuers(reading: Reading, labels: Mapping[str, str], regions: Regions, found: Metadata) -> None:
    """Find the organs that signed; without a signature the organs that the title, a law's history or the news names."""
    read_signers(reading, regions, found)
    if found.issuers:
        return
    titled = _title_issuers(reading, regions)
    for source, confidence in (
        (titled if all(is_whole_name(name, regions) for name in titled) else (), 0.9),
        (organs_in([labels.get("issuers", "")], regions), 0.9),  # a page may name its owner, not who issued the text
        (titled, 0.85),
        (_congress(reading), 0.9),
        (issuers_of_history(reading, regions), 0.9),
        (_ordering(found.doc_number or "", regions), 0.85),
        (_red_head_issuers(reading, regions), 0.8),
        (_news_issuers(reading, regions), 0.8),
    ):
        if source:
            found.issuers = source
            found.note("issuers", "、".join(source), confidence)
            return


def _signed(reading: Reading, regions: Regions) -> tuple[str, ...]:
    """Return the organs that signed; what a notice passes on may be signed by others, who did not issue it."""
    own = organs_in(_names(reading.lines(BlockStyle.SIGNATURE, part="cover")), regions)
    if own or (reading.notice_title and _title_issuers(reading, regions)):
        return own
    return organs_in(_names(reading.lines(BlockStyle.SIGNATURE)), regions)


def _names(signatures: list[str]) -> list[str]:
    """Return the names in the lines of a signature: no date, no note of a seal, a second name with its first."""
    names: list[str] = []
    for line in signatures:
        name = without_seal(signed_on(line) or line)
        if names and is_second_name(line):
            names[-1] += name
        else:
            names.append(name)
    return names


def _title_issuers(reading: Reading, regions: Regions) -> tuple[str, ...]:
    for title in (reading.notice_title, reading.title):
        match = _TITLE_ISSUER.match(title)
        if match is not None and is_organ(match[1]):
            return organs_in([match[1]], regions)
    return ()


def _ordering(number: str, regions: Regions) -> tuple[str, ...]:
    """Return the organ whose order a text is: 甲县人民政府令第3号; who promulgates a law is not who makes it."""
    organ = number.partition("令")[0] if _ORDERED.fullmatch(number) else ""
    is_issuer = bool(organ) and is_organ(organ) and is_whole_name(organ, regions)
    return (organ,) if is_issuer else ()


def _red_head_issuers(reading: Reading, regions: Regions) -> tuple[str, ...]:
    """Return the organs that a red head names: 某某市人民政府文件."""
    for line in (block.text.strip() for block in reading.parsed.blocks[:_RED_HEAD_DEPTH]):
        head = _RED_HEAD.fullmatch(line)
        if head is not None and is_organ(head[1].strip()):
            return organs_in([head[1].strip()], regions)
    return ()


def _news(reading: Reading) -> re.Match[str] | None:
    """Return what a news agency writes above a text: the organs and the name of what they issued."""
    return next((match for match in map(_NEWS.search, _above(reading)) if match is not None), None)


def _above(reading: Reading) -> list[str]:
    return [*reading.parsed.noise[:_NEWS_DEPTH], *(block.text for block in reading.parsed.blocks[:_NEWS_DEPTH])]


def _news_issuers(reading: Reading, regions: Regions) -> tuple[str, ...]:
    lead = next((match for match in map(_LEAD.search, _above(reading)) if match is not None), None)
    for match in (lead, _news(reading)):  # what introduces the text itself is more exact than the report of it
        if match is not None and is_organ(match[1].strip()):
            return organs_in([match[1].strip()], regions)
    return ()


def _congress(reading: Reading) -> tuple[str, ...]:
    """Return the people's congress or the State Council that passed a law, from the lines below its title."""
    for line in history_lines(reading):
        match = _CONGRESS.search(line)
        if match is not None:
            body = match[3].replace("人大常委会", "人民代表大会常务委员会")
            return (f"{match[1]}{body}",)
        national = _NATIONAL_CONGRESS.search(line)
        if national is not None:
            return (national[1],)
        if _STATE_COUNCIL.search(line):
            return ("国务院",)
    return ()


def read_signed_date(reading: Reading, labels: Mapping[str, str], found: Metadata) -> None:
    """Find the date of signing: below the signature, below the title, or the last date of a law's history."""
    candidates: list[tuple[str, float]] = []
    dates = [line for line in _signing_lines(reading) if read_date(line) is not None]
    if dates:
        candidates.append((dates[0] if reading.first(NodeKind.COVER) is not None else dates[-1], 0.95))
    if "signed_date" in labels:
        candidates.append((labels["signed_date"], 0.95))
    history = [(day, line) for line in history_lines(reading) for day in days_of_history(line)]
    if history:
        day, line = max(history)
        candidates.append((day.strftime("%Y年%m月%d日"), 0.8))
        found.evidence["signed_date"] = line
    for printed, confidence in candidates:
        day_read = read_date(printed)
        if day_read is not None:
            found.signed_date = day_read.isoformat()
            evidence = found.evidence.get("signed_date") if confidence == 0.8 else None
            found.note("signed_date", evidence or printed, confidence)
            return


def _signing_lines(reading: Reading) -> list[str]:
    """Return the lines of dates and signatures, attachments left out."""
    return [
        block.text.strip()
        for block in reading.parsed.blocks
        if block.style in (BlockStyle.DATE, BlockStyle.SIGNATURE) and not block.clause.startswith("att")
    ]
