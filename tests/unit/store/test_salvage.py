"""All that the user made comes back out of a damaged file, from the file itself or from its backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from compendium.domain.bookmark import Bookmark, MarkColour
from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, ItemKind
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.store.salvage import UserData, read_user_data, write_user_data

BOOKMARK = Bookmark(
    "b" * 32, "doc", "1", "引文", "甲", ("税",), "注", "c", modified="m", colour=MarkColour.RED, before="前"
)
HIGHLIGHT = Highlight(
    "h" * 32, "doc", "1", "引文", "前", "后", MarkColour.BLUE, HighlightStyle.UNDERLINE, "注", "created", "modified"
)
ITEMS = (
    CollectionItem("i1", ItemKind.SECTION, "第一节"),
    CollectionItem("i2", ItemKind.CLAUSE, clauses=(ClauseAnchor("doc", "1", "引文"),), notes="备注"),
)
COLLECTION = Collection("k" * 32, "讲义", ITEMS, "副题", "created", "modified")
DECISION = MatchDecision(ClauseRef("a", "1"), ClauseRef("b", "2"), MatchVerdict.CUT, "甲", "乙", "因为", "modified")


@pytest.fixture
def data() -> UserData:
    return UserData(
        bookmarks={BOOKMARK.id: BOOKMARK},
        folders={"甲"},
        highlights={HIGHLIGHT.id: HIGHLIGHT},
        recent={"doc": "2026-07-01T08:00:00+00:00"},
        collections={COLLECTION.id: COLLECTION},
        decisions={(DECISION.a, DECISION.b): DECISION},
    )


def test_everything_that_can_be_read_is_written_anew(data: UserData, tmp_path: Path) -> None:
    write_user_data(tmp_path / "user.db", data)
    assert read_user_data(tmp_path / "user.db") == data
    write_user_data(tmp_path / "again.db", read_user_data(tmp_path / "user.db"))
    assert read_user_data(tmp_path / "again.db") == data


def test_what_the_file_lost_comes_from_the_backup(data: UserData) -> None:
    rescued = UserData(complete=False)
    rescued.fill_from(data)
    assert (rescued.bookmarks, rescued.highlights, rescued.recent) == (data.bookmarks, data.highlights, data.recent)
    assert (rescued.collections, rescued.decisions) == (data.collections, data.decisions)
