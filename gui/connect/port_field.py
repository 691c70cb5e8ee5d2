"""The port of a server: a whole number, read as people write and paste it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import ConfigError
from gui.number_text import NumberError, parse_whole
from gui.widgets.labels import set_invalid

MIN_PORT = 1024
MAX_PORT = 65535


class PortField(QLineEdit):
    """A field that is marked while it holds no port.

    A ``QSpinBox`` is none of it: with an English locale it reads "1024,5" as 10245.

    Signals:
        changed: the text, and with it the port or what is wrong with it, changed.
    """

    changed = Signal()

    def __init__(self, port: int, parent: QWidget | None = None) -> None:
        super().__init__(str(port), parent)
        self.setAccessibleName("Port")
        self.setToolTip(f"From {MIN_PORT} to {MAX_PORT}.")
        # As wide as five digits and the frame.
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * 5) + 40)
        self.textChanged.connect(self._check)

    def port(self) -> int:
        """The port that is asked for.

        Raises:
            ConfigError: the text is no whole number, or outside the range.
        """
        hint = f"Write a number from {MIN_PORT} to {MAX_PORT}."
        try:
            port = parse_whole(self.text())
        except NumberError as error:
            raise ConfigError("The port must be a whole number.", error.reason or hint) from None
        if not MIN_PORT <= port <= MAX_PORT:
            raise ConfigError(f"The port {port} cannot be used.", hint)
        return port

    @Slot()
    def _check(self) -> None:
        try:
            self.port()
            set_invalid(self, False)
        except ConfigError:
            set_invalid(self, True)
        self.changed.emit()
