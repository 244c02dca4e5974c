"""Which files of Qt for Windows the program uses, and where its C++ runtime goes."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from packing.packages import QT_PACKAGES, UNUSED, matches
from prepare import SetupError

_VC_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")


def is_used(name: str, qt: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a file of a wheel is used; ``qt`` names modules, plugins and translations."""
    package, _, inner = name.partition("/")
    if package == "shiboken6":
        return "/" not in inner and not _is_other_vc(inner) and not matches(inner, UNUSED)
    folder, _, rest = inner.partition("/")
    if folder == "plugins":
        return matches(rest, qt["plugins"])
    if folder == "translations":
        return rest in qt["translations"]
    modules = qt["modules"]
    wanted = {f"{module}.pyd" for module in modules} | {f"{module.replace('Qt', 'Qt6')}.dll" for module in modules}
    wanted |= {"__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll"}
    return inner in wanted or inner.lower() in _VC_RUNTIME


def move_vc_runtime(packages: Path, target: Path) -> None:
    """Keep one Microsoft C++ runtime, the newest, beside Python: Qt's; an older one loaded first would serve Qt too."""
    for name in _VC_RUNTIME:
        found = [
            path for folder in QT_PACKAGES for path in (packages / folder).glob("*.dll") if path.name.lower() == name
        ]
        if not found:
            raise SetupError(f"Qt for Windows no longer brings {name}.")
        shutil.copy(found[0], target / name)
        for path in found:
            path.unlink()


def _is_other_vc(base: str) -> bool:
    """Tell whether a file is a part of the C++ runtime that nothing here loads."""
    name = base.lower()
    return name.startswith(("concrt", "vcamp", "vccorlib", "vcomp", "msvcp", "vcruntime")) and name not in _VC_RUNTIME
