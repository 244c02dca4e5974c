"""Which packages are taken for which system, and which of their files."""

from __future__ import annotations

import configparser
import os
import struct
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from linux import qt_files as linux_qt
from packing import fetching, packages
from prepare import SetupError
from shared_material import REPOSITORY
from windows import make, qt_files, runtime

LOCK = """# a comment
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa
pylopdf-fonts-zh-cn==0.1.1 ; sys_platform != 'win32' \\
    --hash=sha256:bb \\
    --hash=sha256:cc
PyYAML==6.0.3 \\
    --hash=sha256:dd
pip==26.0 \\
    --hash=sha256:ee
"""
QT = tomllib.loads((REPOSITORY / "build" / "windows" / "pinned.toml").read_text(encoding="utf-8"))["qt"]


def names(entries: list[str]) -> list[str]:
    return [entry.partition("==")[0] for entry in entries]


def test_markers_choose_the_packages_of_a_system() -> None:
    assert names(fetching.requirements(LOCK, fetching.WINDOWS)) == ["colorama", "pyyaml", "pip"]
    assert names(fetching.requirements(LOCK, fetching.LINUX)) == ["pylopdf-fonts-zh-cn", "pyyaml", "pip"]


def test_packages_can_be_left_out_and_added_against_their_marker() -> None:
    chosen = fetching.requirements(LOCK, fetching.WINDOWS, ["pip"], ["pylopdf-fonts-zh-cn"])
    assert names(chosen) == ["colorama", "pylopdf-fonts-zh-cn", "pyyaml"]
    assert chosen[1].splitlines() == [
        "pylopdf-fonts-zh-cn==0.1.1 \\",
        "    --hash=sha256:bb \\",
        "    --hash=sha256:cc",
    ]


def test_a_lock_that_is_not_understood_is_refused() -> None:
    with pytest.raises(ValueError, match="somewhere"):
        fetching.requirements("thing @ https://somewhere\n", fetching.WINDOWS)


def test_the_real_lock_gives_every_package_a_hash() -> None:
    lock = (REPOSITORY / "build" / "locks" / "runtime.txt").read_text(encoding="utf-8")
    for target in (fetching.WINDOWS, fetching.LINUX):
        entries = fetching.requirements(lock, target)
        assert {"pyside6-essentials", "lxml", "pypdfium2"} <= set(names(entries))
        assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/QtQml.pyd", False),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qminimal.dll", False),
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/MSVCP140.dll", True),
        ("shiboken6/Shiboken.pyd", True),
        ("shiboken6/concrt140.dll", False),
    ],
)
def test_of_qt_for_windows_only_what_is_used_is_taken(name: str, used: bool) -> None:
    assert qt_files.is_used(name, QT) is used


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
    ],
)
def test_of_qt_for_linux_only_what_is_used_is_taken(name: str, used: bool) -> None:
    assert linux_qt.is_used(name) is used


def test_one_vc_runtime_lies_beside_python(tmp_path: Path) -> None:
    library, target = tmp_path / "lib", tmp_path
    for folder in ("PySide6", "shiboken6"):
        (library / folder).mkdir(parents=True)
        for name in ("vcruntime140.dll", "VCRUNTIME140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"):
            (library / folder / name).write_text(folder, encoding="utf-8")
    qt_files.move_vc_runtime(library, target)
    assert list(library.rglob("*.dll")) == []
    assert (target / "vcruntime140_1.dll").read_text(encoding="utf-8") == "PySide6"


def test_a_qt_without_the_runtime_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"vcruntime140\.dll"):
        qt_files.move_vc_runtime(tmp_path, tmp_path)


