"""What people decided, laid over what was found."""

from __future__ import annotations

from compare_samples import document, item
from compendium.compare.decisions import BY_HAND, decided
from compendium.compare.matter import assemble
from compendium.domain.comparison import ClausePair, ClauseRef, MatchDecision, MatchVerdict, MatterComparison

WORDS = (
    "支持企业建设重点实验室和技术创新中心。",
    "选派高校教师到企业担任科技副总并扩大招收。",
    "修复河湖湿地生态系统，治理黑臭水体。",
)
DOCUMENTS = [document(name, [item(number, text) for number, text in enumerate(WORDS, 1)]) for name in ("a", "b")]


def ref(name: str) -> ClauseRef:
    return ClauseRef(name[0], name[1:])


def found(*pairs: tuple[str, str, float]) -> MatterComparison:
    return assemble(
        DOCUMENTS, [ClausePair(ref(a), ref(b), strength, None, ("共有词：企业",)) for a, b, strength in pairs]
    )


def verdicts(compared: MatterComparison) -> dict[tuple[str, str], tuple[float, MatchVerdict | None]]:
    return {(p.a.doc + p.a.clause, p.b.doc + p.b.clause): (p.strength, p.verdict) for p in compared.pairs}


def test_confirmed_stays_cut_goes_and_added_comes() -> None:
    compared = decided(
        found(("a1", "b1", 0.6), ("a2", "b2", 0.5)),
        [
            MatchDecision(ref("a1"), ref("b1"), MatchVerdict.CONFIRMED),
            MatchDecision(ref("a2"), ref("b2"), MatchVerdict.CUT),
            MatchDecision(ref("a3"), ref("b1"), MatchVerdict.ADDED),
        ],
        DOCUMENTS,
    )
    assert verdicts(compared) == {("a3", "b1"): (1.0, MatchVerdict.ADDED), ("a1", "b1"): (0.6, MatchVerdict.CONFIRMED)}
    assert [(pair.a, pair.b, pair.verdict) for pair in compared.cut] == [(ref("a2"), ref("b2"), MatchVerdict.CUT)]
    assert compared.pairs[0].why == (BY_HAND,)
    assert compared.unmatched == {"a": ("2",), "b": ("2", "3")}


def test_deciding_again_starts_from_what_was_found() -> None:
    plain = found(("a1", "b1", 0.6))
    once = decided(plain, [MatchDecision(ref("a1"), ref("b1"), MatchVerdict.CUT)], DOCUMENTS)
    added = decided(once, [MatchDecision(ref("a2"), ref("b2"), MatchVerdict.ADDED)], DOCUMENTS)
    assert set(verdicts(added)) == {("a1", "b1"), ("a2", "b2")}
    assert decided(added, [], DOCUMENTS) == plain


def test_an_added_pair_stands_in_the_order_of_the_documents_and_keeps_shared_reasons() -> None:
    decision = MatchDecision(ref("a1"), ref("b1"), MatchVerdict.ADDED)
    compared = decided(found(("a1", "b1", 0.4)), [decision], DOCUMENTS)
    assert compared.pairs[0].why == (BY_HAND, "共有词：企业")
    turned = decided(assemble(DOCUMENTS[::-1], []), [decision], DOCUMENTS[::-1])
    assert (turned.pairs[0].a, turned.pairs[0].b) == (ref("b1"), ref("a1"))


def test_what_is_not_there_any_more_changes_nothing() -> None:
    plain = found(("a1", "b1", 0.6))
    gone = [
        MatchDecision(ref("a9"), ref("b1"), MatchVerdict.ADDED),
        MatchDecision(ref("a1"), ref("c1"), MatchVerdict.ADDED),
        MatchDecision(ref("a2"), ref("b2"), MatchVerdict.CUT),
    ]
    assert decided(plain, gone, DOCUMENTS) == plain
