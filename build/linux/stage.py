"""The Linux stage: tries the Debian package in a clean Debian and the wheel with pipx; ``build/test.py --linux``.

Needs root: a Debian of its own is made below .cache with debootstrap and entered with chroot.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from prepare import ROOT, SetupError, say  # noqa: E402 - found through the line above

OUT = ROOT / ".cache" / "linux"
_NAME = "policy-compendium"
_RELEASE = "bookworm"
_BINDS = ("dev", "proc", "sys")
_HOST_FILES = ("etc/resolv.conf", "etc/hosts", "etc/ssl/certs/ca-certificates.crt")
_TEXTS = 5  # that the program brings
_OURS = ("compendium", "mime/application/ofd")
_TOOLS = (
    *("xvfb", "xauth", "openbox", "x11-utils", "desktop-file-utils", "shared-mime-info", "libglib2.0-bin"),
    *("xdg-utils", "pipx"),
)


def main() -> int:
    """Build, install, open the window, remove; 1 and one line when something is not as it should be."""
    try:
        _require_root()
        for script in ("make_deb.py", "make_wheel.py"):
            if subprocess.run([sys.executable, str(HERE / script), "--out", str(OUT)], check=False).returncode:
                return 1
        package, wheel = next(OUT.glob("*.deb")), next(OUT.glob("*.whl"))
        with _debian(OUT / "debian") as root:
            shutil.copy(package, root / "root")
            shutil.copy(wheel, root / "root")
            _try_package(root, package.name)
            _try_wheel(root, wheel.name)
    except SetupError as error:
        say(f"The Linux stage failed: {error}")
        return 1
    say("The Linux stage passed: package installed, window and files opened, package removed; wheel tried with pipx.")
    return 0


def _require_root() -> None:
    if os.geteuid() != 0:
        raise SetupError("The Linux stage needs root: it makes a Debian of its own to try the package in.")


def _try_package(root: Path, name: str) -> None:
    before = _files(root)
    _in(root, f"apt-get install -y -qq --no-install-recommends /root/{name}")
    _in(root, f"apt-get install -y -qq --no-install-recommends {' '.join(_TOOLS)}")
    _in(root, f"desktop-file-validate /usr/share/applications/*{_NAME}*.desktop")
    listed = _in(root, "compendium list --json")
    if listed.count('"id"') < _TEXTS:
        raise SetupError(f"the installed program does not list its texts: {listed}")
    say(_in(root, _on_screen("compendium self-test")))
    shutil.copy(HERE / "opening.py", root / "root")
    shutil.copytree(ROOT / "tests" / "data", root / "root" / "samples")
    _in(root, _on_screen(f"/usr/lib/{_NAME}/bin/python3 -I -B /root/opening.py /root/samples"))
    for picture in (root / "root").glob("linux-*.png"):
        shutil.copy(picture, OUT)
    _in(root, f"dpkg --purge {_NAME}")
    left = {path for path in _files(root) - before if any(name in path for name in _OURS)}
    if left:
        raise SetupError(f"left behind by the package: {sorted(left)[:5]}")


def _try_wheel(root: Path, name: str) -> None:
    _in(root, f"pipx install /root/{name}")
    program = "/root/.local/bin/compendium"
    listed = _in(root, f"{program} list --json --home /root/of-the-wheel")
    if listed.count('"id"') < _TEXTS:
        raise SetupError(f"the program of the wheel does not list its texts: {listed}")
    say(_in(root, _on_screen(f"{program} self-test")))


def _on_screen(command: str) -> str:
    return f'xvfb-run -a -s "-screen 0 1440x900x24" sh -c "openbox & sleep 1; exec {command}"'


def _files(root: Path) -> set[str]:
    found = set()
    for top in ("usr", "etc", "opt", "var/lib"):
        found |= {str(path.relative_to(root)) for path in (root / top).rglob("*") if "dpkg" not in path.parts}
    return found


def _in(root: Path, command: str) -> str:
    kept = {key: value for key, value in os.environ.items() if key.lower().endswith("_proxy")}
    environ = {
        **kept,
        "HOME": "/root",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND": "noninteractive",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["chroot", str(root), "sh", "-c", command], env=environ, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, errors="replace", timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SetupError(f"{command}\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


@contextlib.contextmanager
def _debian(root: Path) -> Iterator[Path]:
    """Make a minimal Debian and enter what a running one has; it goes with the block."""
    _remove(root)
    command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", _RELEASE, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"debootstrap: {done.stdout[-800:]}")
    try:
        for name in _HOST_FILES:
            shutil.copy(Path("/") / name, root / name)
        for settings in Path("/etc/apt/apt.conf.d").glob("99*"):
            shutil.copy(settings, root / "etc/apt/apt.conf.d")
        for name in _BINDS:
            subprocess.run(["mount", "--bind", f"/{name}", str(root / name)], check=True)
        _in(root, "apt-get update -qq")
        yield root
    finally:
        _remove(root)


def _remove(root: Path) -> None:
    for name in _BINDS:
        if (root / name).is_mount():
            subprocess.run(["umount", "-l", str(root / name)], check=True)
    if any((root / name).is_mount() for name in _BINDS):
        raise SetupError(f"{root} is still in use; remove it by hand.")
    shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
