from __future__ import annotations

from datetime import date

import pytest

from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse

REGIONS = Regions.from_lines(["310000\t上海市", "500000\t重庆市"])
BODY = "各有关单位：\n现将有关事项通知如下。\n一、加强领导。\n二、抓好落实。\n"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("上海市人民政府办公厅印发《关于深化改革的若干意见》", "关于深化改革的若干意见"),
        ("上海市人民政府办公厅印发《关于深化改革的若干意见》的通知", "关于深化改革的若干意见"),
        ("关于开展《深化改革意见》评估工作的通知", "关于开展《深化改革意见》评估工作的通知"),
        (
            "重庆市公安局 重庆市财政局\n重庆市商务委员会\n关于稳定市场的通知",
            "关于稳定市场的通知",
        ),
        ("中共中央 国务院关于深化改革的意见", "中共中央 国务院关于深化改革的意见"),
        ("重庆市公安局关于稳定市场的通知", "重庆市公安局关于稳定市场的通知"),
    ],
)
def test_a_text_is_called_by_the_plan_s_own_name(printed: str, title: str) -> None:
    found = read_metadata(parse(f"{printed}\n{BODY}"), today=date(2026, 7, 1), regions=REGIONS)
    assert found.title == title
    assert found.evidence["title"] == printed.replace("\n", "")
    assert "title" not in found.inferred


def test_a_title_that_only_the_news_gives_is_inferred() -> None:
    text = "观点网讯:5月20日,上海市人民政府发布《关于深化改革的若干意见》,明确要求。\n"
    text += "以下为《关于深化改革的若干意见》全文:\n"
    found = read_metadata(
        parse(text + "为了改革。\n一、加强领导。\n二、抓好落实。\n"), today=date(2026, 7, 1), regions=REGIONS
    )
    assert (found.title, found.issuers) == ("关于深化改革的若干意见", ("上海市人民政府",))
    assert "title" in found.inferred
