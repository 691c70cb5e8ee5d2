"""R14: whatever one does in the editor, the text is what it should be, and nothing leaks.

TABWRIGHT_MONKEYS sets how many sequences of how many actions are tried: "2000x50".
"""

import contextlib
import gc
import itertools
import os
import sys
import threading
import time

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.editor.text.ghost import GhostText
from gui.jobs.completion_service import CompletionService
from gui.settings import Settings
from tests.gui.editor.conftest import FakeDialogs
from tests.torture.editor_model import MARK, Impatient, ScriptedSource, TextModel, train

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytestmark = [pytest.mark.torture, pytest.mark.timeout(7200)]

SEQUENCES, ACTIONS = map(int, os.environ.get("TABWRIGHT_MONKEYS", "200x30").split("x"))
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
START = {"one.py": "def f(x):\n    return x\n", "two.c": "int main() {\n}\n"}
PAIRS = {"(": ")", "[": "]", "{": "}", '"': '"', "'": "'"}
_HARMLESS = ("This plugin does not support", "propagateSizeHints")
MOVES = (
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End,
    Key.Key_PageUp, Key.Key_PageDown,
)  # fmt: skip


class EditorMachine(RuleBasedStateMachine):
    """A user of the editor page, with a model that answers and a run that trains."""

    folder = None  # set by the test
    numbers = itertools.count()

    def __init__(self):
        super().__init__()
        self.complaints = []
        self._old_hook, sys.excepthook = sys.excepthook, self._note_exception
        self._old_handler = qInstallMessageHandler(self._note_message)
        self._threads = set(threading.enumerate())

    def _note_exception(self, kind, error, _traceback):
        self.complaints.append(f"{kind.__name__}: {error}")

    def _note_message(self, kind, _context, text):
        if kind != QtMsgType.QtDebugMsg and not any(word in text for word in _HARMLESS):
            self.complaints.append(text)

    @initialize()
    def open(self):
        folder = self.folder / f"{next(self.numbers)}"
        folder.mkdir()
        app = QApplication.instance()
        self.context = AppContext(
            open_workspace(folder / "workspace"), Settings(folder / "settings.toml"), app
        )
        self.context.completion.shutdown()
        self.service = CompletionService(self.context.gate, ScriptedSource())
        self.context.completion = self.service
        self.dialogs = FakeDialogs()
        self.dialogs.save_path = folder / "new.py"
        self.page = EditorPage(self.context, self.dialogs)
        self.page.controller._session._wait = Impatient()
        self.page.resize(500, 300)
        self.page.show()
        self.models = {}
        for name, text in START.items():
            (folder / name).write_text(text)
            self.page.open_file(folder / name)
            self.models[self.tab] = TextModel([text])
        self.page.commands.new_file()
        self.models[self.tab] = TextModel()
        self.job = None
        self.service.load(folder / "first.pth")
        self._settle()

    # --- what the machine sees ------------------------------------------------------

    @property
    def tab(self):
        return self.page.tabs.current()

    @property
    def edit(self):
        return self.page.edit()

    @property
    def model(self):
        return self.models[self.tab]

    @property
    def ghost(self):
        return self.edit.ghost

    def _selection(self):
        cursor = self.edit.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _selected(self):
        return self.edit.textCursor().selectedText().replace("\u2029", "\n")

    def _insert(self, text):
        """What inserting at the caret should make of the text."""
        self.model.replace(*self._selection(), text)

    def _settle(self):
        """Wait until nothing is asked and nothing is on its way."""
        controller = self.page.controller
        deadline = time.monotonic() + 60
        QApplication.processEvents()
        while controller.is_busy:
            if self.service._engine is None:
                return  # nobody answers
            assert time.monotonic() < deadline, "no answer"
            time.sleep(0.0005)
            QApplication.processEvents()

    # --- what the user does -----------------------------------------------------------

    @rule(text=st.text("abx1_. =+,", min_size=1, max_size=5))
    def type(self, text):
        for letter in text:
            self._insert(letter)
            QTest.keyClicks(self.edit, letter)

    @rule(character=st.sampled_from("()[]{}\"'"))
    def type_bracket(self, character):
        before, (start, end) = self.model.text, self._selection()
        is_expected = self.ghost.text.startswith(character)
        QTest.keyClicks(self.edit, character)
        now = self.edit.text()
        possible = [TextModel([before]) for _ in range(4)]
        possible[0].replace(start, end, character)
        if character in PAIRS and not is_expected:
            possible[1].replace(start, end, character + PAIRS[character])
            possible[2].replace(start, end, character + self._between(before, start, end)
                                + PAIRS[character])  # fmt: skip
        texts = {_unindented(one.text) for one in possible}
        assert _unindented(now) in texts, (before, character, now)
        self.model.become(now)

    @staticmethod
    def _between(text, start, end):
        model = TextModel([text])
        model.replace(start, end, "\x00")
        head, tail = model.text.split("\x00")
        return text[len(head) : len(text) - len(tail)]

    @rule(key=st.sampled_from([Key.Key_Return, Key.Key_Backtab, Key.Key_Tab]))
    def change_blanks(self, key):
        if key == Key.Key_Tab and self.ghost.is_visible:
            return
        before, (start, end) = self.model.text, self._selection()
        QTest.keyClick(self.edit, key)
        if key == Key.Key_Return:
            model = TextModel([before])
            model.replace(start, end, "\n")
            before = model.text
        now = self.edit.text()
        assert "".join(now.split()) == "".join(before.split()), (before, now)
        self.model.become(now)

    @rule(key=st.sampled_from([Key.Key_Backspace, Key.Key_Delete]), with_word=st.booleans())
    def delete(self, key, with_word):
        before = self.model.text
        QTest.keyClick(self.edit, key, CONTROL if with_word else NONE)
        now = self.edit.text()
        # Something between two positions was removed, and nothing was inserted.
        pairs = zip(before, now, strict=False)
        same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
        assert len(now) <= len(before), (before, now)
        assert before.endswith(now[same:]), (before, now)
        self.model.become(now)

    @rule(key=st.sampled_from(MOVES), modifiers=st.sampled_from([NONE, SHIFT]))
    def move(self, key, modifiers):
        QTest.keyClick(self.edit, key, modifiers)

    @rule(fraction=st.floats(0, 1), clicks=st.booleans())
    def jump(self, fraction, clicks):
        if clicks:
            viewport = self.edit.viewport()
            position = viewport.rect().center() * fraction
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=position)
        else:
            self.edit.set_position(int(fraction * self.edit.document().characterCount()))

    @rule(text=st.text(st.sampled_from("ab \n(\U0001f600é\t"), min_size=1, max_size=12))
    def paste(self, text):
        self._insert(text)
        QApplication.clipboard().setText(text)
        self.edit.paste()

    @rule(cuts=st.booleans(), selects_all=st.booleans())
    def copy(self, cuts, selects_all):
        if selects_all:
            self.edit.selectAll()
        before, (start, end) = self.model.text, self._selection()
        QApplication.clipboard().setText("before")
        lines, line = before.split("\n"), self.edit.textCursor().blockNumber()
        # Without a selection it is the whole line.
        is_line = start == end
        expected = lines[line] + "\n" if is_line else self._between(before, start, end)
        self.edit.cut() if cuts else self.edit.copy()
        assert QApplication.clipboard().text() == expected
        if cuts and is_line:
            self.model.become("\n".join(lines[:line] + lines[line + 1 :]))
        elif cuts:
            self.model.replace(start, end, "")

    @rule()
    def undo(self):
        self.edit.undo()
        self.model.go_back(self.edit.text())

    @rule()
    def redo(self):
        self.edit.redo()
        self.model.redo(self.edit.text())

    @rule(comments=st.booleans())
    def change_lines(self, comments):
        before = self.model.text
        self.edit.toggle_comment() if comments else self.edit.indent()
        now = self.edit.text()
        assert _bare(now) == _bare(before), (before, now)
        self.model.become(now)

    # --- suggestions ------------------------------------------------------------------

    @rule()
    def ask(self):
        self.page.controller.suggest_now()
        self._settle()

    @rule()
    def pause(self):
        self._settle()

    @rule(portion=st.sampled_from(["all", "word", "line", "typed"]))
    def accept(self, portion):
        if not self.ghost.is_visible:
            self.ask()
        ghost, (start, end) = self.ghost.text, self._selection()
        if not ghost or start != end:
            return
        before = self.model.text
        match portion:
            case "all":
                QTest.keyClick(self.edit, Key.Key_Tab)
            case "word":
                QTest.keyClick(self.edit, Key.Key_Right, CONTROL)
            case "line":
                QTest.keyClick(self.edit, Key.Key_Down, CONTROL)
            case "typed":
                if not ghost[0].isascii() or not ghost[0].isprintable():
                    return
                QTest.keyClicks(self.edit, ghost[0])
        now = self.edit.text()
        taken = self._between(now, start, self._selection()[0])
        assert taken, "nothing was taken"
        assert ghost.startswith(taken), (ghost, taken)
        assert portion != "all" or taken == ghost
        self.model.replace(start, end, taken)
        assert now == self.model.text
        if portion != "typed":
            self.edit.undo()
            assert self.edit.text() == before, "accepting is one step"
            self.edit.redo()

    @rule(forwards=st.booleans())
    def cycle(self, forwards):
        controller = self.page.controller
        controller.show_next() if forwards else controller.show_previous()
        self._settle()

    @rule()
    def dismiss(self):
        QTest.keyClick(self.edit, Key.Key_Escape)
        assert not self.ghost.is_visible

    # --- everything else ----------------------------------------------------------------

    @rule(text=st.sampled_from(["n", "に", "日本"]))
    def compose(self, text):
        self._insert("") if self._selection()[0] != self._selection()[1] else None
        QApplication.sendEvent(self.edit, QInputMethodEvent(text, []))
        assert not self.ghost.is_visible

    @rule(text=st.sampled_from(["", "に", "日本"]))
    def commit(self, text):
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        if text:
            self._insert(text)
        QApplication.sendEvent(self.edit, event)

    @rule(number=st.integers(0, 2))
    def switch_file(self, number):
        self.page.tabs.setCurrentIndex(number)

    @rule(name=st.sampled_from(["first.pth", "second.pth"]))
    def switch_checkpoint(self, name):
        self.service.load(self.folder / name)

    @rule()
    def unload(self):
        self.service.unload()
        QApplication.processEvents()

    @rule()
    def start_or_stop_training(self):
        if self.job is None or self.job.is_over:
            self.job = self.context.jobs.start("training", train)
        else:
            self.job.stop()

    @rule()
    def find(self):
        bar = self.page.find_bar
        bar.open(with_replace=False)
        bar._find.setText(MARK)
        assert len(bar._matches) == self.model.text.count(MARK)
        bar.leave()

    @rule()
    def save(self):
        tab = self.tab
        assert self.page.commands.save()
        assert tab.path.read_bytes().decode() == self.models[tab].text
        assert not tab.is_modified

    @rule()
    def write_unsaved(self):
        recovery = self.page.recovery
        recovery.write_now()
        recovery._writer.wait()
        unsaved = {tab.edit.text() for tab in self.models if tab.is_modified}
        folder = self.context.workspace.unsaved
        written = [path.read_bytes().decode() for path in folder.glob("*/*.unsaved")]
        assert {text.split("\n", 2)[2] for text in written} == unsaved

    # --- what always holds --------------------------------------------------------------

    @precondition(lambda self: hasattr(self, "models"))
    @invariant()
    def texts_are_what_they_should_be(self):
        QApplication.processEvents()
        assert self.complaints == []
        for tab, model in self.models.items():
            assert tab.edit.text() == model.text
        for tab in self.models:
            self._check_preedit(tab.edit)

    @staticmethod
    def _check_preedit(edit):
        ghost, block = edit.ghost, edit.document().firstBlock()
        caret = edit.textCursor()
        if ghost.is_visible:
            assert not edit.is_composing
            assert ghost.block_number == caret.blockNumber()
        while block.isValid():
            drawn = block.layout().preeditAreaText()
            if block.blockNumber() == ghost.block_number:
                assert drawn == ghost.text.replace("\n", "\u2028")
            elif not edit.is_composing:
                assert drawn == ""
            block = block.next()

    def teardown(self):
        try:
            if hasattr(self, "models"):
                self._end()
        finally:
            qInstallMessageHandler(self._old_handler)
            sys.excepthook = self._old_hook
        assert self.complaints == []

    def _end(self):
        QApplication.sendEvent(self.edit, QInputMethodEvent())
        for tab, model in self.models.items():
            while tab.edit.document().isUndoAvailable():
                tab.edit.undo()
            assert tab.edit.text() == model.states[0], "undo does not lead to the start"
            while tab.edit.document().isRedoAvailable():
                tab.edit.redo()
            assert tab.edit.text() == model.states[-1], "redo does not lead to the end"
        self.page.window_closed()
        assert self.context.shutdown()
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()
        with contextlib.suppress(RuntimeError):
            QApplication.sendPostedEvents(None, 52)  # deferred deletes
        assert not self.service._worker.isRunning()
        assert self.context.jobs.jobs == ()
        left = [thread for thread in threading.enumerate() if thread not in self._threads]
        assert [thread for thread in left if not thread.daemon] == []
        gc.collect()


