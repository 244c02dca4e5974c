"""Who is party to a granting rule: out of its verb, its 对 …, its subject, its ceiling or the clause's title. Pure."""

from __future__ import annotations

import re

from compendium.domain.document import Clause
from compendium.facts.sentences import Span
from compendium.facts.supports_names import whole, without_remarks
from compendium.facts.supports_people import Supported, ends_as_actor, in_object, in_subject, is_generic, without_lead
from compendium.facts.supports_rules import MID_OPENER, OPENER, Rule

_VERB = re.compile(
    r"(?:分别|一次性|统一|均|可|再|择优|(?:由)?[^，。；、的对]{0,4}财政|最高|每[家户人个项套名次辆台件场位])*(?:给予|予以|兑现)"
    r"|(?:分别|一次性|每[家户人个项套名次年月辆台件场位]|最高|可)+(?:奖励|补助|补贴|资助|奖补|享受|优惠|发放)"
    r"|(?:按照?|根据|依据|依照)(?!时|期)|以最高|可享受|免征|减征|减半|免收|全额|分别按"
    r"|(?:奖励|补贴|补助|资助|优惠|奖补|返还)(?=[^，。；]{0,8}\d)|进行(?:奖|补|资)|实行|实施(?=分类|分档|差异)|提供(?=[^，。；]{0,8}(?:资金|经费|贷款|支持|补|最高|不超过|额度))"
)
_RECIPIENT = re.compile(
    r"(?:给予|奖励|补贴给|直补|补助给)(?P<name>(?!每|其|该|一次性|最高|不超过|相应|适当|一定)[^，。；\d]{2,24}?)"
    r"(?=最高|不超过|不低于|一次性|每|人民币|不高于|不少于|\d)|(?<![相针应面绝配反比])(?:对(?![外接应口标称比照象策等话冲])|给)(?P<given>[^，。；\d]{2,16}?)(?:给予|予以)(?:一次性)?(?:补贴|奖励|补助|奖补|资助)"
    r"|\d[万元]+给予(?P<paid>[^，。；\d]{2,16}?)(?:一次性)?(?:奖励|补贴|补助|奖补)"
    r"|(?:直补|补贴给|奖励给|直接补助)(?P<direct>[^，。；\d]{2,16})$|给予(?P<qualified>符合条件的[^，。；\d]{2,12}?)(?=[^，。；]{0,6}(?:补贴|奖励|补助|奖补))"
)
_GIVER = re.compile(
    r"(?:由|各)?[^，。；、]{0,8}(?:财政|政府|管委会)|[^，。；、]{0,10}基金(?:按|给|予|支)|[^，。；]{0,10}企业(?:(?:每[套户]|给予)?优惠|(?:再|自行|应当?)(?:给予|予以|提供)[^，。；]{0,12}优惠)"
)
_TITLE_ACTOR = re.compile(
    r"(?:强化|加强|支持|培育|推动|推进|鼓励|促进|壮大|引进|引育|打造|扶持)(?P<name>[^，。；、“”]{2,16}?)(?:建设|培育|发展|集聚|做大做强|壮大|引育)*$"
)
_OWN_INPUT = re.compile(r"(?:按照?|根据)(?P<name>承担单位|申报单位|牵头单位|实施单位)")
_EACH_UNDER_CEILING = re.compile(
    r"(?:且|但)?每(?:家|个|户|名)(?P<names>[^，。；\d]{2,40}?)(?:的)?(?:补助|补贴|奖励|支持|资助)"
)
_CLOSING_ACTOR = re.compile(r"的(?P<name>[^的，。；]{2,20})$")
_DOES_NOT = re.compile(r"没有|未|不|无|具有|具备|拥有|符合|经|在|已|首次|当年|自|从|获|被|通过|取得|购买|新")
_WHEN = re.compile(r"[^，的]{1,6}(?:前|后|时|期间)[在与由]")
_THROUGH = re.compile(r"(?:分别|由(?=[^，。；]{0,10}$)).*$")
_EACH = re.compile(r"^(?:每|单(?=[家个户名位所])|同一)(?:家|个|户|名|位|所)?(?=\D)")
_BLANK = "，,、；;：:。 \t\u3000\n"


def supported(clause: Clause, rule: Rule, before: Supported) -> Supported:
    """Return beneficiary and condition of a rule.

    Args:
        clause: that holds it.
        rule: to look at.
        before: what the rule before it in the clause said.
    """
    text = clause.text
    grant = rule.grant.of(text)
    spans = _whole_objects(text, [*rule.head, rule.grant])
    limit = _first_sum(rule)
    objects = [found for span in spans if (found := _object(span.of(text), limit - span.start))]
    bare = [span.of(text) for span in spans if span.end <= rule.grant.start and not _object(span.of(text))]
    conditions = [*(words.rstrip("的") for words in bare), _before_verb(grant)]
    recipient = _recipient(grant)
    if objects:
        return _of_objects(clause, grant, objects, bare, conditions, recipient)
    condition = _joined(*conditions)
    subject = recipient or next(filter(None, map(in_subject, bare)), "") or _subject_of_grant(text, rule)
    if subject:
        rest = (
            condition
            if recipient
            else _EACH.sub("", without_lead(condition)).removeprefix(subject).removesuffix("的" + subject)
        )
        return Supported(subject, rest.strip(_BLANK))
    if rule.follows:
        return Supported(before.beneficiary, condition)
    return Supported(_of_title(clause) if condition else "", condition)


