"""What backends open, and what they return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.light_copy import LightCopy, UnsupportedShape, copy_folder, read_copy
from core.errors import CheckpointError
from core.export.child import make_light_copy_in_child
from core.inference.language_model import LanguageModel
from core.texts import Text
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights


class BackendUnavailable(Exception):
    """A backend cannot run on this machine, or cannot run this model.

    Attributes:
        reason: one sentence for the user.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotPrepared(CheckpointError):
    """A checkpoint has no light copy yet, and the caller did not want one to be made."""


class CheckpointFile:
    """A checkpoint that is being opened, and its light copy, which is looked up once.

    Args:
        path: of the ``.pth`` file.
        workspace: whose cache holds the light copy and the calibration.
        may_prepare: whether a missing light copy is made, which takes some seconds.
        on_prepare: called before it is made.
        should_stop: gives up making it once it is true.
        unsupported: why the checkpoint can have no light copy, where that is known already.
    """

    def __init__(
        self,
        path: Path,
        workspace: Workspace,
        *,
        may_prepare: bool = True,
        on_prepare: Callable[[], None] | None = None,
        should_stop: Callable[[], bool] = lambda: False,
        unsupported: str = "",
    ) -> None:
        self.path = path
        self.workspace = workspace
        self._may_prepare = may_prepare
        self._on_prepare = on_prepare
        self._should_stop = should_stop
        self._unsupported = unsupported
        self._copy: LightCopy | None = None

    def light_copy(self) -> LightCopy:
        """Return the light copy, whose checksums were verified.

        Raises:
            BackendUnavailable: a checkpoint of this shape can have none.
            NotPrepared: there is none, and none may be made.
            CheckpointError: the checkpoint is damaged or foreign, or the copy could not be made.
            Cancelled: ``should_stop`` was true while it was made.
        """
        if self._unsupported:
            raise BackendUnavailable(self._unsupported)
        if self._copy is None:
            self._copy = self._find() or self._make()
        return self._copy

    def _find(self) -> LightCopy | None:
        return read_copy(copy_folder(self.workspace, self.path), self.path)

    def _make(self) -> LightCopy:
        if not self._may_prepare:
            raise NotPrepared(Text("{name} is not prepared yet.", name=self.path.name))
        if self._on_prepare is not None:
            self._on_prepare()
        try:
            make_light_copy_in_child(self.path, self.workspace, self._should_stop)
        except UnsupportedShape as error:
            self._unsupported = error.message
            raise BackendUnavailable(error.message) from None
        copy = self._find()
        if copy is None:
            raise CheckpointError(
                Text(
                    "The light copy of {name} was made and is gone, or is damaged already.",
                    name=self.path.name,
                ),
                Text("Is another program cleaning the cache, or the disk failing? Try again."),
            )
        return copy


Source: TypeAlias = "CheckpointFile | LiveWeights | None"
"""A checkpoint, the weights of a running training, or no model at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedModel:
    """A model that is ready to be asked.

    Attributes:
        model: used by one engine alone.
        tokenizer: the model's own.
        info: what is known of the checkpoint.
        kernel: what computes inside the backend, such as the processor's instructions or the
            device; empty where there is no choice.
    """

    model: LanguageModel
    tokenizer: Tokenizer
    info: CheckpointInfo
    kernel: str = ""


class BackendModule(Protocol):
    """What the module of a backend defines."""

    @staticmethod
    def probe() -> str:
        """Return the kernel that this machine would use, after loading what is needed.

        Raises:
            BackendUnavailable: it cannot run here.
        """
        ...

    @staticmethod
    def open_model(source: Source, threads: int | None) -> OpenedModel:
        """Open a model.

        Args:
            source: of a kind that the backend's row names.
            threads: processor cores at work in a forward pass; None for the backend's default.

        Raises:
            BackendUnavailable: it cannot run here, or cannot run this model.
            NotPrepared, CheckpointError: see ``CheckpointFile.light_copy``.
        """
        ...
