"""Which files of Qt for Linux the program uses."""

from __future__ import annotations

from packing.packages import UNUSED, matches

_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork")
_LIBRARIES = (
    *(f"lib{name.replace('Qt', 'Qt6')}.so.*" for name in _MODULES),
    *("libQt6DBus.so.*", "libQt6OpenGL.so.*", "libQt6XcbQpa.so.*", "libQt6WaylandClient.so.*"),
    *("libQt6WlShellIntegration.so.*", "libicu*.so.*"),
)
_PLUGINS = (
    *("platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so", "xcbglintegrations/*"),
    *("platforminputcontexts/libcompose*.so", "platforminputcontexts/libibus*.so", "platformthemes/libqxdg*.so"),
    *("imageformats/libqjpeg.so", "imageformats/libqsvg.so", "imageformats/libqico.so", "imageformats/libqgif.so"),
    *("iconengines/*", "printsupport/*", "wayland-decoration-client/libbradient.so"),
    *("wayland-shell-integration/libxdg-shell.so", "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so"),
)
_TRANSLATIONS = ("qtbase_zh_CN.qm", "qtbase_en.qm")
_FILES = (
    *("__init__.py", "_config.py", "_git_pyside_version.py", "libpyside6.abi3.so.*", "libpyside6qml.abi3.so.*"),
    *(f"{name}.abi3.so" for name in _MODULES),
)


def is_used(name: str) -> bool:
    """Tell whether a file of a wheel is used."""
    package, _, inner = name.partition("/")
    if package == "shiboken6":
        return "/" not in inner and not matches(inner, UNUSED)
    for folder, patterns in (("Qt/lib/", _LIBRARIES), ("Qt/plugins/", _PLUGINS), ("Qt/translations/", _TRANSLATIONS)):
        if inner.startswith(folder):
            return matches(inner.removeprefix(folder), patterns)
    return "/" not in inner and matches(inner, _FILES)
