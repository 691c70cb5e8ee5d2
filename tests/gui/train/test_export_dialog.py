"""The export dialog, with the operation in place of a child process."""

from pathlib import Path

import pytest

from core.control import Control
from core.errors import ExportError
from core.events import StageProgress, discard
from core.export.notes import FOLDED_HEAD, OTHER_GELU
from core.export.options import ExportConfig
from core.training.runs.run_folder import list_runs
from gui.train import export_dialog, operations
from gui.train.export_dialog import ExportDialog
from tests.gui.train.test_runs_panel import add_run

RECORD = {
    "path": "/somewhere/m.gguf", "bytes": 18_700_000, "card": "/somewhere/m.gguf.md",
    "format": "gguf", "precision": "F16", "notes": ["Nothing is put before a prompt."],
    "proof": {
        "reader": "llama.cpp", "texts": 10_000, "texts_as_typed": 10_000, "prompts": 20,
        "prompts_equal": 20, "tokens": 1280, "tokens_equal": 1280, "max_error": 0.01, "bound": 0.1,
    },
}  # fmt: skip


def written(emit, _control):
    emit(StageProgress(stage="export", done=2, total=2, unit="steps", elapsed_seconds=1.0))
    emit(StageProgress(stage="prove", done=20, total=20, unit="prompts", elapsed_seconds=2.0))
    return RECORD


@pytest.fixture
def asked(monkeypatch):
    """What was asked for; ``asked.operation`` says what comes of it."""

    class Asked(list):
        operation = staticmethod(written)

    calls = Asked()

    def operation(workspace, checkpoint, config, target, replace):
        calls.append((checkpoint, config, target, replace))
        return calls.operation

    monkeypatch.setattr(export_dialog, "export_operation", operation)
    return calls


@pytest.fixture
def make_dialog(context, qtbot):
    def make(preset="nano", checkpoints=("best_checkpoint.pth", "latest_checkpoint.pth")):
        name = f"20261101-101500-{preset}-d"
        folder = add_run(context.workspace, name, preset=preset, state="finished")
        (folder / "model" / "checkpoints").mkdir(parents=True)
        for checkpoint in checkpoints:
            (folder / "model" / "checkpoints" / checkpoint).touch()
        dialog = ExportDialog(context, list_runs(context.workspace)[0])
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def export(dialog, qtbot):
    dialog.export()
    qtbot.waitUntil(lambda: dialog.job is None)


def test_a_name_is_suggested_for_every_choice(make_dialog, context):
    dialog = make_dialog()
    exports = context.workspace.folder / "exports"
    run = "20261101-101500-nano-d"
    assert dialog.target.text() == str(exports / f"{run}-f16.gguf")
    dialog.precision.set_key("q8_0")
    assert dialog.target.text() == str(exports / f"{run}-q8_0.gguf")
    dialog.format.set_key("hf")
    assert dialog.target.text() == str(exports / f"{run}-hf")
    assert not dialog.precision.isEnabled()
    dialog.checkpoint.setCurrentIndex(1)
    assert dialog.target.text() == str(exports / f"{run}-latest-hf")


def test_a_chosen_folder_is_kept(make_dialog, tmp_path):
    dialog = make_dialog()
    dialog.target.setText(str(tmp_path / "mine.gguf"))
    dialog.format.set_key("ollama")
    assert Path(dialog.target.text()).parent == tmp_path
    dialog.target.setText("  ")
    assert not dialog.export_button.isEnabled()


def test_the_result_of_the_verification_is_shown(make_dialog, asked, qtbot):
    dialog = make_dialog()
    assert not dialog.open_button.isVisible()
    export(dialog, qtbot)
    checkpoint, config, target, replace = asked[0]
    assert checkpoint.name == "best_checkpoint.pth"
    assert config == ExportConfig(format="gguf", precision="f16")
    assert target.is_absolute()
    assert replace is False
    shown = dialog.outcome.text()
    assert "Written and verified: /somewhere/m.gguf (18.7 MB)" in shown
    assert "1,280 of 1,280 tokens the same" in shown
    assert "Nothing is put before a prompt." in shown
    assert dialog.open_button.isVisible()
    assert dialog.close_button.text() == "Close"


