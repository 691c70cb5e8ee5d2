"""The rows that the train page has in the main window's menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import ActionSpec

if TYPE_CHECKING:
    from gui.train.page import TrainPage


def actions_of_training(page: TrainPage) -> list[ActionSpec]:
    """What can be done on the page from everywhere, by menu or key."""
    menu = "&Train"
    return [
        ActionSpec(
            id="train.new_dataset",
            text="&New dataset…",
            menu=menu,
            slot=page.show_corpus,
            tip="Choose folders and turn their code into tokens.",
            section="data",
            is_global=True,
        ),
        ActionSpec(
            id="train.start",
            text="&Start training",
            menu=menu,
            slot=page.start,
            shortcut="Ctrl+Return",
            tip="Start a new run with the settings of the page.",
            section="run",
            is_enabled=lambda: not page.is_training and page.setup.problem is None,
        ),
        ActionSpec(
            id="train.pause",
            text="&Pause or resume",
            menu=menu,
            slot=page.pause_or_resume,
            shortcut="Ctrl+Shift+P",
            tip="Hold the run, or let it go on.",
            section="run",
            is_enabled=lambda: page.session.state in ("running", "paused"),
        ),
        ActionSpec(
            id="train.stop",
            text="S&top and save",
            menu=menu,
            slot=page.session.stop,
            tip="Finish the step, save, end. The run can be continued later.",
            section="run",
            is_enabled=lambda: page.is_training,
        ),
        ActionSpec(
            id="train.refresh",
            text="&Refresh the list of runs",
            menu=menu,
            slot=page.runs.refresh,
            shortcut="F5",
            tip="Read the runs and datasets of the workspace again.",
            section="runs",
        ),
    ]
