"""The configuration of a training run: everything that determines it.

Meanings and ranges are declared with the defaults (``core.config.setting``): the window builds
its form and its tooltips from them. The module imports no torch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from core.config import check_ranges, setting
from core.errors import ConfigError
from core.model.config import ModelConfig
from core.texts import Text

MAX_PROMPTS = 8

# Traits of settings: what else depends on one, said where the setting is defined.
# The learning rate of a step follows from it.
LEARNING_RATE: Final = "learning rate"
# What a run measures, saves and shows; no weight depends on it.
OBSERVATION: Final = "observation"
# "auto" may mean another thing on another day: resumed runs compare what came of it (provenance).
BY_OUTCOME: Final = "by outcome"
# Whatever its value, a step takes as long and a checkpoint is as large.
SAME_COST: Final = "same cost"
# Forms always show it, in the order of this module; the other settings are shown on demand.
BASIC: Final = "basic"
# The length of the run, for which forms have a field of their own.
HORIZON: Final = "horizon"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """The training configuration of a run.

    The horizon is ``max_steps`` or ``max_minutes``, whichever is reached first; 0 means no limit.
    The learning-rate schedule extends over it.
    """

    max_steps: int = setting(
        0,
        "Stop after this many steps; 0 means no limit. One step reads batch size x "
        "accumulation x context tokens and takes one optimizer step.",
        low=0,
        high=100_000_000,
        unit="steps",
        traits=(LEARNING_RATE, SAME_COST, HORIZON),
    )
    max_minutes: float = setting(
        0.0,
        "Stop after this many minutes of training; 0 means no limit. The learning rate is "
        "planned so that it reaches its end just then.",
        low=0,
        high=100_000,
        unit="minutes",
        traits=(LEARNING_RATE, SAME_COST, HORIZON),
    )
    batch_size: int = setting(
        8,
        "Windows of text in one forward pass. More uses more memory and makes each step steadier.",
        low=1,
        high=4096,
        unit="windows",
        traits=(BASIC,),
    )
    accumulation: int = setting(
        1,
        "Batches whose gradients are added up for one optimizer step: the effect of a larger batch "
        "without its memory.",
        low=1,
        high=4096,
        unit="batches",
        traits=(BASIC,),
    )
    optimizer: str = setting(
        "muon",
        "muon: turns each matrix by an orthogonal step, learns in fewer steps; AdamW for the "
        "rest. adamw: AdamW for everything, as the published card.",
        choices=("muon", "adamw"),
        traits=(BASIC,),
    )
    learning_rate: float = setting(
        0.02,
        "Peak learning rate: how far each step moves. Too high and the loss jumps or "
        "explodes, too low and it falls slowly. Around 0.02 for muon, 0.0003 for adamw.",
        low=0,
        high=1,
        aliases=("lr",),
        traits=(LEARNING_RATE, SAME_COST, BASIC),
    )
    embedding_learning_rate: float = setting(
        0.02,
        "Peak rate of the token table when the optimizer is muon; adamw uses one rate for all.",
        low=0,
        high=1,
        aliases=("embedding_lr",),
        traits=(SAME_COST,),
    )
    head_learning_rate: float = setting(
        0.003,
        "Peak rate of the output head and the norms when the optimizer is muon.",
        low=0,
        high=1,
        aliases=("head_lr",),
        traits=(SAME_COST,),
    )
    weight_decay: float = setting(
        0.01,
        "Pulls the weights of matrices towards zero a little at each step; steadies long runs.",
        low=0,
        high=1,
        traits=(SAME_COST,),
    )
    momentum_warmup_steps: int = setting(
        0,
        "Steps over which muon's momentum rises from 0.85 to 0.95: early gradients change fast, "
        "and what is averaged over many steps is out of date. 0: 0.95 from the start.",
        low=0,
        high=1_000_000,
        unit="steps",
        traits=(SAME_COST,),
    )
    adam_beta1: float = setting(
        0.9,
        "How much of the running gradient AdamW keeps in each step. A lower value follows new "
        "gradients sooner.",
        low=0,
        high=0.999,
        traits=(SAME_COST,),
    )
    warmup_steps: int = setting(
        10,
        "Steps over which the learning rate rises from near zero, while the first gradients "
        "are still wild.",
        low=0,
        high=1_000_000,
        unit="steps",
        traits=(LEARNING_RATE, SAME_COST, BASIC),
    )
    decay_fraction: float = setting(
        1.0,
        "Last part of the run over which the learning rate falls to zero in a straight line: "
        "1 falls from the start, 0 never falls.",
        low=0,
        high=1,
        aliases=("decay_share",),
        traits=(LEARNING_RATE, SAME_COST),
    )
    context_warmup: float = setting(
        0.0,
        "First part of the run in which windows are half a context long, and twice as many: what "
        "is near is learned first, in fewer steps. 0: whole windows from the start.",
        low=0,
        high=1,
        traits=(SAME_COST,),
    )
    gradient_clip: float = setting(
        1.0,
        "Longest step direction allowed: a rare wild batch cannot throw the model off. "
        "0 switches it off.",
        low=0,
        high=1000,
        traits=(SAME_COST,),
    )
    evaluate_steps: int = setting(
        0,
        "Validate after this many steps; 0 validates by time instead.",
        low=0,
        high=1_000_000,
        unit="steps",
        traits=(OBSERVATION, SAME_COST),
    )
    evaluate_seconds: float = setting(
        30.0,
        "Validate about this often (more often in the first minute).",
        low=1,
        high=86_400,
        unit="seconds",
        traits=(OBSERVATION, SAME_COST),
    )
    evaluation_tokens: int = setting(
        16_384,
        "Validation tokens read each time: always the same ones. More is steadier and slower.",
        low=64,
        high=100_000_000,
        unit="tokens",
        traits=(OBSERVATION, SAME_COST),
    )
    typing_simulation_fraction: float = setting(
        0.025,
        "Fraction of the time in which held-out files are typed with the model, to know how many "
        "keystrokes it saves; 0 for none.",
        low=0,
        high=0.5,
        aliases=("replay_share",),
        traits=(OBSERVATION, SAME_COST),
    )
    best_by: str = setting(
        "bits_per_byte",
        "What makes best_checkpoint.pth the best: bits_per_byte, how well held-out text is "
        "predicted; keystrokes_saved, how much typing it saves.",
        choices=("bits_per_byte", "keystrokes_saved"),
        traits=(OBSERVATION, SAME_COST),
    )
    keep_milestones: bool = setting(
        True,
        "Keep the weights of steps 10, 20, 50, 100 and so on, at most 16 and about 1 GB: the "
        "editor shows with them how the model learned.",
        traits=(OBSERVATION,),
    )
    save_seconds: float = setting(
        60.0,
        "Write the checkpoint about this often; 0 after every step. A crash loses at most this "
        "much work.",
        low=0,
        high=86_400,
        unit="seconds",
        traits=(OBSERVATION, SAME_COST),
    )
    sample_tokens: int = setting(
        48,
        "Length of the sample drawn after each measurement; 0 draws none.",
        low=0,
        high=1024,
        traits=(OBSERVATION, SAME_COST),
    )
    prompts: tuple[str, ...] = setting(
        (),
        "Beginnings of code of your own that the model continues after each measurement, "
        "besides the same piece of a held-out file.",
        traits=(OBSERVATION, SAME_COST),
    )
    fim_rate: float = setting(
        0.0,
        "Fraction of the documents that are cut in three and learned in the order start, end, "
        "middle, so that the model can also fill a gap. Needs the everyday tokenizer; 0 does not.",
        low=0.0,
        high=1.0,
    )
    memory_loss: bool = setting(
        False,
        "Learn what the file so far and the other files of a project do not tell already: the loss "
        "is that of their mixture with the model. Reads the dataset once more before the first "
        "run. Not with fill-in-the-middle.",
    )
    fim_ends_middles: bool = setting(
        False,
        "End every middle with <eos>, so that other programs that run the model stop where the "
        "gap is filled. Without it only the last middle of a file ends so.",
        traits=(SAME_COST,),
    )
    replay_dataset: str = setting(
        "",
        "An older dataset with the same tokenizer that is mixed in, so that a model that is "
        "fine-tuned on new files does not forget the old ones; empty for none.",
        aliases=("mix_dataset",),
        traits=(BY_OUTCOME,),
    )
    replay_fraction: float = setting(
        0.25,
        "Fraction of the windows that come from the replay dataset.",
        low=0,
        high=0.95,
        aliases=("mix_share",),
    )
    seed: int = setting(
        1,
        "Seed of every random choice: the same seed repeats the same run.",
        low=0,
        high=2**31,
        traits=(SAME_COST,),
    )
    device: str = setting(
        "auto",
        "Where to compute: auto takes a CUDA or Apple GPU where there is one.",
        choices=("auto", "cpu", "cuda", "mps"),
        traits=(BY_OUTCOME,),
    )
    precision: str = setting(
        "auto",
        "bf16 halves the bits of matrix products: faster where the processor has it, "
        "slower where it has not. auto asks the processor, and tries both before longer runs.",
        choices=("auto", "fp32", "bf16"),
        traits=(BY_OUTCOME,),
    )
    compile: str = setting(
        "auto",
        "Let torch compile the blocks of the model first: up to a minute of waiting, then faster "
        "steps. Needs a C++ compiler. auto tries it before runs of 15 minutes and more.",
        choices=("auto", "on", "off"),
        traits=(BY_OUTCOME,),
    )
    native: str = setting(
        "auto",
        "Compute loss and gradients by the program's own C code, in fp32 on a processor: faster "
        "there than torch's operations, and the same bits with any number of threads. Needs a C "
        "compiler. auto uses it where bf16 is no faster.",
        choices=("auto", "on", "off"),
        label="Own C code",
        traits=(BY_OUTCOME,),
    )
    threads: int = setting(
        0,
        "Processor threads; 0 takes one a core. The last digits of a result depend on it.",
        low=0,
        high=1024,
        traits=(BY_OUTCOME,),
    )

    def __post_init__(self) -> None:
        """Raise ConfigError for a value outside its range."""
        check_ranges(self)
        if len(self.prompts) > MAX_PROMPTS:
            raise ConfigError(
                Text(
                    "There are {count} prompts; each takes time at every validation.",
                    count=len(self.prompts),
                ),
                Text("Keep at most {max_prompts}.", max_prompts=MAX_PROMPTS),
            )
        if self.memory_loss and self.fim_rate:
            raise ConfigError(
                Text("The loss of the mixture cannot be used with fill-in-the-middle."),
                Text("Set train.fim_rate=0 or train.memory_loss=false."),
            )
        if not all(prompt.strip() for prompt in self.prompts):
            raise ConfigError(
                Text("A prompt is empty."), Text("Remove it: a held-out prompt is always used.")
            )

    def require_horizon(self) -> None:
        """Raise unless the run has a horizon.

        Raises:
            ConfigError: neither a number of steps nor a time was given.
        """
        if not (self.max_steps or self.max_minutes):
            raise ConfigError(
                Text("The run has no end: neither a number of steps nor a time is set."),
                Text("Give --max-minutes 10 or --max-steps 1000."),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunConfig:
    """The configuration of one run: preset, dataset, model and training.

    This is the content of ``config.toml`` in the run folder, resolved, with nothing implicit.

    Attributes:
        preset: the preset that the configuration was made from.
        dataset: the name of the dataset.
        start_from: the checkpoint that the run started from; empty for random weights.
        model: the architecture.
        train: the training configuration.
    """

    preset: str
    dataset: str = ""
    start_from: str = ""
    model: ModelConfig = field(default_factory=ModelConfig)
    train: TrainingConfig = field(default_factory=TrainingConfig)

    @property
    def tokens_per_step(self) -> int:
        """The number of tokens read for one optimizer step."""
        return self.train.batch_size * self.train.accumulation * self.model.context
