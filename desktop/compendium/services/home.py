"""Puts a user's home in order before anything reads it: the library in place and sound, his own file sound.

Layout of a home::

    library/library.db, library/index/   the texts; replaced or repaired as needed, imported texts are kept
    user.db                              what the user made; never overwritten
    user.backup.db                       a copy of it, seconds old (see user_backup), to restore from
    cache/                               derived data that may be deleted at any time
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from compendium.domain.errors import HomeError, UserError
from compendium.domain.work import SILENT, Progress
from compendium.services.home_library import LibraryKeeper
from compendium.services.home_user import UserFileKeeper
from compendium.services.notices import Notice
from compendium.store import files
from compendium.store.errors import READ_ONLY_ERRNO, translated_os
from compendium.store.library_db import LibraryDatabase
from compendium.store.lock import FolderLock


@dataclass(frozen=True, slots=True)
class HomeReport:
    """Where everything lies, and what the user should know.

    Attributes:
        library_path: library.db to open, with ``library_read_only``.
        index_dir: where the search index is or may be built; only an index that this program built is ever there.
        user_path: user.db to open, with ``user_read_only``; it need not exist.
        cache_path: file for results that are slow to compute; None where nothing can be kept.
    """

    home: Path
    library_path: Path
    index_dir: Path
    user_path: Path
    cache_path: Path | None
    library_read_only: bool = False
    user_read_only: bool = False
    messages: tuple[Notice, ...] = ()


def prepare_home(
    home: Path,
    bundle: Path | None,
    library: Path | None = None,
    progress: Progress = SILENT,
    *,
    in_session: bool = False,
    carried: bool = False,
) -> HomeReport:
    """Make ``home`` ready; harmless when it is, and when two programs do it at once.

    Args:
        home: made when missing.
        bundle: folder of the compiled library that the program brings.
        library: read the library of this folder instead; it is never changed.
        progress: told while texts are put in place.
        in_session: what the user makes in a home that cannot be written lasts until the program ends, and he is told.
        carried: the home goes with the program, as on a USB stick.

    Raises:
        UserError: newer_data, missing, damaged (the other library), home_not_writable (nothing to fall back on), busy.
    """
    if bundle is not None and not (bundle / "fingerprint").is_file():
        bundle = None  # never compiled, or being compiled just now
    if not _made_writable(home):
        report = _read_only_report(home, bundle, library)
        told = _read_only_notice(home, in_session=in_session, carried=carried)
        return replace(report, messages=(told, *report.messages))
    report = _plan(home, library)
    with FolderLock(home / ".lock"):
        if library is None:
            report = _with_library(report, bundle, progress)
        report = _with_user_file(report)
    return replace(report, messages=_without_repeats(report.messages))


def _without_repeats(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """One message for each matter: a full disk meets both files."""
    return tuple({notice.code: notice for notice in reversed(notices)}.values())[::-1]


def _plan(home: Path, library: Path | None) -> HomeReport:
    own = home / "library"
    report = HomeReport(
        home=home,
        library_path=own / "library.db",
        index_dir=own / "index",
        user_path=home / "user.db",
        cache_path=home / "cache" / "results.db",
    )
    if library is None:
        return report
    # An index is only trusted when it was built here: one that came with somebody else's library is left alone.
    name = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:12]
    return replace(
        report,
        library_path=_other_library(library),
        index_dir=home / "cache" / f"index-{name}",
        library_read_only=True,
    )


def _other_library(folder: Path) -> Path:
    """Find library.db in a library folder or in a home; make sure that it can be read."""
    path = folder / "library.db"
    if not path.exists() and (folder / "library" / "library.db").exists():
        path = folder / "library" / "library.db"
    try:
        database = LibraryDatabase(path, read_only=True)
    except UserError as error:
        if error.code == "damaged":
            raise UserError(
                "damaged", f"文库文件“{path}”已损坏。", "请换一个文库，或去掉 --library 使用自带的文库。"
            ) from error
        raise
    database.close()
    return path


def _with_library(report: HomeReport, bundle: Path | None, progress: Progress) -> HomeReport:
    keeper = LibraryKeeper(report.library_path.parent, bundle)
    try:
        return replace(report, messages=tuple(keeper.prepare(progress)))
    except UserError as error:
        if error.code != "disk_full":
            raise
        if keeper.readable():
            return replace(report, messages=(Notice(error.code, str(error)),))
        if bundle is None:
            raise
        notice = Notice(error.code, f"{error}暂时直接使用程序自带的文库。")
        return replace(_from_bundle(report, bundle), messages=(notice,))


def _from_bundle(report: HomeReport, bundle: Path | None) -> HomeReport:
    if bundle is None:
        raise HomeError("home_not_writable", f"数据文件夹“{report.home}”不能写入，其中也没有文库。", "请取得写入权限。")
    return replace(report, library_path=bundle / "library.db", index_dir=bundle / "index", library_read_only=True)


def _with_user_file(report: HomeReport) -> HomeReport:
    keeper = UserFileKeeper(report.user_path)
    notices = keeper.prepare()
    if notices and not (report.user_path.exists() and keeper.sound()):
        report = _without_user_file(report)
    return replace(report, messages=(*report.messages, *notices))


def _without_user_file(report: HomeReport) -> HomeReport:
    """Let a name that nothing has stand for an empty file."""
    return replace(report, user_path=files.aside_name(report.user_path, "missing"), user_read_only=True)


def _read_only_notice(home: Path, *, in_session: bool, carried: bool) -> Notice:
    lasting = "书签、笔记和设置只保留到关闭程序，文件不能导入" if in_session else "书签、导入的文件和设置不能保存"
    what, advice = f"数据文件夹“{home}”", "请取得写入权限，或用 --home 另选可写的文件夹"
    if carried:
        what, advice = "程序所在的磁盘", "请关闭写保护，或把整个程序文件夹复制到本机硬盘再打开"
    elif in_session:
        advice = "请取得这个文件夹的写入权限，再重新打开程序"
    text = f"{what}不能写入：可以阅读、检索和对照，但{lasting}。要保存，{advice}。"
    return Notice("read_only_home", text)


def _read_only_report(home: Path, bundle: Path | None, library: Path | None) -> HomeReport:
    """Nothing can be written: read what there is."""
    notices = []
    report = replace(_plan(home, library), cache_path=None, library_read_only=True, user_read_only=True)
    if library is None and not LibraryKeeper(report.library_path.parent, bundle).readable():
        report = _from_bundle(report, bundle)
    if not UserFileKeeper(report.user_path).sound():
        text = f"书签和设置文件“{report.user_path}”已损坏，未作改动；书签暂时不能显示。"
        notices.append(Notice("user_damaged", text, damage=True))
        report = _without_user_file(report)
    return replace(report, messages=tuple(notices))


def _made_writable(home: Path) -> bool:
    """Make the folder when missing; tell whether it can be written to."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise HomeError("home_not_folder", f"“{home}”不是文件夹。", "请给这个文件改名或把它移走。") from None
    except OSError as error:
        if error.errno in READ_ONLY_ERRNO:
            return False
        raise translated_os(error, home, "数据文件夹") from error
    return files.is_writable(home)
