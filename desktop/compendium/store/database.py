"""Access to one SQLite file: connections by thread, transactions, schema versions.

Rollback journal rather than WAL: it works on read-only shares and USB sticks and leaves a single file.
Reading and small writes use sqlite3; creating, migrating and bulk writes use sqlite-utils, imported then.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from compendium.domain.errors import UserError
from compendium.store import files
from compendium.store.errors import damaged, newer_data, read_only, translated, translated_os

Migration = Callable[[sqlite3.Connection], None]
BUSY_SECONDS = 10.0


class _Handle:
    """Owns a connection; closes it when its thread ends and the thread's storage is dropped."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.close = weakref.finalize(self, connection.close)


class Database:
    """A SQLite file whose schema version is ``len(migrations)``.

    Safe to share between threads: each gets a connection of its own. Missing files are created whole or not at
    all, older ones are migrated one step at a time in a single transaction.

    Args:
        path: the file.
        read_only: open for reading only; a missing file is then an error.

    Attributes:
        after_commit: called, in the thread that wrote, each time something new is on the disk.

    Raises:
        UserError: ``newer_data``, ``damaged``, ``read_only``, ``missing``, ``older_data`` or ``disk_full``.
    """

    what = "数据"
    migrations: Sequence[Migration] = ()
    pragmas: Sequence[str] = ("PRAGMA synchronous=FULL",)

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.after_commit: Callable[[], None] | None = None
        self._local = threading.local()
        self._handles: weakref.WeakSet[_Handle] = weakref.WeakSet()
        self._prepare()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection; autocommit unless within ``writing`` or ``reading``."""
        handle: _Handle | None = getattr(self._local, "handle", None)
        if handle is None or not handle.close.alive:
            with self._errors():
                handle = _Handle(self._open())
            self._local.handle = handle
            self._handles.add(handle)
        return handle.connection

    def close(self) -> None:
        """Close the connections of all threads. The object may be used again: it reopens."""
        for handle in list(self._handles):
            handle.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction; on return it is on the disk, on an error nothing of it is.

        Within another ``writing`` of the same thread the block joins that one.
        """
        if self.read_only:
            raise read_only(self.path, self.what)
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        with self._errors(), _transaction(connection, "BEGIN IMMEDIATE"):
            yield connection
        if self.after_commit is not None:
            self.after_commit()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Run the block on one unchanging state of the data."""
        connection = self.connection
        if connection.in_transaction:
            with self._errors():
                yield connection
            return
        with self._errors(), _transaction(connection, "BEGIN"):
            yield connection

    def problems(self, *, quick: bool = False) -> list[str]:
        """Return what SQLite's own check finds wrong with the file, in its words; empty when sound."""
        try:
            rows = self.connection.execute("PRAGMA quick_check(5)" if quick else "PRAGMA integrity_check(5)").fetchall()
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [row[0] for row in rows if row[0] != "ok"]

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            meant = translated(error, self.path, self.what)
            if meant is error:
                raise
            raise meant from error
        except OSError as error:
            raise translated_os(error, self.path, self.what) from error

    def _open(self) -> sqlite3.Connection:
        if not self.read_only:
            return self._connect(self.path, "mode=rw")
        connection = self._connect(self.path, "mode=ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError as error:
            # With a journal beside it the file alone may hold half a change.
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY or files.journal_of(self.path).exists():
                raise
            # Some shares and media offer no locks at all; what cannot be locked here cannot be changed from here.
            connection.close()
            connection = self._connect(self.path, "mode=ro&immutable=1")
        return connection

    def _connect(self, path: Path, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            file_uri(path) + "?" + mode, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA trusted_schema=OFF")  # a file from a share must not run functions of its choosing
        if "mode=rw" in mode:
            for pragma in self.pragmas:
                connection.execute(pragma)
        return connection

    def _prepare(self) -> None:
        if not self.path.exists():
            if self.read_only:
                raise UserError("missing", f"找不到{self.what}文件“{self.path}”。", "请检查文件夹是否正确。")
            with self._errors():
                self._create()
        with self._errors():
            version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        try:
            self._bring_up_to_date(version)
        except BaseException:
            self.close()
            raise

    def _create(self) -> None:
        temporary = files.temporary_file(self.path)
        try:
            with contextlib.closing(self._connect(temporary, "mode=rw")) as connection:
                migrate(connection, self.migrations)
            files.place_new(temporary, self.path)
        finally:
            temporary.unlink(missing_ok=True)

    def _bring_up_to_date(self, version: int) -> None:
        if version > len(self.migrations):
            raise newer_data(self.path, self.what)
        if version == len(self.migrations):
            return
        if version < 1:  # files are created whole, so one without a version is the remains of one, or not ours
            raise damaged(self.path, self.what)
        if self.read_only:
            raise UserError("older_data", f"{self.what}文件“{self.path}”是旧版格式。", "请用新版程序重新生成后再打开。")
        with self._errors():
            self._keep_copy(version)
            migrate(self.connection, self.migrations)

    def _keep_copy(self, version: int) -> None:
        """Keep what an older program can still read."""
        copy_database(self.connection, files.aside_name(self.path, f"v{version}"))


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Take the steps that are missing, all of them or, if one fails, none."""
    with _transaction(connection, "BEGIN IMMEDIATE"):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in migrations[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version={len(migrations)}")


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy of an open database to ``target``, whole or not at all."""
    temporary = files.temporary_file(target)
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
        files.replace(temporary, target)
    except sqlite3.Error as error:
        raise translated(error, target, "备份") from error
    finally:
        temporary.unlink(missing_ok=True)


def file_uri(path: Path) -> str:
    """Return the URI form of a path that SQLite takes; UNC paths need four slashes, not an authority."""
    shown = path.absolute().as_posix()
    return "file://" + quote(shown if shown.startswith("/") else "/" + shown)


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some failures, such as a full disk, roll back by themselves
            connection.execute("ROLLBACK")
        raise
