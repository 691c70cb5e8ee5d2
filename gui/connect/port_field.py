"""A field for the port of a server, read as users write and paste numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import ConfigError
from gui.number_text import NumberError, parse_whole
from gui.translation import tr
from gui.widgets.labels import set_invalid

MIN_PORT = 1024
MAX_PORT = 65535


class PortField(QLineEdit):
    """A field that is marked while its text is no port.

    Not a ``QSpinBox``: with an English locale that reads "1024,5" as 10245.

    Signals:
        changed: the text has changed, and with it the port or its problem.
    """

    changed = Signal()

    def __init__(self, port: int, parent: QWidget | None = None) -> None:
        super().__init__(str(port), parent)
        self.setAccessibleName(tr("Port"))
        self.setToolTip(tr("{low} to {high}.").format(low=MIN_PORT, high=MAX_PORT))
        # As wide as five digits and the frame.
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * 5) + 40)
        self.textChanged.connect(self._check)

    def port(self) -> int:
        """The port that is asked for.

        Raises:
            ConfigError: the text is no whole number, or outside the range.
        """
        hint = tr("Enter a number from {low} to {high}.").format(low=MIN_PORT, high=MAX_PORT)
        try:
            port = parse_whole(self.text())
        except NumberError as error:
            message = tr("The port must be a whole number.")
            raise ConfigError(message, error.reason or hint) from None
        if not MIN_PORT <= port <= MAX_PORT:
            raise ConfigError(tr("The port {port} cannot be used.").format(port=port), hint)
        return port

    @Slot()
    def _check(self) -> None:
        try:
            self.port()
            set_invalid(self, False)
        except ConfigError:
            set_invalid(self, True)
        self.changed.emit()
