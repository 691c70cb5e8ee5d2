"""The child process of *Find in files*: reads one search, writes its matches line by line.

Its standard input is a JSON object with ``root`` and ``config``; every line that it writes is one
with ``file``, ``progress`` or ``done``. It ends when nobody reads its output any more. Only Qt's
core is loaded, for its regular expressions.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from core.control import Control
from core.memory.project_search import search_project
from core.memory.search_config import SearchConfig
from core.memory.search_results import FileMatches, SearchProgress
from gui.editor.find.search import find_all


def main() -> None:
    """Search, and write what is found."""
    order = json.loads(sys.stdin.buffer.read())

    def say(key: str, value: Any) -> None:
        # ASCII: file names that are no UTF-8 come through as escapes.
        sys.stdout.write(json.dumps({key: value}) + "\n")
        sys.stdout.flush()

    def found(matches: FileMatches) -> None:
        say("file", matches.to_json())

    def tell(progress: SearchProgress) -> None:
        say("progress", dataclasses.asdict(progress))

    config = SearchConfig.from_json(order["config"])
    root = Path(order["root"])
    try:
        done = search_project(root, config, find_all, found, tell, Control())
        say("done", dataclasses.asdict(done))
    except BrokenPipeError:
        # Whoever asked has ended. Python would try to flush once more, and complain.
        sys.stdout = None  # type: ignore[assignment] - nothing is written after this


if __name__ == "__main__":
    main()
