"""The options of an export: the format and the precision of the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from core.config import check_ranges, setting
from core.errors import ConfigError
from core.texts import Text

Precision = Literal["f16", "q8_0"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A format in which a model can be exported.

    Attributes:
        name: as ``--to`` takes it.
        title: the programs that read it and what is written, for a list of formats.
        explanation: what is written, in a sentence or two.
        module: an ``Exporter``, which writes the export and opens it again.
        suffix: of the file; empty where the export is a folder.
        is_gguf: whether the weights are in a GGUF file, so that their precision can be chosen.
        library: the name of the format in the metadata of Hugging Face.
    """

    name: str
    title: str
    explanation: str
    module: str
    suffix: str = ""
    is_gguf: bool
    library: str


FORMATS: Final = (
    ExportFormat(
        name="gguf",
        title=Text("llama.cpp, LM Studio: a GGUF file"),
        explanation=Text("One file with weights and tokenizer, and its model card beside it."),
        module="core.export.formats.gguf",
        suffix=".gguf",
        is_gguf=True,
        library="gguf",
    ),
    ExportFormat(
        name="hf",
        title=Text("transformers, vLLM, MLX: a Hugging Face folder"),
        explanation=Text(
            "A folder with weights in full precision, tokenizer, configuration and model card."
        ),
        module="core.export.formats.hf",
        is_gguf=False,
        library="transformers",
    ),
    ExportFormat(
        name="ollama",
        title=Text("Ollama: a folder with a Modelfile"),
        explanation=Text(
            "A folder with the GGUF file, its Modelfile and a model card. Run "
            "“ollama create NAME -f Modelfile” in it."
        ),
        module="core.export.formats.ollama",
        is_gguf=True,
        library="gguf",
    ),
)
FORMAT_NAMES: Final = tuple(each.name for each in FORMATS)
PRECISIONS: Final[tuple[Precision, ...]] = ("f16", "q8_0")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportConfig:
    """The options of ``export_model``."""

    format: str = setting(
        FORMAT_NAMES[0],
        "The programs that shall run the model, and what is written for them.",
        choices=FORMAT_NAMES,
    )
    precision: Literal["f16", "q8_0"] = setting(
        "f16",
        "How weights are stored in a GGUF file. f16: 16 bits each, nothing that matters is lost. "
        "q8_0: 8 bits, half the size, small deviations.",
        choices=PRECISIONS,
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if not export_format(self.format).is_gguf and self.precision != PRECISIONS[0]:
            raise ConfigError(
                Text("This format keeps float32 weights; a precision cannot be chosen."),
                Text("Leave out --precision, or choose --to gguf."),
            )

    @property
    def stored_as(self) -> str:
        """How the weights are stored, for people to read."""
        return self.precision.upper() if export_format(self.format).is_gguf else "F32"


def export_format(name: str) -> ExportFormat:
    """Return the format with a name, which must be one of ``FORMAT_NAMES``."""
    return next(each for each in FORMATS if each.name == name)
