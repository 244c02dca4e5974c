"""From when until when a text says that it holds: only what it says of itself as a whole, without exceptions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from compendium.domain.document import Block, BlockStyle, NodeKind
from compendium.texts.blanks import without_blanks
from compendium.texts.dates import read_date
from compendium.texts.findings import Metadata, Reading
from compendium.texts.history import is_amended
from compendium.texts.numerals import number_of

_CLOSING = 8  # paragraphs at the end that may hold the sentence
_LOOSE = 2  # of those, the last ones may say something else before it
_TITLE_LENGTH = 12  # of a run-in title such as “（三）附则。”
_NOUN = (
    "(?:政策措施|政策|措施|办法|通知|意见|方案|规定|细则|规则|条例|决定"
    "|计划|规划|文件|公告|通告|指南|规程|章程|标准|法)"
)
_NUMBER = r"(?:第[一二三四五六七八九十百零〇\d]+条|[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)?"
_WHOLE = re.compile(
    rf"^{_NUMBER}(?:本(?:《[^》]{{1,60}}》|(?![省市县区地级次年月届轮期人])[^，,。；;：:的中第]{{0,8}}?{_NOUN})"
    rf"|(?:以上|上述)(?:各项|若干|有关|相关|具体|财政|支持|扶持)*{_NOUN})(?![中里内各第的所])"
)
_GOES_ON = re.compile(r"^(?:并|且|暂定?)?(?:自|从|于|有效|执行|施行|实施|试行|期限|截至|截止|至|到|由)")
_DAY = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日|底)|底)"
_FROM = re.compile(rf"(?:自|从|于)({_DAY})(?:之日)?(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|试行|至|到|[，,。]|$)")
_FROM_ISSUE = re.compile(
    r"(?:自|从|于)?(?:印发|发布|公布|下发|颁布|签发|发文)之日(?:起|开始)(?:正式)?(?:施行|实施|执行|生效|试行)"
)
_UNTIL = re.compile(rf"(?:有效|执行|施行|实施|试行|期限|起)[^，,。]{{0,24}}?(?:至|到|截至|截止|止于)({_DAY})")
_YEARS = re.compile(r"(?:有效|试行|执行|实施|施行)期?限?[为是]?([一二两三四五六七八九十]|\d{1,2})年")
_EXCEPTION = re.compile(
    r"(?<![解免消扣排清拆删])除(?!夕)|(?<!不)但|其余|其[他它](?:条款|政策|措施)|另有|从其规定|分别"
    r"|[未已](?:特别|明确|另行|单独|作出?|有)*(?:注明|明确|标明|说明|规定|载明|约定)"
)
_EXCEPTION_NEARBY = re.compile(
    r"(?:明确|注明|标明|规定|另有).{0,12}(?:时限|期限|有效期)|(?:时限|期限|有效期).{0,14}(?:另有|为准|从其)"
)


def read_term(reading: Reading, found: Metadata) -> None:
    """Find effective_date and expiry_date. A term with exceptions gives no date, but is kept as evidence."""
    for words, nearby in _own_sentences(reading):
        if _EXCEPTION.search(words) or _EXCEPTION_NEARBY.search(nearby):
            if _tells_end(words) and "expiry_date" not in found.evidence:
                found.evidence["expiry_date"] = words
                found.warnings.append(f"文中规定的有效期有例外，没有据此判断时效，请核对：“{words}”")
            continue
        _read_dates(_own_part(words), words, found)


def _read_dates(part: str, words: str, found: Metadata) -> None:
    starts = _FROM.search(part)
    if starts is not None and found.effective_date is None and (day := _day(starts[1])) is not None:
        found.effective_date = day.isoformat()
        found.note("effective_date", words, 0.9)
    if found.expiry_date is not None:
        return
    until = _UNTIL.search(part)
    last = _day(until[1]) if until is not None else None
    if last is not None:
        found.expiry_date = last.isoformat()
        found.note("expiry_date", words, 0.9)
        return
    years = _YEARS.search(part)
    if years is None:
        return
    first = _day(starts[1]) if starts is not None else None
    if first is None:
        found.evidence.setdefault("expiry_date", words)  # from the day of printing, which is not printed
    else:
        count = number_of(years[1].replace("两", "二")) or 0
        last = _years_later(first, count) - timedelta(days=1)
        found.expiry_date = last.isoformat()
        found.note("expiry_date", words, 0.8, inferred=True)


def read_effect_of_issue(reading: Reading, found: Metadata) -> None:
    """Infer effective_date from the day of signing where the text holds 自印发之日起 and no other day is told."""
    if found.effective_date is not None or found.signed_date is None or is_amended(reading):
        return
    for words, nearby in _own_sentences(reading):
        excepted = _EXCEPTION.search(words) or _EXCEPTION_NEARBY.search(nearby)
        if not excepted and _FROM_ISSUE.search(_own_part(words)):
            found.effective_date = found.signed_date
            found.note("effective_date", words, 0.65, inferred=True)
            return


def _own_sentences(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each sentence of the closing paragraphs or of the notice that speaks of the whole text, and what follows.

    Within a measure “本政策” may mean that measure: there the sentence must begin the paragraph.
    """
    for block, loose in _paragraphs(reading):
        sentences = [words for part in block.text.split("。") if (words := without_blanks(part))]
        for number, words in enumerate(sentences):
            if not _WHOLE.search(words) and not (words.startswith("除") and _tells_end(words)):
                if not loose and len(words) > _TITLE_LENGTH:
                    break
                continue
            yield words, "。".join(sentences[number + 1 :])


def _paragraphs(reading: Reading) -> Iterator[tuple[Block, bool]]:
    signed = (BlockStyle.SIGNATURE, BlockStyle.DATE)
    blocks = [each for each in reading.parsed.blocks if not each.clause.startswith("att") and each.style not in signed]
    body = [block for block in blocks if block.clause != "cover"]
    articles = [clause.id for clause in reading.parsed.outline if clause.kind is NodeKind.ARTICLE]
    for place, block in enumerate(body):
        left = len(body) - place
        if left <= _CLOSING or (articles and block.clause == articles[-1]):
            yield block, left <= _LOOSE
    yield from ((block, True) for block in blocks if block.clause == "cover")


def _tells_end(words: str) -> bool:
    return bool(_UNTIL.search(words) or _YEARS.search(words))


def _own_part(words: str) -> str:
    """Return the sentence as far as its subject is the text: what goes on with its dates or with who explains it."""
    parts = re.split("[，,；;]", words)
    kept = [parts[0]]
    for part in parts[1:]:
        if not _GOES_ON.match(part):
            break
        kept.append(part)
    return "，".join(kept)


def _day(printed: str) -> date | None:
    """Return the day that is meant; “底” is the last one of the month or year."""
    if not printed.endswith("底"):
        return read_date(printed)
    numbers = [int(number) for number in re.findall(r"\d+", printed)]
    month = numbers[1] if len(numbers) > 1 else 12
    return date(numbers[0], month, monthrange(numbers[0], month)[1]) if 1 <= month <= 12 else None


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)
