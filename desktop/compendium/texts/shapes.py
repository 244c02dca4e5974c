"""Shapes of single lines: a date, a document number, an addressee, a status, a title, the end of a sentence.

Every function takes the core of a paragraph (no blanks around it) and looks at nothing else.
"""

from __future__ import annotations

import re

from compendium.texts.blanks import BLANKS, without_blanks
from compendium.texts.markers import read_attachment, read_box, read_marker
from compendium.texts.wordlists import BLANK, ORGAN_ENDINGS, PLAN_NOUNS, any_of

_ABOUT = re.compile(
    r"(?:政策|文件|条例|法规|专家|媒体|音频|视频|图文|动漫)?解读|图解|一(?:图|文|张图)(?:读懂|看懂|说清|了解)|图文速览"
    r"|答记者问|问答实录|政策问答|新闻发布会|(?:起草|编制)说明|热点(?:问题|问答|\d{1,3}问)|常见问题"
)
_OFFICIAL = re.compile(
    r"(?:通知|意见|办法|细则|方案|规定|制度|函|决定|公告|通告|规则|条例)(?:[（(][^（()）]{1,20}[）)])?$"
)
SENTENCE_ENDS = "。！？；：…!?;:.”’）)》】〕］]』」"
_CHINESE_DATE = (
    r"[二一][〇○零Ｏ0九][〇○零Ｏ一二三四五六七八九十]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_DATE = re.compile(rf"(\d{{4}}{BLANK}?年{BLANK}?\d{{1,2}}{BLANK}?月{BLANK}?\d{{1,2}}{BLANK}?日|{_CHINESE_DATE})")
_MONTH = re.compile(
    rf"(?:\d{{4}}{BLANK}?年{BLANK}?\d{{1,2}}{BLANK}?月"
    r"|[二一][〇○零Ｏ0九][〇○零Ｏ一二三四五六七八九十]{2}年(?:[一二三四五六七八九十]{1,3}月)?)"
)
_DATE_AT_END = re.compile(rf"{_DATE.pattern}$")
_DOC_NUMBER = re.compile(
    rf"[（(]?[\u4e00-\u9fffＡ-ＺA-Z]{{1,16}}{BLANK}?[〔\[［【（(]{BLANK}?\d{{4}}{BLANK}?[〕\]］】）)]"
    rf"{BLANK}?第?{BLANK}?\d{{1,5}}{BLANK}?号[）)]?"
)
_ORDER_NUMBER = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,20}}(?:令|公告){BLANK}?第?|第){BLANK}?[\d一二三四五六七八九十百零〇]{{1,6}}{BLANK}?号"
)
_FIGURE_DATE = re.compile(r"(?<![\d.．/－—-])\d{4}([.．/－-])\d{1,2}\1\d{1,2}(?![\d.．/－—-])")
_FIGURE_DATE_AT_END = re.compile(rf"{_FIGURE_DATE.pattern}$")
_SIGNER = re.compile(
    rf"(?:签{BLANK}*发{BLANK}*人?|会{BLANK}*签{BLANK}*人?){BLANK}*[:：]{BLANK}*(?:[\u4e00-\u9fff·]{{1,8}}(?:{BLANK}|、)*){{0,8}}"
)
_SIGNER_AT_END = re.compile(rf"{BLANK}+{_SIGNER.pattern}$")
_ANY_NUMBER = re.compile(r"[〔\[［【（(]\d{4}[〕\]］】）)]\d{1,5}号$")
_RED_HEAD = re.compile(
    r"(?!.*关于).{2,60}文[ \u3000]?件|(?:内部事项|内部资料|特急|加急|急件|机密|秘密)+|[\u4e00-\u9fff]{1,3}机发\d{1,5}号"
    r"|新华社.{2,20}电.{0,4}|(?:附件|大纲)\d?[:：]?",
)
_HISTORY = re.compile(
    r"[（(]?\d{4}年\d{1,2}月\d{1,2}日.{0,200}(?:通过|施行|公布|修正|修订|批准|发布|印发)[^。]{0,40}[）)]?", re.DOTALL
)
_STATUS = re.compile(r"[（(【\[].{0,40}[）)】\]]")
_STATUS_WORDS = re.compile(r"公开|删减|征求意见|送审|讨论稿|草案|会签|代拟|有效期|废止|失效|仅供|不予|发布")
_TITLE_TAIL = re.compile(
    r"[（(](?:试行|暂行|修订|修正|修订版|第?[\d一二三四五六七八九十]+(?:号|版|批|期)"
    r"|\d{4}年?(?:版|本|修订)|\d{4}年?[—–\-－~～至到]{1,2}\d{4}年?)[）)]"
)
_ADDRESSEE = re.compile(r"[^。；;]{2,400}[：:]")
_ADDRESSEE_WORDS = re.compile(
    r"各|政府|部门|单位|委员会|办公厅|公司|局|院|直属|机构|同志|你[省市县区部局]|厅|集团|管委会"
)
_NOT_ADDRESSEE = re.compile(
    r"如下|以下|下列|附件|通知|指标|包括|其中|电话|联系人|牵头"
    r"|^(?:为|根据|按照|现将|经|对|关于)|^.?(?:责任|配合|主管|主办|承办|参与|支持|抄送|印发)"
)
_PLAN_END = re.compile(
    rf"(?:{any_of(PLAN_NOUNS)}|\d+条)(?:[（(【\[〔][^（）()]{{1,30}}[）)】\]〕]){{0,2}}[”》]?$",
)
_SECOND_NAME = re.compile(r"(?:[（(][^（）()]{1,20}[）)])+$")  # 健康委员会（爱国卫生运动委员会）（代章）
_SEAL = re.compile(r"[（(](?:代章|代|盖章|加盖公章|公章|印章|签章|章|印)[）)]")
_SECOND_LINE = re.compile(r"(?:[（(][^（）()]{1,24}[）)]){1,2}")
_ORGAN_END = re.compile(rf"(?:{any_of(ORGAN_ENDINGS)})$")


