"""Prepares what is missing on this machine, then runs the program: ``python3 build/run.py [ARGS]``.

Standard output belongs to the program alone; everything said here goes to standard error.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import FrameType

from debian import install_missing
from prepare import SetupError, clean_environment, compile_content, prepare, require_python, say
from screen import has_display, invisible_screen

OPTIONS_WITH_A_VALUE = {"--home", "--library", "--open"}
ENDING_OPTIONS = {"--help", "-h", "--version"}


def opens_a_window(arguments: Sequence[str]) -> bool:
    """Tell whether the program opens a window for these arguments: it has no command, or the command ``self-test``."""
    words = iter(arguments)
    for word in words:
        if word in ENDING_OPTIONS:
            return False
        if word in OPTIONS_WITH_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word == "self-test"
    return True


def main(arguments: Sequence[str]) -> int:
    """Prepare, run the program, and return its exit status; 1 when it cannot be prepared."""
    environ = clean_environment(dict(os.environ))
    screenless = opens_a_window(arguments) and not has_display(environ)
    try:
        require_python()
        install_missing(screen=screenless)
        python = prepare()
        compile_content(python)
        command = [str(python), "-m", "compendium", *arguments]
        if screenless:
            say("There is no display here: the window opens on an invisible screen (Xvfb).")
            with invisible_screen(environ) as screen:
                return subprocess.run(command, env=screen, check=False).returncode
    except SetupError as error:
        say(str(error))
        return 1
    return subprocess.run(command, env=environ, check=False).returncode


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)  # so that an invisible screen is taken down too


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
