"""The text formats of a theme for each kind of token.

Which role colours which kind is in ``gui/token_roles.py``, the colours in ``gui/theme.py``.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from gui.theme import Theme
from gui.token_roles import TokenType, role_of


class TokenStyle:
    """The text formats of one theme, made when first asked for."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._formats: dict[TokenType, QTextCharFormat | None] = {}

    def format_of(self, token: TokenType) -> QTextCharFormat | None:
        """The format of a token; None where plain text colour will do."""
        try:
            return self._formats[token]
        except KeyError:
            made = self._make(token)
            self._formats[token] = made
            return made

    def _make(self, token: TokenType) -> QTextCharFormat | None:
        role = role_of(token)
        if role is None:
            return None
        result = QTextCharFormat()
        result.setForeground(QColor(getattr(self._theme, role)))
        return result
