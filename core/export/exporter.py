"""What the module of an export format provides."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from core.export.options import ExportConfig, export_format
from core.export.portable import PortableModel
from core.export.readers import ModelReader


class Exporter(Protocol):
    """The functions of a module in ``core.export.formats``."""

    def write(self, target: Path, model: PortableModel, config: ExportConfig) -> None:
        """Write a new file, or fill an empty folder; the card is not part of it.

        Raises:
            ExportError: the model cannot be written in this format.
            StorageError, OSError: the disk refused.
        """
        ...

    def open_reader(self, target: Path, model: PortableModel) -> ModelReader:
        """Open what was written, to compare it with the model.

        Raises:
            Exception: whatever the reader finds wrong with it.
        """
        ...

    def usage(self, model: PortableModel, file_name: str) -> Sequence[str]:
        """Return the lines of the card that say how to run the export."""
        ...


def load_exporter(name: str) -> Exporter:
    """Import the exporter of a format by its name."""
    return cast("Exporter", importlib.import_module(export_format(name).module))
