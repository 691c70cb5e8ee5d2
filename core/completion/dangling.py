"""Ends of suggestions that leave a hole, and rows of marks that say nothing.

``return Trimmed(``, ``caret:`` before a closing bracket, ``x = a +``: what is inserted would
be broken code with the caret behind it. And a model that has hardly learned writes one
operator or closer after the other. Pure rules, applied by ``trimming`` among the others.
"""

from __future__ import annotations

import re
from typing import Final

from core.completion.caret import Caret, code_tail
from core.languages.lexical import KNOWN_LANGUAGES, code_pieces, span_at_end

# What waits for something behind it. A lone ">" ends type arguments as often as it compares.
_OPERATOR: Final = re.compile(
    r"""(?:
        [-+*/%&|^<>=!:]*= | -> | => | && | \|\| | \?\? | (?<=\s)>{1,2}
      | (?<!\+)\+ | (?<!-)- | (?<!\.)\. | <<? | \*\*? | [/%&|^~,@(\[{]
    )\Z""",
    re.VERBOSE,
)
_PYTHON_WORD: Final = re.compile(r"(?<![\w.])(?:and|or|not|in|is|lambda|await)\Z")
_COLON: Final = re.compile(r"(?<!:):\Z")
# What looks like one and is none: a number, "import *", the mark of positional parameters,
# the end of a regular expression.
_COMPLETE: Final = re.compile(r"(?:(?<![\w.])\d[\d_]*\.|\bimport\s+\*|,\s*/|/[^/\s][^/]*/)\Z")
# What follows the caret may be just what is waited for.
_OPERAND: Final = re.compile(r"\s*[\w\"'`(\[{]")
_CLOSER: Final = re.compile(r"\s*[)\]}]")
_PARTNER: Final = {")": "(", "]": "[", "}": "{"}
_OPENERS: Final = frozenset(_PARTNER.values())

# A row of so many marks without a letter is no code; nested brackets and quotes have fewer.
_MAX_MARKS: Final = 16
# A suggestion of marks alone has at most so many.
_MAX_BARE_MARKS: Final = 10
_ROW_OF_MARKS: Final = re.compile(rf"(?:[^\w\s][ \t]*){{{_MAX_MARKS + 1},}}")
# The same one to four marks over and over, white space aside.
_REPEATED_MARKS: Final = re.compile(r"([^\w\s](?:[ \t]*[^\w\s]){0,3}?)(?:\s*\1){4,}")
_WORD: Final = re.compile(r"\w")
# White space, and the quotes between which lines are drawn.
_NO_MARKS: Final = re.compile(r"[\s\"'`]+")
_MIN_DRAWN: Final = 3
# Of these, people draw lines in comments and strings.
_DECORATION: Final = frozenset("-=*#_~.+/\\^<>!:|")


def cut_rows_of_marks(text: str, caret: Caret) -> str:
    """``text`` up to a row of operators or closers; nothing, where it holds marks alone."""
    is_bare = not _WORD.search(text)
    if is_bare and len("".join(text.split())) > _MAX_BARE_MARKS:
        return text if _is_drawn(text, "", caret) else ""
    for match in sorted(
        (*_REPEATED_MARKS.finditer(text), *_ROW_OF_MARKS.finditer(text)), key=re.Match.start
    ):
        if not _is_drawn(match[0], text[: match.start()], caret):
            return text[: match.start()].rstrip()
    return text


def _is_drawn(marks: str, before: str, caret: Caret) -> bool:
    """Whether marks are a line drawn in a comment or a string, behind ``before``."""
    parts = marks.split()
    # "==== ====" heads a table, "= = = =" is what a model writes that knows nothing.
    is_loose = any(len(part) < _MIN_DRAWN for part in parts[1:-1])
    if is_loose or not _DECORATION.issuperset(_NO_MARKS.sub("", marks)):
        return False
    if caret.language not in KNOWN_LANGUAGES:
        return True  # what begins a comment there is not known
    opening = marks[: len(marks) - len(marks.lstrip("#/ \t"))]
    return span_at_end(f"{code_tail(caret)}{before}{opening}", caret.language) is not None


def cut_dangling_end(text: str, caret: Caret) -> str:
    """``text`` without operators, commas and openers at its end that wait for more.

    A line that the next one may continue stays as it is: a block's header, a row of a list
    that is open, a call whose arguments follow below.
    """
    return _cut_end(text, caret, may_continue=not caret.line_after.strip())


def cut_dangling_end_of_fragment(text: str, caret: Caret) -> str:
    """The same for a text that was cut off: what comes next is not a new line."""
    return _cut_end(text, caret, may_continue=False)


def _cut_end(text: str, caret: Caret, *, may_continue: bool) -> str:
    if caret.language not in KNOWN_LANGUAGES or _OPERAND.match(caret.line_after):
        return text
    shown = text.rstrip()
    while shown:
        end = _dangling_end(shown, caret)
        if not end or (may_continue and _may_continue(shown, caret)):
            break
        if span_at_end(code_tail(caret) + shown, caret.language) is not None:
            break
        shown = shown[: max(0, len(shown) - end)].rstrip()
    return text if shown == text.rstrip() else shown


def _dangling_end(text: str, caret: Caret) -> int:
    """How many characters at the end wait for more; 0 where nothing does."""
    line = text.rpartition("\n")[2] if "\n" in text else caret.line_before + text
    colon = _COLON.search(line)
    if colon is not None:
        # A slice may end open; an annotation or a key may not. What ends a line is a header.
        closer = _CLOSER.match(caret.line_after)
        return 1 if closer is not None and not closer[0].endswith("]") else 0
    match = _OPERATOR.search(line)
    if match is None and caret.language == "python":
        match = _PYTHON_WORD.search(line)
    if match is None or _COMPLETE.search(line):
        return 0
    return len(match[0])


def _may_continue(text: str, caret: Caret) -> bool:
    """Whether the next line may complete what this one leaves open."""
    if text[-1] in _OPENERS or caret.language != "python":
        return True
    waiting: list[str] = []
    for _, piece in code_pieces(caret.prefix + text, caret.language):
        for character in piece:
            if character in _OPENERS:
                waiting.append(character)
            elif waiting and waiting[-1] == _PARTNER.get(character):
                waiting.pop()
    return bool(waiting)
