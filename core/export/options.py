"""The options of an export: the format and the precision of the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from core.config import check_ranges, setting
from core.errors import ConfigError

Format = Literal["gguf", "hf", "ollama"]
Precision = Literal["f16", "q8_0"]

FORMATS: Final[tuple[Format, ...]] = ("gguf", "hf", "ollama")
PRECISIONS: Final[tuple[Precision, ...]] = ("f16", "q8_0")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportConfig:
    """The options of ``export_model``."""

    format: Literal["gguf", "hf", "ollama"] = setting(
        "gguf",
        "gguf: one file for llama.cpp, LM Studio and other programs built on it. hf: a folder "
        "for transformers, vLLM and MLX. ollama: a folder with the GGUF file and its Modelfile.",
        choices=FORMATS,
    )
    precision: Literal["f16", "q8_0"] = setting(
        "f16",
        "How weights are stored in a GGUF file. f16: 16 bits each, nothing that matters is lost. "
        "q8_0: 8 bits, half the size, small deviations.",
        choices=PRECISIONS,
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if self.format == "hf" and self.precision != PRECISIONS[0]:
            raise ConfigError(
                "A folder for transformers keeps float32 weights; a precision cannot be chosen.",
                "Leave out --precision, or choose --to gguf.",
            )

    @property
    def stored_as(self) -> str:
        """How the weights are stored, for people to read."""
        return "F32" if self.format == "hf" else self.precision.upper()
