"""What becomes of an error of ours while a request is answered: one line of the log, no text."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from core.errors import CoreError
from core.texts import Text


def reported(error: Exception) -> CoreError:
    """The error for the client.

    A bug of ours is written to standard error as its type and position only, since its message
    may contain text of a file.
    """
    if isinstance(error, CoreError):
        return error
    frames = traceback.extract_tb(error.__traceback__)
    where = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:])
    name = type(error).__name__
    print(f"internal error: {name} at {where}", file=sys.stderr, flush=True)  # noqa: T201
    return CoreError(Text("The request could not be answered."), Text("See the server's log."))
