"""Where the completion thread gets its engines: the light one, and torch where it must be.

A checkpoint is served by its light copy in the workspace's cache. Making a missing
one takes seconds in a child process, so opening and preparing are two steps: the
old model goes on completing in between. Nothing heavy is imported with this module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gui.model_choice import PROJECT_ONLY

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo
    from core.workspace import Workspace
    from gui.jobs.completion_service import Engine


class ModelSource(Protocol):
    """What opens checkpoints."""

    def warm_up(self) -> None:
        """Import what opening will need."""
        ...

    def open(self, path: Path) -> tuple[Engine, CheckpointInfo] | None:
        """An engine, or None where ``prepare`` must come first; on the completion thread.

        Raises:
            CoreError: the checkpoint cannot be used.
        """
        ...

    def open_project_only(self) -> tuple[Engine, CheckpointInfo]:
        """An engine without a model, for file and project alone; on the completion thread.

        Raises:
            CoreError: its tokenizer is damaged.
        """
        ...

    def prepare(self, path: Path) -> None:
        """Do once what ``open`` needs; takes seconds, on a thread of its own.

        Raises:
            CoreError: it could not be done.
        """
        ...


class CheckpointSource:
    """The real one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        # Sound checkpoints of shapes that the light engine cannot run.
        self._only_torch: set[Path] = set()

    def warm_up(self) -> None:
        """Load what runs light copies; not torch."""
        from core.completion.light_loading import warm_up

        warm_up()

    def open(self, path: Path) -> tuple[Engine, CheckpointInfo] | None:
        """The light engine; torch's for a shape that the light one cannot run."""
        if path in self._only_torch:
            from core.completion.loading import load_engine

            return load_engine(path, self._workspace)
        from core.completion.light_loading import find_light_copy, load_light_engine

        # A damaged copy counts as missing, and is made again.
        if find_light_copy(path, self._workspace) is None:
            return None
        return load_light_engine(path, self._workspace)

    def open_project_only(self) -> tuple[Engine, CheckpointInfo]:
        """The counted engine, which ships with the program."""
        from core.checkpoints.format import CheckpointInfo, Origin
        from core.completion.counted_loading import everyday_tokenizer, load_counted_engine
        from core.model.config import ModelConfig

        engine = load_counted_engine()
        config = ModelConfig(vocabulary=everyday_tokenizer().vocabulary_size)
        # No file and no weights: only the name is shown.
        info = CheckpointInfo(
            path=PROJECT_ONLY, model_config=config, parameters=0, origin=Origin(run="")
        )
        return engine, info

    def prepare(self, path: Path) -> None:
        """Make the light copy in a child process."""
        from core.checkpoints.light_copy import UnsupportedShape
        from core.export.child import make_light_copy_in_child

        try:
            make_light_copy_in_child(path, self._workspace)
        except UnsupportedShape:
            self._only_torch.add(path)
