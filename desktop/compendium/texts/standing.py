"""Level and region: whose text it is, from printed words; what only follows from the body is told as inferred."""

from __future__ import annotations

import re
from collections import Counter

from compendium.domain.document import BlockStyle, Level
from compendium.texts.findings import Metadata, Reading
from compendium.texts.locality import LEAST, infer_place, meant_by
from compendium.texts.places import Mention, Place, Regions

NATION = "全国"
NO_REGION = "文中没有印出所属地区，请补充。"
_BEFORE_NAME = re.compile(r"^[\d_\-.、．\s]*[【《（(]*")
_NATIONAL_ORGAN = re.compile(
    r"^(?:国务院|中共中央|中央|全国人民代表大会|全国人大|最高人民|国家|中华人民共和国|工业和信息化部|科学技术部|科技部|财政部|教育部|人力资源|商务部|农业农村部|生态环境部|自然资源部|住房和?城乡建设部|交通运输部"
    r"|外交部|国防部|文化部|卫生部|农业部|国土资源部|环境保护部|信息产业部|人事部|劳动和社会保障部|建设部|交通部"
    r"|铁道部|监察部|对外贸易|中国气象局|中国地震局|中国民用航空局|公安部|民政部|司法部|水利部|文化和旅游部|海关总署|中国人民银行|中国证监会|中国银保监会|工业和信息化部|退役军人事务部|应急管理部|审计署|市场监管总局)"
)
_NATIONAL_TITLE = re.compile(r"^(?:[“\"]十[一二三四五六七]五[”\"])?(?:国家(?!级)|全国|中华人民共和国|中国)")
_ADDRESSEES = (
    (re.compile(r"各省[、，,]|各省（|自治区、直辖市"), Level.NATIONAL),
    (
        re.compile(
            r"省[人直政][^，,]{0,4}(?:各|有关|直属)|省政府各|各地级以上市|各市[、，,（(].{0,8}(?:州|县)|各市人民政府|各设区市|各省辖市|自治区各"
        ),
        Level.PROVINCE,
    ),
    (re.compile(r"各[镇乡]|县[直政人府]|各园区管委会，各镇"), Level.COUNTY),
    (re.compile(r"市[政府直各]|市人民政府各|各区[人县、，,]|各县[（(]?[市区]|各县[、，,]"), Level.CITY),
)
_APART = r"(?:(?<![\u4e00-\u9fff])|(?<=[由经报向和与及据受]))"  # 市 in 长治市财政局 or 上市公司 stands for no city
_WORDS = (
    (
        Level.PROVINCE,
        re.compile(rf"我省|全省|本省|{_APART}省(?:级|委|政府|[\u4e00-\u9fff]{{2,8}}(?:[厅局委]|部门))"),
    ),
    (Level.CITY, re.compile(rf"{_APART}市(?!场)(?:级|委|政府|[\u4e00-\u9fff]{{2,8}}(?:[局委办]|部门))")),
    (Level.COUNTY, re.compile(rf"{_APART}县(?:级|委|政府|[\u4e00-\u9fff]{{2,8}}(?:[局委办]|部门))")),
    (Level.COUNTY, re.compile(r"(?<=[（(：:；;〔])区(?:委|政府|[\u4e00-\u9fff]{2,8}(?:[局委办]|部门))")),
)
_UNIT = r"(?:省(?![级份])|市(?![级场政值容域])|县(?![级域])|区(?![级域间别分块]))"
_SUPERIOR = r"省(?:有关|相关|的)*(?:规定|政策|要求|部署)"  # 国家和我省规定的 is said below the province
_OWN_WORDS = (
    re.compile(rf"(?<!国家和)(?<!国家、)我(?!{_SUPERIOR}){_UNIT}"),
    re.compile(rf"(?:(?<![安完])全|(?<![基资成日根文样原])本){_UNIT}(?!一个)"),
)
_OWN_LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "县": Level.COUNTY, "区": Level.COUNTY}
_RANKS = (Level.PROVINCE, Level.CITY, Level.COUNTY)
_NATIONAL_WORDS = re.compile(
    r"各部门、各地方|各地方、各部门|各地区、各部门|各省（区、市）|各省\(区、市\)|部际|中央引导地方|国家科技计划"
)
_COMPANY = re.compile(r"(?:公司|集团)(?:[\u4e00-\u9fff]{0,12}(?:部|办|办公室|中心))?$")
_COMPANY_ADDRESSEE = re.compile(r"^各[^，,：:]{0,24}(?:公司|分部|分公司)|^公司|公司各单位")
SPARSE = 10_000  # characters: words that come more seldom tell nothing of the whole text
OWN_SHARE = 4  # a city may name its province by 我省 so many times as often as itself by 我市
_WORDS_TOO = frozenset({"城区", "郊区", "矿区", "西区"})  # names of counties that are words as well
OFTEN = 3  # mentions below which a name in the body tells nothing
_BODY_LIMIT = 60_000  # characters looked at: enough to count words, whatever the length


