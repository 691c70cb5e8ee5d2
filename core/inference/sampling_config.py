"""The settings of a draw, and the two modes that the program offers.

Kept apart from the sampler so that windows and requests can name a mode without
loading NumPy. The modes are those of the original project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from core.config import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingConfig:
    """How the next token is drawn from the model's distribution."""

    temperature: float = setting(
        0.2,
        "Randomness of the text. 0 always takes the most probable token; 1 samples from the "
        "model's distribution; higher values flatten it.",
        low=0.0,
        high=5.0,
    )
    top_k: int = setting(
        10,
        "Only this many of the most probable tokens may be drawn; 0 allows all.",
        low=0,
        unit="tokens",
    )
    top_p: float = setting(
        1.0,
        "Only the most probable tokens that together reach this probability may be drawn; "
        "1 allows all.",
        low=0.01,
        high=1.0,
    )
    min_p: float = setting(
        0.0,
        "Only tokens at least this many times as probable as the most probable may be drawn; "
        "0 allows all.",
        low=0.0,
        high=1.0,
    )
    repetition_penalty: float = setting(
        1.0,
        "Makes recently used tokens less probable; 1 has no effect. "
        "Code repeats itself for good reasons: stay near 1.",
        low=1.0,
        high=2.0,
    )
    seed: int = setting(
        0, "Where the random numbers start. The same seed and text give the same answer.", low=0
    )

    def __post_init__(self) -> None:
        check_ranges(self)


AUTOCOMPLETE: Final = SamplingConfig(temperature=0.2, top_k=10)
CREATIVE: Final = SamplingConfig(temperature=0.8, top_k=50)

MODES: Final[Mapping[str, SamplingConfig]] = MappingProxyType(
    {"autocomplete": AUTOCOMPLETE, "creative": CREATIVE}
)
