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


class UnknownDocumentError(UserError):
    """No document of that id is in the library."""

    def __init__(self, doc: str) -> None:
        """Name the id that was asked for."""
        super().__init__("unknown_document", f"文库中没有“{doc}”。", "用 list 查看全部文件的编号。")


class UnknownClauseError(UserError):
    """The document has no clause of that id."""

    def __init__(self, doc: str, clause: str) -> None:
        """Name the document and the clause that was asked for."""
        super().__init__("unknown_clause", f"“{doc}”中没有条款“{clause}”。", f"用 show {doc} 查看条款编号。")


class CancelledError(Exception):
    """The user cancelled long work; nothing was changed."""
