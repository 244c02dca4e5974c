from __future__ import annotations

import pytest

from compendium.services.versions import checked_id, latest_version, made_id, next_version


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("济南市“十四五”科技创新规划（征求意见稿）", "济南市十四五科技创新规划征求意见稿"),
        ("Ｎｅｗ  Energy (2024-2026) Plan", "new-energy-2024-2026-pla"),
        ("“”", "text"),
        ("长" * 80, "长" * 24),
        ("2024 年规划", "2024年规划"),
    ],
)
def test_an_id_is_made_of_title_and_text(title: str, slug: str) -> None:
    made = made_id(title, "0123456789abcdef")
    assert made == f"{slug}-01234567"
    assert checked_id(made) == made


def test_versions_count_up_from_the_base() -> None:
    assert next_version("a", {"a"}) == "a@2"
    assert next_version("a@2", {"a", "a@2", "a@3"}) == "a@4"


def test_the_latest_version_has_the_highest_number() -> None:
    assert latest_version("a", ["a", "ab@12", "b"]) == "a"
    assert latest_version("a@2", ["a", "a@9", "a@10", "a@2"]) == "a@10"
    assert latest_version("a", ["a@3"]) == "a@3"