def test_a_failure_is_shown_in_the_dialog(make_dialog, asked, qtbot, context):
    def fail(_emit, _control):
        raise ExportError("It is not the model.", "Nothing was written.")

    asked.operation = fail
    dialog = make_dialog()
    export(dialog, qtbot)
    assert dialog.outcome.text() == "It is not the model. Nothing was written."
    assert dialog.outcome.property("role") == "problem"
    assert not dialog.open_button.isVisible()
    asked.operation = written
    export(dialog, qtbot)
    assert dialog.outcome.property("role") == ""


def wait_for_cancel(_emit, control):
    while True:
        control.wait(0.01)


def test_the_button_cancels_a_running_export(make_dialog, asked, qtbot):
    asked.operation = wait_for_cancel
    dialog = make_dialog()
    dialog.export()
    assert dialog.close_button.text() == "Cancel"
    assert not dialog.export_button.isEnabled()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: dialog.job is None)
    assert dialog.outcome.text() == "Canceled. Nothing was written."
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_closing_the_dialog_cancels_too(make_dialog, asked, qtbot):
    asked.operation = wait_for_cancel
    dialog = make_dialog()
    dialog.export()
    dialog.reject()
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.job is None)


@pytest.mark.parametrize(("answer", "calls"), [(False, 0), (True, 1)])
def test_replacing_is_asked_first(make_dialog, asked, qtbot, monkeypatch, tmp_path, answer, calls):
    questions = []

    def confirm(_parent, question, *_texts, **_options):
        questions.append(question)
        return answer

    monkeypatch.setattr(export_dialog, "confirm", confirm)
    dialog = make_dialog()
    (tmp_path / "m.gguf").touch()
    dialog.target.setText(str(tmp_path / "m.gguf"))
    export(dialog, qtbot)
    assert str(tmp_path / "m.gguf") in questions[0]
    assert [replace for *_rest, replace in asked] == [True] * calls


def test_deviations_of_the_published_layout_are_shown_before(make_dialog):
    dialog = make_dialog("reference")
    assert OTHER_GELU in dialog.explanation.text()
    dialog.format.set_key("hf")
    assert OTHER_GELU not in dialog.explanation.text()
    assert FOLDED_HEAD in dialog.explanation.text()


def test_the_operation_runs_the_command(monkeypatch, context, tmp_path):
    lines = []

    def run_command(arguments, emit, control):
        lines.append(arguments)
        return RECORD

    monkeypatch.setattr(operations, "run_command", run_command)
    for format, replace in (("gguf", True), ("hf", False)):
        operation = operations.export_operation(
            context.workspace, Path("-c.pth"), ExportConfig(format=format), tmp_path / "m", replace
        )
        assert operation(discard, Control()) == RECORD
    both = ["--out", str(tmp_path / "m"), "--workspace", str(context.workspace.folder)]
    assert lines[0] == ["export", "--to", "gguf", *both, "--precision", "f16", "--force",
                        "--", "-c.pth"]  # fmt: skip
    assert lines[1] == ["export", "--to", "hf", *both, "--", "-c.pth"]


def test_a_run_is_exported_from_the_menu(context, qtbot):
    from gui.train.runs_panel import RunsPanel

    folder = add_run(context.workspace, "20261101-101500-nano-d", state="finished", step=10)
    panel = RunsPanel(context)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.listed):
        panel.refresh()
    panel.table.selectRow(0)
    assert not panel.menu.export.isEnabled()
    assert panel.show_export() is None
    (folder / "model" / "checkpoints").mkdir(parents=True)
    (folder / "model" / "checkpoints" / "latest_checkpoint.pth").touch()
    with qtbot.waitSignal(panel.listed):
        panel.refresh()
    panel.table.selectRow(0)
    assert panel.menu.export.isEnabled()
    dialog = panel.show_export()
    qtbot.addWidget(dialog)
    assert dialog.checkpoint.currentText() == "latest"
    assert dialog.isVisible()
