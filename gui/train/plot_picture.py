"""The plot as an image file with a legend: PNG at twice the screen resolution, or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from core import saving
from core.reports.plotted_runs import LINES_OF, PlotOptions, PlottedRun
from gui.theme import Theme
from gui.train.curve_plot import CurvePlot
from gui.train.line_colors import LineColors, colors_of
from gui.train.line_titles import line_title, quantity_title

_SCALE = 2
_LINE = 22
_MARGIN = 12
_SWATCH = 14


def write_picture(
    plot: CurvePlot,
    runs: Sequence[PlottedRun],
    options: PlotOptions,
    theme: Theme,
    path: Path,
) -> None:
    """Write what the plot shows now; the suffix of the name chooses the format.

    Raises:
        StorageError: the file could not be written.
    """
    plot.prepare()
    data = _svg if path.suffix.lower() == ".svg" else _png
    saving.write_bytes(path, data(plot, runs, options, theme))


def picture(
    plot: CurvePlot, runs: Sequence[PlottedRun], options: PlotOptions, theme: Theme
) -> QImage:
    """Return what the plot shows now, at twice the resolution of the screen."""
    plot.prepare()
    size = _size(plot, runs)
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, plot, runs, options, theme)
    painter.end()
    return image


def _png(plot: CurvePlot, runs: Sequence[PlottedRun], options: PlotOptions, theme: Theme) -> bytes:
    image = picture(plot, runs, options, theme)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _svg(plot: CurvePlot, runs: Sequence[PlottedRun], options: PlotOptions, theme: Theme) -> bytes:
    size = _size(plot, runs)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(quantity_title(options.quantity))
    painter = QPainter(generator)
    _paint(painter, plot, runs, options, theme)
    painter.end()
    return bytes(buffer.data().data())


def _size(plot: CurvePlot, runs: Sequence[PlottedRun]) -> QSize:
    return QSize(plot.width(), plot.height() + len(runs) * _LINE + _MARGIN)


def _paint(
    painter: QPainter,
    plot: CurvePlot,
    runs: Sequence[PlottedRun],
    options: PlotOptions,
    theme: Theme,
) -> None:
    size = _size(plot, runs)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(theme.plot_background))
    for row, run in enumerate(runs):
        colors = colors_of(run.number, len(runs), theme)
        _paint_legend(painter, run.title, colors, options, theme, _MARGIN + row * _LINE)
    top = _MARGIN + len(runs) * _LINE
    target = QRectF(0, top, plot.width(), plot.height())
    plot.render(painter, target, plot.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)


def _paint_legend(
    painter: QPainter,
    title: str,
    colors: LineColors,
    options: PlotOptions,
    theme: Theme,
    top: int,
) -> None:
    """Paint the title of a run, then the names of its lines."""
    left = _MARGIN
    entries = [(title, "")]
    if colors.training == colors.smoothed:
        entries = [(title, colors.smoothed)]
    else:
        quantity = options.quantity
        by_line = colors.by_line(quantity)
        entries += [
            (line_title(line, quantity), by_line[line])
            for line in LINES_OF[quantity]
            if line in options.lines and line in by_line
        ]
    for text, color in entries:
        if color:
            painter.fillRect(left, top + _LINE // 2 - 2, _SWATCH, 4, QColor(color))
            left += _SWATCH + _MARGIN // 2
        painter.setPen(QColor(theme.text))
        width = painter.fontMetrics().horizontalAdvance(text)
        area = QRect(left, top, width + 2, _LINE)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        left += width + 2 * _MARGIN
