"""The loss curve with its legend and switches; an invitation while there is none.

pyqtgraph is imported when there is a first curve to draw, or shortly after the
window is up, whichever comes first: never before the window is visible.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QWidget

from gui.context import AppContext
from gui.theme import Theme
from gui.train.curve import Curve
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot

# Four times a second looks live and leaves the processor to the training.
_REDRAW_MS = 250


class CurvePanel(Card):
    """Draws one curve at a time.

    Signals:
        drawn: the plot shows the latest points.
    """

    drawn = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._curve = Curve()
        self._plot: CurvePlot | None = None
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.legend = [
            QCheckBox("training"),
            QCheckBox("smoothed"),
            QCheckBox("validation"),
        ]
        tips = (
            "Loss of each step. It jumps, because every step reads other text.",
            "Running mean of the training loss over about a dozen steps.",
            "Loss on held-out files that the model never trains on: the figure that counts.",
        )
        for box, tip in zip(self.legend, tips, strict=True):
            box.setChecked(True)
            box.setToolTip(tip)
            box.toggled.connect(self._show_chosen)
        train = context.settings.train
        self.bits_per_byte = QCheckBox("bits/byte")
        self.bits_per_byte.setToolTip(
            "Show bits per byte of text in place of loss per token. It does not depend on the "
            "vocabulary, so it compares different models. Lower is better."
        )
        self.bits_per_byte.setChecked(train.shows_bits_per_byte)
        self.log_axis = QCheckBox("log")
        self.log_axis.setToolTip("Logarithmic vertical axis: late, small gains become visible.")
        self.log_axis.setChecked(train.log_axis)
        for box in (self.bits_per_byte, self.log_axis):
            box.toggled.connect(self._options_changed)
        self.fit_button = IconButton("Fit", "", "Show the whole curve and follow it again.", "flat")
        self.fit_button.clicked.connect(self._fit)

        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for box in self.legend:
            bar.addWidget(box)
        bar.addStretch(1)
        bar.addWidget(self.bits_per_byte)
        bar.addWidget(self.log_axis)
        bar.addWidget(self.fit_button)
        self._stack = QStackedLayout()
        self._empty = label("The curve appears here when a run starts.", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
        self.body.addLayout(bar)
        self.body.addLayout(self._stack, 1)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self.draw_now)
        context.themes.changed.connect(self._theme_changed)
        self._colour_legend(context.themes.current)

    @property
    def plot(self) -> CurvePlot | None:
        """The plot; None until the first curve."""
        return self._plot

    def show_curve(self, curve: Curve) -> None:
        """Show another curve, wholly in view."""
        self._curve = curve
        if self._plot is not None:
            self._plot.zoom_to_all()
        self.draw_now()

    def curve_grew(self) -> None:
        """Draw the new points soon."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def load_plot(self) -> None:
        """Import pyqtgraph and make the plot, if that has not been done."""
        if self._plot is not None:
            return
        from gui.train.curve_plot import CurvePlot

        self._plot = CurvePlot(self._context.themes.current)
        self._stack.addWidget(self._plot)

    @Slot()
    def draw_now(self) -> None:
        """Draw what there is."""
        self._timer.stop()
        if self._curve.is_empty:
            self._stack.setCurrentWidget(self._empty)
            return
        self.load_plot()
        assert self._plot is not None
        self._plot.show_curve(
            self._curve,
            as_bits_per_byte=self.bits_per_byte.isChecked(),
            is_log=self.log_axis.isChecked(),
        )
        self._show_chosen()
        self._stack.setCurrentWidget(self._plot)
        self.drawn.emit()

    @Slot()
    def _show_chosen(self, *_checked: object) -> None:
        if self._plot is None:
            return
        items = (self._plot.training, self._plot.smoothed, self._plot.validation)
        for box, item in zip(self.legend, items, strict=True):
            item.setVisible(box.isChecked())

    @Slot()
    def _options_changed(self, *_checked: object) -> None:
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.train,
                log_axis=self.log_axis.isChecked(),
                shows_bits_per_byte=self.bits_per_byte.isChecked(),
            )
        )
        self.draw_now()

    @Slot()
    def _fit(self) -> None:
        if self._plot is not None:
            self._plot.zoom_to_all()

    @Slot(object)
    def _theme_changed(self, theme: Theme) -> None:
        self._colour_legend(theme)
        if self._plot is not None:
            self._plot.set_theme(theme)

    def _colour_legend(self, theme: Theme) -> None:
        colours = (theme.plot_training, theme.plot_smoothed, theme.plot_validation)
        for box, colour in zip(self.legend, colours, strict=True):
            box.setIcon(_swatch(colour))


def _swatch(colour: str) -> QIcon:
    """A short line in the colour of a curve."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(1, 7, 14, 3, QColor(colour))
    painter.end()
    return QIcon(pixmap)
