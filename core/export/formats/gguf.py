"""A GGUF file for llama.cpp and the programs built on it."""

from __future__ import annotations

from pathlib import Path

from core.export.gguf_file import write_gguf
from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.readers import ModelReader, gguf_reader


def write(target: Path, model: PortableModel, config: ExportConfig) -> None:
    """Write the file; see ``write_gguf``."""
    write_gguf(target, model, config)


def open_reader(target: Path, model: PortableModel) -> ModelReader:
    """Open the file."""
    return gguf_reader(target, model.config.context)


def usage(model: PortableModel, file_name: str) -> list[str]:
    """Return how to serve the file with llama.cpp."""
    context = model.config.context
    # llama-server cuts /infill prompts by the batch size, which it does not fit to the context.
    lines = ["```", f"llama-server -m {file_name} -c {context} -b {context * 3 // 4} -np 1", "```"]
    if model.knows_fill_in:
        lines += [
            "",
            "Editors that ask `/infill` (llama.vim, llama.vscode): set the number of extra chunks "
            "to 0; the model was never trained on them.",
        ]
    return lines
