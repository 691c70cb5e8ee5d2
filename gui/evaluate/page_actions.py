"""The rows of the evaluate page in the menus of the main window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP

from gui.actions import ActionSpec
from gui.evaluate.result_tabs import ResultTabs
from gui.evaluate.results_bar import ResultsBar
from gui.evaluate.setup_panel import SetupPanel
from gui.evaluate.stored_results import StoredResults
from gui.translation import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCommands:
    """What the page itself does: it starts, cancels and refreshes."""

    start: Callable[[], None]
    cancel: Callable[[], None]
    refresh: Callable[[], None]
    is_evaluating: Callable[[], bool]


def evaluation_actions(
    commands: PageCommands,
    setup: SetupPanel,
    bar: ResultsBar,
    results: StoredResults,
    tabs: ResultTabs,
) -> list[ActionSpec]:
    """Return the actions of the page that have a menu entry or a shortcut."""
    menu = str(QT_TR_NOOP("Ev&aluate"))

    def has_result() -> bool:
        return tabs.evaluation is not None

    return [
        ActionSpec(
            id="evaluate.start",
            text=tr("Run &evaluation"),
            menu=menu,
            slot=commands.start,
            shortcut="Ctrl+Shift+Return",
            tip=tr("Evaluate a model on unseen code."),
            section="run",
            is_enabled=lambda: not commands.is_evaluating() and setup.problem is None,
        ),
        ActionSpec(
            id="evaluate.cancel",
            text=tr("&Cancel"),
            menu=menu,
            slot=commands.cancel,
            tip=tr("Cancel the evaluation; nothing of it is stored."),
            section="run",
            is_enabled=commands.is_evaluating,
        ),
        ActionSpec(
            id="evaluate.card",
            text=tr("Model ca&rd"),
            menu=menu,
            slot=tabs.show_card,
            tip=tr("Everything that was recorded and measured of the chosen model, on one page."),
            section="card",
            is_enabled=lambda: bool(setup.checkpoint.key()),
            is_global=True,
        ),
        ActionSpec(
            id="evaluate.export_markdown",
            text=tr("Export &tables…"),
            menu=menu,
            slot=results.export_markdown,
            tip=tr("Write the tables of the report as Markdown."),
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.export_csv",
            text=tr("Export as CS&V…"),
            menu=menu,
            slot=results.export_csv,
            tip=tr("Write every figure with its interval as a line of a table."),
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.export_json",
            text=tr("Export as &JSON…"),
            menu=menu,
            slot=results.export_json,
            tip=tr("Write all data of the report, with the single cases, as JSON."),
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.delete",
            text=tr("&Delete the evaluation"),
            menu=menu,
            slot=bar.delete,
            tip=tr("Delete the evaluation that is shown; it can be restored."),
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.undo_delete",
            text=tr("&Undo delete"),
            menu=menu,
            slot=results.undo_delete,
            tip=tr("Restore the evaluation that was deleted last."),
            section="result",
            is_enabled=results.can_undo_delete,
        ),
        ActionSpec(
            id="evaluate.refresh",
            text=tr("Re&fresh"),
            menu=menu,
            slot=commands.refresh,
            tip=tr("List the models and the stored evaluations again."),
            section="list",
        ),
    ]
