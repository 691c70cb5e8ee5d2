"""Whether a text is code of its language, as far as the standard library can tell.

Python is parsed by the running interpreter, so what is older (``print x``) or newer
is rejected too, and so is the little that its compiler finds in the names (``nonlocal``
at the top of a file). The other languages have no parser here: they are full of macros
and dialects, and a text of them is taken as it is.
"""

from __future__ import annotations

import symtable
import warnings
from typing import Final

from core.languages.table import known_language

# Parsing needs some hundred times the text in memory; longer files are rare and data.
_MAX_CHARS = 1 << 20


def syntax_error(text: str, language: str) -> str:
    """Return what the parser says against a text, in a few words; empty for nothing."""
    known = known_language(language)
    parser = _PARSERS.get(known.parser) if known is not None else None
    return "" if parser is None or len(text) > _MAX_CHARS else parser(text)


def _python_error(text: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\\d" in a text that is no raw string, and the like
            # Unlike ``ast.parse`` it makes no tree of Python objects: twice as fast.
            symtable.symtable(text, "<text>", "exec")
    except SyntaxError as error:
        return f"line {error.lineno or 0:,}: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return type(error).__name__
    return ""


_PARSERS: Final = {"python": _python_error}
