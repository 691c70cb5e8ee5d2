"""Dataset, model, length and settings of the next run: the left column of the train page."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.config import settings_with
from core.errors import ConfigError
from core.training.config import BASIC, HORIZON, RunConfig, TrainingConfig
from core.training.presets import load_preset
from core.training.run_setup import FineTuning, RunSetup
from gui.context import AppContext
from gui.train.data_card import LIBRARY_NAME, DataCard
from gui.train.estimate_card import EstimateCard
from gui.train.horizon_field import HorizonField
from gui.train.model_setup import ModelSetup
from gui.train.prompts_dialog import PromptsDialog
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.settings_form import SettingsForm, editable_names


class SetupPanel(QWidget):
    """The settings of the next run; the page starts it.

    Signals:
        changed: ``config()`` may give another result.
        new_dataset_requested: the user wants to build a dataset.
        files_requested: the name of the dataset whose files the user wants to see.
    """

    changed = Signal()
    new_dataset_requested = Signal()
    files_requested = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        self.prompts = context.settings.state.train.prompts

        self.data = DataCard(context.workspace)
        self.dataset = self.data.choice
        self.new_dataset_button = self.data.new_button

        self.model = ModelSetup(context)
        self.horizon = HorizonField(context.settings.state.train.minutes)
        # In one line with its title, so that all choices are seen in a small window.
        self.length = Card(tr("Length"))
        self.length.header.addWidget(self.horizon, 4)
        self.estimate = EstimateCard(context)

        default = TrainingConfig()
        basic = settings_with(TrainingConfig, BASIC)
        elsewhere = settings_with(TrainingConfig, HORIZON)
        more = [n for n in editable_names(default) if n not in (*basic, *elsewhere)]
        self.form = SettingsForm(default, basic, more)
        self.more_button = IconButton(tr("More settings"), "", tr("All training settings."), "link")
        self.more_button.setCheckable(True)
        self.settings_card = Card(tr("Recipe"))
        self.recipe_button = IconButton(
            tr("Show"),
            "",
            tr("Batch size, optimizer, learning rate and all other settings."),
            "link",
        )
        self.recipe_button.setCheckable(True)
        self.settings_card.header.addWidget(self.recipe_button)
        self.settings_card.body.addWidget(self.form)
        self.settings_card.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        # The estimate changes its height with the settings above it, so it is the last.
        for card in (self.data, self.model, self.length, self.settings_card, self.estimate):
            column.addWidget(card)
        column.addStretch(1)

        self.refresh_datasets(context.settings.state.train.dataset)
        self.data.new_requested.connect(self.new_dataset_requested)
        self.data.files_requested.connect(self.files_requested)
        self.recipe_button.toggled.connect(self._toggle_recipe)
        self._toggle_recipe(False)
        self.model.preset_chosen.connect(self._show_preset)
        self.model.changed.connect(self._changed)
        self.data.changed.connect(self._changed)
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
        dataset = self.data.dataset()
        if not dataset:
            raise ConfigError(tr("There is no dataset yet."), tr("Build one first."))
        return self._config(dataset)

    def _config(self, dataset: str) -> RunConfig:
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
        """Why no run can be started; None where it can, if need be after its data are built."""
        try:
            if self.data.needs_build:
                self._config(LIBRARY_NAME)
            else:
                self.config()
        except ConfigError as error:
            return error
        return None

    def refresh_datasets(self, chosen: str = "") -> None:
        """List the datasets again, and choose one by name."""
        self.data.refresh(chosen)
        self.model.refresh()
        self._changed()

    def use(self, config: RunConfig) -> None:
        """Use the settings of a run; those that differ from the preset are marked as changed."""
        self.model.preset.set_key(config.preset)
        self.dataset.set_key(config.dataset)
        for field in self.form.fields:
            field.set_value(getattr(config.train, field.name))
        if any(field.is_changed for field in self.form.fields):
            self.recipe_button.setChecked(True)  # what is marked as changed is seen
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
                dataset=self.data.dataset(),
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

    @Slot(bool)
    def _toggle_recipe(self, shows: bool) -> None:
        self.form.setVisible(shows)
        self.more_button.setVisible(shows)
        self.recipe_button.setText(tr("Hide") if shows else tr("Show"))
        self.recipe_button.setAccessibleName(tr("Hide recipe") if shows else tr("Show recipe"))
