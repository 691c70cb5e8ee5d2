"""Everything about suggestions that the editor page shows, put together.

Controller, panel, inspector, legend and badge know each other only here; files and
tabs are the page's business.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal, Slot

from core.completion import policy
from core.completion.session_effects import SWITCHED_OFF, CurrentSuggestion
from gui.context import AppContext
from gui.editor.files.file_tab import FileTab
from gui.editor.inspect.inspector import Inspector
from gui.editor.inspect.inspector_bar import InspectorBar
from gui.editor.suggest.calibration import calibrate_operation
from gui.editor.suggest.completion_bar import CompletionBar
from gui.editor.suggest.completion_controller import CompletionController
from gui.editor.suggest.ghost_badge import GhostBadge
from gui.editor.suggest.model_hint import ModelHint
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.editor.suggest.status_row import StatusRow
from gui.editor.suggest.suggestion_panel import SuggestionPanel
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.priority import BACKGROUND_NICE
from gui.model_choice import PROJECT_ONLY, model_title
from gui.translation import tr


class Suggestions(QObject):
    """The suggesting half of the page; its widgets are laid out by the page.

    Args:
        context: the shared collaborators.
        status: the row that explains and counts.

    Signals:
        panel_opened: the panel beside the text is shown, whoever asked for it.
        panel_closed: the panel beside the text has been hidden.
    """

    panel_opened = Signal()
    panel_closed = Signal()

    def __init__(self, context: AppContext, status: StatusRow, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = context.settings
        service = context.completion
        self.status = status
        self.statistics = SuggestionStatistics(self._settings, self)
        self.controller = CompletionController(service, self._settings, self.statistics, self)
        self.bar = CompletionBar(context.workspace, service, self._settings, context.live)
        self.hint = ModelHint(service)
        self.panel = SuggestionPanel(service, self._settings, self.statistics)
        self.inspector = Inspector(service, self)
        self.legend = InspectorBar()
        self._tab: FileTab | None = None
        self._badge: GhostBadge | None = None
        self._connect()
        self.status.set_statistics(self.statistics)
        self.show_panel(self._settings.state.editor.shows_panel)
        self._choice_changed()

    def set_tab(self, tab: FileTab | None) -> None:
        """Suggest in another file from now on."""
        if self._tab is not None:
            self._tab.changed.disconnect(self._file_changed)
        if self._badge is not None:
            self._badge.show_current(None)
        self._tab = tab
        edit = self._edit()
        self._badge = _badge_of(edit) if edit is not None else None
        self.controller.set_edit(edit)
        self.inspector.set_edit(edit)
        if tab is not None:
            tab.changed.connect(self._file_changed)
            self._file_changed()

    @Slot(bool)
    def show_panel(self, shows: bool) -> None:
        """Show the panel beside the text, or hide it."""
        was_shown = self.panel.isVisible()
        self.panel.setVisible(shows)
        if shows:
            self.panel_opened.emit()
        elif was_shown:
            self.panel_closed.emit()
        self.bar.set_panel_shown(shows)
        old = self._settings.state.editor
        self._settings.put(dataclasses.replace(old, shows_panel=shows))

    @Slot(bool)
    def inspect(self, is_on: bool) -> None:
        """Color the text by the probability of its tokens, or by its language."""
        self.bar.set_inspecting(is_on)
        self.legend.set_on(is_on, has_model=self.inspector.has_model)
        self.inspector.set_on(is_on)

    def _connect(self) -> None:
        service, status, bar = self._context.completion, self.status, self.bar
        service.model_changed.connect(status.show_model)
        service.model_changed.connect(self._model_changed)
        service.preparing.connect(status.show_preparing)
        self._context.checkpoint_saved.connect(bar.checkpoint_saved)
        self._context.titles_changed.connect(bar.refresh)
        bar.switched.connect(self._switched)
        bar.choice_changed.connect(self._choice_changed)
        bar.panel_wanted.connect(self.show_panel)
        bar.inspector_wanted.connect(self.inspect)
        bar.failed.connect(self._context.errors.show)
        self.controller.no_suggestion.connect(status.explain)
        self.controller.answered.connect(status.show_suggestion)
        self.controller.current_changed.connect(self._current_changed)
        self.panel.changed.connect(self.controller.settings_changed)
        self.panel.dial.measure_wanted.connect(self._measure)
        self.inspector.progressed.connect(self.legend.show_scores)
        self.legend.closed.connect(self._stop_inspecting)
        status.remedy_wanted.connect(self._apply_remedy)
        status.figures_wanted.connect(self._show_figures)

    def _edit(self) -> CodeEdit | None:
        return self._tab.edit if self._tab is not None else None

    @Slot()
    def _file_changed(self) -> None:
        if self._tab is not None:
            self.panel.set_language(self._tab.edit.language)
            self.controller.path = str(self._tab.path) if self._tab.path is not None else None

    @Slot()
    def _model_changed(self) -> None:
        self.controller.settings_changed()
        if self.inspector.is_on:
            self.legend.set_on(True, has_model=self.inspector.has_model)

    @Slot(object)
    def _current_changed(self, current: CurrentSuggestion | None) -> None:
        marks = self._settings.preferences.suggestions.training_copies == "mark"
        if current is not None and not marks:
            current = dataclasses.replace(current, trace=None)
        self.status.show_current(current)
        if self._badge is not None:
            self._badge.show_current(current)

    @Slot()
    def _choice_changed(self) -> None:
        if self.bar.is_loading() and not self._context.completion.is_preparing:
            self.status.show_loading()
        self.hint.set_choice(
            has_checkpoints=self.bar.has_checkpoints(), is_loading=self.bar.is_loading()
        )

    @Slot()
    def _switched(self) -> None:
        self.panel.form.show_mode()
        if self._settings.preferences.suggestions.enabled:
            self.controller.settings_changed()
        else:
            self.controller.switch_off()

    @Slot()
    def _stop_inspecting(self) -> None:
        self.inspect(False)

    @Slot()
    def _show_figures(self) -> None:
        self.show_panel(True)
        self.panel.ensureWidgetVisible(self.panel.statistics)

    @Slot()
    def _measure(self) -> None:
        """Calibrate the model in a process of its own."""
        model = self._context.completion.model
        if model is None or model.path == PROJECT_ONLY:
            return
        self.panel.dial.set_measuring(True)
        operation = calibrate_operation(model.path, self._context.workspace)
        job = self._context.jobs.start(tr("Calibrating"), operation, nice=BACKGROUND_NICE)
        title = model_title(model.path)
        self._context.jobs.board.follow(job, "calibrate", title, stop=job.cancel)
        job.on_result(self._measured)
        job.ended.connect(self._measuring_ended)

    @Slot(object)
    def _measured(self, _result: object) -> None:
        # Opened again, the model comes with its figures.
        model = self._context.completion.model
        if model is not None and model.path.is_file():
            self.bar.load(model.path)

    @Slot()
    def _measuring_ended(self) -> None:
        self.panel.dial.set_measuring(False)

    @Slot(str)
    def _apply_remedy(self, reason: str) -> None:
        """Change the setting that prevents suggestions here, and request one."""
        switches = self.panel.switches
        if reason == SWITCHED_OFF:
            self.bar.set_completes(True)
        elif reason == policy.LANGUAGE_IS_OFF:
            switches.set_in_files(True)
        elif reason == policy.IN_COMMENT:
            switches.set_in_comments(True)
        elif reason == policy.IN_STRING:
            switches.set_in_strings(True)
        edit = self._edit()
        if edit is not None:
            edit.setFocus()
            self.controller.suggest_now()


def _badge_of(edit: CodeEdit) -> GhostBadge:
    return edit.findChild(GhostBadge) or GhostBadge(edit)
