"""``LanguageModel`` over the decoder in C (decoder.c): a light copy without onnxruntime.

It reads the same light copy as ``onnx_model``, and its logits are closer to torch's: the head's
weights and the inputs of every ``ffn.down`` have 12 bits here. The logits of a token do not
depend on how many tokens a pass reads, to the last bit.
"""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from core.checkpoints.light_copy import HEAD_REST
from core.checkpoints.tensor_rows import StoredRows, row_pieces
from core.inference.language_model import Logits, ShouldStop
from core.inference.light_sequence import LightSequence, pieces
from core.inference.native.library import Shape
from core.model.config import ModelConfig
from core.texts import Text

Tensors: TypeAlias = Mapping[str, npt.NDArray[Any]]

# The maximum number of tokens in a pass. More would not be faster, and a cancel waits for it.
_PIECE_TOKENS: Final = 48

# A head consists of whole registers.
_LANES: Final = 16

# Sums over more would not fit 32 bits (MAX_FINE_INPUTS in products.h).
_MAX_FFN: Final = 8192

# ``enum tensor`` of decoder.h; in a copy, the names of a block begin with its index.
_TENSORS: Final = (
    "embedding.scales", "position_embedding", "cosine", "sine",
    "attention_norm", "attention_norm.bias", "attention.query_norm", "attention.key_norm",
    "ffn_norm", "ffn_norm.bias", "final_norm", "final_norm.bias",
    "attention.qkv", "attention.query", "attention.key", "attention.value", "attention.output",
    "ffn.up", "ffn.gate", "ffn.down", "head",
)  # fmt: skip


class NativeModel(LightSequence):
    """One sequence in the decoder; used from one thread at a time.

    Args:
        library: see ``native_library``.
        tensors: of a light copy, by name; copied, but for the embeddings of a mapped one, which
            are read from its file.
        config: the shape.
        threads: processor cores at work in a forward pass, four at most.

    Raises:
        ValueError: the tensors do not fit the shape, or the decoder cannot run this shape.
        MemoryError: there is no room for them.
    """

    def __init__(
        self, library: ctypes.CDLL, tensors: Tensors, config: ModelConfig, threads: int
    ) -> None:
        if config.head_dim % _LANES or library.tabwright_num_tensors() != len(_TENSORS):
            raise ValueError(f"no decoder for heads of width {config.head_dim}")
        if config.ffn > _MAX_FFN:
            raise ValueError(f"no decoder for feed-forward layers of width {config.ffn}")
        super().__init__(config)
        self._library = library
        shape = Shape(
            config.architecture == "gpt2", config.vocabulary, config.context, config.layers,
            config.heads, config.kv_heads, config.head_dim, config.width, config.ffn,
        )  # fmt: skip
        self._decoder = library.tabwright_open(ctypes.byref(shape), threads, _PIECE_TOKENS)
        if not self._decoder:
            raise MemoryError(Text("there is no memory for the decoder"))
        closing = weakref.finalize(self, library.tabwright_close, self._decoder)
        # When the program ends, another thread may still be in a pass.
        closing.atexit = False
        self._put_all(tensors)

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after the last, shape (V,).

        Raises:
            ValueError: no ids, unknown ones, or more than there is room for.
        """
        logits = np.empty(self.vocabulary, np.float32)
        for piece, is_last in self._pieces(ids):
            self._read(piece, int(is_last), logits)
        return logits

    def read(self, ids: Sequence[int], should_stop: ShouldStop) -> Logits | None:
        """Like ``extend``; ends between two pieces, some milliseconds, once ``should_stop()``."""
        logits = np.empty(self.vocabulary, np.float32)
        for piece, is_last in self._pieces(ids):
            if should_stop():
                return None
            self._read(piece, int(is_last), logits)
        return None if should_stop() else logits

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after each, shape (len(ids), V).

        Raises:
            ValueError: as ``extend``.
        """
        logits = np.empty((len(ids), self.vocabulary), np.float32)
        done = 0
        for piece, _is_last in self._pieces(ids):
            self._read(piece, len(piece), logits[done:])
            done += len(piece)
        return logits

    def _pieces(self, ids: Sequence[int]) -> Iterator[tuple[Sequence[int], bool]]:
        """Yield pieces, and whether each is the last; ``ids`` are checked before the first."""
        self._require_room(ids)
        # The decoder does not check them.
        if min(ids) < 0 or max(ids) >= self.vocabulary:
            raise ValueError(f"there are ids beyond the vocabulary of {self.vocabulary}")
        last = len(self._tokens) + len(ids)
        for piece in pieces(ids, _PIECE_TOKENS):
            yield piece, len(self._tokens) + len(piece) == last

    def _read(self, piece: Sequence[int], n_logits: int, logits: Logits) -> None:
        """Run one pass; write the logits of the last ``n_logits`` tokens."""
        ids = np.array(piece, np.int32)
        embeddings = self._embeddings.read(piece)
        self._library.tabwright_read(
            self._decoder, ids.ctypes.data, embeddings.ctypes.data, len(piece),
            len(self._tokens), n_logits, logits.ctypes.data,
        )  # fmt: skip
        self._tokens.extend(piece)

    def _put_all(self, tensors: Tensors) -> None:
        """Copy every tensor to the decoder, which does not check sizes itself."""
        config = self._config
        table = _taken(tensors, "embedding.rows", (config.vocabulary, config.width), np.int8)
        self._embeddings = StoredRows(table)
        for part, shape in _numbers(config).items():
            self._put_floats(tensors, part, part, 0, shape)
        head_shape = (config.width, config.vocabulary)
        self._put_matrix(tensors, "head", "head", 0, head_shape)
        rest = _taken(tensors, HEAD_REST, head_shape, np.int8)
        first = 0
        for piece in row_pieces(rest):
            self._library.tabwright_put_head_residual(
                self._decoder, piece.ctypes.data, first, len(piece)
            )
            first += len(piece)
        for layer in range(config.layers):
            for part, shape in _block_numbers(config).items():
                self._put_floats(tensors, f"blocks.{layer}.{part}", part, layer, shape)
            for part, shape in _block_matrices(config).items():
                self._put_matrix(tensors, f"blocks.{layer}.{part}", part, layer, shape)

    def _put_floats(
        self, tensors: Tensors, name: str, part: str, layer: int, shape: tuple[int, ...]
    ) -> None:
        numbers = np.ascontiguousarray(_taken(tensors, name, shape, np.float32))
        self._library.tabwright_put_floats(
            self._decoder, _TENSORS.index(part), layer, numbers.ctypes.data, numbers.size
        )

    def _put_matrix(
        self, tensors: Tensors, name: str, part: str, layer: int, shape: tuple[int, int]
    ) -> None:
        outputs = shape[1]
        tensor = _TENSORS.index(part)
        codes = _taken(tensors, f"{name}.weight", shape, np.int8, np.uint8)
        first = 0
        for piece in row_pieces(codes):
            self._library.tabwright_put_matrix(
                self._decoder, tensor, layer, piece.ctypes.data, codes.dtype == np.int8, first,
                len(piece), outputs,
            )  # fmt: skip
            first += len(piece)
        scales = np.ascontiguousarray(_taken(tensors, f"{name}.scales", (outputs,), np.float32))
        bias = None
        if self._config.architecture == "gpt2":
            bias = np.ascontiguousarray(_taken(tensors, f"{name}.bias", (outputs,), np.float32))
        self._library.tabwright_put_scales(
            self._decoder, tensor, layer, scales.ctypes.data,
            None if bias is None else bias.ctypes.data, outputs,
        )  # fmt: skip


