"""Makes the wheel, which brings the compiled content: ``python build/linux/make_wheel.py [--out DIR]``, in .venv."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from debian import install_missing  # noqa: E402 - found through the line above
from prepare import ROOT, SetupError, compile_content, prepare, require_python, say  # noqa: E402 - found through the line above


def main(arguments: Sequence[str]) -> int:
    """Build; 1 and one line when it fails."""
    parser = argparse.ArgumentParser(description="Make the wheel.")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "linux", help="where the wheel goes")
    out: Path = parser.parse_args(arguments).out.absolute()
    try:
        require_python()
        install_missing(screen=False)
        python = prepare()
        compile_content(python)
        for old in out.glob("*.whl"):
            old.unlink()
        wheel = make(python, out)
    except SetupError as error:
        say(str(error))
        return 1
    say(f"{wheel}: {wheel.stat().st_size / 1e6:.1f} MB")
    return 0


def make(python: Path, out: Path) -> Path:
    """Build with the environment's interpreter and return the wheel; raises SetupError."""
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(out)]
    if subprocess.run([str(python), "-m", "pip", "wheel", *options, str(ROOT)], check=False).returncode:
        raise SetupError("The wheel could not be built.")
    return next(out.glob("*.whl"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
