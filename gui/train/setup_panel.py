"""What to train, on what, for how long: the left column of the train page.

Holds choices and hands out a ``RunConfig``; starting it is the page's business.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import ConfigError
from core.titles import dataset_title
from core.training.config import RunConfig, TrainingConfig
from core.training.presets import load_preset
from core.workspace import complete_folders
from gui.context import AppContext
from gui.train.flight_plan_card import FlightPlanCard
from gui.train.horizon_field import HorizonField
from gui.train.model_setup import FineTuning, ModelSetup
from gui.train.probe import Setup
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names

_MAIN_SETTINGS = ("optimizer", "learning_rate", "batch_size", "accumulation", "warmup_steps")
_HORIZON_SETTINGS = ("max_steps", "max_minutes")


class SetupPanel(QWidget):
    """Dataset, preset, horizon and recipe.

    Signals:
        changed: ``config()`` may give another result.
        new_dataset_wanted: the person asked to build one.
        library_wanted: at once, from the standard library.
        files_wanted: the name of the dataset whose files the person wants to see.
    """

    changed = Signal()
    new_dataset_wanted = Signal()
    library_wanted = Signal()
    files_wanted = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        self.prompts = context.settings.state.train.prompts

        self.dataset = Choice("Dataset", "The tokens that the model learns from.")
        self.no_dataset = label(
            "No dataset yet. Build one from your own code, or from Python's standard library.",
            "muted",
            wraps=True,
        )
        self.new_dataset_button = IconButton(
            "New dataset…", "plus", "Choose folders and turn their code into tokens."
        )
        self.files_button = IconButton(
            "See its files", "", "Every file of this dataset, and why it was kept or left out."
        )
        self.library_button = IconButton(
            "Build from the standard library",
            "library",
            "Turn Python's own standard library into a dataset; takes about a minute.",
            "primary",
        )
        data = Card("Data")
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
        length = Card("Length")
        length.body.addWidget(self.horizon)
        self.plan = FlightPlanCard(context)

        training_config = TrainingConfig()
        more = [
            name
            for name in editable_names(training_config)
            if name not in (*_MAIN_SETTINGS, *_HORIZON_SETTINGS)
        ]
        self.form = SettingsForm(training_config, _MAIN_SETTINGS, more)
        self.more_button = IconButton("More settings", "", "Every setting of the recipe.", "link")
        self.more_button.setCheckable(True)
        settings = Card("Recipe")
        settings.body.addWidget(self.form)
        settings.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        # The plan comes and goes with every change above it, so that nothing is below it.
        for card in (data, self.model, length, settings, self.plan):
            column.addWidget(card)
        column.addStretch(1)

        self.refresh_datasets(context.settings.state.train.dataset)
        self.new_dataset_button.clicked.connect(self.new_dataset_wanted)
        self.library_button.clicked.connect(self.library_wanted)
        self.files_button.clicked.connect(self._want_files)
        self.model.preset_chosen.connect(self._show_recipe)
        self.model.changed.connect(self._changed)
        self.dataset.currentIndexChanged.connect(self._changed)
        self.horizon.changed.connect(self._changed)
        self.form.changed.connect(self._changed)
        self.more_button.toggled.connect(self._toggle_more)
        self.plan.preset_wanted.connect(self.model.preset.set_key)
        self.plan.minutes_wanted.connect(self.horizon.show_minutes)
        self._show_recipe()

    def config(self) -> RunConfig:
        """The run as it is set up, with new weights.

        Raises:
            ConfigError: no dataset, or a setting that cannot be used.
        """
        dataset = self.dataset.key()
        if not dataset:
            raise ConfigError("There is no dataset yet.", "Build one first.")
        preset = load_preset(self.model.preset.key(), dataset=dataset)
        training_config = dataclasses.replace(
            self.horizon.applied_to(self.form.config()), prompts=self.prompts
        )
        return dataclasses.replace(preset, train=training_config, model=self.model.shape.config())

    def setup(self) -> Setup:
        """The run as it is set up, with whatever weights it begins.

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
        """Take other beginnings for the model to go on from after each measurement."""
        self.prompts = tuple(prompts)
        self._changed()

    @property
    def problem(self) -> ConfigError | None:
        """Why ``config()`` would raise; None while all is well."""
        try:
            self.config()
        except ConfigError as error:
            return error
        return None

    def refresh_datasets(self, chosen: str = "") -> None:
        """Look again which datasets are complete, and choose one by name."""
        names = complete_folders(self._context.workspace.datasets)
        folder = self._context.workspace.datasets
        self.dataset.set_items(
            ((name, dataset_title(folder / name, names)) for name in names), chosen
        )
        self.dataset.setVisible(bool(names))
        self.no_dataset.setVisible(not names)
        self.library_button.setVisible(not names)
        self.files_button.setVisible(bool(names))
        self.model.refresh()
        self._changed()

    def use(self, config: RunConfig) -> None:
        """Take the settings of a run; what the preset says otherwise is marked as changed."""
        self.model.preset.set_key(config.preset)
        self.dataset.set_key(config.dataset)
        for field in self.form.fields:
            field.set_value(getattr(config.train, field.name))
        for field in self.model.shape.fields:
            field.set_value(getattr(config.model, field.name))
        self.horizon.show_horizon(config.train)
        self.prompts = config.train.prompts or self.prompts
        self._changed()

    def remember(self) -> None:
        """Keep the choices for the next start of the application."""
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
    def _want_files(self) -> None:
        self.files_wanted.emit(self.dataset.key())

    @Slot()
    def _show_recipe(self) -> None:
        self.form.set_config(load_preset(self.model.preset.key()).train)

    @Slot()
    def _changed(self, *_value: object) -> None:
        try:
            self.plan.show_setup(self.setup())
        except ConfigError:
            self.plan.show_setup(None)
        self.changed.emit()

    @Slot(bool)
    def _toggle_more(self, shows: bool) -> None:
        self.form.show_more(shows)
        self.more_button.setText("Fewer settings" if shows else "More settings")
