"""A language model with everything that the editor puts around it, as a ``Completer``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest
from core.control import Control
from core.evaluation.completers import MAX_TOKENS, Completion
from core.evaluation.projects import ProjectOfFile
from core.inference.project_model import ProjectModel
from core.inference.sampling_config import SamplingConfig
from core.memory.location import Location
from core.memory.project import ProjectMemory
from core.memory.project_index import Snapshot
from core.tokenizer.tokenizer import Tokenizer

_GREEDY: Final = SamplingConfig(temperature=0.0)


class EngineCompleter:
    """Draws greedily and sets no threshold: the reader of the report does.

    Args:
        name: in reports.
        engine: that answers.
        asks_project: whether the project of each file is asked, where it has one.
    """

    def __init__(self, name: str, engine: CompletionEngine, asks_project: bool = False) -> None:
        self._name = name
        self.engine = engine
        self._asks_project = asks_project
        self._memories: dict[tuple[str, str], ProjectMemory] = {}

    @property
    def name(self) -> str:
        """The name in reports."""
        return self._name

    def begin_file(self) -> None:
        """Forget the KV cache, the anchor of the window and the known answers."""
        self.engine.forget()

    def edit(self, project: ProjectOfFile | None) -> None:
        """Say whose file comes next."""
        if not self._asks_project:
            return
        if project is None:
            self.engine.use_project(None)
            return
        key = (project.root, project.language)
        if key not in self._memories:
            tokenizer = self.engine.tokenizer
            assert isinstance(tokenizer, Tokenizer)
            self._memories.clear()  # files come project by project as a rule
            memory = ProjectMemory(Path(project.root), [project.language], tokenizer)
            memory.read(None, None, lambda _: None, Control())
            self._memories[key] = memory
        self.engine.use_project(_Without(self._memories[key], project.left_out))

    def mixture(self) -> ProjectModel | None:
        """The mixture with the project, which ``edit`` has chosen; None where none is asked."""
        return self.engine.asked_mixture() if self.engine.asks_memory else None

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:
        """Ask the engine."""
        request = CompletionRequest(
            id=0, prefix=prefix, suffix=suffix, language=language, sampling=_GREEDY,
            max_tokens=MAX_TOKENS, max_lines=1, wants_beginnings=True,
        )  # fmt: skip
        # An editor that shows nothing asks again with every key. What is left of an earlier
        # answer would have the confidence of the whole.
        self.engine.results.clear()
        found = self.engine.complete(request, lambda: False)
        return Completion(
            text=found.text,
            precision=found.precision or 0.0,
            milliseconds=found.milliseconds,
            shorter=tuple(
                (one.text, one.precision) for one in found.beginnings if one.text != found.text
            ),
        )

    def close(self) -> None:
        """Nothing is held."""


class _Without:
    """A project of which some files do not count."""

    def __init__(self, memory: ProjectMemory, left_out: frozenset[str]) -> None:
        self._memory = memory
        self._left_out = left_out

    @property
    def version(self) -> int:
        """That of the project."""
        return self._memory.version

    def snapshot(self, edited: str | None = None) -> Snapshot:  # noqa: ARG002 - ProjectSource
        """Return all files but those."""
        return self._memory.index.snapshot(self._left_out)

    def locations(
        self, snapshot: Snapshot, context: Sequence[int], depth: int, token: int, limit: int
    ) -> list[Location]:
        """None: nobody looks."""
        del snapshot, context, depth, token, limit
        return []
