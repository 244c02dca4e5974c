"""What a policy asks for or gives, each tied to the words that say it: targets, duties, supports and so on.

Field names follow the field (目标指标, 责任分工, 扶持事项, 完成时限, 政策工具); ``as_record`` gives them as the
command line and the exports show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from compendium.domain.fact_kind import FactKind as FactKind  # noqa: PLC0414 - it belongs to the facts


class FactOrigin(StrEnum):
    """Where a fact comes from; what a person corrected or added stays so over later runs."""

    EXTRACTED = "extracted"
    CORRECTED = "corrected"


class DeadlineBasis(StrEnum):
    """Where a target's date is printed."""

    STATED = "stated"  # in the same sentence
    INHERITED = "inherited"  # earlier in the clause, or in an ancestor
    RELATIVE = "relative"  # 年内, 上半年: the year is that of the issue date
    NONE = "none"  # nowhere


class DeadlineType(StrEnum):
    """What ends."""

    TASK = "task"
    GOAL = "goal"  # a dated goal without a number
    RECURRING = "recurring"  # 每年
    VALIDITY = "validity"  # 有效期至
    APPLICATION = "application"  # the last day to apply


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach (目标指标); one record per number.

    Attributes:
        indicator: what is counted, in printed words: 高新技术企业.
        value: as printed: 1万, 翻一番, 8—10.
        value_num: multiplied out; percent stays percent (4); 翻一番 is 2 with unit 倍; 全覆盖 is 100 with unit %.
        value_num_max: upper end of a range, else None.
        unit: as printed: 家, %, 亿元.
        comparator: printed words joined by |, in printed order (达到|以上); "" for a plain number.
        deadline: ISO date or year: 2026-12-31 for 年底, 2026 for a bare year; None when none is printed.
        frequency: 每年, 年均 …; None when the text says none.
        scope: population or place that the number is for, in printed words; None when it is the whole.
        baseline: starting value printed with the target; None when there is none.
        soft: True for a slogan of a preamble.
    """

    indicator: str
    value: str
    value_num: float | None
    unit: str
    comparator: str = ""
    deadline: str | None = None
    deadline_basis: DeadlineBasis = DeadlineBasis.NONE
    frequency: str | None = None
    scope: str | None = None
    baseline: str | None = None
    value_num_max: float | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does it (责任分工).

    Attributes:
        units: all units in printed order and printed form, whatever their role.
        lead_units, supporting_units: those of ``units`` that lead (牵头) and support (配合).
        suffix: 按职责分工负责 and the like; "" when there is none.
        implied: True when the text names the units elsewhere for this clause (以下不再列出).
        applies_to: id of the clause that the duty is about when that is not the clause it is printed in.
        implied_units: units that the text names once for all that follows (以下均涉及…，不再列出); not among ``units``.
    """

    units: tuple[str, ...]
    lead_units: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    suffix: str = ""
    implied: bool = False
    applies_to: str | None = None
    implied_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """What is given to whom (扶持事项); one record per beneficiary and rule.

    Attributes:
        support_type: 奖补, 贷款贴息, 项目经费 … (a short label).
        beneficiary: 对象, in printed words; "" when the text does not say.
        condition: 条件, in printed words; "" when there is none.
        amount_text: the printed amount or rule.
        min_yuan, max_yuan: in yuan; equal for a fixed sum, only ``max_yuan`` for 最高, 不超过.
        rate: a fraction, 0.0015 for 1.5‰.
        unit_yuan: yuan per unit (元/平方米); None when the sum is not by unit.
        quantified: False for a rule without a number.
        cap_quote: where the ceiling is printed; "" when there is none.
    """

    support_type: str
    beneficiary: str
    condition: str
    amount_text: str
    min_yuan: float | None = None
    max_yuan: float | None = None
    rate: float | None = None
    unit_yuan: float | None = None
    quantified: bool = True
    cap_quote: str = ""

    @property
    def sums(self) -> tuple[float, float] | None:
        """The least and the most that is printed, in yuan, the same for a single sum; None when none is."""
        return span_of_sums(self.min_yuan, self.max_yuan)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date by which something is to be done that is no target's (完成时限).

    Attributes:
        deadline: ISO date or year; None for what recurs or is counted from an event.
        date_text: as printed.
        frequency: 每年, 每季度 …; None when it does not recur.
        task: what is to be done, in printed words.
    """

    deadline: str | None
    date_text: str
    type: DeadlineType
    frequency: str | None = None
    task: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A named policy tool (政策工具): a programme, fund, title or mechanism, as printed."""

    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the text names (依据, 贯彻落实 …).

    Attributes:
        title: without 《》; "" when only a number is printed.
        number: 发文字号 as printed; None when there is none.
        target_doc: id of that document in the library; None when it is not there.
    """

    title: str
    number: str | None = None
    target_doc: str | None = None


Detail = Target | Duty | Support | Deadline | Instrument | Citation

_KINDS: Mapping[type, FactKind] = {
    Target: FactKind.TARGET,
    Duty: FactKind.DUTY,
    Support: FactKind.SUPPORT,
    Deadline: FactKind.DEADLINE,
    Instrument: FactKind.INSTRUMENT,
    Citation: FactKind.CITATION,
}


def span_of_sums(lower: float | None, upper: float | None) -> tuple[float, float] | None:
    """Return the least and the most of what is printed of two sums, the same where only one is; None for none."""
    printed = [each for each in (lower, upper) if each is not None]
    return (min(printed), max(printed)) if printed else None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and where it is printed.

    Attributes:
        clause: id of the clause whose text holds the words.
        quote: the sub-sentence that states the fact, exact characters of the clause.
        start, end: [start, end) of ``quote`` in the clause's text, in code points.
        detail: what it says.
        origin: extracted, or corrected by a person.
    """

    clause: str
    quote: str
    start: int
    end: int
    detail: Detail
    origin: FactOrigin = FactOrigin.EXTRACTED

    @property
    def kind(self) -> FactKind:
        """The kind of its detail."""
        return _KINDS[type(self.detail)]

    def as_record(self, doc: str) -> dict[str, object]:
        """Return the fact of document ``doc`` as a flat record: the common fields of the contract, then its own."""
        common: dict[str, object] = {
            "kind": str(self.kind),
            "doc": doc,
            "clause": self.clause,
            "quote": self.quote,
            "pos": [self.start, self.end],
            "origin": str(self.origin),
        }
        own = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self.detail).items()}
        return common | own
