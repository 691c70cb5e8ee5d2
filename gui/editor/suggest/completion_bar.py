"""The row above the text: which checkpoint completes, how, and whether at all."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.checkpoints.listing import default_checkpoint, list_checkpoints
from core.errors import CoreError
from core.resources import starter_checkpoint
from core.titles import run_title
from core.workspace import Workspace
from gui.amounts import count
from gui.checkpoint_items import checkpoint_items
from gui.jobs.completion_service import CompletionService
from gui.live_run import LiveRun
from gui.model_choice import PROJECT_ONLY, model_title
from gui.preferences import SuggestionPreferences
from gui.settings import Settings
from gui.translation import tr, translated
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.choice import Choice, Group
from gui.widgets.labels import label, plain_tip

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo
    from core.training.loop.live import LiveWeights

_NONE = ""
_PROJECT_ONLY = str(PROJECT_ONLY)
_OTHER = "other"
_LIVE = "live"
_STEP_MS = 1000
_MAX_CHECKPOINT_PIXELS = 420
_MODES = (
    ("autocomplete", QT_TR_NOOP("Autocomplete")),
    ("creative", QT_TR_NOOP("Creative")),
)
_MODE_TIP = QT_TR_NOOP(
    "Autocomplete prefers likely tokens (temperature 0.2, top-k 10). "
    "Creative samples more freely (temperature 0.8, top-k 50)."
)


class CompletionBar(QWidget):
    """Selectors for the checkpoint and the mode.

    Signals:
        other_wanted: the user wants to open a checkpoint from elsewhere.
        switched: completion was switched on or off, or its mode changed.
        failed: the ``CoreError`` of a checkpoint that would not load.
        choice_changed: other checkpoints are there, or another one is loaded or chosen.
        panel_wanted: whether the user wants the panel beside the text.
        inspector_wanted: whether the user wants the colors of the inspector.
        left: a list of the row has been used; the text should have the focus again.
    """

    other_wanted = Signal()
    switched = Signal()
    failed = Signal(CoreError)
    choice_changed = Signal()
    panel_wanted = Signal(bool)
    inspector_wanted = Signal(bool)
    left = Signal()

    def __init__(
        self,
        workspace: Workspace,
        service: CompletionService,
        settings: Settings,
        live: LiveRun,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._live = live
        self._live_run = ""  # the run whose weights complete, until it ends
        self._service = service
        self._settings = settings
        self._wanted = ""  # the path that is loaded, or is being loaded
        self._is_loading = False
        self._is_outdated = False  # the loaded file was written again by a run
        self._has_declined = False  # the user chose no model
        self._is_fallback = False  # no checkpoint of a run: the starter completes, or no model
        self._checkpoint = Choice(
            tr("Checkpoint"),
            tr("The model that makes suggestions. Its best checkpoint is usually the right one."),
        )
        self._checkpoint.setMinimumContentsLength(12)
        self._checkpoint.setMaximumWidth(_MAX_CHECKPOINT_PIXELS)
        self._mode = Choice(tr("Mode"), tr(_MODE_TIP))
        self._mode.set_items(
            ((key, tr(title)) for key, title in _MODES), settings.preferences.suggestions.mode
        )
        self._mode.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._mode.setMinimumContentsLength(len("Autocomplete"))
        self._switch = QCheckBox(tr("Suggest while t&yping"))
        self._switch.setToolTip(tr("Off: a suggestion appears only when you request one."))
        self._switch.setChecked(settings.preferences.suggestions.enabled)
        self._inspect = _toggle(
            tr("&Inspect"), tr("Color the text by the probability of its tokens.")
        )
        self._tune = _toggle(
            tr("Settings"), tr("Suggestion settings: confidence, languages, sampling, statistics.")
        )
        self._lay_out()
        self.refresh()
        self._checkpoint.activated.connect(self._checkpoint_chosen)
        self._mode.activated.connect(self._mode_chosen)
        self._switch.toggled.connect(self.set_completes)
        self._inspect.clicked.connect(self.inspector_wanted)
        self._tune.clicked.connect(self.panel_wanted)
        for choice in (self._checkpoint, self._mode):
            choice.closed.connect(self.left)
        leave_focus_to_text(self._switch, self._inspect, self._tune)
        service.model_changed.connect(self._model_changed)
        service.failed.connect(self._failed)
        service.preparing.connect(self._preparing)
        live.changed.connect(self._live_changed)
        settings.changed.connect(self._settings_changed)
        self._step_timer = QTimer(self)
        self._step_timer.setInterval(_STEP_MS)
        self._step_timer.timeout.connect(self._tell_step)

    def has_checkpoints(self) -> bool:
        """Whether there is anything to choose from."""
        return self._checkpoint.count() > len((_PROJECT_ONLY, _NONE, _OTHER))

    def is_loading(self) -> bool:
        """Whether a checkpoint is on its way."""
        return self._is_loading

    def completes(self) -> bool:
        """Whether suggestions are switched on."""
        return self._switch.isChecked()

    def mode(self) -> str:
        """The key of the sampling mode."""
        return self._mode.key()

    def is_inspecting(self) -> bool:
        """Whether the inspector is switched on."""
        return self._inspect.isChecked()

    def set_inspecting(self, is_on: bool) -> None:
        """Show that the inspector is on or off."""
        self._inspect.setChecked(is_on)

    def is_panel_shown(self) -> bool:
        """Whether the panel is open."""
        return self._tune.isChecked()

    def set_panel_shown(self, is_shown: bool) -> None:
        """Show that the panel is open or closed."""
        self._tune.setChecked(is_shown)

    def focus_checkpoint(self) -> None:
        """Move the focus to the first field of the row."""
        self._checkpoint.setFocus()

    def load(self, path: Path, *, is_chosen: bool = True) -> None:
        """Load a checkpoint and remember the choice; unless it was chosen, until there is one."""
        self._begin_loading(str(path))
        self._is_fallback = not is_chosen
        if is_chosen:
            self._settings.put(
                dataclasses.replace(self._settings.state.editor, checkpoint=self._wanted)
            )
        self.refresh()
        self._checkpoint.setToolTip(plain_tip(tr("Loading {path}\u2026").format(path=path)))
        self._service.load(path)

    def load_live(self) -> None:
        """Complete with the model that is training now."""
        weights = self._live.weights
        if weights is None:
            return
        self._begin_loading(_LIVE, weights.run)
        self.refresh()
        self._service.load_live(weights)

    def load_project_only(self, *, is_chosen: bool) -> None:
        """Complete without a model; unless that was chosen, until there is a checkpoint."""
        self._begin_loading(_PROJECT_ONLY)
        self._is_fallback = not is_chosen
        if is_chosen:
            self._settings.put(
                dataclasses.replace(self._settings.state.editor, checkpoint=self._wanted)
            )
        self.refresh()
        self._service.load_project_only()

    def _begin_loading(self, key: str, live_run: str = "") -> None:
        self._wanted, self._live_run = key, live_run
        self._is_loading, self._is_outdated, self._has_declined = True, False, False
        self._is_fallback = False

    def restore(self) -> None:
        """Load the checkpoint of last time, if it is still there."""
        path = Path(self._settings.state.editor.checkpoint)
        if path == PROJECT_ONLY:
            self.load_project_only(is_chosen=True)
        elif self._settings.state.editor.checkpoint and path.is_file():
            self.load(path)

    def page_shown(self) -> None:
        """Load a model if none was chosen, and the newest weights of the one that was."""
        self.refresh()
        if self._live.weights is not None:
            self._step_timer.start()
        if self._wanted and self._is_outdated:
            self.load(Path(self._wanted))
        elif self._is_fallback or (not self._wanted and not self._has_declined):
            default = default_checkpoint(self._workspace)
            if default is None:
                if not self._wanted:
                    self.load_project_only(is_chosen=False)
            elif str(default) != self._wanted:
                self.load(default, is_chosen=default != starter_checkpoint())

    @Slot(str)
    def checkpoint_saved(self, path: str) -> None:
        """A run wrote a checkpoint; it is loaded when the page is next looked at."""
        if path == self._wanted:
            self._is_outdated = True
        if self.isVisible() and (self._is_fallback or not self._wanted):
            self.page_shown()
        else:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List the checkpoints that the workspace holds now."""
        checkpoints = list_checkpoints(self._workspace)
        listed: list[tuple[str, str] | tuple[str, str, str] | Group] = [
            *checkpoint_items(checkpoints)
        ]
        known = {_PROJECT_ONLY, *(str(one.path) for one in checkpoints)}
        weights = self._live.weights
        if weights is not None:
            listed.insert(0, (_LIVE, self._live_title(weights)))
            known.add(_LIVE)
        if self._wanted and self._wanted not in known:
            listed.append((self._wanted, model_title(Path(self._wanted))))
        items = [
            (_PROJECT_ONLY, model_title(PROJECT_ONLY)),
            (_NONE, tr("No model")),
            *listed,
            (_OTHER, tr("Open another\u2026")),
        ]
        self._checkpoint.set_items(items, self._wanted)
        self._checkpoint.set_key(self._wanted)
        self.choice_changed.emit()

    @Slot(bool)
    def set_completes(self, completes: bool) -> None:
        """Switch suggestions on or off."""
        self._switch.setChecked(completes)
        self._settings.put(
            dataclasses.replace(self._settings.preferences.suggestions, enabled=completes)
        )
        self.switched.emit()

    def set_mode(self, mode: str) -> None:
        """Choose the sampling mode by its key."""
        self._mode.set_key(mode)
        self._settings.put(dataclasses.replace(self._settings.preferences.suggestions, mode=mode))
        self.switched.emit()

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if isinstance(section, SuggestionPreferences):
            if section.enabled != self._switch.isChecked():
                self.set_completes(section.enabled)
            if section.mode != self._mode.key():
                self.set_mode(section.mode)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(_buddy(tr("&Model"), self._checkpoint))
        row.addWidget(self._checkpoint, 1)
        row.addSpacing(8)
        row.addWidget(_buddy(tr("Mo&de"), self._mode))
        row.addWidget(self._mode)
        row.addSpacing(8)
        row.addWidget(self._switch)
        row.addStretch(0)
        row.addWidget(self._inspect)
        row.addWidget(self._tune)

    @Slot(int)
    def _checkpoint_chosen(self, _index: int) -> None:
        key = self._checkpoint.key()
        if key == _OTHER:
            self._checkpoint.set_key(self._wanted)
            self.other_wanted.emit()
        elif key == _LIVE:
            self.load_live()
        elif key == _PROJECT_ONLY:
            self.load_project_only(is_chosen=True)
        elif key == _NONE:
            self._wanted, self._live_run, self._has_declined = "", "", True
            self._is_fallback = False
            self._settings.put(dataclasses.replace(self._settings.state.editor, checkpoint=""))
            self._service.unload()
        elif key != self._wanted or self._service.model is None:
            self.load(Path(key))

    @Slot(int)
    def _mode_chosen(self, _index: int) -> None:
        self.set_mode(self._mode.key())

    @Slot(object)
    def _model_changed(self, info: CheckpointInfo | None) -> None:
        self._is_loading = False
        self._checkpoint.setToolTip(plain_tip(self._model_tip(info)))
        self.choice_changed.emit()

    def _model_tip(self, info: CheckpointInfo | None) -> str:
        if info is None:
            return tr("No model is loaded. Choose one.")
        if info.path == PROJECT_ONLY:
            text = tr("Suggestions come only from this file and its project.")
        else:
            text = tr("{path}\n{parameters} parameters").format(
                path=info.path, parameters=count(info.parameters)
            )
        description = self._service.description
        return f"{text}\n{translated(description.text)}" if description is not None else text

    @Slot(object)
    def _preparing(self, path: Path) -> None:
        self._checkpoint.setToolTip(plain_tip(tr("Preparing {path}\u2026").format(path=path)))

    @Slot()
    def _live_changed(self) -> None:
        if self._live.weights is None and self._live_run:
            self._continue_without_run()
        self.refresh()
        if self._live.weights is not None and self.isVisible():
            self._step_timer.start()

    def _continue_without_run(self) -> None:
        """Take the checkpoint that the run has left, its best one before the others."""
        run, self._live_run, self._wanted = self._live_run, "", ""
        left = [one for one in list_checkpoints(self._workspace) if one.run == run]
        if left:
            self.load(left[0].path)

    @Slot()
    def _tell_step(self) -> None:
        weights, index = self._live.weights, self._checkpoint.findData(_LIVE)
        if weights is None or not self.isVisible():
            self._step_timer.stop()
        elif index >= 0:
            self._checkpoint.setItemText(index, self._live_title(weights))

    def _live_title(self, weights: LiveWeights) -> str:
        title = run_title(self._workspace.runs / weights.run)
        return tr("Live: {title}, step {step}").format(title=title, step=count(weights.step))

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        if not self._is_loading:
            return  # a completion failed, not a load
        self._is_loading = False
        model = self._service.model
        self.failed.emit(error)
        # A checkpoint that would not load must not look as if it were completing.
        self._live_run = ""
        self._wanted = str(model.path) if model is not None else ""
        self._has_declined = not self._wanted
        self.refresh()


def _toggle(text: str, tip: str) -> IconButton:
    result = IconButton(text, tip=tip)
    result.setCheckable(True)
    return result


def _buddy(text: str, widget: QWidget) -> QLabel:
    result = label(text, "muted")
    result.setBuddy(widget)
    return result
