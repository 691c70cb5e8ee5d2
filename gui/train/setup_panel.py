"""Dataset, model, length and settings of the next run: the left column of the train page."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.config import settings_with
from core.errors import ConfigError
from core.titles import dataset_title
from core.training.config import BASIC, HORIZON, RunConfig, TrainingConfig
from core.training.presets import load_preset
from core.training.run_setup import FineTuning, RunSetup
from core.workspace import complete_folders
from gui.context import AppContext
from gui.train.estimate_card import EstimateCard
from gui.train.horizon_field import HorizonField
from gui.train.model_setup import ModelSetup
from gui.train.prompts_dialog import PromptsDialog
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names


class SetupPanel(QWidget):
    """The settings of the next run; the page starts it.

    Signals:
        changed: ``config()`` may give another result.
        new_dataset_requested: the user wants to build a dataset.
        library_requested: the user wants to build one from the standard library.
        files_requested: the name of the dataset whose files the user wants to see.
    """

    changed = Signal()
    new_dataset_requested = Signal()
    library_requested = Signal()
    files_requested = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        self.prompts = context.settings.state.train.prompts

        self.dataset = Choice(tr("Dataset"), tr("The tokens that the model is trained on."))
        self.no_dataset = label(
            tr("No dataset yet. Build one from your own code, or from Python's standard library."),
            "muted",
            wraps=True,
        )
        self.new_dataset_button = IconButton(
            tr("New dataset…"), "plus", tr("Choose folders and tokenize their code.")
        )
        self.files_button = IconButton(
            tr("Browse files"),
            "",
            tr("The files of this dataset, and why each was kept or dropped."),
        )
        self.library_button = IconButton(
            tr("Build from the standard library"),
            "library",
            tr("Build a dataset from Python's standard library; takes about a minute."),
            "primary",
        )
        data = Card(tr("Data"))
        data.body.addWidget(self.dataset)
        data.body.addWidget(self.no_dataset)
        data.body.addWidget(self.library_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.new_dataset_button, 1)
        buttons.addWidget(self.files_button)
        data.body.addLayout(buttons)

        self.model = ModelSetup(context)
        self.horizon = HorizonField(context.settings.state.train.minutes)
        length = Card(tr("Length"))
        length.body.addWidget(self.horizon)
        self.estimate = EstimateCard(context)

        default = TrainingConfig()
        basic = settings_with(TrainingConfig, BASIC)
        elsewhere = settings_with(TrainingConfig, HORIZON)
        more = [n for n in editable_names(default) if n not in (*basic, *elsewhere)]
        self.form = SettingsForm(default, basic, more)
        self.more_button = IconButton(tr("More settings"), "", tr("All training settings."), "link")
        self.more_button.setCheckable(True)
        settings = Card(tr("Settings"))
        settings.body.addWidget(self.form)
        settings.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        # The estimate changes its height with the settings above it, so it is the last.
        for card in (data, self.model, length, settings, self.estimate):
            column.addWidget(card)
        column.addStretch(1)

        self.refresh_datasets(context.settings.state.train.dataset)
        self.new_dataset_button.clicked.connect(self.new_dataset_requested)
        self.library_button.clicked.connect(self.library_requested)
        self.files_button.clicked.connect(self._want_files)
        self.model.preset_chosen.connect(self._show_preset)
        self.model.changed.connect(self._changed)
        self.dataset.currentIndexChanged.connect(self._changed)
        self.horizon.changed.connect(self._changed)
        self.form.changed.connect(self._changed)
        self.more_button.toggled.connect(self._toggle_more)
        self.estimate.preset_requested.connect(self.model.preset.set_key)
        self.estimate.minutes_requested.connect(self.horizon.show_minutes)
        self._show_preset()

    def config(self) -> RunConfig:
        """Return the run as it is set up, with random weights.

        Raises:
            ConfigError: there is no dataset, or a setting is invalid.
        """
        dataset = self.dataset.key()
        if not dataset:
            raise ConfigError(tr("There is no dataset yet."), tr("Build one first."))
        preset = load_preset(self.model.preset.key(), dataset=dataset)
        training_config = dataclasses.replace(
            self.horizon.applied_to(self.form.config()), prompts=self.prompts
        )
        return dataclasses.replace(
            preset, train=training_config, model=self.model.architecture.config()
        )

    def setup(self) -> RunSetup:
        """Return the run as it is set up, from random weights or from a checkpoint.

        Raises:
            ConfigError: as ``config``.
        """
        config, checkpoint = self.config(), self.model.checkpoint
        if checkpoint is None:
            return config
        changed = {field.name: field.value() for field in self.form.fields if field.is_changed}
        if self.prompts:
            changed["prompts"] = list(self.prompts)
        return FineTuning(
            checkpoint=checkpoint,
            dataset=config.dataset,
            mix=self.model.mixed,
            horizon=self.horizon.applied_to(TrainingConfig()),
            # JSON of plain values is TOML too.
            assignments=tuple(f"train.{name}={json.dumps(v)}" for name, v in changed.items()),
        )

    def set_prompts(self, prompts: Sequence[str]) -> None:
        """Set the prompts that the model continues after each validation."""
        self.prompts = tuple(prompts)
        self._changed()

    @property
    def problem(self) -> ConfigError | None:
        """The error that ``config()`` would raise; None where the settings are valid."""
        try:
            self.config()
        except ConfigError as error:
            return error
        return None

    def refresh_datasets(self, chosen: str = "") -> None:
        """List the datasets again, and choose one by name."""
        names = complete_folders(self._context.workspace.datasets)
        folder = self._context.workspace.datasets
        self.dataset.set_items(
            ((name, dataset_title(folder / name, names), name) for name in names), chosen
        )
        self.dataset.setVisible(bool(names))
        self.no_dataset.setVisible(not names)
        self.library_button.setVisible(not names)
        self.files_button.setVisible(bool(names))
        self.model.refresh()
        self._changed()

    def use(self, config: RunConfig) -> None:
        """Use the settings of a run; those that differ from the preset are marked as changed."""
        self.model.preset.set_key(config.preset)
        self.dataset.set_key(config.dataset)
        for field in self.form.fields:
            field.set_value(getattr(config.train, field.name))
        for field in self.model.architecture.fields:
            field.set_value(getattr(config.model, field.name))
        self.horizon.show_horizon(config.train)
        self.prompts = config.train.prompts or self.prompts
        self._changed()

    def remember(self) -> None:
        """Save the choices for the next start of the application."""
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.state.train,
                dataset=self.dataset.key(),
                preset=self.model.preset.key(),
                prompts=self.prompts,
                minutes=self.horizon.minutes() or settings.state.train.minutes,
            )
        )

    @Slot()
    def edit_prompts(self) -> None:
        """Let the user edit the prompts for the samples."""
        dialog = PromptsDialog(self.prompts, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._prompts_edited)
        dialog.open()

    @Slot()
    def _prompts_edited(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, PromptsDialog):
            self.set_prompts(dialog.prompts())
            self.remember()

    @Slot()
    def _want_files(self) -> None:
        self.files_requested.emit(self.dataset.key())

    @Slot()
    def _show_preset(self) -> None:
        self.form.set_config(load_preset(self.model.preset.key()).train)

    @Slot()
    def _changed(self, *_value: object) -> None:
        try:
            self.estimate.show_setup(self.setup())
        except ConfigError:
            self.estimate.show_setup(None)
        self.changed.emit()

    @Slot(bool)
    def _toggle_more(self, shows: bool) -> None:
        self.form.show_more(shows)
        self.more_button.setText(tr("Fewer settings") if shows else tr("More settings"))
