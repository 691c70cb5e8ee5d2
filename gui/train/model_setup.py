"""Which model a run begins with: a new one of a preset, or the weights of a checkpoint.

A checkpoint brings its shape and its tokenizer along, so only older data to mix in
is left to choose. Nothing is read from it here: that needs torch, and is done by
``fine_tuning_config`` once the run starts.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from core.errors import ConfigError, CoreError
from core.model.config import ModelConfig, parameter_count
from core.titles import checkpoint_title, dataset_title
from core.training.config import TrainingConfig
from core.training.presets import load_preset, presets
from core.training.runs import read_run_config
from core.workspace import complete_folders
from gui import amounts
from gui.checkpoint_list import list_checkpoints
from gui.context import AppContext
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names
from gui.widgets.steady import SteadyLabel

_NEW = "new"
_FILE = "file"
_NO_MIX = "none"
_FILE_FILTER = "Checkpoints (*.pth *.pt);;All files (*)"
_GOES_ON = (
    "Goes on with the weights, the shape and the tokenizer of this checkpoint, at three tenths "
    "of the rates unless you set them. It is measured on the new and the old files before and "
    "after."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FineTuning:
    """A run that begins with a checkpoint, as ``fine_tuning_config`` takes it.

    Attributes:
        checkpoint: the weights to begin with.
        dataset: the new data.
        mix: older data; empty for none.
        horizon: holds the length of the run and nothing else.
        assignments: what the person has changed, as ``--set`` takes it; no horizon.
    """

    checkpoint: Path
    dataset: str
    mix: str
    horizon: TrainingConfig
    assignments: tuple[str, ...]


class ModelSetup(Card):
    """Preset and shape, or checkpoint and older data.

    Signals:
        preset_chosen: another preset, by hand or because a checkpoint has it.
        changed: anything may be another.
    """

    preset_chosen = Signal()
    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__("Model")
        self._context = context
        self._presets = {preset.name: preset for preset in presets()}
        self._opened: list[Path] = []  # files from outside the workspace
        self.start = Choice("Begin with", "New weights, or those of a checkpoint to go on from.")
        self.preset = Choice("Preset", "A model size with a recipe that suits it.")
        self.description = SteadyLabel(
            "muted", (preset.description for preset in self._presets.values())
        )
        # Its vocabulary is that of the dataset.
        shape = ModelConfig()
        names = [name for name in editable_names(shape) if name != "vocabulary"]
        self.shape = SettingsForm(shape, (), names)
        self.parameters = label("", "caption", wraps=True)
        self.shape_button = IconButton(
            "Change the shape", "", "Layers, heads and widths of the model.", "link"
        )
        self.shape_button.setCheckable(True)
        self.mix = Choice(
            "Older data", "Mixed in with the new, so that the model does not forget it."
        )
        for widget in (
            self.start, self.preset, self.description, self.shape, self.parameters,
            self.shape_button, self.mix,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.preset.set_items(
            (
                (info.name, f"{info.title} · {amounts.short_count(info.parameters)}")
                for info in self._presets.values()
            ),
            context.settings.state.train.preset,
        )
        self.refresh()
        self._show_preset()
        self._show_start()
        self.preset.currentIndexChanged.connect(self._preset_changed)
        self.start.currentIndexChanged.connect(self._start_changed)
        self.mix.currentIndexChanged.connect(self._changed)
        self.shape.changed.connect(self._shape_changed)
        self.shape_button.toggled.connect(self._toggle_shape)

    @property
    def checkpoint(self) -> Path | None:
        """The weights to begin with; None for new ones."""
        key = self.start.key()
        return None if key in ("", _NEW, _FILE) else Path(key)

    @property
    def mixed(self) -> str:
        """The dataset to mix in; empty for none."""
        key = self.mix.key()
        return "" if key == _NO_MIX or self.checkpoint is None else key

    def begin_with(self, checkpoint: Path) -> None:
        """Choose a checkpoint of a run, or any other ``.pth`` file."""
        if self.start.findData(str(checkpoint)) < 0:
            self._opened.append(checkpoint)
            self.refresh()
        self.start.set_key(str(checkpoint))

    @Slot()
    def refresh(self) -> None:
        """Look again what checkpoints and datasets there are."""
        known = [(str(one.path), one.title) for one in list_checkpoints(self._context.workspace)]
        opened = [(str(path), checkpoint_title(path)) for path in self._opened]
        self.start.set_items(
            [(_NEW, "New weights"), *opened, *known, (_FILE, "Another .pth file…")]
        )
        names = complete_folders(self._context.workspace.datasets)
        folder = self._context.workspace.datasets
        mixes = ((name, f"Mix in {dataset_title(folder / name, names)}") for name in names)
        self.mix.set_items([(_NO_MIX, "Mix in no older data"), *mixes])

    def _show_preset(self) -> None:
        info = self._presets[self.preset.key()]
        self.shape.set_config(load_preset(info.name).model)
        self._show_size()

    def _show_size(self) -> None:
        """How large the model is, where it is not that of the preset."""
        info = self._presets[self.preset.key()]
        try:
            parameters = parameter_count(self.shape.config())
        except ConfigError:
            parameters = info.parameters  # the form says what is wrong
        is_other = parameters != info.parameters and self.checkpoint is None
        self.parameters.setText(f"{amounts.count(parameters)} parameters" if is_other else "")
        self.parameters.setVisible(is_other)

    def _show_start(self) -> None:
        is_new = self.checkpoint is None
        self.description.setText(
            self._presets[self.preset.key()].description if is_new else _GOES_ON
        )
        for widget in (self.preset, self.shape, self.shape_button):
            widget.setVisible(is_new)
        self.mix.setVisible(not is_new)
        self._show_size()

    @Slot()
    def _changed(self, *_value: object) -> None:
        self.changed.emit()

    @Slot()
    def _preset_changed(self, *_index: object) -> None:
        self._show_preset()
        self._show_start()
        self.preset_chosen.emit()
        self.changed.emit()

    @Slot()
    def _start_changed(self, *_index: object) -> None:
        if self.start.key() == _FILE:
            # Asked once the list has closed; until then nothing is chosen.
            with QSignalBlocker(self.start):
                self.start.set_key(_NEW)
            name, _ = QFileDialog.getOpenFileName(
                self.window(), "Go on from a checkpoint", "", _FILE_FILTER
            )
            if name:
                self.begin_with(Path(name))
                return
        elif self.checkpoint is not None:
            self._take_preset_of(self.checkpoint)
        self._show_start()
        self.changed.emit()

    def _take_preset_of(self, checkpoint: Path) -> None:
        """The recipe of the form is that of the run that the checkpoint is from."""
        with contextlib.suppress(CoreError):
            self.preset.set_key(read_run_config(checkpoint.parent.parent.parent).preset)

    @Slot()
    def _shape_changed(self) -> None:
        self._show_size()
        self.changed.emit()

    @Slot(bool)
    def _toggle_shape(self, shows: bool) -> None:
        self.shape.show_more(shows)
        self.shape_button.setText("Hide the shape" if shows else "Change the shape")
