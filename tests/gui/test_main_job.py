"""The main job in the real window: build, train, type, accept, undo.

Nothing is replaced by a stand-in: the corpus is read, the tokenizer trained, the
model learns in the window's worker thread and completes in its service thread.
"""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from gui.editor.page import EditorPage
from gui.main_window import MainWindow
from gui.train.page import TrainPage
from tests.core.conftest import write_tiny_sources

STEPS = 30


@pytest.fixture
def window(qtbot, context):
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.page(TrainPage).window_painted()
    yield window
    window.close()


def build(qtbot, window, sources):
    page = window.page(TrainPage)
    page.setup.new_dataset_button.click()
    page.corpus.sources.add(str(sources))
    page.corpus.name.setText("mine")
    page.corpus.build_button.click()
    qtbot.waitUntil(lambda: not page.setup.data.needs_build, timeout=60_000)
    page.corpus.view.result.train_button.click()


def train(qtbot, window):
    page = window.page(TrainPage)
    page.setup.model.preset.set_key("nano")
    page.setup.form.set_config(
        dataclasses.replace(
            page.setup.form.config(), batch_size=1, evaluate_steps=10, evaluation_tokens=512,
            sample_tokens=8, threads=1,
        )
    )  # fmt: skip
    page.setup.horizon.unit.set_key("steps")
    page.setup.horizon.amount.setText(str(STEPS))
    assert page.setup.problem is None
    with qtbot.waitSignal(page.session.ended, timeout=110_000):
        qtbot.mouseClick(page.controls.start_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.session.state == "running", timeout=60_000)


@pytest.mark.timeout(240)
def test_from_folders_to_an_accepted_suggestion(qtbot, context, window, tmp_path):
    build(qtbot, window, write_tiny_sources(tmp_path / "sources", files=200))
    train(qtbot, window)

    curve = window.page(TrainPage).session.record.curve
    assert list(curve.steps) == list(range(1, STEPS + 1))
    assert curve.losses[-1] < curve.losses[0] - 1
    assert len(curve.validation_steps) >= 3
    panel = window.page(TrainPage).view.curve
    panel.draw_now()
    plotted_steps, plotted_losses = panel.plot.lines().training.points()
    assert len(plotted_steps) == STEPS
    assert plotted_losses[0] > plotted_losses[-1]

    # So few steps make nobody sure of anything: show whatever the model says.
    suggestions = context.settings.preferences.suggestions
    context.settings.put(dataclasses.replace(suggestions, confidence_threshold=0.0))
    window.show_page("editor")
    page = window.page(EditorPage)
    qtbot.waitUntil(lambda: context.completion.model is not None, timeout=60_000)
    page.commands.new_file()
    edit = page.edit()
    edit.setFocus()
    document = edit.document()
    qtbot.keyClicks(edit, "def count_total_0(count, total):")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "if count is ")
    qtbot.waitUntil(lambda: edit.ghost.is_visible, timeout=30_000)

    ghost = edit.ghost.text
    typed = edit.toPlainText()
    assert ghost not in ("", " ")
    assert typed.endswith("if count is ")
    revision, steps_back = document.revision(), document.availableUndoSteps()
    edit.ghost.clear()
    edit.ghost.show(ghost)
    assert (document.revision(), document.availableUndoSteps()) == (revision, steps_back)

    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == typed + ghost
    edit.undo()
    assert edit.toPlainText() == typed
    document.setModified(False)
