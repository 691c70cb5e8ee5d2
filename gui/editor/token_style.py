"""Which role of the theme colours which kind of token.

The table is ordered by pygments' token tree: the nearest ancestor of a token
that stands in it decides. The colours themselves are in ``gui/theme.py``.
"""

from __future__ import annotations

from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Token,
)
from PySide6.QtGui import QColor, QTextCharFormat

from gui.editor.line_lexer import TokenType
from gui.theme import Theme

_ROLES: dict[TokenType, str] = {
    Comment: "comment",
    Comment.Preproc: "decorator",
    Comment.PreprocFile: "string",
    Error: "error",
    Generic.Deleted: "error",
    Generic.Heading: "keyword",
    Generic.Inserted: "success",
    Keyword: "keyword",
    Keyword.Type: "type_name",
    Name.Attribute: "function",
    Name.Builtin: "builtin",
    Name.Builtin.Pseudo: "keyword",
    Name.Class: "type_name",
    Name.Decorator: "decorator",
    Name.Entity: "decorator",
    Name.Exception: "type_name",
    Name.Function: "function",
    Name.Tag: "keyword",
    Number: "number",
    Operator: "operator",
    Operator.Word: "keyword",
    Punctuation: "operator",
    String: "string",
    String.Affix: "keyword",
    String.Escape: "number",
    String.Interpol: "number",
}


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
        ancestor = token
        while ancestor not in _ROLES:
            if ancestor is Token or ancestor.parent is None:
                return None
            ancestor = ancestor.parent
        result = QTextCharFormat()
        result.setForeground(QColor(getattr(self._theme, _ROLES[ancestor])))
        return result
