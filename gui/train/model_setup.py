"""Which model a run starts from: a new one of a preset, or the weights of a checkpoint.

A checkpoint determines architecture and tokenizer, so only a replay dataset is left to
choose. Nothing is read from it here: that needs torch, and ``fine_tuning_config`` does it
when the run starts.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from core.checkpoints.listing import list_checkpoints, suitable_start
from core.errors import ConfigError, CoreError
from core.model.config import ModelConfig, parameter_count
from core.titles import checkpoint_title, dataset_title
from core.training.presets import load_preset, presets
from core.training.runs.run_folder import RunSummary, read_run_config
from core.workspace import complete_folders
from gui import amounts
from gui.checkpoint_items import checkpoint_items
from gui.context import AppContext
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.settings_form import SettingsForm, editable_names
from gui.widgets.steady import SteadyLabel

_NEW = "new"
_FILE = "file"
_NO_MIX = "none"
_ABOUT_FINE_TUNING = QT_TR_NOOP(
    "Continues from the weights, architecture and tokenizer of this checkpoint, with three "
    "tenths of the learning rates unless you set them. The new and the replay dataset are "
    "validated before and after."
)


class ModelSetup(Card):
    """Preset and architecture, or checkpoint and replay dataset.

    Signals:
        preset_chosen: another preset, chosen by the user or that of a checkpoint.
        changed: any setting may have changed.
    """

    preset_chosen = Signal()
    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(tr("Model"))
        self._context = context
        self._presets = {preset.name: preset for preset in presets()}
        self._states: dict[str, str] = {}  # of the runs when the checkpoints were listed last
        self._opened: list[Path] = []  # files from outside the workspace
        self.start = Choice(
            tr("Start from"), tr("Random weights, or those of a checkpoint to continue from.")
        )
        self.preset = Choice(tr("Preset"), tr("A model size with suitable training settings."))
        self.description = SteadyLabel(
            "muted", (tr(preset.description) for preset in self._presets.values())
        )
        # The vocabulary is that of the dataset.
        default = ModelConfig()
        names = [name for name in editable_names(default) if name != "vocabulary"]
        self.architecture = SettingsForm(default, (), names)
        self.parameters = label("", "caption", wraps=True)
        self.architecture_button = IconButton(
            tr("Model architecture…"), "", tr("Layers, heads and widths of the model."), "link"
        )
        self.architecture_button.setCheckable(True)
        self.mix = Choice(
            tr("Replay dataset"),
            tr("Mixed with the new data, so that the model does not forget it."),
        )
        for widget in (
            self.start, self.preset, self.description, self.architecture, self.parameters,
            self.architecture_button, self.mix,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.preset.set_items(
            (
                (info.name, f"{tr(info.title)} · {amounts.short_count(info.parameters)}")
                for info in self._presets.values()
            ),
            context.settings.state.train.preset,
        )
        self.refresh()
        suitable = suitable_start(context.workspace)
        if suitable is not None:
            self.start.set_key(str(suitable))
        self._show_preset()
        self._show_start()
        self.preset.currentIndexChanged.connect(self._preset_changed)
        self.start.currentIndexChanged.connect(self._start_changed)
        self.mix.currentIndexChanged.connect(self._changed)
        self.architecture.changed.connect(self._architecture_changed)
        self.architecture_button.toggled.connect(self._toggle_architecture)

    @property
    def checkpoint(self) -> Path | None:
        """The weights to start from; None for random ones."""
        key = self.start.key()
        return None if key in ("", _NEW, _FILE) else Path(key)

    @property
    def mixed(self) -> str:
        """The replay dataset; empty for none."""
        key = self.mix.key()
        return "" if key == _NO_MIX or self.checkpoint is None else key

    def start_from(self, checkpoint: Path) -> None:
        """Choose a checkpoint of a run, or any other ``.pth`` file."""
        if self.start.findData(str(checkpoint)) < 0:
            self._opened.append(checkpoint)
            self.refresh()  # a checkpoint of a run may be newer than the list
        self.start.set_key(str(checkpoint))

    def follow_runs(self, runs: Iterable[RunSummary]) -> None:
        """List the checkpoints again if runs came, ended or went, with their checkpoints."""
        states = {run.name: run.status.state for run in runs}
        if states != self._states:
            self._states = states
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List the checkpoints and datasets again; without its file a checkpoint is not chosen."""
        checkpoints = list_checkpoints(self._context.workspace)
        known = checkpoint_items(checkpoints)
        of_runs = {one.path for one in checkpoints}
        self._opened = [p for p in self._opened if p not in of_runs and p.is_file()]
        opened = [(str(path), checkpoint_title(path), str(path)) for path in self._opened]
        chosen = self.checkpoint
        with QSignalBlocker(self.start):
            self.start.set_items(
                [
                    (_NEW, tr("Train from scratch")),
                    *opened,
                    *known,
                    (_FILE, tr("Another .pth file…")),
                ]
            )
        names = complete_folders(self._context.workspace.datasets)
        folder = self._context.workspace.datasets
        mixes = (
            (
                name,
                tr("Replay dataset: {name}").format(name=dataset_title(folder / name, names)),
                name,
            )
            for name in names
        )
        self.mix.set_items([(_NO_MIX, tr("No replay dataset")), *mixes])
        if self.checkpoint != chosen:
            self._show_start()
            self.changed.emit()

    def _show_preset(self) -> None:
        info = self._presets[self.preset.key()]
        self.architecture.set_config(load_preset(info.name).model)
        self._show_size()

    def _show_size(self) -> None:
        """Show the size of the model where it is not that of the preset."""
        info = self._presets[self.preset.key()]
        try:
            parameters = parameter_count(self.architecture.config())
        except ConfigError:
            parameters = info.parameters  # the form says what is wrong
        is_other = parameters != info.parameters and self.checkpoint is None
        self.parameters.setText(
            tr("{count} parameters").format(count=amounts.count(parameters)) if is_other else ""
        )
        self.parameters.setVisible(is_other)

    def _show_start(self) -> None:
        is_new = self.checkpoint is None
        self.description.setText(
            tr(self._presets[self.preset.key()].description) if is_new else tr(_ABOUT_FINE_TUNING)
        )
        for widget in (self.preset, self.architecture, self.architecture_button):
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
            # Asked when the list has closed; until then nothing is chosen.
            with QSignalBlocker(self.start):
                self.start.set_key(_NEW)
            name, _ = QFileDialog.getOpenFileName(
                self.window(), tr("Start from a checkpoint"), "", _file_filter()
            )
            if name:
                self.start_from(Path(name))
                return
        elif self.checkpoint is not None:
            self._use_preset_of(self.checkpoint)
        self._show_start()
        self.changed.emit()

    def _use_preset_of(self, checkpoint: Path) -> None:
        """Use the preset of the run that the checkpoint is from."""
        with contextlib.suppress(CoreError):
            self.preset.set_key(read_run_config(checkpoint.parent.parent.parent).preset)

    @Slot()
    def _architecture_changed(self) -> None:
        self._show_size()
        self.changed.emit()

    @Slot(bool)
    def _toggle_architecture(self, shows: bool) -> None:
        self.architecture.show_more(shows)
        self.architecture_button.setText(
            tr("Hide model architecture") if shows else tr("Model architecture…")
        )


def _file_filter() -> str:
    return f"{tr('Checkpoints')} (*.pth *.pt);;{tr('All files')} (*)"
