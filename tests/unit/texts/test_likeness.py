from __future__ import annotations

import pytest

from compendium.texts.likeness import likeness

TEXT = "为了促进科技创新，推动高质量发展，结合本市实际，制定本条例。"


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        (TEXT, 1.0, 1.0),
        (TEXT.replace("，", "，\n　　"), 1.0, 1.0),
        (TEXT + "另外还有许多别的内容。", 1.0, 1.0),
        (TEXT.replace("科技创新", "数字经济"), 0.4, 0.9),
        ("种植粮食的农户按照播种面积领取补贴，乡镇人民政府负责登记。", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_likeness_is_the_share_of_what_both_have(other: str, least: float, most: float) -> None:
    assert least <= likeness(TEXT, other) <= most
    assert likeness(TEXT, other) == likeness(other, TEXT)
