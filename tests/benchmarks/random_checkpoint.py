"""A checkpoint of a preset's shape with random weights and a real tokenizer.

Speed and memory do not depend on what a model has learned.
"""

from __future__ import annotations

from pathlib import Path

import torch

from core.checkpoints.format import Origin
from core.checkpoints.store import save
from core.control import Control
from core.corpus.sources.source_list import standard_library_source
from core.events import discard
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer

_SAMPLE_BYTES = 4 * 1024 * 1024


def sample_text() -> str:
    """A few megabytes of Python, the same on every machine with the same Python."""
    parts: list[str] = []
    size = 0
    for path in sorted(Path(standard_library_source()).glob("*.py")):
        parts.append(path.read_text("utf-8", errors="replace"))
        size += len(parts[-1])
        if size > _SAMPLE_BYTES:
            break
    return "\n".join(parts)


def write_random_checkpoint(path: Path, config: ModelConfig, text: str) -> None:
    """Write it; takes some seconds, most of them for the tokenizer."""
    chunks = [text[start : start + 20_000] for start in range(0, len(text), 20_000)]
    tokenizer = train_tokenizer(
        TokenizerConfig(vocabulary=config.vocabulary), iter(chunks), discard, Control()
    ).tokenizer
    torch.manual_seed(0)
    save(
        path,
        model_config=config,
        model_state=GPT(config).state_dict(),
        tokenizer=tokenizer,
        origin=Origin(run="random"),
    )
