"""The rows that the evaluate page has in the main window's menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions import ActionSpec

if TYPE_CHECKING:
    from gui.evaluate.page import EvaluatePage


def actions_of_evaluation(page: EvaluatePage) -> list[ActionSpec]:
    """What can be done on the page, by menu or key."""
    menu = "Ev&aluate"

    def has_result() -> bool:
        return page.tabs.evaluation is not None

    return [
        ActionSpec(
            id="evaluate.start",
            text="&Measure",
            menu=menu,
            slot=page.start,
            shortcut="Ctrl+Shift+Return",
            tip="Measure the chosen model on code that it has not seen.",
            section="run",
            is_enabled=lambda: not page.is_measuring and page.setup.problem is None,
        ),
        ActionSpec(
            id="evaluate.cancel",
            text="&Cancel",
            menu=menu,
            slot=page.cancel,
            tip="End the measurement; nothing of it is kept.",
            section="run",
            is_enabled=lambda: page.is_measuring,
        ),
        ActionSpec(
            id="evaluate.card",
            text="Model ca&rd",
            menu=menu,
            slot=page.show_card,
            tip="Everything that was recorded and measured of the chosen model, on one page.",
            section="card",
            is_enabled=lambda: bool(page.setup.checkpoint.key()),
            is_global=True,
        ),
        ActionSpec(
            id="evaluate.export_markdown",
            text="Export &tables…",
            menu=menu,
            slot=page.export_markdown,
            tip="Write the figures that are shown as Markdown.",
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.export_json",
            text="Export as &JSON…",
            menu=menu,
            slot=page.export_json,
            tip="Write everything that was measured, the single cases too, as JSON.",
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.delete",
            text="&Delete the measurement",
            menu=menu,
            slot=page.delete_shown,
            tip="Delete the measurement that is shown; it can be brought back.",
            section="result",
            is_enabled=has_result,
        ),
        ActionSpec(
            id="evaluate.undo_delete",
            text="&Undo delete",
            menu=menu,
            slot=page.undo_delete,
            tip="Bring back the measurement that was deleted last.",
            section="result",
            is_enabled=page.can_undo_delete,
        ),
        ActionSpec(
            id="evaluate.refresh",
            text="Re&fresh",
            menu=menu,
            slot=page.refresh,
            tip="Look again which models there are and what was measured.",
            section="list",
        ),
    ]
