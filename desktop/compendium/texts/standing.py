"""Level and region: whose text it is, from printed words; what only follows from the body is told as inferred."""

from __future__ import annotations

import re
from collections import Counter

from compendium.domain.document import BlockStyle, Level
from compendium.texts.findings import Metadata, Reading
from compendium.texts.places import Mention, Place, Regions

NATION = "全国"
_NATIONAL_ORGAN = re.compile(
    r"^(?:国务院|中共中央|中央|全国人民代表大会|全国人大|最高人民|国家|中华人民共和国|工业和信息化部|科学技术部|科技部|财政部|教育部|人力资源|商务部|农业农村部|生态环境部|自然资源部|住房和?城乡建设部|交通运输部"
    r"|公安部|民政部|司法部|水利部|文化和旅游部|海关总署|中国人民银行|中国证监会|中国银保监会|工业和信息化部|退役军人事务部|应急管理部|审计署|市场监管总局)"
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
_WORDS = (
    (Level.PROVINCE, re.compile(r"我省|全省|本省|(?<![各跨外本分])省(?:级|委|政府|[\u4e00-\u9fff]{2,8}[厅局委])")),
    (Level.CITY, re.compile(r"我市|全市|(?<![各城上股超门都县])市(?:级|委|政府|[\u4e00-\u9fff]{2,8}[局委办])")),
    (Level.COUNTY, re.compile(r"我县|全县|(?<![各市])县(?:级|委|政府|[\u4e00-\u9fff]{2,8}[局委办])|我区|全区")),
)
_OWN_WORDS = (
    re.compile(r"我[省市县区](?!级)"),
    re.compile(r"[全本][省市县](?!级)"),
)
_OWN_LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "县": Level.COUNTY, "区": Level.COUNTY}
_NATIONAL_WORDS = re.compile(
    r"各部门、各地方|各地方、各部门|各地区、各部门|各省（区、市）|各省\(区、市\)|部际|中央引导地方|国家科技计划"
)
OFTEN = 3  # mentions below which a name in the body tells nothing
_EDGES = " \n\t\u3000，。、；：“”（）《》,.;:()"
_BODY_LIMIT = 60_000  # characters looked at: enough to count words, whatever the length


def read_standing(reading: Reading, regions: Regions, found: Metadata) -> None:
    """Find level and region."""
    if _from_names(reading, regions, found) or _from_words(reading, regions, found):
        return
    body = _body(reading)
    national = _NATIONAL_WORDS.findall(body)
    if national and not _counts(body):
        found.level, found.region = Level.NATIONAL, NATION
        words = "、".join(f"“{word}”" for word, _ in Counter(national).most_common(4))
        found.note("level", f"文中没有发文机关；文中有{words}，没有“我省”“我市”等地方用语", 0.7, inferred=True)
        found.note("region", "随层级为全国", 0.7)
        return
    _from_frequency(body, regions, found)


def _from_frequency(body: str, regions: Regions, found: Metadata) -> None:
    """Take the place that most of the full names in the body mean, when nothing else tells."""
    named = Counter(
        mention.places[0] for mention in regions.mentions(body) if mention.full and len(mention.places) == 1
    )
    if not named:
        return
    place, count = named.most_common(1)[0]
    if count >= OFTEN and count * 2 > sum(named.values()):
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
    return _deepest(chain) if chain else None


def _deepest(chain: list[Mention]) -> Place | None:
    """Return the one place that a chain of names (江西省, 九江市, 武宁县) means; None when it stays open."""
    places = list(chain[0].places)
    if len(chain) == 1 and len(places) > 1:
        provinces = [place for place in places if place.level is not Level.COUNTY]
        return provinces[0] if len(provinces) >= 1 else None
    for mention in chain[1:]:
        inner = [place for place in mention.places if any(outer.holds(place) for outer in places)]
        if not inner:
            break
        places = inner
    return places[0] if len(places) == 1 else None


def _counts(body: str) -> Counter[Level]:
    return Counter({level: count for level, words in _WORDS if (count := len(words.findall(body)))})


def _from_words(reading: Reading, regions: Regions, found: Metadata) -> bool:
    """Take the level from words such as 我市, 省科技厅, 各区人民政府, and the region from the names in the body."""
    level, evidence = _level_by_addressee(reading)
    body = _body(reading)
    if level is None:
        level, evidence = _level_by_words(body)
    if level is None:
        return False
    found.level = level
    found.note("level", evidence, 0.75)
    if level is Level.NATIONAL:
        found.region = NATION
        found.note("region", evidence, 0.75)
        return True
    _infer_region(body, level, regions, found)
    return True


def _level_by_addressee(reading: Reading) -> tuple[Level | None, str]:
    for line in reading.lines(BlockStyle.ADDRESSEE)[:1]:
        for words, level in _ADDRESSEES:
            if words.search(line):
                return level, line
    return None, ""


def _level_by_words(body: str) -> tuple[Level | None, str]:
    for own in _OWN_WORDS:
        said = Counter(own.findall(body))
        if said:
            words = "、".join(f"“{word}”" for word, _ in said.most_common(3))
            return _OWN_LEVELS[said.most_common(1)[0][0][-1]], f"文中有{words}"
    counts = _counts(body)
    if not counts:
        return None, ""
    level, _ = counts.most_common(1)[0]
    matches = next(pattern for kind, pattern in _WORDS if kind is level).findall(body)
    return level, "文中有" + "、".join(f"“{word}”" for word, _ in Counter(matches).most_common(3))


def _infer_region(body: str, level: Level, regions: Regions, found: Metadata) -> None:
    """Take the place of that level that the body names most often, short forms included."""
    named: Counter[Place] = Counter()
    words: dict[Place, Counter[str]] = {}
    for mention in regions.mentions(body):
        for place in _of_level(mention, level):
            named[place] += 1
            words.setdefault(place, Counter())[body[max(0, mention.start - 4) : mention.end + 6]] += 1
    ranked = named.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        found.warnings.append("文中没有印出所属地区，请补充。")
        return
    place = ranked[0][0]
    found.level, found.region = place.level, place.region
    quotes = "、".join(f"“{word.strip(_EDGES)}”".replace("\n", "") for word, _ in words[place].most_common(3))
    found.note("region", f"文中提到{quotes}", 0.6, inferred=True)


def _of_level(mention: Mention, level: Level) -> list[Place]:
    """Return the place of that level that a name means, if but one; 我市 may also be a city that ranks as a county."""
    places = [place for place in mention.places if place.level is level]
    if not places and level is Level.CITY and mention.full:
        places = [place for place in mention.places if place.path[-1].endswith("市") and place.level is Level.COUNTY]
    return places if len(places) == 1 else []


def _body(reading: Reading) -> str:
    pieces: list[str] = []
    length = 0
    for clause in reading.parsed.outline:
        pieces.append(clause.text)
        length += len(clause.text)
        if length > _BODY_LIMIT:
            break
    return "\n".join(pieces)[:_BODY_LIMIT]
