"""From a checkpoint to a file or folder of another program: whole and proved, or not at all.

Files are written under temporary names, opened by the other program (or by our own reader) and
compared with the model, and renamed only then. Files of other programs are never read.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from core import files
from core.control import Control
from core.errors import Cancelled, CoreError, ExportError
from core.events import Emit
from core.export.card import CARD, export_card
from core.export.exporter import load_exporter
from core.export.notes import notes_of
from core.export.options import ExportConfig, export_format
from core.export.portable import PortableModel, portable_model
from core.export.proof import prove
from core.export.proof_record import Proof
from core.export.readers import ModelReader
from core.export.targets import RECORD, RECORD_FORMAT, card_beside, check_target
from core.folders import remove_staging, staged_folder
from core.progress import Stage
from core.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was made.

    Attributes:
        path: the file or folder.
        bytes: its size, without the card of a file.
        card: the model card.
        notes: what the user must know about it.
        proof: how it was proved.
    """

    path: Path
    format: str
    precision: str
    bytes: int
    card: Path
    notes: tuple[str, ...]
    proof: Proof


def export_model(
    checkpoint: Path,
    target: Path,
    config: ExportConfig,
    page: str,
    emit: Emit,
    control: Control,
    *,
    replace: bool = False,
) -> Exported:
    """Export a checkpoint and prove it.

    Args:
        checkpoint: a ``.pth`` file.
        target: a file or a folder, as the format is.
        config: format and precision.
        page: the model's own card, Markdown.
        emit: receives the progress.
        control: asked between two steps.
        replace: whether an export that is there may be replaced.

    Raises:
        ExportError: the target is taken, or the export is not the model.
        CheckpointError: the checkpoint is missing, damaged or foreign.
        StorageError: the disk refused.
        Cancelled: as asked; the target is what it was.
    """
    check_target(target, config.format, replace=replace)
    files.require_writable(target.parent)
    stage = Stage("export", "steps", emit, 2, Text("Reading the checkpoint"))
    model = portable_model(checkpoint)
    stage.advance(1, Text("Writing the weights"))
    work = _Work(model, config, page, emit, control, stage)
    control.safe_point()
    return work.file(target) if export_format(config.format).suffix else work.folder(target)


class _Work:
    """One export; see ``export_model``."""

    def __init__(
        self,
        model: PortableModel,
        config: ExportConfig,
        page: str,
        emit: Emit,
        control: Control,
        stage: Stage,
    ) -> None:
        self._model, self._config, self._page = model, config, page
        self._emit, self._control, self._stage = emit, control, stage
        self._notes = notes_of(model, config)
        self._exporter = load_exporter(config.format)

    def file(self, target: Path) -> Exported:
        """Return a GGUF file with its card beside it."""
        _remove_orphans(target)
        proofs: list[Proof] = []

        def verify(written: Path) -> None:
            proofs.append(self._proved(lambda: self._exporter.open_reader(written, self._model)))
            # Without this a crash before the new card is written would leave the old one.
            card_beside(target).unlink(missing_ok=True)

        with files.atomic_path(target, verify=verify) as temporary:
            self._exporter.write(temporary, self._model, self._config)
            self._is_written()
        files.write_text(card_beside(target), self._card(target.name, proofs[0]))
        return self._exported(target, card_beside(target), proofs[0])

    def folder(self, target: Path) -> Exported:
        """Return a folder with its card inside."""
        try:
            with staged_folder(target) as folder:
                self._exporter.write(folder, self._model, self._config)
                self._is_written()
                proof = self._proved(lambda: self._exporter.open_reader(folder, self._model))
                files.write_text(folder / CARD, self._card(target.name, proof))
                record = {"format": RECORD_FORMAT, "checkpoint_sha256": self._model.sha256,
                          "proof": dataclasses.asdict(proof)}  # fmt: skip
                files.write_text(folder / RECORD, json.dumps(record, indent=1) + "\n")
        finally:
            remove_staging(target)
        return self._exported(target, target / CARD, proof)

    def _is_written(self) -> None:
        self._stage.advance(1)
        self._stage.finish("")

    def _proved(self, open_reader: Callable[[], ModelReader]) -> Proof:
        self._control.safe_point()
        try:
            return prove(self._model, open_reader(), self._config, self._emit, self._control)
        except (CoreError, Cancelled):
            raise
        except Exception as error:
            # Another program may raise anything.
            raise ExportError(
                Text("The exported model could not be opened to prove it: {error}.", error=error),
                Text(
                    "Nothing was written. If llama-cpp-python or transformers is installed here, "
                    "update or remove it; then export again."
                ),
            ) from error

    def _card(self, file_name: str, proof: Proof) -> str:
        usage = self._exporter.usage(self._model, file_name)
        return export_card(self._page, self._model, self._config, usage, self._notes, proof)

    def _exported(self, path: Path, card: Path, proof: Proof) -> Exported:
        parts = [path] if path.is_file() else list(path.iterdir())
        return Exported(
            path=path,
            format=self._config.format,
            precision=self._config.stored_as,
            bytes=sum(part.stat().st_size for part in parts),
            card=card,
            notes=tuple(self._notes),
            proof=proof,
        )


def _remove_orphans(target: Path) -> None:
    """Delete what killed exports to the same file left behind, and nothing else."""
    mark = f"{target.name}{files.TEMPORARY_MARK}"
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            process = path.name.removeprefix(mark).partition("-")[0]
            is_ours = path.name.startswith(mark) and process.isdecimal()
            if is_ours and not psutil.pid_exists(int(process)):
                path.unlink()
