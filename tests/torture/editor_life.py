"""One life of the editor, from its start to its sudden end, told to a log line by line.

Runs in a process of its own: restores what the life before it left, then types into a
file and into a text without a name until somebody kills it. What was typed, and when,
is in the log before the key press returns, so the log knows what should be restored.
"""

import json
import os
import random
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.files.file_tab import FileTab
from gui.editor.files.recovery import Recovery
from gui.editor.page import EditorPage
from gui.settings import Settings
from tests.gui.editor.conftest import FakeDialogs, FakeService

KEY_MS = 20
BEAT_SECONDS = 0.1
_LETTERS = "abcdefghijklmnopqrstuvwxyz\n"  # no blanks: Enter would repeat them


@dataclass(frozen=True, kw_only=True)
class Life:
    """What a life is given.

    Attributes:
        folder: holds the workspace, the settings, the file and the log.
        seed: of what is typed and when it is saved.
        tries_to_save: whether it begins by saving a file that another program has changed.
        weakness: what is broken on purpose: "recovery" or "comparing".
    """

    folder: Path
    seed: int
    tries_to_save: bool = False
    weakness: str = ""

    @property
    def file(self) -> Path:
        return self.folder / "one.py"

    @property
    def log(self) -> Path:
        return self.folder / "log.jsonl"


def live(life: Life) -> None:
    """Type until killed."""
    if life.weakness == "recovery":
        patch.object(Recovery, "_write", lambda self, tab: None).start()
    if life.weakness == "comparing":
        patch.object(FileTab, "would_overwrite", False).start()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(["life"])
    settings = Settings(life.folder / "settings.toml")
    context = AppContext(open_workspace(life.folder / "workspace"), settings, app, FakeService())
    dialogs = FakeDialogs()
    page = EditorPage(context, dialogs)
    page.resize(700, 500)
    page.show()
    page.open_file(life.file)
    if not any(tab.path is None for tab in page.tabs.tabs()):
        page.commands.new_file()
    log = os.open(life.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    threading.Thread(target=_witness, args=(log, life.folder / "beat"), daemon=True).start()
    _tell(log, "restored", texts={_kind(tab): tab.edit.text() for tab in page.tabs.tabs()})
    if life.tries_to_save:
        _try_to_save(page, dialogs, log)
    typing = _Typing(page, log, random.Random(life.seed))
    timer = QTimer()
    timer.timeout.connect(typing.press)
    timer.start(KEY_MS)
    app.exec()


class _Typing:
    def __init__(self, page: EditorPage, log: int, chance: random.Random) -> None:
        self._page, self._log, self._chance = page, log, chance

    def press(self) -> None:
        """Press a key in one of the tabs, rarely save the file."""
        chance = self._chance
        tab = chance.choice(self._page.tabs.tabs())
        self._page.tabs.setCurrentWidget(tab)
        if tab.path is not None and chance.random() < 0.02:
            _tell(self._log, "saving")
            self._page.commands.save()
            _tell(self._log, "saved")
            return
        letter = chance.choice(_LETTERS)
        tab.edit.moveCursor(QTextCursor.MoveOperation.End)
        # Told first: a key that is killed on its way counts as typed.
        _tell(self._log, "key", into=_kind(tab), letter=letter)
        before = len(tab.edit.text())
        QTest.keyClick(tab.edit, "\r" if letter == "\n" else letter)
        assert len(tab.edit.text()) == before + 1


def _try_to_save(page: EditorPage, dialogs: FakeDialogs, log: int) -> None:
    (tab,) = (tab for tab in page.tabs.tabs() if tab.path is not None)
    page.tabs.setCurrentWidget(tab)
    buttons, was_modified = tab.bar.buttons, tab.is_modified
    page.commands.save()
    on_disk = tab.path.read_bytes().decode()
    if "Reload from disk" in buttons:
        buttons["Reload from disk"].click()
    _tell(
        log, "tried", asked=list(dialogs.asked), on_disk=on_disk,
        was_modified=was_modified, choices=sorted(buttons), text=tab.edit.text(),
    )  # fmt: skip


def _witness(log: int, path: Path) -> None:
    """Tell of the machine's own pace: a thread gets its turn, a byte gets to the disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    while True:
        os.pwrite(file, b".", 0)
        os.fsync(file)
        _tell(log, "beat")
        time.sleep(BEAT_SECONDS)


def _kind(tab: FileTab) -> str:
    return "new" if tab.path is None else "file"


def _tell(log: int, event: str, **fields: object) -> None:
    line = json.dumps({"time": time.monotonic(), "event": event, **fields})
    os.write(log, line.encode() + b"\n")