def _unindented(text):
    """The text without the blanks at the start of its lines: a closer may move there."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def _bare(text):
    """What comment marks and blanks leave."""
    return "".join(text.split()).replace("#", "").replace("//", "")


def run_machine(folder, sequences, actions, **fields):
    machine = type("Machine", (EditorMachine,), {"folder": folder, **fields})
    gc.collect()
    # As in the window (gui/garbage.py): a cycle with widgets is never collected in a worker.
    gc.disable()
    try:
        _run(machine, sequences, actions)
    finally:
        gc.enable()


def _run(machine, sequences, actions):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=actions,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # making a failure shorter takes many minutes
            derandomize=(sequences, actions) == (200, 30),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_one_does(qapp, tmp_path):
    run_machine(tmp_path, SEQUENCES, ACTIONS)


def test_a_broken_accept_is_found(qapp, tmp_path, monkeypatch):
    whole = GhostText._accept

    def leaks(self, taken, portion):
        rest = self.text[len(taken) :]
        whole(self, taken, portion)
        # What is still a ghost gets into the text too.
        QTextCursor(self._edit.textCursor()).insertText(rest)

    monkeypatch.setattr(GhostText, "_accept", leaks)
    # The first that finds it ends it: some tens as a rule, once more than a hundred.
    with pytest.raises(AssertionError):
        run_machine(tmp_path, 2000, 15)
