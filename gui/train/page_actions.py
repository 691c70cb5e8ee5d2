"""The rows of the train page in the menus of the main window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP

from gui.actions import ActionSpec
from gui.train.run_starter import RunStarter
from gui.train.runs_panel import RunsPanel
from gui.train.session import TrainingSession
from gui.train.setup_panel import SetupPanel
from gui.translation import tr


def training_actions(
    starter: RunStarter,
    session: TrainingSession,
    setup: SetupPanel,
    runs: RunsPanel,
    show_corpus: Callable[[], None],
) -> list[ActionSpec]:
    """Return the actions of the page that have a menu entry or a shortcut."""
    menu = str(QT_TR_NOOP("&Train"))
    return [
        ActionSpec(
            id="train.new_dataset",
            text=tr("&New dataset…"),
            menu=menu,
            slot=show_corpus,
            tip=tr("Choose folders and tokenize their code."),
            section="data",
            is_global=True,
        ),
        ActionSpec(
            id="train.start",
            text=tr("&Start training"),
            menu=menu,
            slot=starter.start,
            shortcut="Ctrl+Return",
            tip=tr("Start a new run with the settings of the page."),
            section="run",
            is_enabled=lambda: not session.is_active and setup.problem is None,
        ),
        ActionSpec(
            id="train.pause",
            text=tr("&Pause or resume"),
            menu=menu,
            slot=session.pause_or_resume,
            shortcut="Ctrl+Alt+P",
            tip=tr("Pause the run, or continue it."),
            section="run",
            is_enabled=lambda: session.state in ("running", "paused"),
        ),
        ActionSpec(
            id="train.stop",
            text=tr("S&top and save"),
            menu=menu,
            slot=session.stop,
            tip=tr("Finish the step, save and end the run. It can be continued later."),
            section="run",
            is_enabled=lambda: session.is_active,
        ),
        ActionSpec(
            id="train.refresh",
            text=tr("&Refresh the list of runs"),
            menu=menu,
            slot=runs.refresh,
            shortcut="F5",
            tip=tr("Read the runs and datasets of the workspace again."),
            section="runs",
        ),
    ]
