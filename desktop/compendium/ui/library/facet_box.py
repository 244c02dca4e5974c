"""Check boxes of one facet with counts; the rest of a long list behind a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from compendium.ui.models.facets import FacetValue
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tab_order import chain

_SHOWN_AT_FIRST = 6
_SHOWN_MORE = 20  # at each asking: a library of thousands has thousands of choices, each a row of widgets


class _Name(ElidedLabel):
    """The words of a choice; they take a click as those of a check box do."""

    clicked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        super().mousePressEvent(event)
        self.clicked.emit()


class _Choice(QWidget):
    """A box with a name that may be cut and a count at the right end."""

    toggled = Signal(str, bool)

    def __init__(self, themes: Themes, told: str) -> None:
        super().__init__()
        self.key = self._name = ""
        self._told = told
        self.box = QCheckBox()
        self._label = _Name()
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = QLabel()
        self._count.setProperty("tone", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, themes.current.px("space_2"), 0)
        row.setSpacing(0)
        row.addWidget(self.box)
        row.addWidget(self._label, 1)
        row.addWidget(self._count)
        self._label.clicked.connect(self.box.toggle)
        self.box.toggled.connect(lambda on: self.toggled.emit(self.key, on))

    def stand_for(self, key: str, name: str) -> None:
        """Be the choice of ``key`` from now on."""
        self.key, self._name = key, name
        self._label.setText(name)

    def show_count(self, count: int) -> None:
        """Show how many this choice would leave."""
        self._count.setText(str(count))
        self.box.setAccessibleName(self._told.format(self._name, count))


class FacetBox(QWidget):
    """``chosen_changed`` tells the keys that are ticked now.

    ``told`` says to screen readers how many ({1}) documents or the like a choice ({0}) would leave.
    """

    chosen_changed = Signal(object)

    def __init__(
        self,
        themes: Themes,
        title: str,
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        told: str = "",
    ) -> None:
        super().__init__(parent)
        self._told = told or self.tr("{0}，{1} 件")
        self._themes = themes
        self._name_of = name_of
        self._chosen: frozenset[str] = frozenset()
        self._rows: dict[str, _Choice] = {}
        self._limit = _SHOWN_AT_FIRST
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, themes.current.px("space_2"))
        self._column.setSpacing(0)
        heading = QLabel(title)
        heading.setProperty("tone", "section")
        self._column.addWidget(heading)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, themes.current.px("space_1"), 0, 0)
        self._list.setSpacing(2)
        self._column.addLayout(self._list)
        self._more = QPushButton()
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the rows have now that they are dressed."""
        super().showEvent(event)
        # Rows that are made, or dressed anew, while they are hidden do not tell the layouts round them of their size.
        for layout in self.findChildren(QLayout):
            layout.invalidate()
        self.updateGeometry()

    def show_values(self, values: list[FacetValue], chosen: frozenset[str]) -> None:
        """Show the choices in this order; rows stay where they can, so that the focus does."""
        self._chosen = chosen
        self._values = values
        shown = [value for place, value in enumerate(values) if place < self._limit or value.key in chosen]
        wanted = {value.key for value in shown}
        spare = [self._rows.pop(key) for key in list(self._rows) if key not in wanted]
        for place, value in enumerate(shown):
            row = self._rows.get(value.key) or self._row_for(value.key, spare)
            row.show_count(value.count)
            row.box.blockSignals(True)
            row.box.setChecked(value.key in chosen)
            row.box.blockSignals(False)
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
                row.show()
        for row in spare:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        hidden = len(values) - len(shown)
        self._more.setVisible(hidden > 0 or self._limit > _SHOWN_AT_FIRST)
        self._more.setText(self.tr("其余 {0} 项").format(f"{hidden:,}") if hidden else self.tr("收起"))
        self._more.setAccessibleName(self._more.text())
        # New rows stand at the end of the window's order: from the button, whose place is right, and it behind them.
        chain([self._more, *(self._rows[value.key].box for value in shown), self._more])

    def _row_for(self, key: str, spare: list[_Choice]) -> _Choice:
        """Take a row that nobody has the keyboard in: to make and dress a new one takes the window some time."""
        row = next((each for each in spare if not each.box.hasFocus()), None)
        if row is None:
            row = _Choice(self._themes, self._told)
            row.toggled.connect(self._on_row_toggled)
        else:
            spare.remove(row)
        row.stand_for(key, self._name_of(key))
        self._rows[key] = row
        return row

    def _on_row_toggled(self, key: str, on: bool) -> None:
        self._chosen = self._chosen | {key} if on else self._chosen - {key}
        self.chosen_changed.emit(self._chosen)

    def _on_more_clicked(self) -> None:
        whole = all(value.key in self._rows for value in self._values)
        self._limit = _SHOWN_AT_FIRST if whole else self._limit + _SHOWN_MORE
        self.show_values(self._values, self._chosen)
