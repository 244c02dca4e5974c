"""Groups and matches in words to show."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication

from compendium.compare.groups import Group
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, MatchVerdict, Outcome
from compendium.domain.document import Document
from compendium.domain.place_labels import place_labels
from compendium.ui.models.labels import level_name

# Of labelled pairs all that are strong deal with the same measure, three of four of the fair ones, and three of five of
# the others: those are no more than a proposal.
STRONG, FAIR = 0.45, 0.35
MOST_STEPS = 3


def steps_of(strength: float) -> int:
    """How strong a match is in three steps, to draw as dots."""
    return 3 if strength >= STRONG else 2 if strength >= FAIR else 1


def strength_name(strength: float) -> str:
    """How strong a match is, in a word."""
    return {
        3: QCoreApplication.translate("Compare", "密切对应"),
        2: QCoreApplication.translate("Compare", "一般对应"),
        1: QCoreApplication.translate("Compare", "可能对应"),
    }[steps_of(strength)]


def outcome_name(outcome: Outcome | None) -> str:
    """What the second document does to the first one's goal; "" when that cannot be said."""
    if outcome is None:
        return ""
    return {
        Outcome.SAME: QCoreApplication.translate("Compare", "持平"),
        Outcome.RAISED: QCoreApplication.translate("Compare", "加码"),
        Outcome.LOWERED: QCoreApplication.translate("Compare", "降低"),
    }[outcome]


def outcome_sign(outcome: Outcome | None) -> str:
    """The same as an arrow, to be read beside the word; "" when that cannot be said."""
    return {Outcome.SAME: "＝", Outcome.RAISED: "↑", Outcome.LOWERED: "↓"}[outcome] if outcome else ""


def target_words(target: MatchedTarget) -> str:
    """An indicator with both numbers: 加码↑ 研发投入强度 3% → 3.5%."""
    degree = outcome_name(target.outcome) + outcome_sign(target.outcome)
    return f"{degree} {target.name} {target.a} → {target.b}".strip()


def verdict_name(verdict: MatchVerdict | None) -> str:
    """What a person decided about a match; "" when nobody did."""
    if verdict is None:
        return ""
    return {
        MatchVerdict.CONFIRMED: QCoreApplication.translate("Compare", "已确认"),
        MatchVerdict.CUT: QCoreApplication.translate("Compare", "已排除"),
        MatchVerdict.ADDED: QCoreApplication.translate("Compare", "人工添加"),
    }[verdict]


def labels_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """The shortest name by which each can be told from the others: 全国, else 全国2022, else its title."""
    return place_labels([document.info for document in documents.values()], level_name)


def clause_label(document: Document, clause: str) -> str:
    """Number and title of a clause."""
    node = document.by_id.get(clause)
    return node.label if node else clause


def gist(group: Group, documents: Mapping[str, Document]) -> tuple[str, str]:
    """The group's clause, and in a second line its best partner in each other document."""
    first = clause_label(documents[group.anchor.doc], group.anchor.clause)
    others = []
    several = len(documents) > 2
    labels = labels_of(documents)
    for doc in documents:
        clauses = group.members.get(doc, ())
        if doc == group.anchor.doc or not clauses:
            continue
        words = clause_label(documents[doc], clauses[0])
        if several:
            words = f"{labels[doc]} {words}"
        if len(clauses) > 1:
            words += QCoreApplication.translate("Compare", " 等{0}条").format(len(clauses))
        others.append(words)
    return first, "；".join(others)


def reason_words(reason: str) -> str:
    """A reason with its lead word in the language of the interface; the words of the texts stay as they are."""
    translate = QCoreApplication.translate
    leads = {
        "共有词": translate("Compare", "共有词"),
        "标题相近": translate("Compare", "标题相近"),
        "同一指标": translate("Compare", "同一指标"),
        "同义词": translate("Compare", "同义词"),
    }
    lead, colon, rest = reason.partition("：")
    return translate("Compare", "{0}：{1}").format(leads[lead], rest) if colon and lead in leads else reason


def explanation(group: Group, documents: Mapping[str, Document], about: ClauseRef | None = None) -> str:
    """Every pair of the group with its reasons, one pair a paragraph; ``about`` leaves only the pairs of one clause."""
    pairs = (pair for pair in group.pairs if about is None or about in (pair.a, pair.b))
    return "\n\n".join(
        "\n".join(part for part in (_head(pair, documents), _degree(pair), *map(reason_words, pair.why)) if part)
        for pair in pairs
    )


def rich_explanation(group: Group, documents: Mapping[str, Document]) -> str:
    """The same as HTML, the clauses of each pair in bold, with links ``confirm:N`` and ``cut:N`` for the N-th pair."""
    parts = []
    for number, pair in enumerate(group.pairs):
        plain = (_degree(pair), *map(reason_words, pair.why), *map(target_words, pair.targets))
        lines = (
            f"<b>{escape(_head(pair, documents))}</b>",
            _links(pair, number),
            *(escape(line) for line in plain if line),
        )
        parts.append(f"<p>{'<br>'.join(lines)}</p>")
    return "".join(parts)


def _links(pair: ClausePair, number: int) -> str:
    confirm = QCoreApplication.translate("Compare", "确认对应")
    cut = QCoreApplication.translate("Compare", "排除")
    undo = QCoreApplication.translate("Compare", "撤回决定")
    acts = {"withdraw": undo, "cut": cut} if pair.verdict else {"confirm": confirm, "cut": cut}
    if pair.verdict is MatchVerdict.ADDED:
        acts = {"withdraw": undo}
    return "　".join(f'<a href="{act}:{number}">{escape(words)}</a>' for act, words in acts.items())


def pair_name(pair: ClausePair, documents: Mapping[str, Document]) -> str:
    """Both clauses of a pair with their places."""
    return _head(pair, documents)


def _head(pair: ClausePair, documents: Mapping[str, Document]) -> str:
    return f"{_named(pair.a, documents)} ↔ {_named(pair.b, documents)}"


def _degree(pair: ClausePair) -> str:
    words = (verdict_name(pair.verdict), strength_name(pair.strength), outcome_name(pair.outcome))
    if pair.verdict is MatchVerdict.ADDED:
        words = (outcome_name(pair.outcome), "", "")
    return "，".join(part for part in words if part)


def _named(ref: ClauseRef, documents: Mapping[str, Document]) -> str:
    return f"{labels_of(documents)[ref.doc]} {clause_label(documents[ref.doc], ref.clause)}"
