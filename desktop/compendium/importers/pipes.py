"""What goes between the program and a process that it started: over two pipes, four bytes of length and then JSON.

The pipes are those processes' own, since a program without a console has no standard streams.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import Any, BinaryIO

LENGTH = struct.Struct(">I")
_MOST = 128 * 1024 * 1024  # bytes of a message


def opened(number: int, mode: str) -> BinaryIO:
    """Open a pipe in the process that was started; ``number`` is what the parent calls it, ``mode`` "rb" or "wb"."""
    if sys.platform == "win32":
        import msvcrt

        number = msvcrt.open_osfhandle(number, os.O_RDONLY if mode == "rb" else 0)
    return os.fdopen(number, mode)  # type: ignore[return-value]


def packed(message: dict[str, Any]) -> bytes:
    """Return a message as it goes over a pipe."""
    data = json.dumps(message, default=str, skipkeys=True).encode("ascii")
    return LENGTH.pack(len(data)) + data


def send(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Write a message and see it off."""
    stream.write(packed(message))
    stream.flush()


def received(stream: BinaryIO) -> dict[str, Any] | None:
    """Return the next message; None when there are no more, or what comes is none."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    size = LENGTH.unpack(head)[0]
    data = stream.read(size) if size <= _MOST else b""
    if len(data) < size or size > _MOST:
        return None
    try:
        message = json.loads(data)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None
