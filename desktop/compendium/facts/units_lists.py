"""A list of organs as it is printed, and which of them lead, answer for the task or support it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_OPEN = "（(〔［[【"
_CLOSE = "）)〕］]】"
_SPLIT = "、，,;；"
_BLANK = " \t\u3000"

_HOW = (
    r"(?:按照?|依照?|依|根据)?(?:各自)?的?(?:职责权限|职责|职能|权限|和?分工){0,4}"
    r"(?:共同|分别|具体|组织|协同|密切|积极){0,4}"
)
_ROLE = re.compile(
    rf"(?:等(?:有关|相关|各)?(?:单位|部门)?)?(?P<how>{_HOW})(?:"
    r"(?P<lead>总?牵头(?:组织)?(?:负责|落实|实施|推进)?|主办)"
    r"|(?P<support>(?:配合|协办|参与|参加|协助)(?:负责|落实|实施|推进|做好)?)"
    r"|(?P<duty>负责(?:落实|实施|组织实施)?|(?:组织|抓好)?(?:实施|落实|执行|推进)|抓好))$"
)
_ORGAN = re.compile(
    r"(?:局|委|厅|部|办|署|院|社|处|科|站|所|台|团|会|中心|公司|集团|银行|支行|分行|大学|学院|医院|法院|检察院|机关|单位|部门|政府|机构"
    r"|区县|县区|市县|县|区|市|州|镇|乡|街道|地方|开发区|高新区|功能区|园区|组|工会|总队|支队|协会|联合会|金控|营管部"
    r"|联|科协|海关|商会|专班|学校|高校|平台|各地|总公司|分局|海事|消防|气象|供电|电力|电网)$"
)
_AMONG = re.compile(r"^(?:由|会同|联合|以及|及|和|与|各有?关?单位(?=：))")
_TAIL = re.compile(r"(?:等(?:有关|相关|各|单位|部门|\d*[个家]?(?:单位|部门))*|[。.．\s]+)$")
_REMARK = re.compile(r"^(?:下同|以下|不再|其他)")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_ASIDE = re.compile(r"(?:(?<=[（(])|[，,、；;])(?:含|包括|不含|下同|以下)[^，,；;）)]*")  # (市、区,含开发区,下同)
_EMPTY = re.compile(r"[（(][，,、；;]?[）)]")
_ALL_OF = re.compile(r"(?:和|及|以及)(?=各(?:县|区|市|州|乡|镇|街道|旗|盟|地|园区|功能区|开发区))")
_EACH_OF = re.compile(r"各(?:有关)?[省市州县区](?:、[县区州市旗盟])*")
_OR_OF = re.compile(r"、[县区州市旗盟](?:人民政府|政府|[、，,；;（(负落按]|$)")
_LONGEST = 40  # characters of one unit; longer is a sentence
_LONGEST_LIST = 2_000  # characters of a list of units
_SAID = 40  # characters of 按职责分工负责 and the like


class Role(StrEnum):
    """What a unit has to do with the task."""

    RESPONSIBLE = "responsible"  # 责任单位
    LEAD = "lead"  # 牵头单位
    SUPPORTING = "supporting"  # 配合单位


@dataclass(frozen=True, slots=True)
class UnitList:
    """Units in printed order with their roles.

    Attributes:
        units: (role, unit as printed).
        suffix: how they answer for it, 按职责分工负责; "" when the list does not say.
        says_role: True when the list has words such as 牵头, 负责 or 配合.
    """

    units: tuple[tuple[Role, str], ...]
    suffix: str
    says_role: bool

    @property
    def organs(self) -> int:
        """How many of the units end as names of organs do."""
        return sum(1 for _, unit in self.units if is_organ(unit))


def read_list(text: str, role: Role = Role.RESPONSIBLE) -> UnitList:
    """Read ``A牵头，B、C按职责分工负责``; ``role`` is that of units of which the list itself says nothing else."""
    units: list[tuple[Role, str]] = []
    waiting: list[str] = []
    suffixes: list[str] = []
    says_role = False
    for piece in _pieces(text):
        said = _ROLE.search(piece.rstrip(_BLANK + "。."), max(0, len(piece) - _SAID))
        waiting.extend(_cleaned(piece[: said.start()] if said else piece))
        if said:
            says_role = True
            named = Role.LEAD if said["lead"] else Role.SUPPORTING if said["support"] else role
            units.extend((named, unit) for unit in waiting)
            waiting.clear()
            suffixes.append(_suffix(said))
    units.extend((role, unit) for unit in waiting)
    return UnitList(tuple(units), min(filter(None, suffixes), key=_says_less, default=""), says_role)


def split_units(text: str) -> list[str]:
    """Split a list of units on 、 ， and ；, but not inside brackets."""
    return [unit for piece in _pieces(text) for unit in _cleaned(piece)]


def is_organ(unit: str) -> bool:
    """Tell whether words end as the name of an organ does, a bracket at the end aside."""
    while unit and unit[-1] in "）)" and (at := max(unit.rfind("（"), unit.rfind("("))) > 0:
        unit = unit[:at]
    return _ORGAN.search(unit[-_LONGEST:]) is not None


def _suffix(said: re.Match[str]) -> str:
    if said["support"] and not said["how"]:
        return ""
    words = said["how"] + (said["lead"] or said["support"] or said["duty"])
    return "" if words in {"牵头", "总牵头", "主办"} else words


def _says_less(suffix: str) -> int:
    """Order: what speaks of shared duties first, then 负责, then the rest."""
    return 0 if "职" in suffix or "分工" in suffix else 1 if suffix.endswith("负责") else 2


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    depth, start = 0, 0
    for at, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and character in _SPLIT and not _one_name(text, start, at):
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [piece for piece in pieces if len(piece) <= _LONGEST_LIST]


def _one_name(text: str, start: int, at: int) -> bool:
    """Tell whether the mark at ``at`` stands within 各市、县人民政府 or 各市、州."""
    return _EACH_OF.fullmatch(text[start:at].strip(_BLANK)[:9]) is not None and _OR_OF.match(text, at) is not None


def _cleaned(piece: str) -> list[str]:
    """The units of a piece between two commas: one, or two that 和 joins before 各县区."""
    bare = piece.strip(_BLANK)
    joined = _ALL_OF.search(bare) if not bare.startswith(("（", "(")) else None
    parts = [bare[: joined.start()], bare[joined.end() :]] if joined and _balanced(bare[: joined.start()]) else [bare]
    return [unit for part in parts if (unit := _clean(part))]


def _balanced(text: str) -> bool:
    return sum(text.count(sign) for sign in _OPEN) == sum(text.count(sign) for sign in _CLOSE)


def _clean(piece: str) -> str:
    unit = _TAIL.sub("", _AMONG.sub("", piece.replace("\n", "").strip(_BLANK)))
    unit = _EMPTY.sub("", _IN_BRACKETS.sub(lambda bracket: _ASIDE.sub("", bracket.group()), unit))
    said = _ROLE.search(unit, max(0, len(unit) - _SAID))
    if said and is_organ(unit[: said.start()]):
        unit = unit[: said.start()]
    return unit.strip(_BLANK + "。") if len(unit) <= _LONGEST and not _REMARK.search(unit) else ""