def _taken(
    tensors: Tensors, name: str, shape: tuple[int, ...], *dtypes: type[np.generic]
) -> npt.NDArray[Any]:
    """Return the tensor of a name.

    Raises:
        ValueError: it is missing, or its shape or type is wrong.
    """
    tensor = tensors.get(name)
    if tensor is None or tensor.shape != shape or tensor.dtype not in map(np.dtype, dtypes):
        found = "none" if tensor is None else f"{tensor.dtype} of shape {tensor.shape}"
        raise ValueError(f"{name} should be {dtypes[0].__name__} of shape {shape}: {found}")
    return tensor


def _numbers(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Vectors and tables of the whole model, with their shapes."""
    shapes: dict[str, tuple[int, ...]] = {
        "embedding.scales": (config.vocabulary, 1),
        "final_norm": (config.width,),
    }
    if config.architecture == "gpt2":
        position = {"position_embedding": (config.context, config.width)}
        return shapes | position | {"final_norm.bias": (config.width,)}
    angles = (config.context, config.head_dim // 2)
    return shapes | {"cosine": angles, "sine": angles}


def _block_numbers(config: ModelConfig) -> dict[str, tuple[int, ...]]:
    """Vectors of a block, with their shapes."""
    names = ["attention_norm", "ffn_norm"]
    if config.architecture == "gpt2":
        names += [f"{name}.bias" for name in names]
        return dict.fromkeys(names, (config.width,))
    heads = dict.fromkeys(("attention.query_norm", "attention.key_norm"), (config.head_dim,))
    return dict.fromkeys(names, (config.width,)) | heads


def _block_matrices(config: ModelConfig) -> dict[str, tuple[int, int]]:
    """Matrices of a block, with their shapes (K, N)."""
    width, ffn = config.width, config.ffn
    attention, shared = config.heads * config.head_dim, config.kv_heads * config.head_dim
    shapes = {"attention.output": (attention, width), "ffn.up": (width, ffn),
              "ffn.down": (ffn, width)}  # fmt: skip
    if config.architecture == "gpt2":
        return shapes | {"attention.qkv": (width, 3 * width)}
    return shapes | {
        "attention.query": (width, attention),
        "attention.key": (width, shared),
        "attention.value": (width, shared),
        "ffn.gate": (width, ffn),
    }