def test_wheels_are_unpacked_without_what_only_developers_need(tmp_path: Path) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for name in (
            *("thing/a.py", "thing/a.pyi", "thing/tests/test_a.py", "thing/ext.h", "thing-1.0.dist-info/METADATA"),
            *("thing-1.0.dist-info/RECORD", "thing-1.0.dist-info/licenses/LICENSE"),
            *("thing-1.0.data/purelib/more.py", "thing-1.0.data/scripts/thing.exe"),
        ):
            packed.writestr(name, name)
    target = tmp_path / "lib"
    unpacked = packages.unpack([wheel], target, lambda _: False)
    assert {path.relative_to(target).as_posix() for path in unpacked} == {
        *("thing/a.py", "thing-1.0.dist-info/METADATA", "thing-1.0.dist-info/licenses/LICENSE", "more.py"),
    }
    assert set(unpacked.values()) == {wheel.name}


def test_a_wheel_that_climbs_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("../outside.py", "")
    with pytest.raises(SetupError, match="outside"):
        packages.unpack([wheel], tmp_path / "lib", lambda _: False)


def test_the_icon_holds_every_size(tmp_path: Path) -> None:
    target = tmp_path / "app.ico"
    drawing = REPOSITORY / "resources" / "app-icon.svg"
    code = (
        "import sys; from pathlib import Path; from packing.icon import write_ico; "
        "write_ico(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environ = {**os.environ, "PYTHONPATH": str(REPOSITORY / "build")}
    subprocess.run([sys.executable, "-c", code, str(drawing), str(target)], env=environ, check=True)
    data = target.read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, 9)
    sizes, end = [], 6 + 16 * count
    for number in range(count):
        width, height, _, _, planes, bits, length, place = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, planes, bits, place) == (height, 1, 32, end)
        assert data[place : place + 8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", data, place + 16) == ((width or 256),) * 2
        sizes.append(width or 256)
        end = place + length
    assert sizes == [16, 20, 24, 32, 40, 48, 64, 128, 256]
    assert end == len(data)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the build runs on Linux")
def test_a_program_is_given_to_the_command_that_signs(tmp_path: Path) -> None:
    noted, file = tmp_path / "noted file.txt", tmp_path / "a program.exe"
    signer = make.write_signer(f"sh -c 'echo \"$1:$2\" >> \"$0\"' '{noted}' --key", tmp_path / "sign.sh")
    make.sign(signer, file)
    assert noted.read_text(encoding="utf-8") == f"--key:{file}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the build runs on Linux")
def test_without_a_signature_nothing_is_delivered(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"a\.exe could not be signed"):
        make.sign(make.write_signer("false", tmp_path / "sign.sh"), tmp_path / "a.exe")
    make.sign(None, tmp_path / "a.exe")


def test_the_standard_library_is_compiled_for_the_runtime_of_the_same_version(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"python399"):
        runtime.write_standard_library(tmp_path, "python399")


def test_a_library_says_its_version(tmp_path: Path) -> None:
    library = tmp_path / "python311.dll"
    library.write_bytes(b"MZ\0" + "ProductVersion\0\x003.11.9\0".encode("utf-16-le") + b"\1")
    assert runtime.version_of(library) == "3.11.9"
    library.write_bytes(b"MZ")
    with pytest.raises(SetupError, match=r"python311\.dll"):
        runtime.version_of(library)


def test_files_are_opened_by_an_entry_that_no_desktop_takes_first() -> None:
    folder = REPOSITORY / "build" / "linux"
    entries = {}
    for path in folder.glob("*.desktop"):
        entry = configparser.RawConfigParser(interpolation=None)
        entry.optionxform = str  # type: ignore[assignment, method-assign]
        entry.read(path, encoding="utf-8")
        entries[path.name] = entry["Desktop Entry"]
    menu, importing = sorted(entries)
    assert entries[menu]["MimeType"] == "x-scheme-handler/compendium;"
    assert importing.startswith("zz")
    assert (entries[importing]["NoDisplay"], entries[importing]["InitialPreference"]) == ("true", "0")
    assert {"application/pdf", "application/ofd", "text/plain"} < set(entries[importing]["MimeType"].split(";"))
    assert all(entry["Exec"].endswith(" %U") for entry in entries.values())
