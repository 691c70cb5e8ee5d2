"""Drives the real window on real data and writes ``docs/screenshots/*.png``.

Builds a small dataset from some packages of the standard library, trains ``nano``
for a minute or two, opens a sample file, types, and waits for the ghost: what the
pictures show has happened. Everything is in a temporary workspace, unless a
finished one is given.

    python docs/make_screenshots.py [--minutes 2] [--output docs/screenshots] [--only corpus]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer  # noqa: E402 - the path comes first
from PySide6.QtWidgets import QApplication  # noqa: E402

from core.resources import resource  # noqa: E402
from core.workspace import open_workspace  # noqa: E402
from docs import editor_states, evaluate_states, recovery_state  # noqa: E402
from gui.context import AppContext  # noqa: E402
from gui.editor.page import EditorPage  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402
from gui.pages import PAGES  # noqa: E402
from gui.settings import Settings  # noqa: E402
from gui.train.page import TrainPage  # noqa: E402
from gui.translation import use_language  # noqa: E402

SIZES = ((1280, 800), (900, 600))
THEMES = ("light", "dark")
PACKAGES = (
    *("asyncio", "collections", "concurrent", "email", "http", "importlib"),
    *("json", "logging", "multiprocessing", "unittest", "urllib", "xml"),
)
# What the editor's pictures are of: a suggestion, several lines, and the two panels beside it.
EDITOR_PAGES = {
    "editor": "single",
    "editor-block": "several-lines",
    "editor-tuning": "tuning",
    "editor-inspector": "inspector",
}


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Let the window live until something has happened."""
    deadline = QDeadlineTimer(int(1000 * seconds))
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError(f"waited {seconds:g} s for {what}")
        wait(50)


def build_dataset(window: MainWindow) -> None:
    """Build through the page, as a user would."""
    library = Path(json.__file__).parent.parent
    page = window.page(TrainPage)
    page.show_corpus()
    for name in PACKAGES:
        page.corpus.sources.add(str(library / name))
    page.corpus.name.setText("library")
    page.corpus.build()
    wait_until(lambda: not page.corpus.is_building, 300, "the dataset")
    if page.setup.problem is not None:
        raise RuntimeError("the dataset was not built")
    page.show_training()


def show_files(window: MainWindow) -> None:
    """Look at a file of the corpus of which a header is dropped."""
    corpus = window.page(TrainPage).corpus
    window.page(TrainPage).show_corpus()
    corpus.show_files()
    wait_until(lambda: corpus.files.view is not None, 60, "the files")
    tab = corpus.files.view
    assert tab is not None
    data = tab.files.model.corpus
    assert data is not None
    headed = [number for number, row in enumerate(data.rows) if row.stripped_lines and row.kept]
    if headed:
        tab.show_file(headed[0])
    wait_until(lambda: bool(tab.preview.view.toPlainText()), 60, "the text of a file")


def show_filters(window: MainWindow) -> None:
    """Move a threshold of the corpus, so that it is seen what it drops."""
    corpus = window.page(TrainPage).corpus
    corpus.show_thresholds()
    tab = corpus.thresholds.view
    assert tab is not None
    tab.cards[0].rows[1].field.setText("400")
    tab.cards[0].rows[1].field.editingFinished.emit()


def train(window: MainWindow, minutes: float) -> None:
    """Train until two thirds of the horizon, so that the pictures show a run in progress."""
    page = window.page(TrainPage)
    page.setup.model.preset.set_key("nano")
    page.setup.horizon.amount.setText(f"{minutes:g}")
    page.starter.start()
    wait_until(lambda: page.session.state == "running", 300, "the run")
    wait_until(
        lambda: (
            (page.session.record.status("running").progress or 0) > 2 / 3 or not page.is_training
        ),
        120 * minutes + 60,
        "two thirds of the run",
    )


def show_state(window: MainWindow, state: str) -> None:
    """Bring the editor into a state; the panels are shown beside a suggestion."""
    editor_states.leave(window)
    if state in ("tuning", "inspector"):
        editor_states.single(window)
    editor_states.STATES[state](window)


