"""How much, and how carefully, a model learns from a project."""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationConfig:
    """The settings of one adaptation."""

    minutes: float = setting(
        2.0,
        "How long the model learns. Only time in which it computes counts: pauses do not.",
        low=0.001, high=600, unit="minutes",
    )  # fmt: skip
    threads: int = setting(
        0, "Processor threads; 0 takes one a core.", low=0, high=1024
    )  # fmt: skip
    optimizer: str = setting("muon", "As for training.", choices=("muon", "adamw"))
    lr_multiplier: float = setting(
        1.0,
        "Fraction of the learning rates that the model was trained with at their peak.",
        low=0, high=10,
    )  # fmt: skip
    batch_size: int = setting(4, "Windows of text in one step.", low=1, high=1024, unit="windows")
    replay_fraction: float = setting(
        0.25,
        "Fraction of the windows that come from what the model was trained on, so that it does "
        "not forget that; where it is on this computer.",
        low=0, high=0.95,
    )  # fmt: skip
    memory_loss: bool = setting(
        False,
        "Learn with the loss of model, file and project together: what these tell already counts "
        "little.",
    )
    max_forgetting: float = setting(
        0.01,
        "How much worse the model may become on what it was trained on, in bits per byte; "
        "beyond that, less of what was learned is kept.",
        low=0, high=1,
    )  # fmt: skip
    min_gain: float = setting(
        0.005,
        "How much better it must become on held-out files of the project, in bits per byte.",
        low=0, high=1,
    )  # fmt: skip
    max_tokens: int = setting(
        1_000_000, "Larger projects are not read as a whole.", low=10_000, high=20_000_000,
        unit="tokens",
    )  # fmt: skip
    held_out_tokens: int = setting(
        24_576, "Tokens of held-out files on which the model is judged.", low=512,
        high=10_000_000, unit="tokens",
    )  # fmt: skip
    seed: int = setting(1, "Seed of every random choice.", low=0, high=2**31)

    def __post_init__(self) -> None:
        check_ranges(self)
