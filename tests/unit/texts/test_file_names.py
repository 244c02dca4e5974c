"""What a file's name calls a text that prints no title."""

from __future__ import annotations

import pytest

from compendium.texts.file_names import title_of_file_name


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("063_【某省某市】《某市促进消费若干措施》", "某市促进消费若干措施"),
        ("某委员会_（某办公室）关于印发《某方案》", "某委员会（某办公室）关于印发《某方案》"),
        ("《印发_某市若干措施_的通知》", "印发《某市若干措施》的通知"),
        ("某省三年行动方案(2023_2025年)", "某省三年行动方案(2023—2025年)"),
        ("中共某省委_某省人民政府关于_推进振兴的意见", "中共某省委 某省人民政府关于 推进振兴的意见"),
        ("2023年工作要点", "2023年工作要点"),
        ("__", "__"),
    ],
)
def test_underscores_and_numbers_are_no_part_of_a_title(stem: str, title: str) -> None:
    assert title_of_file_name(stem) == title
