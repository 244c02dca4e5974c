"""Files written where the user chose."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.store import files


def test_a_folder_that_cannot_be_written_is_named_with_a_way_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_target: Path) -> Path:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(files, "temporary_file", refuse)
    with pytest.raises(UserError) as caught:
        files.write_text(tmp_path / "a.json", "{}", "书签文件")
    assert caught.value.code == "read_only"
    assert str(tmp_path) in str(caught.value)
    assert "--home" not in caught.value.command_line
    assert "换一个有写入权限的文件夹" in caught.value.command_line
