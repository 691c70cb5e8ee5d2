"""What was measured on this machine, kept in the workspace's cache: once is enough."""

from __future__ import annotations

import contextlib
import json
import platform
from typing import Final

import torch

from core import files
from core.errors import StorageError
from core.processor import processor
from core.workspace import Workspace

_SUFFIX: Final = ".json"


class MachineFigures:
    """A table of figures by what they were measured with.

    A workspace may be opened from several machines, and torch gets faster: a figure
    counts for the machine, the processor and the torch that gave it.

    Args:
        workspace: whose cache keeps it.
        name: of the table's file.
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._place = workspace.cache / f"{name}{_SUFFIX}"

    def recall(self, *what: object) -> object:
        """What was remembered, whatever it is; None where nothing was, or the file is damaged."""
        return self._table().get(_key(what))

    def remember(self, figure: object, *what: object) -> None:
        """Keep a figure; where the disk refuses, it is measured again the next time.

        Args:
            figure: anything that JSON can hold.
            what: what it was measured with, for example shape, precision and threads.
        """
        table = {**self._table(), _key(what): figure}
        with contextlib.suppress(StorageError):
            files.write_text(self._place, json.dumps(table, indent=1) + "\n")

    def _table(self) -> dict[str, object]:
        try:
            table = json.loads(self._place.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return table if isinstance(table, dict) else {}


def _key(what: tuple[object, ...]) -> str:
    return " ".join(map(str, (platform.node(), processor(), torch.__version__, *what)))
