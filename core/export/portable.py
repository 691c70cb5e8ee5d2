"""A checkpoint as other programs can hold it, before it is written in any format.

Float32 tensors under the names of ``GPT.state_dict``, without what no other program has: the
bias of the reference layout's head is folded away, a tied head is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.checkpoints.format import CheckpointInfo, Origin
from core.checkpoints.store import load_for_inference
from core.export.head_bias import fold_head_bias
from core.export.products import Array
from core.model.config import ModelConfig, parameter_count
from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class PortableModel:
    """What every format writes.

    Attributes:
        name: the title of the checkpoint.
        sha256: of the checkpoint file.
        tensors: float32, by the names of ``GPT.state_dict``.
        original: the model itself, float32, to compare with.
    """

    name: str
    sha256: str
    config: ModelConfig
    tensors: Mapping[str, Array]
    tokenizer: Tokenizer
    origin: Origin
    original: GPT

    @property
    def knows_fill_in(self) -> bool:
        """Whether it was trained to write between two texts."""
        return self.tokenizer.style == "everyday" and self.origin.fim_rate > 0

    @property
    def ends_middles(self) -> bool:
        """Whether it writes ``<eos>`` where a gap between two texts is filled."""
        return self.knows_fill_in and self.origin.fim_ends_middles


def portable_model(checkpoint: Path) -> PortableModel:
    """Read a checkpoint for export.

    Raises:
        CheckpointError: it is missing, damaged or foreign.
    """
    loaded = load_for_inference(checkpoint)
    config = loaded.model_config
    original = GPT.from_state(
        config, {name: tensor.float() for name, tensor in loaded.model_state.items()}
    ).eval()
    tensors: dict[str, Array] = {
        name: tensor.detach().numpy() for name, tensor in original.state_dict().items()
    }
    if config.tied:
        del tensors["head.weight"]
    if config.architecture == "gpt2":
        folded = fold_head_bias(
            tensors["final_norm.weight"],
            tensors["final_norm.bias"],
            tensors["head.weight"],
            tensors.pop("head.bias"),
        )
        tensors["final_norm.weight"] = folded.norm_weight
        tensors["final_norm.bias"] = folded.norm_bias
        tensors["head.weight"] = folded.head
    info = CheckpointInfo(
        path=checkpoint,
        model_config=config,
        parameters=parameter_count(config),
        origin=loaded.origin,
    )
    return PortableModel(
        name=info.name,
        sha256=files.sha256_of_file(checkpoint),
        config=config,
        tensors=tensors,
        tokenizer=loaded.tokenizer,
        origin=loaded.origin,
        original=original,
    )
