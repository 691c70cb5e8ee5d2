"""The corpus page with 100,000 files: how long the GUI thread is held up.

    python main.py bench corpus_page

The corpus is made up. Each figure is the median of several turns, from the call
to the end of the painting that follows. Reading the manifest happens in a worker
and is given apart.
"""

from __future__ import annotations

import dataclasses
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.control import Control
from core.corpus.browse.clusters import clusters_of
from core.corpus.browse.corpus_data import corpus_data
from core.corpus.browse.file_filter import DROPPED, FileFilter
from core.corpus.config import CorpusConfig
from core.corpus.store.manifest import read_manifest, to_line
from core.corpus.store.overrides import Overrides
from core.data.open_corpus import OpenedCorpus
from core.workspace import open_workspace
from gui.context import AppContext
from gui.corpus import files_model
from gui.corpus.duplicates_tab import DuplicatesTab
from gui.corpus.files_tab import FilesTab
from gui.corpus.thresholds_tab import ThresholdsTab
from gui.settings import Settings
from tests.core.corpus.rows import made_rows

_ROWS = 100_000
_TURNS = 7


def main() -> None:
    """Print a line for each action of a user."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        context = AppContext(
            open_workspace(Path(folder) / "workspace"), Settings(Path(folder) / "s.toml"), app
        )
        rows = made_rows(_ROWS)
        manifest = Path(folder) / "manifest.jsonl"
        manifest.write_text("".join(map(to_line, rows)), "utf-8")
        start = time.perf_counter()
        read = list(read_manifest(Path(folder)))
        data = corpus_data(Path(folder), CorpusConfig(), read, 3_500_000, Control())
        clusters = clusters_of(data)
        print(f"in the worker: reading {_ROWS:,} rows {time.perf_counter() - start:.2f} s")
        _measure(context, OpenedCorpus(data, clusters, Overrides()))
        context.shutdown()


def _measure(context: AppContext, opened: OpenedCorpus) -> None:
    start = time.perf_counter()
    files = FilesTab(context)
    files.resize(1264, 640)
    files.show()
    context.themes.dress()
    _settle(files)
    _say("files: making the tab", [time.perf_counter() - start])
    table, model, bar = files.files.table, files.files.model, files.files.bar
    _say("files: opening", _times(files, lambda turn: files.show_corpus(opened)))
    for column, name in enumerate(("path", "language", "lines", "size", "longest", "decision")):
        _say(
            f"files: sorting by {name}",
            _times(files, lambda turn, c=column: table.sortByColumn(c, _order(turn))),
        )
    table.sortByColumn(files_model.FILE, Qt.SortOrder.AscendingOrder)
    _say(
        "files: searching",
        _times(files, lambda turn: files.files._filter(FileFilter(search=f"module_0{turn}"))),
    )
    _say(
        "files: by decision",
        _times(files, lambda turn: bar.show_decision(("", DROPPED)[turn % 2])),
    )
    _say(
        "files: by folder",
        _times(files, lambda turn: bar.show_folder(f"project_0{turn}/")),
    )
    bar.folder.set_key("")
    _say(
        "files: scrolling a page",
        _times(files, lambda turn: table.verticalScrollBar().setValue(37 * (turn + 1))),
    )
    assert model.rowCount() > 0

    start = time.perf_counter()
    thresholds = ThresholdsTab(context)
    thresholds.resize(1264, 640)
    thresholds.show()
    _settle(thresholds)
    _say("filters: making the tab", [time.perf_counter() - start])
    _say("filters: opening", _times(thresholds, lambda turn: thresholds.show_corpus(opened)))
    slider = thresholds.cards[0].rows[1].slider

    def move(turn: int) -> None:
        slider.setValue(300 + 10 * turn)
        thresholds.decide()

    _say("filters: moving a threshold", _times(thresholds, move))
    measured, config = opened.data.measured, opened.data.config
    _say(
        "filters: deciding alone",
        _times(
            thresholds,
            lambda turn: measured.decide(dataclasses.replace(config, max_lines=500 + turn)),
        ),
    )
    duplicates = DuplicatesTab(context)
    duplicates.resize(1264, 640)
    duplicates.show()
    _say("duplicates: opening", _times(duplicates, lambda turn: duplicates.show_corpus(opened)))
    files.close()
    thresholds.close()
    duplicates.close()


def _order(turn: int) -> Qt.SortOrder:
    return (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)[turn % 2]


def _times(widget: QWidget, action: Callable[[int], object]) -> list[float]:
    seconds: list[float] = []
    for turn in range(_TURNS):
        start = time.perf_counter()
        action(turn)
        _settle(widget)
        seconds.append(time.perf_counter() - start)
    return seconds


def _settle(widget: QWidget) -> None:
    """Layouts and painting that were put off happen now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    widget.repaint()
    QCoreApplication.processEvents()


def _say(what: str, seconds: list[float]) -> None:
    median, worst = 1000 * statistics.median(seconds), 1000 * max(seconds)
    print(f"{what:32} {median:7.1f} ms, at most {worst:7.1f}")


if __name__ == "__main__":
    main()
