"""The plot as a picture in a file, with a legend: PNG of twice the density, or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from core import saving
from gui.theme import Theme
from gui.train.curve_plot import CurvePlot
from gui.train.plot_choices import (
    SAVED,
    SMOOTHED,
    TRAINING,
    VALIDATION,
    DrawnRun,
    LineColours,
    PlotChoices,
    colours_of,
)

_DENSITY = 2
_LINE = 22
_MARGIN = 12
_SWATCH = 14


def write_picture(
    plot: CurvePlot,
    runs: Sequence[DrawnRun],
    choices: PlotChoices,
    theme: Theme,
    path: Path,
) -> None:
    """Write what the plot shows now; the ending of the name says which format.

    Raises:
        StorageError: the disk refused.
    """
    plot.prepare()
    data = _svg if path.suffix.lower() == ".svg" else _png
    saving.write_bytes(path, data(plot, runs, choices, theme))


def _png(plot: CurvePlot, runs: Sequence[DrawnRun], choices: PlotChoices, theme: Theme) -> bytes:
    size = _size(plot, runs)
    image = QImage(size * _DENSITY, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_DENSITY)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, plot, runs, choices, theme)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _svg(plot: CurvePlot, runs: Sequence[DrawnRun], choices: PlotChoices, theme: Theme) -> bytes:
    size = _size(plot, runs)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle("Loss curve")
    painter = QPainter(generator)
    _paint(painter, plot, runs, choices, theme)
    painter.end()
    return bytes(buffer.data().data())


def _size(plot: CurvePlot, runs: Sequence[DrawnRun]) -> QSize:
    return QSize(plot.width(), plot.height() + len(runs) * _LINE + _MARGIN)


def _paint(
    painter: QPainter,
    plot: CurvePlot,
    runs: Sequence[DrawnRun],
    choices: PlotChoices,
    theme: Theme,
) -> None:
    size = _size(plot, runs)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(theme.plot_background))
    for place, run in enumerate(runs):
        colours = colours_of(run.number, len(runs), theme)
        _paint_legend(painter, run.title, colours, choices, theme, _MARGIN + place * _LINE)
    top = _MARGIN + len(runs) * _LINE
    target = QRectF(0, top, plot.width(), plot.height())
    plot.render(painter, target, plot.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)


def _paint_legend(
    painter: QPainter,
    title: str,
    colours: LineColours,
    choices: PlotChoices,
    theme: Theme,
    top: int,
) -> None:
    """The title of a run, then the lines by which it is drawn."""
    left = _MARGIN
    entries = [(title, "")]
    if colours.training == colours.smoothed:
        entries = [(title, colours.smoothed)]
    else:
        named = zip((TRAINING, SMOOTHED, VALIDATION, SAVED), _each(colours), strict=True)
        entries += [(name, colour) for name, colour in named if name in choices.lines]
    for text, colour in entries:
        if colour:
            painter.fillRect(left, top + _LINE // 2 - 2, _SWATCH, 4, QColor(colour))
            left += _SWATCH + _MARGIN // 2
        painter.setPen(QColor(theme.text))
        width = painter.fontMetrics().horizontalAdvance(text)
        area = QRect(left, top, width + 2, _LINE)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        left += width + 2 * _MARGIN


def _each(colours: LineColours) -> tuple[str, str, str, str]:
    return (colours.training, colours.smoothed, colours.validation, colours.saved)
