"""Writes the files of a run folder: checkpoints, ``status.json``, ``config.toml``.

The trainer decides when; this module knows the names, the order of writing, and what to do when
the disk refuses a write.
"""

from __future__ import annotations

import contextlib
import datetime
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core import files
from core.checkpoints import store
from core.checkpoints.format import Origin
from core.checkpoints.milestones import (
    find_milestones,
    max_milestones,
    milestone_path,
    surplus,
)
from core.config import to_toml
from core.errors import StorageError
from core.events import CheckpointSaved, Emit, Notice, RunState
from core.files import storage_error
from core.model.config import parameter_count
from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer
from core.training.config import RunConfig
from core.training.runs.provenance import Provenance, record, write_provenance
from core.training.runs.run_folder import CONFIG_FILE, RunStatus, recorded, write_status
from core.training.step import state as training_state
from core.training.step.device import Placement
from core.training.step.optimizers import Optimizers
from core.training.step.state import LoopState
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of some weights; None for what was not measured.

    Attributes:
        bits_per_byte: the validation figure.
        keystrokes_saved: the figure of a typing simulation, 0 to 1.
    """

    bits_per_byte: float | None = None
    keystrokes_saved: float | None = None


class RunWriter:
    """Writes the files of one run folder.

    Args:
        folder: the run folder.
        config: the configuration of the run.
        tokenizer: the tokenizer, saved in every checkpoint.
        emit: receives an event for every checkpoint and for every refused write.
        provenance: the provenance of the next steps, saved in every resumable checkpoint.
        identity: the identity of a resumed run, from its checkpoint; empty for a new run.
    """

    def __init__(
        self,
        folder: Path,
        config: RunConfig,
        tokenizer: Tokenizer,
        emit: Emit,
        provenance: Provenance,
        identity: str = "",
    ) -> None:
        self._folder = folder
        self._config = config
        self._tokenizer = tokenizer
        self._emit = emit
        self._provenance = provenance
        self._has_config = False
        self._started_at = recorded(folder, "started_at") or utc_now("milliseconds")
        self._identity = identity or recorded(folder, "identity") or secrets.token_hex(8)

    def write_config(self) -> None:
        """Write ``config.toml`` and ``provenance.json``, once.

        A resumed run calls it when the first step with its configuration has succeeded: a
        configuration that cannot be trained with must not replace the one that works.

        Raises:
            StorageError: the disk refused.
        """
        if not self._has_config:
            files.write_text(self._folder / CONFIG_FILE, to_toml(self._config))
            write_provenance(self._folder, self._provenance, self._started_at, self._identity)
            self._has_config = True

    def adopt_config(self) -> None:
        """Call ``write_config``; a refused write is reported, and tried again at the next save."""
        try:
            self.write_config()
        except StorageError as error:
            self.report_refused(error)

    @property
    def folder(self) -> Path:
        """The run folder."""
        return self._folder

    @property
    def latest(self) -> Path:
        """The checkpoint from which the run can continue."""
        return self._folder / store.CHECKPOINTS / store.LATEST

    def save_latest(
        self, model: GPT, optimizers: Optimizers, state: LoopState, placement: Placement,
        figures: Figures,
    ) -> None:  # fmt: skip
        """Write the checkpoint that a resume needs.

        Args:
            model: the weights.
            optimizers: the state of the optimizers.
            state: how far the run has come.
            placement: the device, precision and threads of the run.
            figures: the figures of exactly these weights.

        Raises:
            StorageError: the disk refused; the previous checkpoint is unharmed.
        """
        started = time.perf_counter()
        store.save(
            self.latest,
            model_config=model.config,
            model_state=model.state_dict(),
            tokenizer=self._tokenizer,
            origin=self._origin(state, figures),
            training=training_state.capture(
                optimizers,
                state,
                placement,
                self._identity,
                record(self._provenance, self._config),
            ),
        )
        self._report(self.latest, state.step, started)

    def save_best(self, model: GPT, state: LoopState, figures: Figures, chosen_by: str) -> None:
        """Write the best weights, without optimizer; a refused write is only reported."""
        path = self._folder / store.CHECKPOINTS / store.BEST
        self._save_weights(path, model, state, figures, chosen_by)

    def save_milestone(self, model: GPT, state: LoopState, figures: Figures) -> None:
        """Write the weights, without optimizer, as a milestone, and delete surplus milestones.

        A refused write is only reported.
        """
        path = milestone_path(self._folder, state.step)
        if self._save_weights(path, model, state, figures):
            known = {milestone.step: milestone for milestone in find_milestones(self._folder)}
            for step in surplus(list(known), max_milestones(path.stat().st_size)):
                known[step].path.unlink(missing_ok=True)

    def roll_back_milestones(self, step: int) -> None:
        """Delete the milestones after the step from which the run continues."""
        for milestone in find_milestones(self._folder):
            if milestone.step > step:
                with contextlib.suppress(OSError):
                    milestone.path.unlink()

    def _save_weights(
        self, path: Path, model: GPT, state: LoopState, figures: Figures, chosen_by: str = ""
    ) -> bool:
        started = time.perf_counter()
        try:
            store.save(
                path,
                model_config=model.config,
                model_state=model.state_dict(),
                tokenizer=self._tokenizer,
                origin=self._origin(state, figures, chosen_by),
            )
        except StorageError as error:
            self.report_refused(error)
            return False
        self._report(path, state.step, started)
        return True

    def write_status(
        self,
        run_state: RunState,
        state: LoopState,
        figures: Figures,
        message: str = "",
        hint: str = "",
        *,
        is_quiet: bool = False,
    ) -> None:
        """Replace ``status.json``; a refused write is only reported.

        Args:
            run_state: whether it is running, paused, finished, stopped or failed.
            state: how far the run has come.
            figures: the last figures.
            message: the reason of that state.
            hint: what the user can do about it.
            is_quiet: do not report a refused write, because the full disk was reported already.
        """
        training_config = self._config.train
        status = RunStatus(
            state=run_state,
            step=state.step,
            total_steps=training_config.max_steps or None,
            max_seconds=60 * training_config.max_minutes or None,
            elapsed_seconds=state.elapsed_seconds,
            tokens_seen=state.tokens_seen,
            bits_per_byte=figures.bits_per_byte,
            best_bits_per_byte=state.best_bits_per_byte,
            keystrokes_saved=figures.keystrokes_saved,
            best_keystrokes_saved=state.best_keystrokes_saved,
            parameters=parameter_count(self._config.model),
            started_at=self._started_at,
            identity=self._identity,
            message=message,
            hint=hint,
        )
        try:
            write_status(self._folder, status)
        except StorageError as error:
            if not is_quiet:
                self.report_refused(error)

    def report_refused(self, error: StorageError) -> None:
        """Emit a warning that a write was refused while training continues."""
        self._emit(Notice(level="warning", message=error.message, hint=error.hint))

    def _report(self, path: Path, step: int, started: float) -> None:
        relative = path.relative_to(self._folder).as_posix()
        seconds = time.perf_counter() - started
        self._emit(CheckpointSaved(step=step, path=relative, seconds=seconds))

    def _origin(self, state: LoopState, figures: Figures, chosen_by: str = "") -> Origin:
        return Origin(
            preset=self._config.preset,
            dataset=self._config.dataset,
            run=self._folder.name,
            step=state.step,
            tokens_seen=state.tokens_seen,
            bits_per_byte=figures.bits_per_byte,
            saved_at=utc_now(),
            fim_rate=self._config.train.fim_rate,
            fim_ends_middles=self._config.train.fim_rate > 0
            and self._config.train.fim_ends_middles,
            keystrokes_saved=figures.keystrokes_saved,
            chosen_by=chosen_by,
        )


def new_run_folder(workspace: Workspace, config: RunConfig) -> Path:
    """Create the folder of a new run, named by the local time, the preset and the corpus.

    Raises:
        StorageError: the disk refused.
    """
    corpus = config.dataset.partition("--")[0]
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    name = f"{stamp}-{config.preset}-{corpus}"
    folder = workspace.runs / name
    suffix = 2
    try:
        workspace.runs.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                folder.mkdir()
                return folder
            except FileExistsError:
                folder = workspace.runs / f"{name}-{suffix}"
                suffix += 1
    except OSError as error:
        raise storage_error(error, folder) from error


def utc_now(precision: Literal["seconds", "milliseconds"] = "seconds") -> str:
    """The current time in UTC, ISO 8601."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec=precision)
