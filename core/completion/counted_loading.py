"""An engine without any model: a counted model over file and project.

It needs no training and no checkpoint: its tokenizer ships with the program.
"""

from __future__ import annotations

from functools import cache

from core.completion.engine import CompletionEngine
from core.completion.project_defaults import default_project_precision
from core.inference.counted_model import CountedModel
from core.inference.native.native_lookup import fastest_look_up
from core.resources import resource
from core.tokenizer.tokenizer import Tokenizer


@cache
def everyday_tokenizer() -> Tokenizer:
    """The tokenizer that ships; see ``resources/memory/README.md``.

    Raises:
        WorkspaceError: the file is damaged.
    """
    return Tokenizer.from_file(resource("memory", "tokenizer.json"))


def load_counted_engine() -> CompletionEngine:
    """An engine that knows the file, and the project once it is given one.

    Raises:
        WorkspaceError: the tokenizer's file is damaged.
    """
    tokenizer = everyday_tokenizer()
    return CompletionEngine(
        CountedModel(tokenizer.byte_lengths()),
        tokenizer,
        project_precision=default_project_precision(has_model=False),
        has_model=False,
        look_up=fastest_look_up(),
    )
