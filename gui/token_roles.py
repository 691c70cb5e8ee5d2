"""Which role of the theme colors which kind of token of source code.

The table is ordered by pygments' token tree: the nearest ancestor of a token
in it decides. The colors themselves are in ``theme.py``.
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
    # The type of tokens goes by this name only.
    _TokenType,  # pyright: ignore[reportPrivateUsage]
)

TokenType = _TokenType

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


def role_of(token: TokenType) -> str | None:
    """The role of a kind of token; None where plain text color will do."""
    ancestor = token
    while ancestor not in _ROLES:
        if ancestor is Token or ancestor.parent is None:
            return None
        ancestor = ancestor.parent
    return _ROLES[ancestor]
