"""Every text of the window goes through the translator.

A language that puts each text in brackets is installed, every page is opened, and what has no
brackets must be data.
"""

import re

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)

from core.languages.table import LANGUAGES
from gui.code_font import code_families
from gui.connect.connecting import open_connect_dialog
from gui.editor.page import EditorPage
from gui.evaluate.page import EvaluatePage
from gui.train.page import TrainPage
from tests.gui.evaluate.conftest import quick_cards  # noqa: F401 - a fixture
from tests.gui.whole_window import filled_window

OPEN, CLOSE = "⟦", "⟧"


class Brackets(QTranslator):
    """Puts our own texts in brackets, and leaves those of Qt as they are."""

    def isEmpty(self):
        return False

    def translate(self, context, text, _comment=None, _n=-1):
        return f"{OPEN}{text}{CLOSE}" if context == "" else None


@pytest.fixture
def brackets(qapp):
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def window(context, qtbot, brackets, quick_cards):  # noqa: F811 - pytest's way
    return filled_window(context, qtbot)


def texts_of(widget):
    """What a widget shows, with the property that it is in."""
    yield "tooltip", widget.toolTip()
    yield "status tip", widget.statusTip()
    yield "name", widget.accessibleName()
    if widget.isWindow():
        yield "window title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QGroupBox | QMenu):
        yield "title", widget.title()
    if isinstance(widget, QTabBar):
        for index in range(widget.count()):
            yield "tab", widget.tabText(index)
            yield "tooltip", widget.tabToolTip(index)
    if isinstance(widget, QComboBox):
        for index in range(widget.count()):
            yield "item", widget.itemText(index)
    if isinstance(widget, QListWidget):
        for index in range(widget.count()):
            yield "item", widget.item(index).text()
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                header = model.headerData(column, Qt.Orientation.Horizontal, role)
                yield "header", header if isinstance(header, str) else ""


def untranslated(root):
    """The texts below a widget that did not go through the translator."""
    found = set()
    for widget in [root, *root.findChildren(QWidget)]:
        for kind, text in texts_of(widget):
            plain = re.sub(r"<[^>]*>|&", "", text)
            if re.search(r"[^\W\d_]{2}", plain) and OPEN not in text:
                found.add((kind, plain))
    for action in root.findChildren(QAction):
        for kind, text in (("action", action.text()), ("tip", action.toolTip())):
            plain = text.replace("&", "")
            if re.search(r"[^\W\d_]{2}", plain) and OPEN not in text:
                found.add((kind, plain))
    return found


LANGUAGE_NAMES = {language.title for language in LANGUAGES} | {
    language.name for language in LANGUAGES
}
# What a text may be without having gone through the translator, and why.
ALLOWED = (
    (r"Tabwright", "the name of the program"),
    (r"Export(\.\.\.)?|Scroll (Left|Right)|Close", "Qt's and pyqtgraph's own"),
    (r"(.*/)?(some|module_\d\d|file_\d|copy)\.(py|c)", "a file"),
    (r"mine(-everyday)?", "a dataset, a corpus, a tokenizer"),
    (r"nano, \d+ Jan \d\d:\d\d(, (best|latest))?(\n.*)?", "a run and its checkpoints"),
    (r"(run / best_checkpoint|n-gram|last line)(\n.*)*", "the systems of an evaluation"),
    (r"(Nano|Small|Base|Reference) ?(\(.*\))? · [\d.]+ M", "a preset"),
    (r"(\.\w+ ?)+", "endings of files"),
    (r"UTF-8", "an encoding"),
    (r"[\d.,]+ [kMG]?B|[\d.,]+ ms", "an amount"),
    (r"(\S{1,6}  )+\S*", "tokens"),
    (r"\S+ \d\.\d\d( · \S+ \d\.\d\d)*", "a language and its bytes per token"),
    (
        r"adamw|muon|auto|on|off|bf16|fp32|cpu|cuda|mps|gpt2|qwen3",
        "a value of a configuration file",
    ),
    (r"bits_per_byte|keystrokes_saved", "a value of a configuration file"),
    (r"Zed|Kate|Continue \(VS Code, JetBrains\)|minuet-ai \(Neovim, Emacs\)", "an editor"),
    (r"llama=python docs/llama_adapter\.py", "a command line"),
    (r"(.*\W)?/\S*/(workspace|config|\.cache)\S*", "a path"),
    (r"Press shortcut", "Qt's own, of the field that records keys"),
)


def is_allowed(text):
    return (
        text in LANGUAGE_NAMES
        or text in code_families()
        or set(text.split(", ")) <= LANGUAGE_NAMES
        or any(re.fullmatch(pattern, text) for pattern, _reason in ALLOWED)
    )


def open_everything(window, qtbot, tmp_path):
    """Go through the pages; what is made on first use is made then."""
    train, editor = window.page(TrainPage), window.page(EditorPage)
    window.show_page("train")
    yield "train"
    train.show_corpus()
    for index in range(train.corpus.tabs.count()):
        train.corpus.tabs.setCurrentIndex(index)
        qtbot.waitUntil(lambda: not window._context.jobs.jobs)
        yield f"corpus {index}"
    window.show_page("editor")
    yield "editor without a file"
    file = tmp_path / "some.py"
    file.write_text("a = 1\nb = 2\n", "utf-8")
    editor.open_file(file)
    editor.suggestions.show_panel(True)
    editor.commands.replace()
    yield "editor"
    editor.commands.go_to_line()
    editor.history.open()
    yield "editor with its history"
    window.show_page("evaluate")
    evaluate = window.page(EvaluatePage)
    for index in range(evaluate.tabs.count()):
        evaluate.tabs.setCurrentIndex(index)
        qtbot.waitUntil(lambda: not window._context.jobs.jobs)
        yield f"evaluate {index}"
    open_connect_dialog(window, window._context)
    for name in (
        "change_shortcuts",
        "palette",
        "getting_started",
        "shortcuts",
        "files",
        "logs",
        "about",
    ):
        window.actions_by_id[f"window.{name}"].trigger()
        yield f"dialog {name}"


def test_no_text_of_the_window_bypasses_the_translator(window, qtbot, tmp_path):
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        menu.aboutToHide.emit()
    wrong = {}
    for state in open_everything(window, qtbot, tmp_path):
        QApplication.processEvents()
        for kind, text in untranslated(window):
            if not is_allowed(text):
                wrong.setdefault(f"{kind}: {text}", state)
    assert not wrong, "\n".join(f"{state}: {what}" for what, state in sorted(wrong.items()))


def test_the_walk_finds_a_text_without_brackets(window):
    label = QLabel("Not translated", window)
    assert ("text", "Not translated") in untranslated(window)
    label.setText(f"{OPEN}Translated{CLOSE}")
    assert ("text", "Not translated") not in untranslated(window)


def test_the_brackets_are_seen(window):
    assert isinstance(window.tabs, QTabWidget)
    assert window.tabs.tabText(0) == f"{OPEN}Train{CLOSE}"
