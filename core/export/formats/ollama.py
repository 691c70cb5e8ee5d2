"""A folder for Ollama: a GGUF file and the ``Modelfile`` that ``ollama create`` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from core import files
from core.export.gguf_file import write_gguf
from core.export.hf_folder import MAX_NEW_TOKENS
from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.readers import ModelReader, gguf_reader
from core.tokenizer.special_tokens import FIM_MIDDLE, FIM_PREFIX, FIM_SUFFIX

GGUF: Final = "model.gguf"
MODELFILE: Final = "Modelfile"

# Earlier ones ran a qwen3 file in an engine of their own, which cuts text by Qwen's rules.
_MINIMUM_VERSION: Final = "0.30.0"
# Naming .Suffix is what makes Ollama offer fill-in. Special tokens in it are read as such.
_FILL_IN_TEMPLATE: Final = (
    f"{{{{- if .Suffix }}}}{FIM_PREFIX}{{{{ .Prompt }}}}{FIM_SUFFIX}{{{{ .Suffix }}}}{FIM_MIDDLE}"
    "{{- else }}{{ .Prompt }}{{- end }}"
)
_PLAIN_TEMPLATE: Final = "{{ .Prompt }}"


def write(target: Path, model: PortableModel, config: ExportConfig) -> None:
    """Fill the folder with the GGUF file and its ``Modelfile``."""
    write_gguf(target / GGUF, model, config)
    files.write_text(target / MODELFILE, modelfile(model))


def open_reader(target: Path, model: PortableModel) -> ModelReader:
    """Open the GGUF file."""
    return gguf_reader(target / GGUF, model.config.context)


def usage(_model: PortableModel, _file_name: str) -> list[str]:
    """Return how to create a model of Ollama."""
    return ["```", "ollama create NAME -f Modelfile", "```"]


def modelfile(model: PortableModel) -> str:
    """Return the text of the ``Modelfile``."""
    template = _FILL_IN_TEMPLATE if model.knows_fill_in else _PLAIN_TEMPLATE
    lines = [
        f"# {model.name}, exported by Tabwright.",
        f"FROM ./{GGUF}",
        f"REQUIRES {_MINIMUM_VERSION}",
        f'TEMPLATE """{template}"""',
        f"PARAMETER num_ctx {model.config.context}",
        "PARAMETER temperature 0",
        f"PARAMETER num_predict {MAX_NEW_TOKENS}",
    ]
    if model.knows_fill_in and not model.ends_middles:
        # A line break inside the quotes: the parser knows no "\n".
        lines += [
            "# The model does not mark the end of a middle. Without the next two lines it writes",
            "# several lines, up to num_predict tokens.",
            'PARAMETER stop "',
            '"',
        ]
    return "\n".join(lines) + "\n"
