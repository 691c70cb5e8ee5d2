"""``LanguageModel`` over an exported decoder: onnxruntime, int8 weights, no torch.

The KV cache is one array of full length that the graph updates without
a copy; it and every other tensor are bound by address, so a step copies nothing.
``core.export`` makes the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from core.inference.language_model import Logits, ShouldStop
from core.inference.light_sequence import LightSequence, pieces
from core.inference.watched_run import WatchedRun
from core.model.config import ModelConfig
from core.processor import default_threads

# A long text is read in pieces of one size, this at most: larger ones save little time
# and take memory for activations (docs/lab-book.md).
_PIECE_TOKENS: Final = 40
# Reading so few takes a few milliseconds at most: a thread that watches would cost more.
_UNWATCHED_TOKENS: Final = 16


class OnnxModel(LightSequence):
    """One sequence in an exported decoder; used from one thread at a time.

    Args:
        graph: the graph file; its weights are beside it.
        config: the shape that was exported.
        threads: processor cores at work in a forward pass; None for all, up to four.
    """

    def __init__(self, graph: Path, config: ModelConfig, threads: int | None = None) -> None:
        super().__init__(config)
        self._session = onnxruntime.InferenceSession(
            str(graph),
            _options(threads or default_threads()),
            ["CPUExecutionProvider"],
            # The fused form runs on one thread and takes three times as long.
            disabled_optimizers=["BiasGeluFusion"],
        )
        shape = (config.layers, 2, 1, config.kv_heads, config.context, config.head_dim)
        self._cache = np.zeros(shape, np.float32)  # keys and values, (1, K, S, D) each
        self._ids = np.zeros((1, config.context), np.int64)
        self._positions = np.zeros((1, config.context), np.int64)
        self._last = np.zeros(1, np.int32)
        self._total = np.zeros(1, np.int32)
        self._wanted = np.zeros(config.context, np.int64)
        self._logits = np.zeros((1, 1, config.vocabulary), np.float32)
        # A token at a time is by far the commonest step: bound once.
        self._single = self._binding(1, self._logits)

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after the last, shape (V,).

        Raises:
            ValueError: no ids, or more than there is room for.
        """
        self._wanted[0] = len(ids) - 1
        self._read(ids, self._logits)
        return self._logits[0, 0].copy()

    def read(self, ids: Sequence[int], should_stop: ShouldStop) -> Logits | None:
        """Like ``extend`` in pieces; ends within a pass, not after it, once ``should_stop()``.

        Also called from another thread while a piece is read.
        """
        if should_stop():
            return None
        if len(ids) <= _UNWATCHED_TOKENS:
            return self.extend(ids)
        with WatchedRun(should_stop) as run:
            for piece in pieces(ids, _PIECE_TOKENS):
                self._wanted[0] = len(piece) - 1
                try:
                    self._read(piece, self._logits, run.options)
                except RuntimeError:
                    # The cache is unchanged up to its length; what follows is never read.
                    if run.is_stopped:
                        return None
                    raise
        return None if should_stop() else self._logits[0, 0].copy()

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after each, shape (len(ids), V).

        Raises:
            ValueError: as ``extend``.
        """
        logits = np.empty((1, len(ids), self.vocabulary), np.float32)
        self._wanted[: len(ids)] = np.arange(len(ids))
        self._read(ids, logits)
        return logits[0]

    def _read(
        self,
        ids: Sequence[int],
        logits: Logits,
        options: onnxruntime.RunOptions | None = None,
    ) -> None:
        """One pass; writes into ``logits`` (1, N, V) those of the N wanted positions."""
        self._require_room(ids)
        count, held = len(ids), len(self._tokens)
        self._ids[0, :count] = ids
        self._positions[0, :count] = np.arange(held, held + count)
        self._last[0] = held + count - 1
        self._total[0] = held + count
        is_single = count == 1 and logits is self._logits
        binding = self._single if is_single else self._binding(count, logits)
        self._session.run_with_iobinding(binding, options)
        self._tokens.extend(ids)

    def _binding(self, count: int, logits: Logits) -> onnxruntime.IOBinding:
        """Return every input and output of a step of ``count`` tokens, by address."""
        binding = self._session.io_binding()
        _bind_input(binding, "ids", self._ids, (1, count))
        _bind_input(binding, "last", self._last, (1,))
        _bind_input(binding, "total", self._total, (1,))
        _bind_input(binding, "wanted", self._wanted, logits.shape[1:2])
        if self._config.architecture == "gpt2":
            _bind_input(binding, "positions", self._positions, (1, count))
        for layer in range(self._config.layers):
            for index, part in enumerate(("key", "value")):
                buffer = self._cache[layer, index]
                _bind_input(binding, f"past_{part}_{layer}", buffer, buffer.shape)
                _bind_output(binding, f"present_{part}_{layer}", buffer)
        _bind_output(binding, "logits", logits)
        return binding


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # An arena and planned buffers keep the memory of the longest prompt for ever;
    # without them a step takes as long and the process 5 MB less (docs/lab-book.md).
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # Threads wait busily for the next operator, 90 of them a token, and sleep between
    # passes: a quarter faster than sleeping in between, beside a training run, too,
    # which has a lower priority. Beside work of the same priority it is slower.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    # Blocks of shrinking size, so that a thread that was called late has work left;
    # without them it found none, and a prefill took twice as long.
    options.add_session_config_entry("session.dynamic_block_base", "4")
    # Errors are raised; warnings about the machine do not help users.
    options.log_severity_level = 3
    return options


def _bind_input(
    binding: onnxruntime.IOBinding,
    name: str,
    array: npt.NDArray[np.generic],
    shape: tuple[int, ...],
) -> None:
    binding.bind_input(name, "cpu", 0, array.dtype.type, shape, array.ctypes.data)


def _bind_output(binding: onnxruntime.IOBinding, name: str, array: npt.NDArray[np.generic]) -> None:
    binding.bind_output(name, "cpu", 0, array.dtype.type, array.shape, array.ctypes.data)
