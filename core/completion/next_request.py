"""The request that comes after a suggestion was accepted; it is answered in advance."""

from __future__ import annotations

import dataclasses

from core.completion.caret import Caret
from core.completion.indentation import leading_space
from core.completion.policy import lines_wanted
from core.completion.request import CompletionRequest
from core.languages.line_ends import line_end_of, with_line_feeds


def moved_on(request: CompletionRequest, text: str) -> CompletionRequest:
    """Return the request that an editor makes once ``text`` precedes the caret."""
    prefix = request.prefix + text
    lines = lines_wanted(prefix, request.suffix, request.language)
    # In advance there is time, and what is cut short by time is not kept.
    return dataclasses.replace(request, prefix=prefix, max_lines=lines, alternatives=1, budget_ms=0)


def line_break_after(prefix: str, request: CompletionRequest) -> str:
    """Return a line end as the file has them, and the indentation of the line that it ends."""
    line = Caret(prefix=with_line_feeds(prefix)).line_before
    return line_end_of(request.prefix, request.suffix) + leading_space(line)
