"""How long a key press takes in a long file.

    python main.py bench typing [--lines 4000] [--keys 3000] [--find]

Opens that many lines of the standard library's ``_pydecimal.py`` in the real editor
page and types at positions all over the file: words, brackets and quotes, Enter,
Backspace, Tab, undo, quotes that turn the rest of the file into a string and back.
MeasuredFile from the key's arrival until the window is painted with it.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.garbage import GarbageCollector
from gui.settings import Settings

Key = Qt.Key
_WORDS = ("for name in values:", "total += value[0]", "# a remark", "f(x, 'y')", "return None")
_GAP_SECONDS = 0.01  # a quick typing_session leaves ten times as much


def main() -> None:
    """Print the quantiles, and which kinds of keys are slowest."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=4000)
    parser.add_argument("--keys", type=int, default=3000)
    parser.add_argument("--find", action="store_true", help="with the bar for finding open")
    options = parser.parse_args(sys.argv[1:])
    app = QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.py"
        source = Path(sysconfig.get_path("stdlib")) / "_pydecimal.py"
        lines = source.read_text("utf-8").split("\n")
        file.write_text("\n".join((lines * 10)[: options.lines]), "utf-8")
        context = AppContext(
            open_workspace(Path(folder) / "workspace"), Settings(Path(folder) / "s.toml"), app
        )
        garbage = GarbageCollector(context)
        page = EditorPage(context)
        page.resize(1280, 800)
        page.show()
        started = time.perf_counter()
        page.open_file(file)
        app.processEvents()
        opened = time.perf_counter() - started
        if options.find:
            page.commands.find()
            QTest.keyClicks(page.find_bar.focusWidget(), "self")
            page.edit().setFocus()
        typing_session = _TypingSession(page, random.Random(1))
        _pass_time(app, 1.0)
        while len(typing_session.milliseconds) < options.keys:
            typing_session.go_somewhere()
            typing_session.write_something()
        _report(typing_session, options.lines, opened)
        page.edit().document().setModified(False)
        page.window_closed()
        garbage.stop()
        context.shutdown()


class _TypingSession:
    def __init__(self, page: EditorPage, chance: random.Random) -> None:
        edit = page.edit()
        assert edit is not None
        self._edit, self._chance = edit, chance
        self._app = QApplication.instance()
        self.milliseconds: list[tuple[float, str]] = []

    def go_somewhere(self) -> None:
        line = self._chance.choice((0, self._chance.randrange(self._edit.blockCount())))
        self._edit.go_to(line, 200)
        _pass_time(self._app, 0.05)

    def write_something(self) -> None:
        """A line of code with what one does besides; sometimes a string that never ends."""
        self._press(Key.Key_Return, "Enter")
        for letter in self._chance.choice(_WORDS):
            kind = "bracket or quote" if letter in "()[]'" else "letter"
            self._press(letter, kind)
        self._press(Key.Key_Tab, "Tab")
        self._press(Key.Key_Backspace, "Backspace")
        if self._chance.random() < 0.3:
            for _ in range(3):
                self._press('"', "quotes of a long string")
            for _ in range(3):
                self._press(Key.Key_Backspace, "quotes of a long string")
        if self._chance.random() < 0.2:
            self._measure(self._edit.undo, "undo")
        for key in (Key.Key_Up, Key.Key_Down, Key.Key_End):
            self._press(key, "arrows")

    def _press(self, key: Key | str, kind: str) -> None:
        press = QTest.keyClick if isinstance(key, Key) else QTest.keyClicks
        self._measure(lambda: press(self._edit, key), kind)

    def _measure(self, act: Callable[[], object], kind: str) -> None:
        started = time.perf_counter()
        act()
        # What is to be painted is painted now, as the event loop would do next.
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        self.milliseconds.append((1000 * (time.perf_counter() - started), kind))
        _pass_time(self._app, _GAP_SECONDS)


def _pass_time(app: QApplication, seconds: float) -> None:
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        app.processEvents()
        time.sleep(0.001)


def _report(typing_session: _TypingSession, lines: int, opened: float) -> None:
    times = [taken for taken, _ in typing_session.milliseconds]
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
    print(
        f"{lines} lines, {len(times)} keys, painted: p50 {p50:.1f} ms, p99 {p99:.1f} ms, "
        f"max {max(times):.1f} ms; the file opened in {1000 * opened:.0f} ms"
    )
    for kind in sorted({kind for _, kind in typing_session.milliseconds}):
        of_kind = sorted(taken for taken, k in typing_session.milliseconds if k == kind)
        worst = of_kind[int(0.99 * (len(of_kind) - 1))]
        middle = statistics.median(of_kind)
        print(f"  {kind}: p50 {middle:.1f} ms, p99 {worst:.1f} ms, {len(of_kind)} keys")


if __name__ == "__main__":
    main()
