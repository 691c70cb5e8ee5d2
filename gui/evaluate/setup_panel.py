"""What to measure, on which code, and how much of it: the left column of the evaluate page.

Holds choices and hands out a ``Request``; starting it is the page's business.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.data.config import SEPARATOR
from core.errors import ConfigError, WorkspaceError
from core.evaluation.config import FULL, QUICK, EvaluationConfig
from core.program import command_line
from core.titles import checkpoint_title, dataset_title
from core.training.runs import read_run_config
from gui.checkpoint_list import ListedCheckpoint, default_checkpoint, list_checkpoints
from gui.context import AppContext
from gui.evaluate.operations import Request
from gui.evaluate.sources_card import INSTALLED, SourcesCard
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names

_EXTENTS = {"quick": QUICK, "full": FULL}
_EXTENT_TITLES = (("quick", "Quick: a minute or two"), ("full", "Full: narrow intervals"))
_PROGRAMS_HEIGHT = 56
_PROGRAMS_TIP = (
    "Other programs to compare with, one a line, as NAME=COMMAND. Each answers lines of JSON as "
    f"{command_line('complete --stdin-loop')} does."
)


class SetupPanel(QWidget):
    """Checkpoints, code and extent.

    Signals:
        changed: ``request()`` may give another result.
        checkpoint_changed: another checkpoint is chosen.
    """

    changed = Signal()
    checkpoint_changed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        remembered = context.settings.state.evaluate
        self.checkpoint = Choice("Checkpoint", "The model that is measured.")
        self.against = Choice(
            "Compare with", "A second checkpoint; the difference gets a paired interval."
        )
        self.no_checkpoint = label(
            "No model yet. Train one on the Train tab, then measure here what it is worth.",
            "muted",
            wraps=True,
        )
        self._against_label = label("Compare with", "caption")
        self._against_label.setBuddy(self.against)
        self.programs = QPlainTextEdit("\n".join(remembered.programs))
        self.programs.setAccessibleName("Other programs")
        self.programs.setToolTip(_PROGRAMS_TIP)
        self.programs.setPlaceholderText("llama=python docs/llama_adapter.py")
        self.programs.setTabChangesFocus(True)
        self.programs.setProperty("role", "field")
        self.programs.setFixedHeight(_PROGRAMS_HEIGHT)
        self.programs_button = IconButton("Other programs…", "", _PROGRAMS_TIP, "link")
        self.programs_button.setCheckable(True)
        model = Card("Model")
        model.body.addWidget(self.no_checkpoint)
        model.body.addWidget(self.checkpoint)
        model.body.addWidget(self._against_label)
        model.body.addWidget(self.against)
        model.body.addWidget(self.programs_button)
        model.body.addWidget(self.programs)

        self.sources = SourcesCard(remembered.code, remembered.sources)

        self.extent = Choice("Extent", "How much is measured; more takes longer and says more.")
        self.extent.set_items(_EXTENT_TITLES, remembered.scope)
        self.about_extent = label("", "muted", wraps=True)
        self.form = SettingsForm(self._start(), (), editable_names(self._start()))
        self.more_button = IconButton("More settings", "", "Every setting of the extent.", "link")
        self.more_button.setCheckable(True)
        extent = Card("Extent")
        extent.body.addWidget(self.extent)
        extent.body.addWidget(self.about_extent)
        extent.body.addWidget(self.form)
        extent.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for card in (model, self.sources, extent):
            column.addWidget(card)
        column.addStretch(1)

        self.programs_button.toggled.connect(self._toggle_programs)
        self.programs_button.setChecked(bool(remembered.programs))
        self._toggle_programs(bool(remembered.programs))
        self.refresh(remembered.checkpoint)
        self._show_extent()
        self.checkpoint.currentIndexChanged.connect(self._checkpoint_chosen)
        self.against.currentIndexChanged.connect(self._tell)
        self.programs.textChanged.connect(self._tell)
        self.sources.changed.connect(self._tell)
        self.extent.currentIndexChanged.connect(self._extent_chosen)
        self.form.changed.connect(self._form_changed)
        self.more_button.toggled.connect(self._toggle_more)

    def request(self) -> Request:
        """What is to be measured, as it is set up.

        Raises:
            ConfigError: no checkpoint, nothing to measure on, or a setting that cannot be used.
        """
        path = self.checkpoint.key()
        if not path:
            raise ConfigError("There is no model yet.", "Train one on the Train tab.")
        problem = self.sources.problem()
        if problem:
            raise ConfigError(problem)
        against = self.against.key()
        return Request(
            checkpoint=Path(path),
            against=Path(against) if against else None,
            programs=self._programs(),
            installed=self.sources.kind.key() == INSTALLED,
            sources=self.sources.chosen_sources(),
            config=self.form.config(),
        )

    @property
    def problem(self) -> ConfigError | None:
        """Why ``request()`` would raise; None while all is well."""
        try:
            self.request()
        except ConfigError as error:
            return error
        return None

    @Slot()
    def refresh(self, chosen: str = "") -> None:
        """Look again which checkpoints there are, keeping the choice or making one."""
        before = self.checkpoint.key()
        found = list_checkpoints(self._context.workspace)
        default = default_checkpoint(self._context.workspace)
        self._offer(found, chosen or before or str(default or ""))
        if self.checkpoint.key() != before:
            self.checkpoint_changed.emit()
        self.changed.emit()

    def choose(self, path: str) -> None:
        """Choose a checkpoint; one from elsewhere is added to the list."""
        self.refresh(path)
        if self.checkpoint.key() != path:
            self.checkpoint.addItem(checkpoint_title(Path(path)), path)
            self.checkpoint.set_key(path)

    def remember(self) -> None:
        """Keep the choices for the next start of the application."""
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.state.evaluate,
                checkpoint=self.checkpoint.key(),
                code=self.sources.kind.key(),
                sources=self.sources.sources(),
                programs=self._programs(),
                scope=self.extent.key(),
            )
        )

    def _offer(self, found: Sequence[ListedCheckpoint], chosen: str) -> None:
        items = [(str(each.path), each.title) for each in found]
        self.checkpoint.set_items(items, chosen)
        self._offer_others()
        for widget in (self.checkpoint, self._against_label, self.against, self.programs_button):
            widget.setVisible(bool(items))
        self.programs.setVisible(bool(items) and self.programs_button.isChecked())
        self.no_checkpoint.setVisible(not items)
        self._show_dataset()

    def _offer_others(self) -> None:
        """Every checkpoint but the chosen one can be compared with."""
        others = [
            (self.checkpoint.itemData(row), self.checkpoint.itemText(row))
            for row in range(self.checkpoint.count())
            if row != self.checkpoint.currentIndex()
        ]
        self.against.set_items([("", "nothing else"), *others])

    def _show_dataset(self) -> None:
        """Tell the card what the model was trained on, by its run."""
        workspace = self._context.workspace
        name, is_there = "", False
        path = self.checkpoint.key()
        if path:
            try:
                # run/model/checkpoints/file
                name = read_run_config(Path(path).parents[2]).dataset
                folder = workspace.find_dataset(name)
                is_there = workspace.corpus(folder.name.partition(SEPARATOR)[0]).is_dir()
            except (WorkspaceError, IndexError):
                pass
        title = dataset_title(workspace.datasets / name) if name else ""
        self.sources.show_dataset(title, is_there)

    def _programs(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.programs.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    def _start(self) -> EvaluationConfig:
        return _EXTENTS[self.extent.key()]

    def _show_extent(self) -> None:
        try:
            config = self.form.config()
        except ConfigError:
            return  # the form says what is wrong
        typed = f"{config.replay_files:,} files typed key by key" if config.replay_files else ""
        bits = f"bits per byte of {config.bits_files:,} files" if config.bits_files else ""
        parts = [f"{config.cases:,} carets", typed, bits]
        self.about_extent.setText(", ".join(part for part in parts if part) + ".")

    @Slot()
    def _tell(self, *_value: object) -> None:
        self.changed.emit()

    @Slot()
    def _form_changed(self) -> None:
        self._show_extent()
        self.changed.emit()

    @Slot()
    def _extent_chosen(self, *_index: object) -> None:
        self.form.set_config(self._start())

    @Slot()
    def _checkpoint_chosen(self, *_index: object) -> None:
        self._offer_others()
        self._show_dataset()
        self.checkpoint_changed.emit()
        self.changed.emit()

    @Slot(bool)
    def _toggle_programs(self, shows: bool) -> None:
        self.programs.setVisible(shows)

    @Slot(bool)
    def _toggle_more(self, shows: bool) -> None:
        self.form.show_more(shows)
        self.more_button.setText("Fewer settings" if shows else "More settings")