def ends_sentence(core: str) -> bool:
    """Tell whether the line ends as a sentence, a label or a bracket does."""
    return not core or core[-1] in SENTENCE_ENDS


def is_date(core: str) -> bool:
    """Tell whether the line is a date and nothing else."""
    return len(core) <= 24 and _DATE.fullmatch(core) is not None


def is_month(core: str) -> bool:
    """Tell whether the line is a month or a year in Chinese figures, as below the organs on the cover of a plan."""
    return len(core) <= 16 and _MONTH.fullmatch(core) is not None


def is_bracketed_date(core: str) -> bool:
    """Tell whether the line is a date in brackets, as below the titles of the Central Committee's texts."""
    return core[:1] in "（(" and core[-1:] in "）)" and is_date(core[1:-1])


def is_figure_date(core: str) -> bool:
    """Tell whether the line is a date in figures alone, which signs a text only below an organ: 2021.3.7, 2021-3-7."""
    return len(core) <= 10 and _FIGURE_DATE.fullmatch(core) is not None


def ends_in_figure_date(core: str) -> bool:
    """Tell whether a date in figures alone ends the line."""
    return len(core) <= 80 and _FIGURE_DATE_AT_END.search(core) is not None


def is_signer(core: str) -> bool:
    """Tell whether the line names who let a text go out: 签发人：张三, 会签人：李四 王五."""
    return len(core) <= 60 and core[:1] in {"签", "会"} and _SIGNER.fullmatch(core) is not None


def without_signer(core: str) -> str:
    """Return the line without 签发人：… printed after the number of a text: 甲政〔2025〕8号    签发人：张三."""
    match = _SIGNER_AT_END.search(core) if "签" in core and len(core) <= 200 else None
    return core if match is None else core[: match.start()]


def find_date(text: str) -> re.Match[str] | None:
    """Return the first date in ``text``."""
    return _DATE.search(text)


def is_doc_number(core: str) -> bool:
    """Tell whether the line is a document number (发文字号) and nothing else but who let the text go out."""
    core = without_signer(core)
    return len(core) <= 60 and (_DOC_NUMBER.fullmatch(core) is not None or _ORDER_NUMBER.fullmatch(core) is not None)


