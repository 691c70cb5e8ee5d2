"""The scope of an evaluation: what is measured, and on how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.completion.precision import DEFAULT_WRONG_COST
from core.config import check_ranges, setting
from core.languages.table import DEFAULT_LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationConfig:
    """The scope of an evaluation; the same scope gives the same figures."""

    cases: int = setting(
        1000, "Cursor positions at which a line is completed, of four kinds in equal parts.",
        low=4, high=1_000_000, unit="positions",
    )  # fmt: skip
    typing_files: int = setting(
        20, "Files of which a passage is typed key by key; 0 types none.", low=0, high=10_000,
        unit="files", aliases=("replay_files",),
    )  # fmt: skip
    typing_lines: int = setting(
        30,
        "Lines that are typed of each of them.",
        low=2,
        high=10_000,
        unit="lines",
        aliases=("replay_lines",),
    )
    bits_files: int = setting(
        100, "Files on which bits per byte are measured; 0 measures none.", low=0, high=100_000,
        unit="files",
    )  # fmt: skip
    minimum_precisions: tuple[float, ...] = setting(
        (0.0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9),
        "Confidence thresholds at which passages are typed.",
    )
    typing_ms: float = setting(
        0.0,
        "Time from key to key: an answer that takes longer is never seen. 0 waits for all, so "
        "that the figures do not depend on the machine.",
        low=0,
        high=10_000,
        unit="ms",
        label="Typing interval (ms)",
    )
    wrong_cost: float = setting(
        DEFAULT_WRONG_COST,
        "Keystrokes that reading a wrong suggestion costs; for the net of the keystrokes saved.",
        low=0,
        high=100,
        unit="keystrokes",
    )
    languages: tuple[str, ...] = setting(DEFAULT_LANGUAGES, "Languages that are measured.")
    seed: int = setting(1, "Chooses cursor positions and passages.", low=0, high=2**31 - 1)

    def __post_init__(self) -> None:
        check_ranges(self)


# QUICK gives wide intervals in a minute or two, FULL the figures of a table.
QUICK: Final = EvaluationConfig(cases=200, typing_files=6, bits_files=20)
FULL: Final = EvaluationConfig()
