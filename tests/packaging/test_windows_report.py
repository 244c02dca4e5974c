"""What the stage in Wine concludes from what it sees."""

from __future__ import annotations

import pytest

from prepare import SetupError
from windows.wine.prefix import is_wines
from windows.wine.report import Report, demand, difference, own


def test_differences_are_counted() -> None:
    before = {"kept": "1", "changed": "1", "gone": "1"}
    assert difference(before, {"kept": "1", "changed": "2", "new": "1"}) == "+1 −1 ~1"
    assert difference(before, before) == "+0 −0 ~0"


def test_only_our_keys_count() -> None:
    values = {"Software\\Classes\\compendium|@=1", "Software\\Other|a=1", 'Software\\X|"P"="PolicyCompendium.exe"'}
    assert own(values) == values - {"Software\\Other|a=1"}


def test_the_report_is_a_table() -> None:
    report = Report()
    report.add("install", 0, "+3 −0 ~0", "+14 −0")
    assert report.markdown().splitlines()[2:] == ["| install | 0 | +3 −0 ~0 | +14 −0 |"]


def test_what_does_not_hold_ends_the_stage() -> None:
    demand(holds=True, failure="fine")
    with pytest.raises(SetupError, match="left behind"):
        demand(holds=False, failure="left behind")


@pytest.mark.parametrize(
    ("name", "wines"),
    [
        ("windows/system32/icuuc.dll", True),
        ("users/张 三/AppData/Local/Temp/a.lock", True),
        ("users/张 三/AppData/Local/PolicyCompendium/user.db", False),
        ("程序 文件/政策汇编/compendium.exe", False),
        ("Program Files/Other/a.exe", False),
    ],
)
def test_what_wine_writes_itself_is_told_apart(name: str, wines: bool) -> None:
    assert is_wines(name) is wines
