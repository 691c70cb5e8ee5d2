"""Model, code and scope of the next evaluation: the left column of the evaluate page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.checkpoints.listing import ListedCheckpoint, default_checkpoint, list_checkpoints
from core.data.config import SEPARATOR
from core.errors import ConfigError, WorkspaceError
from core.evaluation.config import FULL, QUICK, EvaluationConfig
from core.evaluation.request import EvaluationRequest
from core.program import command_line
from core.titles import checkpoint_title, dataset_title
from core.training.runs.run_folder import read_run_config
from gui import amounts
from gui.checkpoint_items import checkpoint_items
from gui.context import AppContext
from gui.evaluate.sources_card import INSTALLED, SourcesCard
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names

_SCOPES = {"quick": QUICK, "full": FULL}
_SCOPE_TITLES = (
    ("quick", QT_TR_NOOP("Quick: a minute or two")),
    ("full", QT_TR_NOOP("Full: narrow intervals")),
)
_PROGRAMS_HEIGHT = 56


class SetupPanel(QWidget):
    """The settings of the next evaluation; the page runs it.

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
        tip = tr(
            "Other programs to compare with, one per line, as NAME=COMMAND. Each answers lines of "
            "JSON like {command}."
        ).format(command=command_line("complete --stdin-loop"))
        self._found: tuple[ListedCheckpoint, ...] = ()
        self.checkpoint = Choice(tr("Checkpoint"), tr("The model that is evaluated."))
        self.against = Choice(
            tr("Compare with"),
            tr("A second checkpoint; the difference has a paired confidence interval."),
        )
        self.no_checkpoint = label(
            tr("There is no model yet. Train one on the Train tab, then evaluate it here."),
            "muted",
            wraps=True,
        )
        self._against_label = label(tr("Compare with"), "caption")
        self._against_label.setBuddy(self.against)
        self.programs = QPlainTextEdit("\n".join(remembered.programs))
        self.programs.setAccessibleName(tr("Other programs"))
        self.programs.setToolTip(tip)
        self.programs.setPlaceholderText("llama=python docs/llama_adapter.py")
        self.programs.setTabChangesFocus(True)
        self.programs.setProperty("role", "field")
        self.programs.setFixedHeight(_PROGRAMS_HEIGHT)
        self.programs_button = IconButton(tr("Other programs…"), "", tip, "link")
        self.programs_button.setCheckable(True)
        model = Card(tr("Model"))
        model.body.addWidget(self.no_checkpoint)
        model.body.addWidget(self.checkpoint)
        model.body.addWidget(self._against_label)
        model.body.addWidget(self.against)
        model.body.addWidget(self.programs_button)
        model.body.addWidget(self.programs)

        self.sources = SourcesCard(
            remembered.code, remembered.sources, with_project=remembered.with_project
        )

        self.scope = Choice(
            tr("Scope"), tr("How much is measured: more takes longer and is more precise.")
        )
        self.scope.set_items(((key, tr(text)) for key, text in _SCOPE_TITLES), remembered.scope)
        self.about_scope = label("", "muted", wraps=True)
        self.form = SettingsForm(self._start(), (), editable_names(self._start()))
        self.more_button = IconButton(
            tr("More settings"), "", tr("All settings of the scope."), "link"
        )
        self.more_button.setCheckable(True)
        scope = Card(tr("Scope"))
        scope.body.addWidget(self.scope)
        scope.body.addWidget(self.about_scope)
        scope.body.addWidget(self.form)
        scope.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for card in (model, self.sources, scope):
            column.addWidget(card)
        column.addStretch(1)

        self.programs_button.toggled.connect(self._toggle_programs)
        self.programs_button.setChecked(bool(remembered.programs))
        self._toggle_programs(bool(remembered.programs))
        self.refresh(remembered.checkpoint)
        self._show_scope()
        self.checkpoint.currentIndexChanged.connect(self._checkpoint_chosen)
        self.against.currentIndexChanged.connect(self._tell)
        self.programs.textChanged.connect(self._tell)
        self.sources.changed.connect(self._tell)
        self.scope.currentIndexChanged.connect(self._scope_chosen)
        self.form.changed.connect(self._form_changed)
        self.more_button.toggled.connect(self._toggle_more)

    def request(self) -> EvaluationRequest:
        """Return the evaluation as it is set up.

        Raises:
            ConfigError: there is no checkpoint or no code, or a setting is invalid.
        """
        path = self.checkpoint.key()
        if not path:
            raise ConfigError(tr("There is no model yet."), tr("Train one on the Train tab."))
        problem = self.sources.problem()
        if problem:
            raise ConfigError(problem)
        against = self.against.key()
        return EvaluationRequest(
            checkpoint=Path(path),
            against=Path(against) if against else None,
            programs=self._programs(),
            installed=self.sources.kind.key() == INSTALLED,
            sources=self.sources.chosen_sources(),
            config=self.form.config(),
            with_project=self.sources.wants_project(),
        )

    @property
    def problem(self) -> ConfigError | None:
        """The error that ``request()`` would raise; None where the settings are valid."""
        try:
            self.request()
        except ConfigError as error:
            return error
        return None

    @Slot()
    def refresh(self, chosen: str = "") -> None:
        """List the checkpoints again and keep the choice, or choose one."""
        before = self.checkpoint.key()
        found = list_checkpoints(self._context.workspace)
        default = default_checkpoint(self._context.workspace)
        self._list(found, chosen or before or str(default or ""))
        if self.checkpoint.key() != before:
            self.checkpoint_changed.emit()
        self.changed.emit()

    def choose(self, path: str) -> None:
        """Choose a checkpoint; one from outside the workspace is added to the list."""
        self.refresh(path)
        if self.checkpoint.key() != path:
            self.checkpoint.addItem(checkpoint_title(Path(path)), path)
            self.checkpoint.set_key(path)

    def remember(self) -> None:
        """Save the choices for the next start of the application."""
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.state.evaluate,
                checkpoint=self.checkpoint.key(),
                code=self.sources.kind.key(),
                sources=self.sources.sources(),
                with_project=self.sources.project.isChecked(),
                programs=self._programs(),
                scope=self.scope.key(),
            )
        )

    def _list(self, found: Sequence[ListedCheckpoint], chosen: str) -> None:
        items = checkpoint_items(found)
        self._found = tuple(found)
        self.checkpoint.set_items(items, chosen)
        self._list_others()
        for widget in (self.checkpoint, self._against_label, self.against, self.programs_button):
            widget.setVisible(bool(items))
        self.programs.setVisible(bool(items) and self.programs_button.isChecked())
        self.no_checkpoint.setVisible(not items)
        self._show_dataset()

    def _list_others(self) -> None:
        """List every checkpoint but the chosen one to compare with."""
        chosen = self.checkpoint.key()
        others = checkpoint_items(one for one in self._found if str(one.path) != chosen)
        self.against.set_items([("", tr("no other model")), *others])

    def _show_dataset(self) -> None:
        """Show the dataset on which the model was trained."""
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
        return _SCOPES[self.scope.key()]

    def _show_scope(self) -> None:
        try:
            config = self.form.config()
        except ConfigError:
            return  # the form says what is wrong
        parts = [tr("Cursor positions: {count}").format(count=amounts.count(config.cases))]
        if config.typing_files:
            count = amounts.count(config.typing_files)
            parts.append(tr("Files with simulated typing: {count}").format(count=count))
        if config.bits_files:
            count = amounts.count(config.bits_files)
            parts.append(tr("Files for bits per byte: {count}").format(count=count))
        self.about_scope.setText("\n".join(parts))

    @Slot()
    def _tell(self, *_value: object) -> None:
        self.changed.emit()

    @Slot()
    def _form_changed(self) -> None:
        self._show_scope()
        self.changed.emit()

    @Slot()
    def _scope_chosen(self, *_index: object) -> None:
        self.form.set_config(self._start())

    @Slot()
    def _checkpoint_chosen(self, *_index: object) -> None:
        self._list_others()
        self._show_dataset()
        self.checkpoint_changed.emit()
        self.changed.emit()

    @Slot(bool)
    def _toggle_programs(self, shows: bool) -> None:
        self.programs.setVisible(shows)

    @Slot(bool)
    def _toggle_more(self, shows: bool) -> None:
        self.form.show_more(shows)
        self.more_button.setText(tr("Fewer settings") if shows else tr("More settings"))