def crashed(folder: Path, output: Path, app: QApplication) -> None:
    """The pictures of the editor after a crash, of a window and a workspace of their own."""
    folder.mkdir()
    recovery_state.crash(folder)
    workspace = open_workspace(folder / "workspace")
    window = MainWindow(AppContext(workspace, Settings(folder / "settings.toml"), app))
    window.show()
    recovery_state.show(window)
    take(window, "editor-recovered", output)
    for tab in window.page(EditorPage).tabs.tabs():
        tab.edit.document().setModified(False)
    window.close()


def is_loaded(context: AppContext, checkpoint: Path | None) -> bool:
    """Whether a model is there, and the one that was asked for."""
    model = context.completion.model
    return model is not None and checkpoint in (None, model.path)


def measure(window: MainWindow, output: Path) -> None:
    """Measure the trained model and write the pictures of the evaluate page."""
    evaluate_states.begin(window)
    wait_until(lambda: evaluate_states.is_evaluating(window), 300, "the measurement")
    take(window, "evaluate-running", output)
    wait_until(lambda: evaluate_states.has_result(window), 1200, "the figures")
    for page, show in evaluate_states.STATES.items():
        show(window)
        if page == "evaluate-card":
            wait_until(lambda: evaluate_states.has_card(window), 60, "the model card")
        take(window, page, output)


def take(window: MainWindow, page: str, output: Path) -> None:
    """Write the pictures of one page in every theme and size."""
    for theme in THEMES:
        window.choose_theme(theme)
        for width, height in SIZES:
            window.resize(width, height)
            wait(600)
            if page in EDITOR_PAGES:
                show_state(window, EDITOR_PAGES[page])
                wait(200)
            path = output / f"{page}-{theme}-{width}x{height}.png"
            window.grab().save(str(path))
            print(path)


def main() -> int:
    """Take all pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0, help="length of the run")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument(
        "--only",
        choices=("corpus", "recovery"),
        help="take those pictures, which need no training, and no others",
    )
    parser.add_argument(
        "--checkpoint", type=Path, help="complete with this one, not with the run of the pictures"
    )
    parser.add_argument(
        "--workspace",
        type=Path,
        help="take the pictures of training, editor and measurement in this workspace, which has "
        "a finished run; the measurement is kept in it, so give a copy",
    )
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    use_language(app, "en")
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "corpus":
            crashed(Path(folder) / "crashed", options.output, app)
        if options.only == "recovery":
            return 0
        workspace = open_workspace(options.workspace or Path(folder) / "workspace")
        context = AppContext(workspace, Settings(Path(folder) / "settings.toml"), app)
        context.errors.reported.connect(lambda report: print("error:", report.message))
        window = MainWindow(context, ask=lambda _parent: "stop")
        window.resize(*SIZES[0])
        window.show()
        window.page(TrainPage).window_painted()
        if options.workspace is None or options.only == "corpus":
            build_dataset(window)
            show_files(window)
            take(window, "corpus-files", options.output)
            show_filters(window)
            take(window, "corpus-filters", options.output)
            window.page(TrainPage).show_training()
        if options.only == "corpus":
            window.close()
            return 0
        if options.workspace is None:
            train(window, options.minutes)
        else:
            wait(2000)  # until the run is read and drawn
        take(window, "train", options.output)
        wait_until(lambda: not window.page(TrainPage).is_training, 120 * options.minutes, "the end")

        sample = Path(folder) / "inventory.py"
        shutil.copy(resource("samples", "inventory.py"), sample)
        window.show_page("editor")
        window.page(EditorPage).open_file(sample)
        if options.checkpoint:
            window.page(EditorPage).completion_bar.load(options.checkpoint)
        wait_until(lambda: is_loaded(context, options.checkpoint), 60, "the model")
        # A model of two minutes is hardly ever sure of itself: its dial is turned down.
        window.page(EditorPage).suggestions.panel.dial.slider.setValue(0)
        for page in EDITOR_PAGES:
            take(window, page, options.output)
        editor_states.leave(window)
        measure(window, options.output)
        # A page that has no pictures of its own yet is shown as it is at first.
        for spec in PAGES:
            if not any(options.output.glob(f"{spec.id}*.png")):
                window.show_page(spec.id)
                take(window, spec.id, options.output)
        edit = window.page(EditorPage).edit()
        assert edit is not None
        edit.document().setModified(False)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
