"""Figures that were measured on this machine, stored in the cache of the workspace."""

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
    """A table of figures, by the conditions under which they were measured.

    A workspace may be opened on several machines, and torch gets faster: a figure is valid for
    the machine, the processor and the version of torch with which it was measured.

    Args:
        workspace: the workspace whose cache stores the table.
        name: the name of the file of the table.
    """

    def __init__(self, workspace: Workspace, name: str) -> None:
        self._path = workspace.cache / f"{name}{_SUFFIX}"

    def recall(self, *what: object) -> object:
        """Return a stored figure; None if there is none, or the file is damaged."""
        return self._table().get(_key(what))

    def remember(self, figure: object, *what: object) -> None:
        """Store a figure; if the disk refuses, it is measured again the next time.

        Args:
            figure: a value that JSON can represent.
            what: the conditions, for example model shape, precision and threads.
        """
        table = {**self._table(), _key(what): figure}
        with contextlib.suppress(StorageError):
            files.write_text(self._path, json.dumps(table, indent=1) + "\n")

    def _table(self) -> dict[str, object]:
        try:
            table = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return table if isinstance(table, dict) else {}


def _key(what: tuple[object, ...]) -> str:
    return " ".join(map(str, (platform.node(), processor(), torch.__version__, *what)))
