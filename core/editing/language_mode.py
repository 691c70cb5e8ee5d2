"""Language modes: how the editor indents and comments the files of a language.

The mode of a file is found by its name alone. Languages of ``core.languages`` have the rules
of that table; every other language that pygments knows is highlighted and gets default rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name, find_lexer_class_for_filename

from core.languages import table
from core.texts import Text

_HASH_COMMENTS = frozenset({"bash", "cmake", "make", "perl", "r", "ruby", "toml", "yaml"})
_SLASH_COMMENTS = frozenset({"csharp", "kotlin", "php", "scala", "swift"})
_BRACKETS = ("{", "(", "[")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageMode:
    """The rules of one language.

    Attributes:
        id: short name as ``core.languages`` has it, else as pygments spells it; empty for
            plain text.
        title: shown to the user.
        line_comment: starts a comment that ends with the line; empty if there is none.
        block_openers: a line that ends with one of these is followed by a deeper indentation.
        block_enders: first words of a line that ends a block, so the next one is less indented.
        indent: one step of indentation, for a file that has no indented lines yet.
        lexer: the alias of its pygments lexer; empty for plain text.
    """

    id: str
    title: str
    line_comment: str = ""
    block_openers: tuple[str, ...] = _BRACKETS
    block_enders: tuple[str, ...] = ()
    indent: str = "    "
    lexer: str = ""


PLAIN_TEXT = LanguageMode(id="", title=Text("Plain text"), block_openers=())


def _from_table(row: table.Language, file_name: str = "") -> LanguageMode:
    return LanguageMode(
        id=row.name,
        title=row.title,
        line_comment=row.line_comment,
        block_openers=row.line_openers,
        block_enders=row.block_enders,
        indent=row.indent,
        lexer=table.lexer_alias(row, file_name),
    )


PYTHON = _from_table(table.language_named("python"))
C = _from_table(table.language_named("c"))
JAVA = _from_table(table.language_named("java"))


def language_mode_of(path: Path | None) -> LanguageMode:
    """The language mode of a file by its name; a file without a name is Python."""
    if path is None:
        return PYTHON
    known = table.written_language_of(path.name)
    if known is not None:
        return _from_table(known, path.name)
    lexer_class = find_lexer_class_for_filename(path.name)
    if lexer_class is None or not lexer_class.aliases:
        return PLAIN_TEXT
    return _from_pygments(lexer_class)


def lexer_class_of(language: LanguageMode) -> type[Lexer] | None:
    """The pygments lexer of a language; None for plain text."""
    if not language.lexer:
        return None
    found: type[Lexer] = find_lexer_class_by_name(language.lexer)
    return found


def _from_pygments(lexer_class: type[Lexer]) -> LanguageMode:
    name = lexer_class.aliases[0]
    comment = "#" if name in _HASH_COMMENTS else "//" if name in _SLASH_COMMENTS else ""
    openers = PLAIN_TEXT.block_openers if name == "text" else _BRACKETS
    return LanguageMode(
        id="" if name == "text" else name,
        title=lexer_class.name,
        line_comment=comment,
        block_openers=openers,
        indent="\t" if name == "make" else "    ",
        lexer="" if name == "text" else name,
    )