def read_standing(reading: Reading, regions: Regions, found: Metadata) -> None:
    """Find level and region; what a company sends to its own branches has neither."""
    if is_of_company(reading, found):
        return
    if _from_names(reading, regions, found) or _from_words(reading, regions, found):
        return
    body = _body(reading)
    national = _NATIONAL_WORDS.findall(body)
    if national and len(national) >= sum(_counts(body).values()):
        found.level, found.region = Level.NATIONAL, NATION
        words = "、".join(f"“{word}”" for word, _ in Counter(national).most_common(4))
        found.note("level", f"文中没有发文机关；文中有{words}，没有“我省”“我市”等地方用语", 0.7, inferred=True)
        found.note("region", "随层级为全国", 0.7)
        return
    _from_frequency(body, regions, found)


def read_standing_of_file_name(name: str, regions: Regions, found: Metadata) -> None:
    """Take the place that the name of a file starts with where the text leaves level or region open."""
    if found.level is not None and found.region is not None:
        return
    place = _first_place(_BEFORE_NAME.sub("", name), regions)
    is_municipality = place is not None and place.level is Level.PROVINCE and place.path[-1].endswith("市")
    fits = {None, Level.CITY} if is_municipality else {None}
    if place is None or found.level not in fits | {place.level}:
        return
    if found.level is not place.level:
        found.level = place.level
        found.note("level", f"文件名：{name}", 0.5, inferred=True)
    found.region = place.region
    found.note("region", f"文件名：{name}", 0.5, inferred=True)
    found.warnings[:] = [warning for warning in found.warnings if warning != NO_REGION]


def is_of_company(reading: Reading, found: Metadata) -> bool:
    """Tell whether a company sends the text to its own branches."""
    if found.issuers and all(_COMPANY.search(issuer) for issuer in found.issuers):
        return True
    return any(_COMPANY_ADDRESSEE.search(line) for line in reading.lines(BlockStyle.ADDRESSEE)[:1])


def _from_frequency(body: str, regions: Regions, found: Metadata) -> None:
    """Take the place that most of the full names in the body mean, when nothing else tells."""
    named = Counter(
        mention.places[0]
        for mention in regions.mentions(body)
        if mention.full and len(mention.places) == 1 and body[mention.start : mention.end] not in _WORDS_TOO
    )
    if not named:
        return
    place, count = max(named.items(), key=lambda item: (item[1], len(item[0].path)))
    is_one_chain = count > 1 and all(other.holds(place) for other in named)  # 广东省 and 广州市: no other place
    if is_one_chain or (count >= OFTEN and count * 2 > sum(named.values())):
        found.level, found.region = place.level, place.region
        words = f"文中 {count} 次提到“{place.path[-1]}”"
        found.note("level", words, 0.5, inferred=True)
        found.note("region", words, 0.5, inferred=True)


def _from_names(reading: Reading, regions: Regions, found: Metadata) -> bool:
    """Take level and region from issuers and titles."""
    for source in (*found.issuers[:3], reading.notice_title, found.title):
        if not source:
            continue
        place = _first_place(source, regions)
        if _NATIONAL_ORGAN.match(source) and (place is None or not _is_local_branch(source)):
            return _national(found, source)
        if place is not None:
            found.level, found.region = place.level, place.region
            found.note("level", source, 0.95)
            found.note("region", source, 0.95)
            return True
    title = reading.notice_title or found.title
    if _NATIONAL_TITLE.match(title):
        return _national(found, title)
    return False


def _is_local_branch(name: str) -> bool:
    """Tell whether a central organ's name is that of its branch in a place: 国家税务总局吉林省税务局."""
    return name.startswith(("国家税务总局", "中国人民银行", "国家金融监督", "中国证")) and len(name) > 8


def _national(found: Metadata, source: str) -> bool:
    found.level, found.region = Level.NATIONAL, NATION
    found.note("level", source, 0.95)
    found.note("region", source, 0.95)
    return True


