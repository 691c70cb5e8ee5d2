"""The data of the next run: a dataset of the workspace, or one that is built when it starts."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from core.corpus.description import read_description
from core.data.config import SEPARATOR
from core.errors import CoreError
from core.files import read_record
from core.languages.table import LANGUAGES
from core.titles import dataset_title
from core.workspace import Workspace, complete_folders
from gui import amounts
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import plain_tip
from gui.widgets.steady import SteadyLabel

# The key of the standard library, which no folder can have: it is built when the run starts.
LIBRARY: Final = "//library"
LIBRARY_NAME: Final = "stdlib"
_LANGUAGES: Final = {language.name: language.title for language in LANGUAGES}
_MAX_LANGUAGES = 3


class DataCard(Card):
    """The choice, the facts about what is chosen, and the way to a new dataset.

    Signals:
        changed: another dataset is chosen.
        new_requested: the user wants to build a dataset.
        files_requested: the name of the dataset whose files the user wants to see.
    """

    changed = Signal()
    new_requested = Signal()
    files_requested = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(tr("Data"))
        self._workspace = workspace
        self.choice = Choice(tr("Dataset"), tr("The tokens that the model is trained on."))
        self.facts = SteadyLabel("caption", ("x\nx",))
        self.new_button = IconButton(
            tr("New dataset…"), "plus", tr("Choose folders and tokenize their code.")
        )
        self.files_button = IconButton(
            tr("Browse files"),
            "",
            tr("The files of this dataset, and why each was kept or dropped."),
        )
        self.body.addWidget(self.choice)
        self.body.addWidget(self.facts)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.new_button, 1)
        buttons.addWidget(self.files_button)
        self.body.addLayout(buttons)
        self.choice.currentIndexChanged.connect(self._changed)
        self.new_button.clicked.connect(self.new_requested)
        self.files_button.clicked.connect(self._want_files)

    @property
    def needs_build(self) -> bool:
        """Whether the chosen data must be built before a run can start."""
        return self.choice.key() == LIBRARY

    def dataset(self) -> str:
        """Return the name of the chosen dataset; empty where it is not built yet."""
        return "" if self.needs_build else self.choice.key()

    def train_tokens(self) -> int:
        """Return the tokens that a run on the chosen dataset trains on; 0 while unknown."""
        train = read_record(self._workspace.datasets / self.dataset() / "dataset.json").get("train")
        return _whole(train, "tokens") if isinstance(train, dict) else 0

    def refresh(self, chosen: str = "") -> None:
        """List the datasets again, and choose one by name."""
        names = complete_folders(self._workspace.datasets)
        folder = self._workspace.datasets
        items = [(name, dataset_title(folder / name, names), name) for name in names]
        if not any(name.partition(SEPARATOR)[0] == LIBRARY_NAME for name in names):
            about = tr("Built when the run starts; that takes about a minute.")
            items.append((LIBRARY, tr("Python's standard library"), about))
        self.choice.set_items(items, chosen)
        self._show()

    @Slot()
    def _changed(self, *_index: object) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.files_button.setEnabled(not self.needs_build)
        text = (
            tr("Not built yet: it is built when the run starts, in about a minute.")
            if self.needs_build
            else facts_text(self._workspace, self.dataset())
        )
        self.facts.setText(text)
        self.facts.setToolTip(plain_tip(text))

    @Slot()
    def _want_files(self) -> None:
        self.files_requested.emit(self.dataset())


def facts_text(workspace: Workspace, dataset: str) -> str:
    """Return what is in a dataset: files, tokens, languages, held-out fraction and age."""
    folder = workspace.datasets / dataset
    record = read_record(folder / "dataset.json")
    train, held = record.get("train"), record.get("validation")
    if not isinstance(train, dict) or not isinstance(held, dict):
        return ""
    files = _whole(train, "documents") + _whole(held, "documents")
    tokens = _whole(train, "tokens") + _whole(held, "tokens")
    fraction = _whole(held, "tokens") / tokens if tokens else 0.0
    parts = [
        tr("%Ln file(s)", n=files),
        tr("{count} tokens").format(count=amounts.short_count(tokens)),
        tr("{percent} held out").format(percent=amounts.percent(fraction, 1)),
    ]
    parts += _languages_text(workspace.corpora / dataset.partition(SEPARATOR)[0])
    try:
        built = datetime.datetime.fromtimestamp((folder / "dataset.json").stat().st_mtime)
        parts.append(tr("built {date}").format(date=amounts.date(built.date())))
    except (OSError, OverflowError, ValueError):
        pass
    return " · ".join(parts)


def _languages_text(corpus: Path) -> list[str]:
    try:
        names = read_description(corpus).config.languages
    except CoreError:
        return []
    titles = [_LANGUAGES.get(name, name) for name in names]
    if not titles:
        return []
    if len(titles) > _MAX_LANGUAGES:
        rest = amounts.count(len(titles) - _MAX_LANGUAGES)
        text = ", ".join(titles[:_MAX_LANGUAGES])
        return [tr("{languages} and {count} more").format(languages=text, count=rest)]
    return [", ".join(titles)]


def _whole(record: dict[str, Any], name: str) -> int:
    value = record.get(name)
    return value if isinstance(value, int) else 0
