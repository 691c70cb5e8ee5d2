"""What to train, on what, for how long: the left column of the train page.

Holds choices and hands out a ``RunConfig``; starting it is the page's business.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import ConfigError
from core.model.config import ModelConfig, parameter_count
from core.training.config import RunConfig, TrainConfig
from core.training.presets import load_preset, presets
from core.workspace import complete_folders
from gui import amounts
from gui.context import AppContext
from gui.train.horizon_field import HorizonField
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names

_MAIN_SETTINGS = ("optimizer", "lr", "batch_size", "accumulation", "warmup_steps")
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
        self._presets = {preset.name: preset for preset in presets()}

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

        self.preset = Choice("Preset", "A model size with a recipe that suits it.")
        self.description = label("", "muted", wraps=True)
        model = Card("Model")
        model.body.addWidget(self.preset)
        model.body.addWidget(self.description)
        # Its vocabulary is that of the dataset.
        shape = ModelConfig()
        names = [name for name in editable_names(shape) if name != "vocabulary"]
        self.shape = SettingsForm(shape, (), names)
        self.parameters = label("", "caption", wraps=True)
        self.shape_button = IconButton(
            "Change the shape", "", "Layers, heads and widths of the model.", "link"
        )
        self.shape_button.setCheckable(True)
        model.body.addWidget(self.shape)
        model.body.addWidget(self.parameters)
        model.body.addWidget(self.shape_button)

        self.horizon = HorizonField(context.settings.train.minutes)
        length = Card("Length")
        length.body.addWidget(self.horizon)

        recipe = TrainConfig()
        more = [
            name
            for name in editable_names(recipe)
            if name not in (*_MAIN_SETTINGS, *_HORIZON_SETTINGS)
        ]
        self.form = SettingsForm(recipe, _MAIN_SETTINGS, more)
        self.more_button = IconButton("More settings", "", "Every setting of the recipe.", "link")
        self.more_button.setCheckable(True)
        settings = Card("Recipe")
        settings.body.addWidget(self.form)
        settings.body.addWidget(self.more_button)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for card in (data, model, length, settings):
            column.addWidget(card)
        column.addStretch(1)

        self.preset.set_items(
            (
                (info.name, f"{info.title} · {amounts.short_count(info.parameters)}")
                for info in self._presets.values()
            ),
            context.settings.train.preset,
        )
        self._show_preset()
        self.refresh_datasets(context.settings.train.dataset)
        self.new_dataset_button.clicked.connect(self.new_dataset_wanted)
        self.library_button.clicked.connect(self.library_wanted)
        self.files_button.clicked.connect(self._want_files)
        self.preset.currentIndexChanged.connect(self._preset_chosen)
        self.dataset.currentIndexChanged.connect(self._changed)
        self.horizon.changed.connect(self._changed)
        self.form.changed.connect(self._changed)
        self.more_button.toggled.connect(self._toggle_more)
        self.shape.changed.connect(self._shape_changed)
        self.shape_button.toggled.connect(self._toggle_shape)

    def config(self) -> RunConfig:
        """The run as it is set up.

        Raises:
            ConfigError: no dataset, or a setting that cannot be used.
        """
        dataset = self.dataset.key()
        if not dataset:
            raise ConfigError("There is no dataset yet.", "Build one first.")
        preset = load_preset(self.preset.key(), dataset=dataset)
        recipe = self.horizon.applied_to(self.form.config())
        return dataclasses.replace(preset, train=recipe, model=self.shape.config())

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
        self.dataset.set_items(((name, name) for name in names), chosen)
        self.dataset.setVisible(bool(names))
        self.no_dataset.setVisible(not names)
        self.library_button.setVisible(not names)
        self.files_button.setVisible(bool(names))
        self.changed.emit()

    def use(self, config: RunConfig) -> None:
        """Take the settings of a run; what the preset says otherwise is marked as changed."""
        self.preset.set_key(config.preset)
        self.dataset.set_key(config.dataset)
        for field in self.form.fields:
            field.set_value(getattr(config.train, field.name))
        for field in self.shape.fields:
            field.set_value(getattr(config.model, field.name))
        self.horizon.show_horizon(config.train)
        self.changed.emit()

    def remember(self) -> None:
        """Keep the choices for the next start of the application."""
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.train,
                dataset=self.dataset.key(),
                preset=self.preset.key(),
                minutes=self.horizon.minutes() or settings.train.minutes,
            )
        )

    def _show_preset(self) -> None:
        info = self._presets[self.preset.key()]
        self.description.setText(info.description)
        preset = load_preset(info.name)
        self.form.set_config(preset.train)
        self.shape.set_config(preset.model)
        self._show_size()

    def _show_size(self) -> None:
        """How large the model is, where it is not that of the preset."""
        info = self._presets[self.preset.key()]
        try:
            parameters = parameter_count(self.shape.config())
        except ConfigError:
            parameters = info.parameters  # the form says what is wrong
        is_other = parameters != info.parameters
        self.parameters.setText(f"{amounts.count(parameters)} parameters" if is_other else "")
        self.parameters.setVisible(is_other)

    @Slot()
    def _want_files(self) -> None:
        self.files_wanted.emit(self.dataset.key())

    @Slot()
    def _preset_chosen(self, *_index: object) -> None:
        self._show_preset()
        self.changed.emit()

    @Slot()
    def _changed(self, *_value: object) -> None:
        self.changed.emit()

    @Slot()
    def _shape_changed(self) -> None:
        self._show_size()
        self.changed.emit()

    @Slot(bool)
    def _toggle_shape(self, shows: bool) -> None:
        self.shape.show_more(shows)
        self.shape_button.setText("Hide the shape" if shows else "Change the shape")

    @Slot(bool)
    def _toggle_more(self, shows: bool) -> None:
        self.form.show_more(shows)
        self.more_button.setText("Fewer settings" if shows else "More settings")