def _first_place(name: str, regions: Regions) -> Place | None:
    """Return the place that a title or organ starts from: the deepest of the names that follow one another."""
    mentions = [mention for mention in regions.mentions(name) if mention.full or mention.start == 0]
    chain: list[Mention] = []
    for mention in mentions:
        if not chain or mention.start == chain[-1].end:
            chain.append(mention)
        else:
            break
    return meant_by(chain) if chain else None


def _counts(body: str) -> Counter[Level]:
    counts: Counter[Level] = Counter()
    for level, words in _WORDS:
        counts[level] += len(words.findall(body))
    return +counts


def _from_words(reading: Reading, regions: Regions, found: Metadata) -> bool:
    """Take the level from words such as 我市, 省科技厅, 各区人民政府, and the region from the names in the body."""
    body = _body(reading)
    told = _level_by_addressee(reading) or _level_by_words(body)
    if told is None:
        return False
    level, evidence, confidence = told
    if level is None:
        found.warnings.append(f"{evidence}，层级不能确定，请补充。")
        return True
    found.level = level
    found.note("level", evidence, confidence)
    if level is Level.NATIONAL:
        found.region = NATION
        found.note("region", evidence, confidence)
        return True
    named = _named_place(body, level, regions)
    if named is None:
        found.warnings.append(NO_REGION)
        return True
    place, quotes = named
    found.level, found.region = place.level, place.region
    found.note("region", quotes, 0.6, inferred=True)
    return True


def _named_place(body: str, level: Level, regions: Regions) -> tuple[Place, str] | None:
    """Return the place of that level that the body is about; 本市 may be one of the cities that rank as provinces."""
    named = infer_place(body, level, regions)
    if level is not Level.CITY:
        return named
    province = infer_place(body, Level.PROVINCE, regions)
    if province is None or not province[0].path[-1].endswith("市"):
        return named
    own, other = province[0].path[-1][:-1], named[0].path[-1][:-1] if named is not None else ""
    return province if not other or body.count(own) > body.count(other) else named


def _level_by_addressee(reading: Reading) -> tuple[Level | None, str, float] | None:
    for line in reading.lines(BlockStyle.ADDRESSEE)[:1]:
        for words, level in _ADDRESSEES:
            if words.search(line):
                return level, line, 0.75
    return None


def _level_by_words(body: str) -> tuple[Level | None, str, float] | None:
    """Return level, evidence and confidence; a level of None when the words contradict each other."""
    for own in _OWN_WORDS:
        said = Counter(own.findall(body))
        if said:
            return _own_level(body, said)
    counts = _counts(body)
    if not counts:
        return None
    level, count = counts.most_common(1)[0]
    if count < max(LEAST, len(body) // SPARSE) or len(_NATIONAL_WORDS.findall(body)) > count:
        return None
    return level, _quoted(_organs(body, level)), 0.75


def _own_level(body: str, said: Counter[str]) -> tuple[Level | None, str, float]:
    levels: Counter[Level] = Counter()
    for word, count in said.items():
        levels[_OWN_LEVELS[word[-1]]] += count
    level, count = levels.most_common(1)[0]
    for lower in _RANKS[_RANKS.index(level) + 1 :]:  # the organs of a county carry out the texts of a county
        units = _organs(body, lower)
        if len(units) > max(3 * count, len(_organs(body, level))):
            return lower, _quoted(units), 0.5
    if level is Level.PROVINCE and levels[Level.CITY] * OWN_SHARE >= count:  # a province never says 我市
        level = Level.CITY
    elif count * 3 < sum(levels.values()) * 2:
        return None, f"{_quoted(list(said.elements()))}，互相矛盾", 0.0
    return level, _quoted(list(said.elements())), 0.75 if len(levels) == 1 else 0.55


def _organs(body: str, level: Level) -> list[str]:
    return [word for kind, pattern in _WORDS if kind is level for word in pattern.findall(body)]


def _quoted(words: list[str]) -> str:
    return "文中有" + "、".join(f"“{word}”" for word, _ in Counter(words).most_common(3))


def _body(reading: Reading) -> str:
    pieces: list[str] = []
    length = 0
    for clause in reading.parsed.outline:
        pieces.append(clause.text)
        length += len(clause.text)
        if length > _BODY_LIMIT:
            break
    return "\n".join(pieces)[:_BODY_LIMIT]
