from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.search.syntax import Not, parse, positive_terms
from compendium.search.wording import interpretation
from compendium.search.words import content_words

_PIECES = (
    "税",
    "企业 ",
    '"',
    "“",
    "”",
    "(",
    ")",
    "（",
    "）",
    " 或 ",
    " OR ",
    "|",
    "-",
    "NOT ",
    "AND ",
    " ",
    "「",
    "」",
    "‘",
    "’",
    "𠮷",
    "\ud800",
)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("税", "“税”"),
        ("科技　人才", "“科技” 且 “人才”"),
        ("科技 AND 人才", "“科技” 且 “人才”"),
        ("税 或 费", "“税” 或 “费”"),
        ("税|费", "“税” 或 “费”"),
        ("税 OR 费 优惠", "“税” 或 （“费” 且 “优惠”）"),
        ("(税 或 费) 优惠", "（“税” 或 “费”） 且 “优惠”"),
        ("（税 ｜ 费） 优惠", "（“税” 或 “费”） 且 “优惠”"),
        ("创新 -企业", "“创新” 且 不含“企业”"),
        ("创新 NOT (企业 或 高校)", "“创新” 且 不含（“企业” 或 “高校”）"),
        ("--企业", "“企业”"),
        ("-企业", "不含“企业”"),
        ('"加计100%扣除，"', "原文“加计100%扣除，”"),
        ("“责任单位” 税", "原文“责任单位” 且 “税”"),
        ("「税」", "原文“税”"),
        ('税"费"', "“税” 且 原文“费”"),
        ('"税 或 费"', "原文“税 或 费”"),
        # Brackets, quotes, dashes and operators within a word are text.
        ("首台（套）", "“首台（套）”"),
        ("专精特新“小巨人”企业", "“专精特新“小巨人”企业”"),
        ("“专精特新”企业", "““专精特新”企业”"),
        ("(一)加强", "“(一)加强”"),
        ("2022-2023", "“2022-2023”"),
        ("或许", "“或许”"),
        ("‘税’ 费", "原文“税” 且 “费”"),
        ("（税 或 费）优惠", "（“税” 或 “费”） 且 “优惠”"),
        ("优惠（税 或 费）", "“优惠” 且 （“税” 或 “费”）"),
        ("优惠 -（税 或 费）", "“优惠” 且 不含（“税” 或 “费”）"),
        ("（税 费)", "“税” 且 “费”"),
        ("(税 费", "按词检索：“税” 且 “费”"),
        ("税 费）", "按词检索：“税” 且 “费”"),
        ("（（税 或 费） 优惠", "按词检索：（“税” 或 “费”） 且 “优惠”"),
        ("首台（套", "按词检索：“首台” 且 “套”"),
        ('"首台（套" 税', "原文“首台（套” 且 “税”"),
        # What makes no sense is passed over, and said so.
        ("税 或", "按词检索：“税”"),
        ("或 税", "按词检索：“税”"),
        ('"税', "按词检索：“税”"),
        ("税 NOT", "按词检索：“税”"),
        ('"" 税', "按词检索：“税”"),
        ("OR", "按词检索：“OR”"),
        ("税”", "“税”"),
        ("", ""),
        ('"', ""),
        ('""', ""),
        ("“”", ""),
        ("  　", ""),
    ],
)
def test_reading(typed: str, understood: str) -> None:
    assert interpretation(parse(typed)) == understood


def test_what_is_excluded_is_not_wanted() -> None:
    assert [term.text for term in positive_terms(parse("税 -费 (优惠 或 -减免)").root)] == ["税", "优惠"]


def test_double_exclusion_is_wanted_again() -> None:
    root = parse("NOT NOT 税").root
    assert not isinstance(root, Not)
    assert [term.text for term in positive_terms(root)] == ["税"]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_anything_typed_is_understood_somehow(typed: str) -> None:
    query = parse(typed)
    assert (query.root is None) == (not interpretation(query))
    if any(character in typed for character in "税企𠮷"):
        assert query.root is not None


@pytest.mark.parametrize(
    "typed", ["(" * 3000, "(" * 900 + "税" + ")" * 900, "-" * 1999 + "税", "税" + "“" * 3000, "税 " * 3000]
)
def test_absurd_lengths_are_understood_somehow(typed: str) -> None:
    assert interpretation(parse(typed))


@given(st.text())
def test_no_text_at_all_raises(typed: str) -> None:
    parse(typed)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("《中华人民共和国》", ["中华人民共和国"]),
        ("中华人民共和国", ["中华人民共和国"]),
        ("《人才和项目》如何申请", ["人才和项目", "申请"]),
        ("人才和项目", ["人才", "项目"]),
    ],
)
def test_a_name_is_not_cut(asked: str, words: list[str]) -> None:
    assert content_words(asked) == words


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u00ad", "\x00", "\x07", "\u202a"])
def test_what_nobody_sees_in_a_pasted_query_is_passed_over(unseen: str) -> None:
    for typed in ("企业", '"企业"', "企业 或 税", "-企业 税"):
        assert parse(unseen + typed.replace("企", f"企{unseen}") + unseen) == parse(typed)
    assert parse(unseen).root is None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"3. "', "3. "),
        ("“ 企业”", " 企业"),
        ('" 甲  乙 "', " 甲 乙 "),
        ('"3."', "3."),
        ('"\t甲"', " 甲"),
        ("「甲\n」", "甲 "),
    ],
)
def test_a_phrase_keeps_the_blanks_at_its_ends(typed: str, text: str) -> None:
    [term] = positive_terms(parse(typed).root)
    assert (term.text, term.quoted) == (text, True)