def is_status(core: str) -> bool:
    """Tell whether the line is a bracketed status: （征求意见稿）, （此件公开发布）."""
    return len(core) <= 200 and _STATUS.fullmatch(core) is not None and _STATUS_WORDS.search(core) is not None


def is_red_head(core: str) -> bool:
    """Tell whether the line stands above a title: …文件, 特急, 新华社北京2月13日电, 附件."""
    return len(core) <= 64 and _RED_HEAD.fullmatch(core) is not None


def is_history(core: str) -> bool:
    """Tell whether the line says when a law was passed, amended or came into force."""
    return len(core) <= 260 and _HISTORY.fullmatch(core) is not None


def is_title_tail(core: str) -> bool:
    """Tell whether the line is a bracket that belongs to the title above it: （试行）, （2023—2025年）."""
    return len(core) <= 24 and _TITLE_TAIL.fullmatch(core) is not None


def is_addressee(core: str) -> bool:
    """Tell whether the line names those a notice is sent to: 各市、县人民政府，省政府各部门：."""
    return (
        _ADDRESSEE.fullmatch(core) is not None
        and _ADDRESSEE_WORDS.search(core) is not None
        and _NOT_ADDRESSEE.search(core) is None
        and read_marker(core) is None
    )


def ends_in_number(core: str) -> bool:
    """Tell whether a document number ends the line, as in a red head that runs on: …文件鲁政字〔2021〕3号."""
    core = without_signer(core)
    return core[-1:] == "号" and _ANY_NUMBER.search(core) is not None


def is_title_line(core: str) -> bool:
    """Tell whether the line may be (a part of) a title: short, no sentence, no number, no label."""
    if not 2 <= len(core) <= 90 or core[-1] in "。；，、：:;,！？|" or "。" in core or "；" in core:
        return False
    if is_date(core) or is_doc_number(core) or is_status(core) or is_addressee(core) or is_signer(core):
        return False
    if ends_in_number(core) or (core[0] in "（(" and not is_title_tail(core)):
        return False
    if not any("\u4e00" <= character <= "\u9fff" for character in core[:20]):
        return False
    return read_marker(core) is None and read_attachment(core) is None and read_box(core) is None


def ends_title(core: str) -> bool:
    """Tell whether the line ends as titles of official texts do: …方案, …的通知, …条例（试行）."""
    return _PLAN_END.search(without_blanks(core)) is not None


def without_seal(core: str) -> str:
    """Return the name of an organ without the note that it was sealed: （代章）, （盖章）."""
    return _SEAL.sub("", core).strip(BLANKS)


def is_second_name(core: str) -> bool:
    """Tell whether the line is only a second name of the organ above it: （爱国卫生运动委员会）（代章）."""
    if _SECOND_LINE.fullmatch(core) is None:
        return False
    name = without_seal(core)
    return not name or _ORGAN_END.search(name.strip("（）()")) is not None


def signed_on(core: str) -> str:
    """Return the organs before a date that ends the same line: 某某局 2021年3月1日; "" for other lines."""
    date = (_DATE_AT_END.search(core) or _FIGURE_DATE_AT_END.search(core)) if len(core) <= 80 else None
    organs = core[: date.start()].strip(BLANKS) if date is not None else ""
    return organs if organs and is_organ(organs) else ""


def is_interpretation(core: str) -> bool:
    """Tell whether a headline is of words about a policy: …政策解读, 一图读懂…, …答记者问."""
    return _ABOUT.search(core) is not None and _OFFICIAL.search(core) is None


def is_organ(core: str) -> bool:
    """Tell whether the line is one or more names of organs, as below a notice."""
    parts = [part for part in re.split(rf"{BLANK}+|、", core) if part]
    return (
        bool(parts)
        and len(core) <= 120
        and all(len(part) <= 40 and _ORGAN_END.search(_SECOND_NAME.sub("", part)) for part in parts)
        and not re.search(r"[，。；：,;:《]", core)
    )
