"""What is remembered between two starts of the window: preferences and state.

The user's preferences are in ``settings.toml``, what the window remembers by itself is in
``state.toml`` beside it. A file that cannot be read costs its values, never the start.
"""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path
from typing import TypeVar

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core import saving
from core.config import to_toml
from core.errors import CoreError
from gui.preferences import Preferences, PreferenceSection
from gui.saved_state import SavedState, StateSection
from gui.settings_file import load_settings, storable

T = TypeVar("T", Preferences, SavedState)

# Typing in a form changes settings many times a second; the disk need not know.
_SAVE_DELAY_MS = 800


def default_path() -> Path:
    """The settings file in the platform's configuration folder."""
    return Path(platformdirs.user_config_dir("tabwright", appauthor=False)) / "settings.toml"


class Settings(QObject):
    """Preferences and state in memory, saved a moment after they change.

    Change one by ``settings.put(dataclasses.replace(settings.preferences.editor, font_size=12))``.

    Args:
        path: the file of the preferences; ``state.toml`` is in the same folder.

    Signals:
        changed: the new section, an instance of a class of ``preferences`` or ``saved_state``.
    """

    changed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.state_path = path.with_name("state.toml")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_DELAY_MS)
        self._timer.timeout.connect(self._save_beside)
        self._writer: threading.Thread | None = None
        self._written: dict[Path, Preferences | SavedState] = {}
        preferences = load_settings(Preferences, self.path)
        # The one file of earlier versions is read once; both files are written then.
        is_old = bool(preferences.table) and not self.state_path.exists()
        state = load_settings(SavedState, self.state_path, preferences.table if is_old else None)
        self._preferences = preferences.value
        self._state = state.value
        # The latest problem of reading or of saving, or None.
        self.problem: CoreError | None = preferences.problem or state.problem
        if is_old:
            self._timer.start()

    @property
    def preferences(self) -> Preferences:
        """What the user has set."""
        return self._preferences

    @property
    def state(self) -> SavedState:
        """What the window remembers by itself."""
        return self._state

    def put(self, section: PreferenceSection | StateSection) -> None:
        """Replace the section of that type."""
        preferences = _with_section(self._preferences, section)
        state = _with_section(self._state, section)
        if preferences == self._preferences and state == self._state:
            return
        self._preferences, self._state = preferences, state
        self._timer.start()
        self.changed.emit(section)

    @Slot()
    def save(self) -> None:
        """Write what has changed; a failure is kept in ``problem``, so that closing continues."""
        self._timer.stop()
        if self._writer is not None:
            self._writer.join()
        self._write(self._state, self._preferences)

    @Slot()
    def _save_beside(self) -> None:
        """Write in a thread of its own: a busy disk may take a second to confirm that it did."""
        if self._writer is not None and self._writer.is_alive():
            self._timer.start()
            return
        self._writer = threading.Thread(
            target=self._write, args=(self._state, self._preferences), name="settings"
        )
        self._writer.start()

    def _write(self, state: SavedState, preferences: Preferences) -> None:
        problem: CoreError | None = None
        # The state first: without its file the next start takes settings.toml for an old one.
        for path, content in ((self.state_path, state), (self.path, preferences)):
            if self._written.get(path) == content:
                continue
            try:
                saving.write_text(path, to_toml(storable(content)))
                self._written[path] = content
            except CoreError as error:
                problem = error
        self.problem = problem


def _with_section(content: T, section: object) -> T:
    """``content`` with ``section`` in the field of its type, if there is one."""
    for field in dataclasses.fields(content):
        if type(getattr(content, field.name)) is type(section):
            return dataclasses.replace(content, **{field.name: section})
    return content