def named_by_ceiling(text: str, rule: Rule, who: Supported) -> list[Supported]:
    """Return the parties that only the ceiling names (每家研发单位和购买单位补助金额分别最高…), else ``who`` alone."""
    for span in rule.cap_spans:
        words = span.of(text)
        listed = _EACH_UNDER_CEILING.match(words)
        names = re.split("、|和|及|与", listed["names"]) if listed and "分别" in words else []
        if len(names) > 1 and all(ends_as_actor(name) for name in names):
            return [Supported(name, who.condition or who.beneficiary) for name in names]
    return [who]


def verb_at(grant: str) -> int | None:
    """Return where 按…给予 … starts in a granting piece; None when it has no such verb."""
    verb = _VERB.search(without_remarks(grant)) or _VERB.search(grant)
    return verb.start() if verb else None


def _of_objects(
    clause: Clause, grant: str, objects: list[Supported], bare: list[str], conditions: list[str], recipient: str
) -> Supported:
    *earlier, last = objects
    closing = next((named for words in bare if (named := _CLOSING_ACTOR.search(words))), None)
    if not last.condition and closing and _DOES_NOT.match(last.beneficiary):  # 对没有…，租赁场地…的高校毕业生
        whole = _joined(last.beneficiary, *(words.removesuffix(closing.group()) for words in bare))
        return Supported(closing["name"], whole)
    if closing and _WHEN.match(last.beneficiary) and ends_as_actor(closing["name"]):  # 对购房前在单位缴纳社保，…的人才
        whole = _joined(last.beneficiary + last.condition, *(words.removesuffix(closing.group()) for words in bare))
        return Supported(closing["name"], whole)
    whole = f"{last.condition}的{last.beneficiary}" if last.condition and last.beneficiary else _either(last)
    if recipient and not recipient.endswith(last.beneficiary or recipient):
        return Supported(recipient, _joined(whole, *conditions))
    if not ends_as_actor(last.beneficiary):
        actor = next((each.beneficiary for each in reversed(earlier) if ends_as_actor(each.beneficiary)), "")
        actor = actor or next(filter(None, map(in_subject, bare)), "")
        if actor:
            return Supported(actor, _joined(whole, *conditions))
        own = _OWN_INPUT.search(grant)
        if own:
            return Supported(own["name"], _joined(last.beneficiary, last.condition, *conditions))
    return Supported(last.beneficiary or _of_title(clause), _joined(last.condition, *conditions))


def _either(found: Supported) -> str:
    return found.condition or found.beneficiary


def _joined(*conditions: str) -> str:
    return "，".join(filter(None, conditions))


def _first_sum(rule: Rule) -> int:
    sums = rule.sums or rule.caps
    return sums[0].start if sums else rule.grant.end


def _whole_objects(text: str, spans: list[Span]) -> list[Span]:
    """Join the pieces of an object that goes on behind a comma: 对新上市，且募集资金投放我市的企业."""
    whole: list[Span] = []
    for span in spans[:-1]:
        last = whole[-1] if whole else None
        opens = last is not None and OPENER.match(text, last.start, last.end) is not None
        if last is not None and opens and text[span.start] in "且并" and text[last.end - 1] != "的":
            whole[-1] = Span(last.start, span.end)
        else:
            whole.append(span)
    return [*whole, spans[-1]]


def _object(words: str, limit: int = 10_000) -> Supported | None:
    """What 对, 支持 … name in a piece before its first sum at ``limit``; None when the piece opens nothing."""
    opener = OPENER.match(words) or MID_OPENER.search(words)
    if opener is None:
        return None
    if opener.group()[-1] in "持励导":  # 鼓励市县对购房者给予补贴: the cities are not who is supported
        opener = MID_OPENER.search(words, opener.end(), verb_at(words) or len(words)) or opener
    verb = _VERB.search(
        without_remarks(words), opener.end() + 1
    )  # 对按照国家政策生育三孩的家庭: the first word is no verb of giving
    phrase = words[opener.end() : min(verb.start() if verb else len(words), max(limit, 0))]
    found = in_object(phrase)
    return found if _either(found) else None


def _recipient(grant: str) -> str:
    for match in _RECIPIENT.finditer(grant):
        name = str(next(filter(None, match.groups()))).strip(_BLANK).removeprefix("符合条件的")
        if ends_as_actor(name) and "的" not in name and not is_generic(name):
            return name
    return ""


def _subject_of_grant(text: str, rule: Rule) -> str:
    words = text[rule.grant.start : _first_sum(rule)]
    verb = verb_at(rule.grant.of(text))
    return "" if _GIVER.match(words) else in_subject(words if verb is None else words[:verb])


def _before_verb(grant: str) -> str:
    """The words of a granting piece before its verb, where they set a condition: 每增加认定1家高新技术企业."""
    words = whole(_THROUGH.sub("", grant[: verb_at(grant) or 0])).strip(_BLANK).removesuffix("的")
    if len(words) < 4 or _GIVER.match(words) or _object(grant) is not None:
        return ""
    return words


def _of_title(clause: Clause) -> str:
    title = _TITLE_ACTOR.search(clause.title)
    return title["name"] if title and ends_as_actor(title["name"]) else ""
