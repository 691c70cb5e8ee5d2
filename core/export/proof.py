"""The proof that an exported model is the model: tokens, logits, greedy choices.

Every export is proved before it takes its name; one that fails leaves nothing. Where the weights
are rounded the logits may deviate within a stated bound, and a choice between two tokens that are
nearly equal may fall the other way; how often is counted and told.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import torch

from core.control import Control
from core.errors import ExportError
from core.events import Emit
from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.products import Array
from core.export.proof_record import Proof
from core.export.proof_texts import equal_texts, new_tokens, odd_texts, prompts
from core.export.readers import ModelReader
from core.model.gpt import GPT
from core.model.kv_cache import KVCache
from core.progress import Stage
from core.texts import Text

_TEXTS_AT_ONCE: Final = 500

# The largest deviation of a logit, in units of the spread of the model's own logits (measured
# in docs/lab-book.md, with room to spare).
_BOUNDS: Final = {"F32": 4e-5, "F16": 0.03, "Q8_0": 0.5}

_HINT: Final = Text("Nothing was written. Export it again; if that fails too, please report it.")


def prove(
    model: PortableModel, reader: ModelReader, config: ExportConfig, emit: Emit, control: Control
) -> Proof:
    """Compare an export with its model.

    Args:
        model: what was exported, with its original.
        reader: has opened the export.
        config: how it was exported.
        emit: receives the progress.
        control: asked between two prompts.

    Raises:
        ExportError: a text has other tokens, or a logit deviates too far.
        Cancelled: as asked.
    """
    texts, as_typed = _prove_tokens(model, reader, emit, control)
    context = model.config.context
    starts = prompts(model.tokenizer, context)
    stage = Stage("prove", "prompts", emit, len(starts), reader.name)
    max_error, spread = 0.0, 0.0
    agreements: list[int] = []
    for start in starts:
        control.safe_point()
        ours = _continued(model.original, start, new_tokens(context))
        logits = _new_part(_own_logits(model.original, ours), start)
        others = _new_part(reader.logits(ours), start)
        if others.shape != logits.shape:
            raise ExportError(
                Text("{reader} gives logits of another size.", reader=reader.name), _HINT
            )
        # Unlike max(), this keeps "not a number".
        max_error = float(np.maximum(max_error, np.abs(logits - others).max()))
        spread = max(spread, float(logits.std()))
        agreements.append(int((logits.argmax(-1) == others.argmax(-1)).sum()))
        stage.advance(1)
    stage.finish()
    bound = _BOUNDS[config.stored_as] * max(1.0, spread)
    if not max_error <= bound:
        raise ExportError(
            Text(
                "The exported model is not the model: in {reader} a logit is off by "
                "{max_error:.2g}, more than {bound:.2g}.",
                reader=reader.name,
                max_error=max_error,
                bound=bound,
            ),
            _HINT,
        )
    new = new_tokens(context)
    return Proof(
        reader=reader.name,
        texts=texts,
        texts_as_typed=as_typed,
        prompts=len(starts),
        prompts_equal=agreements.count(new),
        tokens=len(starts) * new,
        tokens_equal=sum(agreements),
        max_error=max_error,
        bound=bound,
    )


def _prove_tokens(
    model: PortableModel, reader: ModelReader, emit: Emit, control: Control
) -> tuple[int, int]:
    """How many texts were compared, and how many agree when they are not normalized before."""
    tokenizer = model.tokenizer
    texts = odd_texts(tokenizer)
    stage = Stage("prove", "texts", emit, len(texts), reader.name)
    as_typed = 0
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        control.safe_point()
        some = texts[first : first + _TEXTS_AT_ONCE]
        ours = tokenizer.encode_batch(some)
        normalized = [tokenizer.normalized(text) for text in some]
        theirs = reader.encode(normalized)
        if equal_texts(ours, theirs) < len(some):
            text = next(t for t, a, b in zip(some, ours, theirs, strict=True) if a != b)
            raise ExportError(
                Text(
                    "The exported tokenizer is not the model's: {reader} cuts "
                    "{text!a} into other tokens.",
                    reader=reader.name,
                    text=text[:40],
                ),
                _HINT,
            )
        is_same = normalized == some
        as_typed += len(some) if is_same else equal_texts(ours, reader.encode(some))
        stage.advance(len(some))
    stage.finish()
    return len(texts), as_typed


@torch.inference_mode()
def _continued(model: GPT, start: list[int], count: int) -> list[int]:
    """A prompt and the ``count`` tokens that the model finds likeliest after it, one by one."""
    cache = KVCache(model.config)
    ids = list(start)
    logits = model(torch.tensor([start]), cache, last_only=True)
    for _token in range(count):
        ids.append(int(logits[0, -1].argmax()))
        if len(ids) < len(start) + count:
            logits = model(torch.tensor([ids[-1:]]), cache, last_only=True)
    return ids


@torch.inference_mode()
def _own_logits(model: GPT, ids: list[int]) -> Array:
    return model(torch.tensor([ids]))[0].numpy()


def _new_part(logits: Array, start: list[int]) -> Array:
    """Return the rows that chose the new tokens: (new tokens, V)."""
    return logits[len(start) - 1 : -1]
