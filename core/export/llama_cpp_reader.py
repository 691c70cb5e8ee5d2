"""Llama.cpp as the reader of an exported GGUF file, where ``llama-cpp-python`` is installed.

Through the C interface: the class ``Llama`` cannot switch off that weights are rearranged for
the processor's matrix units, and builds with some compilers crash there (docs/lab-book.md).
"""

from __future__ import annotations

import importlib
import os
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.export.products import Array

MODULE: Final = "llama_cpp"

_ERROR_LEVEL: Final = 4


class LlamaCpp:
    """A model in llama.cpp on the CPU; a ``ModelReader``.

    Args:
        path: a GGUF file that was just written.
        context: how many tokens it may hold.

    Raises:
        ValueError: llama.cpp refuses the file.
    """

    listener: Any

    def __init__(self, path: Path, context: int) -> None:
        api: Any = importlib.import_module(MODULE)
        self.name = f"llama.cpp (llama-cpp-python {api.__version__})"
        self._api = api
        complaints: list[str] = []

        def listen(level: int, text: bytes, _data: object) -> None:
            if level >= _ERROR_LEVEL:
                complaints.append(text.decode("utf-8", "replace").strip())

        # Kept: llama.cpp calls it for as long as the process lives.
        LlamaCpp.listener = api.llama_log_callback(listen)
        api.llama_log_set(LlamaCpp.listener, None)
        api.llama_backend_init()
        model_options = api.llama_model_default_params()
        model_options.n_gpu_layers = 0
        model_options.use_extra_bufts = False
        model = api.llama_model_load_from_file(os.fsencode(path), model_options)
        if not model:
            raise ValueError(f"llama.cpp refuses the file: {' '.join(complaints[:3])}")
        weakref.finalize(self, api.llama_model_free, model)
        options = api.llama_context_default_params()
        options.n_ctx = options.n_batch = options.n_ubatch = context
        # Its threads wait for each other in a loop: more than there are idle cores stand still.
        options.n_threads = options.n_threads_batch = 1
        self._context = api.llama_init_from_model(model, options)
        if not self._context:
            raise ValueError(f"llama.cpp cannot use the file: {' '.join(complaints[:3])}")
        # Finalizers run in the reverse order: the context before its model.
        weakref.finalize(self, api.llama_free, self._context)
        self._batch = api.llama_batch_init(context, 0, 1)
        weakref.finalize(self, api.llama_batch_free, self._batch)
        self._vocabulary = api.llama_model_get_vocab(model)
        self._vocabulary_size: int = api.llama_vocab_n_tokens(self._vocabulary)

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """See ``ModelReader``."""
        encoded: list[list[int]] = []
        for text in texts:
            data = text.encode("utf-8")
            # A token is at least one byte.
            ids = (self._api.llama_token * (len(data) + 1))()
            count = self._api.llama_tokenize(
                self._vocabulary, data, len(data), ids, len(ids), False, False
            )
            encoded.append(list(ids[:count]))
        return encoded

    def logits(self, ids: Sequence[int]) -> Array:
        """See ``ModelReader``."""
        api, batch = self._api, self._batch
        api.llama_memory_clear(api.llama_get_memory(self._context), True)
        batch.n_tokens = len(ids)
        for place, id in enumerate(ids):
            batch.token[place], batch.pos[place] = id, place
            batch.n_seq_id[place], batch.seq_id[place][0] = 1, 0
            batch.logits[place] = True
        status = api.llama_decode(self._context, batch)
        if status:
            raise ValueError(f"llama.cpp cannot read {len(ids)} tokens (status {status})")
        shape = (len(ids), self._vocabulary_size)
        return np.ctypeslib.as_array(api.llama_get_logits(self._context), shape).copy()
