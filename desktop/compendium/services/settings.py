"""Settings, each declared once with key, type and default; and the session, which the window describes itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compendium.store.settings import SettingsRepository

SettingValue = str | int | float | bool
_SESSION = "session"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its type is that of its default; ``choices`` lists what it may be, empty for anything."""

    key: str
    default: SettingValue
    choices: tuple[SettingValue, ...] = ()

    def accepts(self, value: object) -> bool:
        """Tell whether ``value`` may be stored."""
        return type(value) is type(self.default) and (not self.choices or value in self.choices)


SETTINGS = (
    Setting("theme", "system", ("system", "light", "dark")),
    Setting("language", "zh_CN", ("zh_CN", "en")),
    Setting("reading_px", 0),  # 0: the theme's own size
    Setting("fact_marks", True),  # in the margin of a text
    Setting("page_setups", ""),  # JSON: how each kind of paper was printed last
    Setting("present_theme", "light", ("light", "dark")),  # before an audience
    Setting("present_size", 52),  # of body text before an audience, on a stage 1080 high
    Setting("present_notes_px", 20),
    Setting("import_window", ""),  # JSON: how the window of importing was left
    Setting("citation_style", "plain", ("plain", "official")),  # of what is copied with its source
)


class SettingsService:
    """Reads and stores settings. Where nothing can be stored they hold until the program ends.

    Keys that are not declared are a defect of the caller: KeyError. Stored values that no longer fit give the default.
    """

    def __init__(self, stored: SettingsRepository, declared: tuple[Setting, ...] = SETTINGS) -> None:
        self._stored = stored
        self._declared = {setting.key: setting for setting in declared}
        self._values: dict[str, object] | None = None

    def get(self, key: str) -> SettingValue:
        """Return the value of a declared setting."""
        setting = self._declared[key]
        value = self._known().get(key)
        return value if setting.accepts(value) else setting.default  # type: ignore[return-value]  # accepts checks it

    def set(self, key: str, value: SettingValue) -> None:
        """Store a value; ValueError when it is not of the setting's type or not among its choices."""
        if not self._declared[key].accepts(value):
            raise ValueError(f"{key}: {value!r}")
        self._keep(key, value)

    def session(self) -> dict[str, object]:
        """Return what ``save_session`` stored last; empty at first."""
        value = self._known().get(_SESSION)
        return dict(value) if isinstance(value, dict) else {}

    def save_session(self, state: Mapping[str, object]) -> None:
        """Store how the window was left; ``state`` must be JSON-able."""
        self._keep(_SESSION, dict(state))

    def _known(self) -> dict[str, object]:
        if self._values is None:
            self._values = self._stored.all()
        return self._values

    def _keep(self, key: str, value: object) -> None:
        known = self._known()
        if key in known and known[key] == value:
            return
        if not self._stored.read_only:
            self._stored.set(key, value)
        known[key] = value
