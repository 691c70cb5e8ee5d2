"""The one way to an engine: from a checkpoint, a running training or no model.

The backends of ``backends/table.py`` are tried in order; the description says which one
runs, and why no better one does. A checkpoint is normally served by its light copy in the
cache, which is made once, in a child process; no module here imports torch, and only
checkpoints that nothing else can run, and running trainings, load it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.light_copy import UnsupportedShape, copy_folder, has_record
from core.completion.backends import base
from core.completion.backends.base import BackendUnavailable, CheckpointFile, NotPrepared, Source
from core.completion.backends.table import BACKENDS, Backend, SourceKind
from core.completion.calibration import load_calibration
from core.completion.engine import CompletionEngine
from core.completion.live_engine import LiveEngine
from core.completion.project_defaults import default_project_precision, project_precision_of
from core.errors import CheckpointError
from core.inference.native.native_lookup import fastest_look_up
from core.texts import Text, joined
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights

__all__ = [
    "TORCH",
    "BackendState",
    "EngineDescription",
    "NotPrepared",
    "backend_states",
    "describe_checkpoint",
    "is_prepared",
    "open_engine",
    "prepare",
    "warm_up",
]

TORCH: Final = ("torch",)
"""For callers that open a checkpoint immediately, without a light copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineDescription:
    """What runs a model, and why.

    Attributes:
        backend: its name in the table.
        title: of the backend, for people.
        kernel: what computes inside it; see ``OpenedModel.kernel``.
        reason: why no backend runs that is preferred to this one; empty where none is.
        info: what is known of the checkpoint; of a running training or no model, its name.
    """

    backend: str
    title: str
    kernel: str
    reason: str
    info: CheckpointInfo

    @property
    def text(self) -> str:
        """One or more sentences for people."""
        return _sentence(self.title, self.kernel, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendState:
    """What one backend can do on this machine.

    Attributes:
        name, title: of its row.
        kernel: what it would compute with.
        reason: why it cannot run; empty where it can.
    """

    name: str
    title: str
    kernel: str = ""
    reason: str = ""


def open_engine(
    source: Path | LiveWeights | None,
    workspace: Workspace | None = None,
    *,
    threads: int | None = None,
    backends: Collection[str] | None = None,
    may_prepare: bool = True,
    on_prepare: Callable[[], None] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    unsupported: str = "",
) -> tuple[CompletionEngine, EngineDescription]:
    """Open an engine in the first backend that can run it.

    Args:
        source: a checkpoint file, the weights of a running training, or None for file and
            project alone.
        workspace: whose cache holds light copies and calibrations; needed for a checkpoint.
        threads: processor cores at work in a forward pass; None for the backend's default,
            which is all of them and up to four in the light engine.
        backends: names of the only backends to try; None for all.
        may_prepare: whether a missing light copy is made, which takes some seconds.
        on_prepare: called before one is made.
        should_stop: gives up making one once it is true.
        unsupported: what ``prepare`` returned for this checkpoint.

    Raises:
        NotPrepared: there is no light copy, and none may be made.
        CheckpointError: damaged, foreign, not fitting its own tokenizer, or the light copy
            could not be made.
        WorkspaceError: the tokenizer that ships is damaged.
        Cancelled: ``should_stop`` was true while a light copy was made.
    """
    opened: Source
    kind: SourceKind
    if isinstance(source, Path):
        if workspace is None:
            raise ValueError("a checkpoint is opened with the cache of a workspace")
        kind, opened = "checkpoint", CheckpointFile(
            source,
            workspace,
            may_prepare=may_prepare,
            on_prepare=on_prepare,
            should_stop=should_stop,
            unsupported=unsupported,
        )  # fmt: skip
    else:
        kind, opened = "none" if source is None else "live", source
    candidates = [
        backend
        for backend in BACKENDS
        if kind in backend.opens and (backends is None or backend.name in backends)
    ]
    return _open_first(candidates, opened, threads)


def prepare(checkpoint: Path, workspace: Workspace) -> str:
    """Make the light copy of a checkpoint in a child process; blocks for a few seconds.

    Returns:
        Why a checkpoint of this shape can have none; empty where it was made.

    Raises:
        CheckpointError: the checkpoint is damaged, or the copy could not be made.
    """
    try:
        base.make_light_copy_in_child(checkpoint, workspace)
    except UnsupportedShape as error:
        return error.message
    return ""


def is_prepared(checkpoint: Path, workspace: Workspace) -> bool:
    """Whether there is a light copy; its checksums are verified when it is opened.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    return has_record(copy_folder(workspace, checkpoint))


def warm_up() -> None:
    """Load what runs light copies here, and compile it once for each machine."""
    for backend in BACKENDS:
        if not _state_of(backend).reason:
            return


def backend_states() -> tuple[BackendState, ...]:
    """What each backend can do on this machine; compiles what was never compiled here."""
    return tuple(_state_of(backend) for backend in BACKENDS)


def describe_checkpoint(checkpoint: Path, workspace: Workspace) -> str:
    """Say what runs a checkpoint on this machine, without preparing it.

    Raises:
        CheckpointError: the checkpoint is damaged or foreign.
    """
    if is_prepared(checkpoint, workspace):
        try:
            return open_engine(checkpoint, workspace, may_prepare=False)[1].text
        except NotPrepared:
            pass  # the copy is damaged, and is made again at the next use
    states = [state for state in backend_states() if state.name in _LIGHT]
    usable = next(state for state in states if not state.reason)
    reasons = _joined([(state.title, state.reason) for state in states if state.reason])
    text = _sentence(usable.title, usable.kernel, reasons)
    later = Text("It is prepared at its first use, unless only PyTorch can run its shape.")
    return joined(" ", [text, later])


_LIGHT: Final = ("native", "onnxruntime")


def _open_first(
    candidates: Collection[Backend], source: Source, threads: int | None
) -> tuple[CompletionEngine, EngineDescription]:
    refused: list[tuple[str, str]] = []
    for backend in candidates:
        try:
            opened = backend.load().open_model(source, threads)
        except BackendUnavailable as error:
            refused.append((backend.title, error.reason))
            continue
        description = EngineDescription(
            backend=backend.name,
            title=backend.title,
            kernel=opened.kernel,
            reason=_joined(refused),
            info=opened.info,
        )
        return _engine_of(opened, source), description
    name = source.path.name if isinstance(source, CheckpointFile) else Text("the model")
    raise CheckpointError(
        Text("Nothing on this machine can run {name}.", name=name), _joined(refused)
    )


def _engine_of(opened: base.OpenedModel, source: Source) -> CompletionEngine:
    """The engine around an opened model, with what was measured of it."""
    model, tokenizer = opened.model, opened.tokenizer
    if source is None:
        return CompletionEngine(
            model,
            tokenizer,
            project_precision=default_project_precision(has_model=False),
            has_model=False,
            look_up=fastest_look_up(),
        )
    if not isinstance(source, CheckpointFile):
        return LiveEngine(source, model, tokenizer)
    calibration = load_calibration(source.workspace, source.path)
    return CompletionEngine(
        model,
        tokenizer,
        fills_in_the_middle=opened.info.origin.fim_rate > 0,
        precision=calibration.precision,
        file_weights=calibration.file_shares,
        project_weights=calibration.project_weights,
        project_precision=project_precision_of(calibration.project_precision),
        look_up=fastest_look_up(),
    )


def _state_of(backend: Backend) -> BackendState:
    try:
        kernel = backend.load().probe()
    except BackendUnavailable as error:
        return BackendState(name=backend.name, title=backend.title, reason=error.reason)
    return BackendState(name=backend.name, title=backend.title, kernel=kernel)


def _sentence(title: str, kernel: str, reason: str) -> str:
    backend = Text("{title} ({kernel})", title=title, kernel=kernel) if kernel else title
    return joined(" ", [Text("Runs in: {backend}.", backend=backend), reason])


def _joined(refused: list[tuple[str, str]]) -> str:
    """The reasons, each once: "Not in native decoder: No C compiler was found."."""
    titles: dict[str, list[str]] = {}
    for title, reason in refused:
        titles.setdefault(reason, []).append(title)
    return joined(
        " ",
        [
            Text("Not in {backends}: {why}", backends=joined(Text(" or "), names), why=why)
            for why, names in titles.items()
        ],
    )
