"""The middle of the window: the pages, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtWidgets import QStackedWidget, QWidget

from compendium.ui.actions import View


class Panel(Protocol):
    """What every page can do."""

    def save_state(self) -> dict[str, object]:
        """Return what is to be remembered, JSON-able."""

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered."""


class Pages(QStackedWidget):
    """Shows one page; the costly ones bring their imports with them only when they are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._makers: dict[View, Callable[[], QWidget]] = {}
        self._made: dict[View, QWidget] = {}
        self._states: dict[str, object] = {}

    def set_makers(self, makers: Mapping[View, Callable[[], QWidget]]) -> None:
        """Take what makes the pages; they are wired to parts of the window that need the stack first."""
        self._makers = dict(makers)

    def made(self, view: View) -> QWidget | None:
        """Return a page if it was built already."""
        return self._made.get(view)

    def page(self, view: View) -> QWidget:
        """Return a page, built now if it was not yet, with what is remembered of it."""
        if view not in self._made:
            page = self._makers[view]()
            self._made[view] = page
            self.addWidget(page)
            state = self._states.pop(view.value, None)
            if isinstance(state, dict):
                cast("Panel", page).restore_state(state)
        return self._made[view]

    def show_page(self, view: View) -> None:
        """Bring a page to the front."""
        self.setCurrentWidget(self.page(view))

    def save_states(self) -> dict[str, object]:
        """States of all pages; those not built keep what was remembered of them."""
        made = {view.value: cast("Panel", page).save_state() for view, page in self._made.items()}
        return {**self._states, **made}

    def restore_states(self, states: Mapping[str, object]) -> None:
        """Remember states for pages that are still to be built, and give theirs to those that are."""
        self._states = dict(states)
        for view, page in self._made.items():
            state = self._states.pop(view.value, None)
            if isinstance(state, dict):
                cast("Panel", page).restore_state(state)
