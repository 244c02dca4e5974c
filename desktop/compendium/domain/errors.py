"""Errors of the user's world. Anything else that is raised is a defect of ours."""

from __future__ import annotations


class UserError(Exception):
    """Something the user asked for failed for a reason he can understand and act on.

    The core raises it; the command line prints it as one line and exits with 1; ``ui.notify`` shows it.

    Attributes:
        code: a stable name for tests and for JSON, such as ``unknown_document``.
        message: what happened, in the user's words, naming the file or thing concerned.
        advice: what to do next; may be empty.
    """

    def __init__(self, code: str, message: str, advice: str = "") -> None:
        """Keep the three parts; ``str(error)`` is the one line to show."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """Return message and advice as one line."""
        return f"{self.message}{self.advice}" if self.advice else self.message

    @property
    def command_line(self) -> str:
        """The one line for a terminal, where ids and commands mean something; else the same as ``str``."""
        return str(self)


class UnknownDocumentError(UserError):
    """No document of that id is in the library."""

    def __init__(self, doc: str) -> None:
        """Keep the id that was asked for; whoever uses the window never saw it."""
        super().__init__("unknown_document", "文库中没有这份文件，可能已被移除。")
        self.doc = doc

    @property
    def command_line(self) -> str:
        """Name the id and the command that lists those there are."""
        return f"文库中没有“{self.doc}”。用 list 查看全部文件的编号。"


class UnknownClauseError(UserError):
    """The document has no clause of that id."""

    def __init__(self, doc: str, clause: str) -> None:
        """Name the document and the clause that was asked for."""
        super().__init__("unknown_clause", "这份文件中没有这一条款，可能已有变动。")
        self.doc, self.clause = doc, clause

    @property
    def command_line(self) -> str:
        """Name the ids and the command that lists those there are."""
        return f"“{self.doc}”中没有条款“{self.clause}”。用 show {self.doc} 查看条款编号。"


class HomeError(UserError):
    """The folder of the user's data cannot serve; who types commands can name another one."""

    @property
    def command_line(self) -> str:
        """Name the option as well."""
        return f"{self.message}{self.advice.removesuffix('。')}，或用 --home 另选数据文件夹。"


class CancelledError(Exception):
    """The user cancelled long work; nothing was changed."""
