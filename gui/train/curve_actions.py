"""The rows *Train > Curve*: what the plot shows, and how it leaves the window."""

from __future__ import annotations

import functools

from PySide6.QtCore import QT_TR_NOOP

from core.reports.plotted_runs import QUANTITIES, Quantity
from gui.actions import ActionSpec, MenuRows
from gui.train.curve_panel import CurvePanel
from gui.train.line_titles import quantity_title
from gui.translation import tr


def curve_actions(panel: CurvePanel) -> list[ActionSpec]:
    """Return the rows in the order of the menu."""
    menu = MenuRows("train", f"{QT_TR_NOOP('&Train')}/{QT_TR_NOOP('C&urve')}")
    menu.section("quantity")
    for quantity in QUANTITIES:
        menu.add(
            f"curve_{quantity}",
            quantity_title(quantity),
            functools.partial(_show, panel, quantity),
            tip=tr("Show this curve of the run."),
            is_checked=lambda quantity=quantity: panel.quantity == quantity,
        )
    menu.section("table")
    menu.add(
        "curve_table",
        tr("&Table beside the curve"),
        panel.table_button.setChecked,
        tip=tr("Show the figures of the curve as a table."),
        is_checked=panel.table_button.isChecked,
    )
    menu.section("export", is_enabled=panel.export_button.isEnabled)
    export = panel.export_button
    tip = tr("Copy the plot with its legend to the clipboard.")
    menu.add("curve_copy", tr("&Copy the curve as a picture"), export.copy_picture, tip=tip)
    tip = tr("Write the plot to a PNG or SVG file.")
    menu.add("curve_image", tr("Save the curve as an &image\u2026"), export.ask_picture, tip=tip)
    tip = tr("Write the points of the curve to a CSV file.")
    menu.add("curve_data", tr("Save the &data of the curve\u2026"), export.ask_table, tip=tip)
    return menu.rows


def _show(panel: CurvePanel, quantity: Quantity, _is_on: bool) -> None:
    panel.show_quantity(quantity)
