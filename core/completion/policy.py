"""When not to ask at all, and the sentence that says why; and how many lines to ask for.

Pure functions of the text around the caret, cheap enough for every key press on
the window's thread (no torch, no NumPy). They decide before a model is asked;
what is wrong with an answer is the business of ``trimming``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.completion.caret import Caret
from core.completion.indentation import columns, leading_space
from core.config import check_ranges, setting
from core.languages.lexical import code_pieces, span_at_end
from core.languages.line_ends import LINE_END, with_line_feeds
from core.languages.table import known_language
from core.texts import Text

READ_ONLY: Final = Text("This file is read-only.")
COMPOSING: Final = Text("An input method is composing text.")
TEXT_IS_SELECTED: Final = Text("Text is selected.")
LANGUAGE_IS_OFF: Final = Text("Suggestions are off for this language.")
TOO_LITTLE_TEXT: Final = Text("There is too little text before the cursor.")
WORD_FOLLOWS: Final = Text("The cursor is before or inside a word.")
TEXT_FOLLOWS: Final = Text("Other text follows the cursor on this line.")
IN_COMMENT: Final = Text("The cursor is in a comment.")
IN_STRING: Final = Text("The cursor is in a string.")

# What an editor closes by itself, and the punctuation that ends a line behind it.
_ONLY_CLOSERS: Final = re.compile(r"[\s)\]}>\"'`]*[:;,]?(?:\s*\{)?\s*")
MAX_LINES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyConfig:
    """The user's preferences about when suggestions appear. Languages are lower-case names."""

    minimum_characters: int = setting(
        3, "How many characters must precede the cursor.", low=1, unit="characters"
    )
    off_in: tuple[str, ...] = setting((), "Languages without suggestions.")
    comments_in: tuple[str, ...] = setting((), "Languages with suggestions in comments.")
    strings_in: tuple[str, ...] = setting((), "Languages with suggestions in strings.")

    def __post_init__(self) -> None:
        check_ranges(self)


DEFAULT_POLICY: Final = PolicyConfig()


def reason_not_to_suggest(
    prefix: str,
    suffix: str,
    language: str | None,
    *,
    has_selection: bool = False,
    is_read_only: bool = False,
    is_composing: bool = False,
    is_manual: bool = False,
    policy: PolicyConfig = DEFAULT_POLICY,
) -> str | None:
    """Why no suggestion should be asked for here; None when one should.

    Args:
        prefix: the whole text before the caret, with line ends of any kind.
        suffix: the text after it, at least to the end of the caret's line.
        language: lower-case name, or None.
        has_selection: whether typing now would replace text.
        is_read_only: whether the file cannot be edited.
        is_composing: whether an input method holds text that is not typed yet.
        is_manual: whether the user asked by key; then any position will do.
        policy: the user's preferences.

    A caret at the end of a half-typed word is where a completion is most useful.
    """
    if is_read_only:
        return READ_ONLY
    if is_composing:
        return COMPOSING
    if has_selection:
        return TEXT_IS_SELECTED
    if is_manual:
        return None
    if language in policy.off_in:
        return LANGUAGE_IS_OFF
    if not _has_characters(prefix, policy.minimum_characters):
        return TOO_LITTLE_TEXT
    rest_of_line = LINE_END.split(suffix, maxsplit=1)[0]
    if rest_of_line and _is_word_character(rest_of_line[0]):
        return WORD_FOLLOWS
    if not _ONLY_CLOSERS.fullmatch(rest_of_line):
        return TEXT_FOLLOWS
    return _reason_from_region(prefix, language, policy)


def lines_wanted(prefix: str, suffix: str, language: str | None, most: int = MAX_LINES) -> int:
    """How many lines to ask for here: one, or ``most`` where an empty block begins.

    A block begins after a colon (Python) or an opening brace, at the end of that
    line or on the blank line below it, and is empty where what follows is not deeper.
    """
    caret = Caret(prefix=with_line_feeds(prefix), suffix=with_line_feeds(suffix), language=language)
    if not _ONLY_CLOSERS.fullmatch(caret.line_after):
        return 1
    before = caret.line_before
    is_below = not before.strip()
    header = caret.line_above if is_below else before
    if not _opens_block(header, language):
        return 1
    if is_below and columns(before) <= columns(leading_space(header)):
        return 1
    following = caret.next_line
    is_empty = not following or columns(leading_space(following)) <= columns(leading_space(header))
    return most if is_empty else 1


def _opens_block(line: str, language: str | None) -> bool:
    code = "".join(piece for _, piece in code_pieces(line, language)).rstrip()
    known = known_language(language)
    if known is not None:
        return code.endswith(known.block_opener)
    return code.endswith("{") or (language is None and code.endswith(":"))


def _reason_from_region(prefix: str, language: str | None, policy: PolicyConfig) -> str | None:
    # Of an unknown language the regions are a guess, and a wrong guess would
    # prevent suggestions in the rest of the file.
    if language is None or (language in policy.comments_in and language in policy.strings_in):
        return None
    span = span_at_end(prefix, language)
    if span is None:
        return None
    if span.region == "comment":
        return None if language in policy.comments_in else IN_COMMENT
    return None if language in policy.strings_in else IN_STRING


def _has_characters(text: str, count: int) -> bool:
    """Whether ``text`` has at least ``count`` characters that are not white space."""
    seen = 0
    for character in reversed(text):
        seen += not character.isspace()
        if seen >= count:
            return True
    return False


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character == "_"
