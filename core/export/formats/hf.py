"""A folder for transformers, vLLM and MLX, with weights in full precision."""

from __future__ import annotations

from pathlib import Path

from core.export.hf_folder import write_hf_folder
from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.readers import ModelReader, hf_reader


def write(target: Path, model: PortableModel, config: ExportConfig) -> None:  # noqa: ARG001 - of every exporter
    """Fill the folder; see ``write_hf_folder``."""
    write_hf_folder(target, model)


def open_reader(target: Path, model: PortableModel) -> ModelReader:
    """Open the folder."""
    return hf_reader(target, model.config)


def usage(_model: PortableModel, file_name: str) -> list[str]:
    """Return how to load the folder with transformers."""
    return [
        "```python",
        "from transformers import AutoModelForCausalLM, AutoTokenizer",
        "",
        f'tokenizer = AutoTokenizer.from_pretrained("{file_name}")',
        f'model = AutoModelForCausalLM.from_pretrained("{file_name}")',
        "```",
        "",
        "For text that may hold the spelling of a special token, encode with "
        "`split_special_tokens=True`.",
    ]
