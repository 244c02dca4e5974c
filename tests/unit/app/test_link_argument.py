"""A link is the last word, and reaches the window as it was given."""

from __future__ import annotations

import pytest

from compendium.app.argument_parser import UsageError
from compendium.app.link_argument import split_link
from compendium.app.run import run
from compendium.domain.links import LONGEST

LINK = "compendium:%E5%90%89%E6%9E%97-2024#2.5"


@pytest.mark.parametrize(
    ("argv", "words", "link"),
    [
        ([], [], ""),
        (["list"], ["list"], ""),
        ([LINK], [], LINK),
        (["--open", LINK], [], LINK),
        (["--home", "there", "COMPENDIUM:x"], ["--home", "there"], "COMPENDIUM:x"),
        (["compendium:" + "x" * 9999], [], ("compendium:" + "x" * 9999)[: LONGEST + 1]),
    ],
)
def test_a_link_is_taken_out_of_the_words(argv: list[str], words: list[str], link: str) -> None:
    assert split_link(argv) == (words, link)


def test_nothing_may_follow_a_link() -> None:
    with pytest.raises(UsageError, match="后面不能再有"):
        split_link([LINK, "--library", "elsewhere"])


@pytest.mark.parametrize("argv", [["list", LINK], ["--open", "jilin-2024", LINK], [LINK, "list"]])
def test_a_link_goes_with_no_command(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argv, {}) == 2
    assert "用词有误：链接" in capsys.readouterr().err
