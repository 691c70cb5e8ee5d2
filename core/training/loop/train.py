"""``train``: from a dataset and a configuration to a finished run.

A plain function in the manner of all long operations of core: it emits events, obeys its
control, and returns a result. It knows no window, no terminal and no signal. It opens what a
run needs, refuses what does not fit before anything is written, and hands over to ``Trainer``.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray

from core import files
from core.checkpoints import store
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import StorageError, TrainingError
from core.events import Emit, Notice
from core.texts import Text
from core.training.config import RunConfig
from core.training.loop.keep_awake import keep_awake
from core.training.loop.live import LiveWeights
from core.training.loop.trainer import MEMORY_HINT, MEMORY_MESSAGE, Trainer, TrainResult
from core.training.observe.clock import ActiveClock
from core.training.observe.dataset_comparison import DatasetEvaluation
from core.training.observe.languages import TokenLanguages, validation_languages
from core.training.observe.measurements import Measurements
from core.training.observe.monitor import Monitor
from core.training.observe.typing_simulation import TypingSimulation, WindowReader
from core.training.observe.typing_simulator import MakeTypingSimulator, TypingSimulator
from core.training.runs.listener import TolerantListener, failure
from core.training.runs.provenance import Provenance, provenance_of
from core.training.runs.run_folder import LOSS_LOG, trained_alone
from core.training.runs.run_log import RunLog
from core.training.runs.run_writer import RunWriter, new_run_folder
from core.training.setup.matrix_peak import matrix_peak
from core.training.setup.resumption import Resumption, resumption
from core.training.setup.starting_point import PreparedRun, prepare, start_fingerprint
from core.training.setup.tuning import tuning_of
from core.training.step.distributed import distributed_from_environment, process_group
from core.training.step.learner import Learner
from core.workspace import Workspace

MakeMemory: TypeAlias = Callable[[TokenDataset, Workspace, Emit, Control], NDArray[np.float16]]
"""``core.inference.dataset_memory.dataset_memory``, which training does not know."""

_COMPILING = Text("The model is being compiled: up to a minute, once on this machine.")
_TYPING_HINT = Text("Training continues without counting the keystrokes that are saved.")


def train(
    config: RunConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    resume: Path | None = None,
    on_model: Callable[[LiveWeights], None] | None = None,
    make_typing_simulator: MakeTypingSimulator | None = None,
    make_memory: MakeMemory | None = None,
) -> TrainResult:
    """Train until the horizon, a stop or an error.

    Args:
        config: the configuration; for a resume, that of the run folder, perhaps with a
            new horizon.
        workspace: holds the dataset; the run folder is made in it.
        emit: receives every event, after it was written to the run folder.
        control: stop saves and returns; cancel returns nothing; pause waits.
        resume: the folder of the run to continue; None for a new run.
        on_model: receives the weights before the first step, in this thread.
        make_typing_simulator: makes what types held-out files now and then, so that the run
            knows how many keystrokes it saves; None for a run without typing simulations.
        make_memory: computes what the memories predict of the training tokens, for
            ``train.memory_loss``.

    Raises:
        CoreError: the run cannot start, or had to end; what was saved stays.
        Cancelled: a cancel was asked for.
    """
    distributed = distributed_from_environment()
    tolerant = TolerantListener(emit)
    with contextlib.ExitStack() as held:
        if resume is not None:
            held.enter_context(trained_alone(resume))
        else:
            files.require_writable(workspace.runs)
        ready = prepare(config, workspace, resume)
        config, start = ready.config, ready.start
        held.enter_context(process_group(distributed))
        held.enter_context(keep_awake())
        distributed.check_consistency(start_fingerprint(config, ready.dataset, start))
        tuning = tuning_of(
            config, ready.dataset, workspace, tolerant, control, start.checkpoint, distributed.size
        )
        memory = _memory(ready, workspace, tolerant, control, make_memory)
        try:
            learner = Learner(
                replace(config, train=tuning.training_config),
                ready.dataset,
                old=ready.old,
                checkpoint=start.checkpoint,
                weights=ready.weights.model_state if ready.weights else None,
                distributed=distributed,
                memory=memory,
            )
            state = learner.start
            provenance, resumed = _compared_with_before(ready, learner, distributed.size)
            if resumed.has_other_held_out:
                # Nothing compares with figures that were measured on other files.
                state = replace(state, best_bits_per_byte=None, best_keystrokes_saved=None)
            # From here on the learner holds what the checkpoint held.
            ready = replace(ready, start=replace(start, checkpoint=None), weights=None)
            del start
            languages = validation_languages(workspace, ready.dataset)
            peak = matrix_peak(workspace, learner.placement) * distributed.size
            simulator, problems = _typing_simulator(make_typing_simulator, ready, languages)
            monitor = Monitor(
                config, ready.dataset, ready.dataset.tokenizer, learner.placement, languages
            )
            dataset_evaluation = DatasetEvaluation(config, ready.compared, learner.placement)
            if tuning.reason:
                tolerant(Notice(level="info", message=tuning.reason))
            if learner.placement.compiled:
                tolerant(Notice(level="info", message=_COMPILING))
                learner.warm_up(state.step, control.safe_point)
        except torch.OutOfMemoryError as error:
            raise TrainingError(MEMORY_MESSAGE, MEMORY_HINT) from error
        # Everything has been accepted: only now is anything written.
        folder = resume or new_run_folder(workspace, config)
        tokenizer = ready.dataset.tokenizer
        try:
            if resume is None:
                held.enter_context(trained_alone(folder))
            for used in (folder, folder / store.CHECKPOINTS, (folder / LOSS_LOG).parent):
                files.remove_orphans(used)
            log = RunLog(folder, state.step, emit)
            identity = ready.start.identity
            writer = RunWriter(folder, config, tokenizer, log.emit, provenance, identity)
            if resume is None:
                writer.write_config()
        except StorageError:
            if resume is None:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        clock = ActiveClock(state.elapsed_seconds)
        reader = WindowReader(learner.model, learner.placement)
        simulation = TypingSimulation(
            simulator, config.train.typing_simulation_fraction, reader, clock
        )
        weights = LiveWeights(folder.name, learner.model, tokenizer, state.step)
        trainer = Trainer(
            config,
            state,
            learner=learner,
            weights=weights,
            distributed=distributed,
            control=control,
            clock=clock,
            log=log,
            writer=writer,
            measurements=Measurements(config.train, monitor, simulation, clock),
            dataset_evaluation=dataset_evaluation,
            matrix_peak=peak,
            train_tokens=len(ready.dataset.train),
            notices=(*resumed.notices, *problems),
        )
        if on_model is not None:
            try:
                on_model(weights)
            except Exception as error:  # noqa: BLE001 - the run continues without its observer
                tolerant(
                    failure(Text("The run cannot be watched"), error, Text("Training continues."))
                )
        return trainer.train()


def _compared_with_before(
    ready: PreparedRun, learner: Learner, processes: int
) -> tuple[Provenance, Resumption]:
    """The provenance of the steps to come, and how a resumed run differs from what it was."""
    now = provenance_of(ready.dataset, ready.old, learner.placement, processes)
    checkpoint, known = ready.start.checkpoint, ready.recorded_training
    if checkpoint is None or checkpoint.training is None or known is None:
        return now, Resumption()
    reason = ready.start.skipped_reason
    return now, resumption(checkpoint.training, known, ready.config, now, reason)


def _memory(
    ready: PreparedRun,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    make: MakeMemory | None,
) -> NDArray[np.float16] | None:
    """What the memories predict of the training tokens; None for a loss of the model alone."""
    if not ready.config.train.memory_loss:
        return None
    if make is None:
        raise ValueError("train.memory_loss needs what computes the predictions")
    return make(ready.dataset, workspace, emit, control)


def _typing_simulator(
    make: MakeTypingSimulator | None, ready: PreparedRun, languages: TokenLanguages | None
) -> tuple[TypingSimulator | None, list[Notice]]:
    """Make the typing simulator; return notices for the user if that fails."""
    if make is None:
        return None, []
    try:
        return make(ready.dataset, languages, ready.config.model.context), []
    except Exception as error:  # noqa: BLE001 - no run ends because typing cannot be simulated
        return None, [failure(Text("Held-out text cannot be typed"), error, _TYPING_HINT)]
