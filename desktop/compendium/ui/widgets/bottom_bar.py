"""How a bar at the bottom of a page is known to the messages, which must not cover it."""

from __future__ import annotations

BOTTOM_BAR = "bottom_bar"
"""Name of the widget property that is true for such a bar."""
