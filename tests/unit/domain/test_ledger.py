from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.ledger import LedgerStatus, Standing, last_day, standing_on

TODAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("2026-02", date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 29)),
        ("2026", date(2026, 12, 31)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("0000", None),
        ("每年", None),
        ("", None),
        (None, None),
    ],
)
def test_the_last_day_of_what_a_text_sets(text: str | None, day: date | None) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        ([], Standing.UNDATED),
        ([date(2026, 6, 30)], Standing.OVERDUE),
        ([TODAY], Standing.DUE_SOON),
        ([date(2026, 7, 31)], Standing.DUE_SOON),
        ([date(2026, 8, 1)], Standing.LATER),
        ([date(2025, 12, 31), date(2026, 12, 31)], Standing.LATER),
        ([date(2025, 12, 31), date(2026, 7, 2)], Standing.DUE_SOON),
    ],
)
def test_how_something_stands_to_its_dates(days: list[date], standing: Standing) -> None:
    assert standing_on(TODAY, days, LedgerStatus.UNDER_WAY) is standing
    assert standing_on(TODAY, days, LedgerStatus.DONE) is Standing.DONE
