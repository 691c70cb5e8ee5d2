"""No trained model: counts over the file and its project.

It needs no training and no checkpoint, since its tokenizer ships with the program.
"""

from __future__ import annotations

from functools import cache

from core.checkpoints.format import CheckpointInfo, Origin
from core.completion.backends.base import OpenedModel, Source
from core.completion.project_defaults import PROJECT_ONLY
from core.inference.counted_model import CountedModel
from core.inference.native.native_lookup import fastest_look_up
from core.memory.lookup import look_up
from core.model.config import ModelConfig
from core.resources import resource
from core.tokenizer.tokenizer import Tokenizer


@cache
def everyday_tokenizer() -> Tokenizer:
    """Return the tokenizer that ships; see ``resources/memory/README.md``.

    Raises:
        WorkspaceError: the file is damaged.
    """
    return Tokenizer.from_file(resource("memory", "tokenizer.json"))


def probe() -> str:
    """Return what looks up the project: compiled code, or Python."""
    return "Python" if fastest_look_up() is look_up else "C"


def open_model(source: Source, threads: int | None) -> OpenedModel:
    """Open the counted model; see ``base.BackendModule``.

    Raises:
        WorkspaceError: the tokenizer's file is damaged.
    """
    del source, threads
    tokenizer = everyday_tokenizer()
    info = CheckpointInfo(
        path=PROJECT_ONLY,  # there is no file: only the name is shown
        model_config=ModelConfig(vocabulary=tokenizer.vocabulary_size),
        parameters=0,
        origin=Origin(run=""),
    )
    model = CountedModel(tokenizer.byte_lengths())
    return OpenedModel(model=model, tokenizer=tokenizer, info=info, kernel=probe())
