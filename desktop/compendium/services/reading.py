"""From what a user chose, files, folders and archives, to the texts in it; files are read in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from compendium.domain.errors import UserError
from compendium.importers.base import LOCK_PREFIXES, PAGE_PARTS, SourceText, not_found, read_bytes
from compendium.importers.detect import HEAD, kind_of, needs_no_parser
from compendium.importers.registry import FOLDER_ENDINGS, read_content, supported_extensions
from compendium.importers.worker_process import ReadingWorker

MAX_CHARACTERS = 1_200_000
MAX_LINES = 60_000  # with these limits taking in a text takes seconds, whatever it is made of
_TEMPORARY = (".tmp", ".temp", ".bak", ".wbk", ".asd")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic", ".svg", ".ico")
_never = bool  # callable without arguments: False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, or an entry of an archive.

    Attributes:
        path: the file or the archive.
        entry: name of the entry, with ``/``; "" for a file.
        number: the entry's number in the archive.
    """

    path: Path
    entry: str = ""
    number: int | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return PurePosixPath(self.entry).name if self.entry else self.path.name

    @property
    def label(self) -> str:
        """Where it lies; for an entry as if the archive were a folder."""
        return str(self.path.joinpath(*self.entry.split("/"))) if self.entry else str(self.path)

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem


class FileReading:
    """Reads files; ``close`` ends its process, which is started when the first file needs it.

    Attributes:
        passed: what the archives read so far hold beside documents, with what each is, as ``passed_over`` tells it of
            folders; paths run on into the archive.
    """

    def __init__(self, worker: ReadingWorker | None = None) -> None:
        self._worker = worker or ReadingWorker()
        self.passed: dict[Path, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def read(self, file: SourceFile, cancelled: Callable[[], bool] = _never) -> SourceText | list[SourceFile]:
        """Return the text of ``file``; of an archive the files in it.

        Raises:
            UserError: with the reason why there is no text.
            CancelledError: ``cancelled`` became true while the file was read.
        """
        if file.number is None:
            source = _plain_text(file.path)
            if source is not None:
                return _limited(source, file.name)
        found = self._worker.read(
            file.path, name=file.name, member=file.number, wanted=FOLDER_ENDINGS, cancelled=cancelled
        )
        if isinstance(found, SourceText):
            return _limited(found, file.name)
        others = (file.path.joinpath(*entry.split("/")) for entry in found.others)
        self.passed.update((path, _what_is(path)) for path in others)
        if not found.documents:
            raise UserError("empty", f"压缩包“{file.name}”中没有可以导入的文件。", "请确认选择了正确的压缩包。")
        return [SourceFile(file.path, entry, number) for number, entry in found.documents]


def readable_endings() -> tuple[str, ...]:
    """Return the endings of the files that can be imported, such as ``.docx``."""
    return supported_extensions()


def files_in(paths: Iterable[Path]) -> list[SourceFile]:
    """Return the files meant, each once; of folders the documents, in order of their names."""
    found: dict[Path, None] = {}
    for path in paths:
        for each in _documents_in(path) if path.is_dir() else [path]:
            found[each] = None
    return [SourceFile(path) for path in found]


def passed_over(paths: Iterable[Path]) -> dict[Path, str]:
    """Return what ``files_in`` leaves out of folders, with what it is; parts of saved pages and hidden files go unsaid.

    What a file is: 临时文件, 图片 or 其他文件.
    """
    found: dict[Path, str] = {}
    for folder in filter(Path.is_dir, paths):
        for path in _said_files_in(folder):
            if not _is_document(path):
                found[path] = _what_is(path)
    return found


def _documents_in(folder: Path) -> Iterator[Path]:
    return filter(_is_document, _said_files_in(folder))


def _said_files_in(folder: Path) -> Iterator[Path]:
    """Yield the files that a person sees in a folder and those below it, in order of their names."""
    for path in sorted(folder.rglob("*")):
        *folders, name = path.relative_to(folder).parts
        if any(part.startswith((".", "~$")) or part.endswith(PAGE_PARTS) for part in folders):
            continue
        if (not name.startswith(".") or name.startswith(LOCK_PREFIXES)) and path.is_file():
            yield path


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in FOLDER_ENDINGS and not path.name.startswith(LOCK_PREFIXES)


def _what_is(path: Path) -> str:
    if path.name.startswith(LOCK_PREFIXES) or path.suffix.lower() in _TEMPORARY:
        return "临时文件"
    return "图片" if path.suffix.lower() in _PICTURES else "其他文件"


def _plain_text(path: Path) -> SourceText | None:
    """Return the text of a plain text file, which no parser is needed for; None for other kinds."""
    if not path.exists():  # before its format: advice on that would lead nowhere
        raise not_found(path)
    if not path.is_file():
        raise UserError("not_a_file", f"“{path.name}”不是文件。", "请选择一个文件。")
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        head = b""  # read_bytes tells why
    if not needs_no_parser(head):
        return None
    if head and kind_of(head, path.name) != "txt":
        return None
    return read_content(read_bytes(path), path.name)


def _limited(source: SourceText, name: str) -> SourceText:
    if len(source.text) > MAX_CHARACTERS:
        raise UserError(
            "too_large",
            f"“{name}”有 {len(source.text) // 10000} 万字，超过 {MAX_CHARACTERS // 10000} 万字的上限。",
            "请拆分后再导入。",
        )
    lines = source.text.count("\n") + 1
    if lines > MAX_LINES:
        raise UserError("too_large", f"“{name}”有 {lines} 行，超过 {MAX_LINES} 行的上限。", "请拆分后再导入。")
    return source
