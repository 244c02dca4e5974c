"""Shapes of single lines: a date, a document number, an addressee, a status, a title, the end of a sentence.

Every function takes the core of a paragraph (no blanks around it) and looks at nothing else.
"""

from __future__ import annotations

import re

from compendium.texts.blanks import BLANKS
from compendium.texts.markers import read_attachment, read_marker

SENTENCE_ENDS = "。！？；：…!?;:.”’）)》】〕］]』」"
_BLANK = rf"[{re.escape(BLANKS)}]"
_CHINESE_DATE = r"[二一][〇○零Ｏ0九][〇○零Ｏ一二三四五六七八九十]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
_DATE = re.compile(rf"(\d{{4}}{_BLANK}?年{_BLANK}?\d{{1,2}}{_BLANK}?月{_BLANK}?\d{{1,2}}{_BLANK}?日|{_CHINESE_DATE})")
_DOC_NUMBER = re.compile(
    rf"[（(]?[\u4e00-\u9fffＡ-ＺA-Z]{{1,16}}{_BLANK}?[〔\[［【（(]{_BLANK}?\d{{4}}{_BLANK}?[〕\]］】）)]{_BLANK}?第?{_BLANK}?\d{{1,5}}{_BLANK}?号[）)]?"
)
_ORDER_NUMBER = re.compile(rf"[\u4e00-\u9fff]{{0,20}}(?:令|公告){_BLANK}?第?{_BLANK}?[\d一二三四五六七八九十百零〇]{{1,6}}{_BLANK}?号|第{_BLANK}?[\d一二三四五六七八九十百零〇]{{1,6}}{_BLANK}?号")
_ANY_NUMBER = re.compile(r"[〔\[［【（(]\d{4}[〕\]］】）)]\d{1,5}号$")
_STATUS = re.compile(r"[（(【\[].{0,40}[）)】\]]")
_STATUS_WORDS = re.compile(r"公开|删减|征求意见|送审|讨论稿|草案|会签|代拟|有效期|废止|失效|仅供|不予|发布")
_TITLE_TAIL = re.compile(r"[（(](?:试行|暂行|修订|修正|修订版|第?[\d一二三四五六七八九十]+(?:号|版|批|期)|\d{4}年?(?:版|本|修订)|\d{4}年?[—–\-－~～至到]{1,2}\d{4}年?)[）)]")
_ADDRESSEE = re.compile(r"[^。；;]{2,400}[：:]")
_ADDRESSEE_WORDS = re.compile(r"各|政府|部门|单位|委员会|办公厅|公司|局|院|直属|机构|同志|你[省市县区部局]|厅|集团|管委会")
_NOT_ADDRESSEE = re.compile(r"如下|以下|下列|附件|通知|指标|包括|其中|电话|联系人|牵头|^(?:为|根据|按照|现将|经|对|关于)|^.?(?:责任|配合|主管|主办|承办|参与|支持|抄送|印发)")
PLAN_NOUNS = (
    "方案|计划|规划|措施|意见|办法|细则|规定|条例|政策|纲要|预案|要点|清单|通知|决定|决议|公告|通告|通报|函|复函|批复|答复|制度|标准|指南|指引|规则|规程|章程|"
    "目录|行动|安排|宣言|公约|若干条|条措施|工作|请示|报告|纪要|须知|命令|说明|法|令|十条|\\d+条|倡议书|协议|建议|规范|准则|守则|解释|修正案|意见书|攻略|简介|问答|详解|解读"
)
_PLAN_END = re.compile(rf"(?:{PLAN_NOUNS})(?:[（(【\[〔][^（）()]{{1,30}}[）)】\]〕]){{0,2}}[”》]?$")
_ORG_END = re.compile(
    r"(?:部|厅|局|委|政府|会|办|办公厅|办公室|公司|集团|中心|院|署|行|社|总队|支队|大队|处|科|站|馆|学校|大学|学院|法院|检察院|领导小组|指挥部|组织部|银行|分行|支行|税务局|监管局)$"
)


def ends_sentence(core: str) -> bool:
    """Tell whether the line ends as a sentence, a label or a bracket does."""
    return not core or core[-1] in SENTENCE_ENDS


def is_date(core: str) -> bool:
    """Tell whether the line is a date and nothing else."""
    return len(core) <= 24 and _DATE.fullmatch(core) is not None


def find_date(text: str) -> re.Match[str] | None:
    """Return the first date in ``text``."""
    return _DATE.search(text)


def is_doc_number(core: str) -> bool:
    """Tell whether the line is a document number (发文字号) and nothing else."""
    return len(core) <= 60 and (_DOC_NUMBER.fullmatch(core) is not None or _ORDER_NUMBER.fullmatch(core) is not None)


def is_status(core: str) -> bool:
    """Tell whether the line is a bracketed status: （征求意见稿）, （此件公开发布）."""
    return len(core) <= 200 and _STATUS.fullmatch(core) is not None and _STATUS_WORDS.search(core) is not None


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
    return core[-1:] == "号" and _ANY_NUMBER.search(core) is not None


def is_title_line(core: str) -> bool:
    """Tell whether the line may be (a part of) a title: short, no sentence, no number, no label."""
    if not 2 <= len(core) <= 90 or core[-1] in "。；，、：:;,！？|" or "。" in core or "；" in core:
        return False
    if is_date(core) or is_doc_number(core) or is_status(core) or is_addressee(core):
        return False
    if ends_in_number(core) or (core[0] in "（(" and not is_title_tail(core)):
        return False
    if not any("\u4e00" <= character <= "\u9fff" for character in core[:20]):
        return False
    return read_marker(core) is None and read_attachment(core) is None


def ends_title(core: str) -> bool:
    """Tell whether the line ends as titles of official texts do: …方案, …的通知, …条例（试行）."""
    return _PLAN_END.search(core) is not None


def is_organ(core: str) -> bool:
    """Tell whether the line is one or more names of organs, as below a notice."""
    parts = [part for part in re.split(rf"{_BLANK}+|、", core) if part]
    return bool(parts) and len(core) <= 120 and all(len(part) <= 40 and _ORG_END.search(part) for part in parts) and not re.search(r"[，。；：,;:《]", core)
