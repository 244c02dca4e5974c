"""Notes in Markdown are printed as they are meant."""

from __future__ import annotations

import pytest

from compendium.domain.sheet import RichText, Run
from compendium.services.note_words import printed_lines, printed_note


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        ("与科技厅核对", ["与科技厅核对"]),
        ("先问**家数**，再问投入", ["先问家数，再问投入"]),
        ("- 家数\n- 投入", ["• 家数", "• 投入"]),
        ("1. 家数\n2. 投入", ["1. 家数", "2. 投入"]),
        ("# 要点\n家数\n投入", ["要点", "家数", "投入"]),
        ("3 * 5 < 20，见 <附件>", ["3 * 5 < 20，见 <附件>"]),
        ("", []),
    ],
)
def test_marks_become_what_they_mean(note: str, lines: list[str]) -> None:
    assert printed_lines(note) == lines


def test_bold_words_stay_bold_in_a_cell() -> None:
    assert printed_note("先问**家数**，\n\n- 再问投入") == RichText(
        (Run("先问"), Run("家数", bold=True), Run("，"), Run("\n"), Run("• "), Run("再问投入"))
    )
    assert printed_note("先问家数\n再问投入") == "先问家数\n再问投入"
