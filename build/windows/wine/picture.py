"""Saves a picture of the screen: ``python picture.py FILE``; a process of its own, since Qt keeps its screen."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    application = QGuiApplication(["picture", "-platform", "xcb"])
    sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
