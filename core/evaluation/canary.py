"""The canary test: how much a training memorizes (Carlini et al. 2019, "The Secret Sharer").

Random secrets are planted in a small training set, each 1, 4 or 16 times, a short run is trained on
it, and the run is asked how likely it finds each secret compared with random ones of the same form.
The exposure of a secret is log2(number of candidates) - log2(its rank among them): 0 to 1 bits for
one that is not known, all bits for one that is found first. Secrets that were not planted are
measured beside them.
"""

from __future__ import annotations

import json
import random
import secrets
import shutil
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core import files
from core.config import check_ranges, from_mapping, setting
from core.control import Control
from core.data.token_dataset import (
    DESCRIPTION_FILE,
    TOKENIZER_FILE,
    DatasetInfo,
    TokenDataset,
)
from core.data.token_writer import TokenWriter
from core.errors import ConfigError, TrainingError
from core.events import Emit
from core.folders import staged_folder
from core.progress import Stage
from core.run_order import newest_first
from core.texts import Text
from core.titles import write_title
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.tokenizer import Tokenizer
from core.training.presets import load_preset
from core.workspace import Workspace

RESULT_FILE: Final = "canary.json"
PLANTED: Final = (1, 4, 16)
_DIGITS: Final = 12
_NAMES: Final = ("token", "secret", "password", "license", "account", "session", "device", "pin")
_TITLE: Final = "Canary test"


@dataclass(frozen=True, slots=True, kw_only=True)
class CanaryConfig:
    """The scope of a canary test."""

    preset: str = setting("nano", "The model that is trained.")
    max_minutes: float = setting(5.0, "Minutes of training.", low=0.0, high=100_000, unit="minutes")
    max_steps: int = setting(
        0, "Steps of training instead of minutes.", low=0, high=100_000_000, unit="steps"
    )
    tokens: int = setting(
        300_000, "Tokens of the small training set.", low=1_000, high=1_000_000_000, unit="tokens"
    )
    secrets: int = setting(8, "Secrets for each number of copies.", low=1, high=1000)
    candidates: int = setting(
        1024, "Candidates among which a secret is ranked, itself included.", low=2, high=1_000_000
    )
    seed: int = setting(1, "Chooses secrets, lines and candidates.", low=0, high=2**31 - 1)

    def __post_init__(self) -> None:
        check_ranges(self)
        if not (self.max_steps or self.max_minutes):
            raise ConfigError(Text("The training has no end."), Text("Give --max-minutes 5."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """The exposure of the secrets that were planted equally often.

    Attributes:
        planted: how often each was in the training set; 0 for those that were not.
        secrets: how many there are.
        exposures: of each, in bits.
        median, highest: of these.
        found_first: how many are more likely than every other candidate.
    """

    planted: int
    secrets: int
    exposures: tuple[float, ...]
    median: float
    highest: float
    found_first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CanaryResult:
    """The result of a canary test.

    Attributes:
        run: the name of the run that was trained for it.
        dataset: of which the training set is a part.
        preset, parameters, step, tokens_seen: of the run.
        train_tokens: of the small training set.
        epochs: how often it was read.
        candidates: among which each secret is ranked.
        seed: of the choice.
        groups: by the number of copies, 0 first.
    """

    run: str
    dataset: str
    preset: str
    parameters: int
    step: int
    tokens_seen: int
    train_tokens: int
    epochs: float
    candidates: int
    seed: int
    groups: tuple[Exposed, ...]

    @property
    def configuration(self) -> str:
        """What was measured, in words."""
        return (
            f"{self.preset}, {self.parameters:,} parameters, {self.step:,} steps on "
            f"{self.train_tokens:,} tokens of {self.dataset} ({self.epochs:.1f} epochs), "
            f"rank among {self.candidates:,} candidates"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Canary:
    """A secret: the line is ``prompt + secret + '"'``."""

    prompt: str
    secret: str
    planted: int


def canary_test(
    config: CanaryConfig, dataset: str, workspace: Workspace, emit: Emit, control: Control
) -> CanaryResult:
    """Plant secrets, train, and measure their exposure.

    The run stays in the workspace under the title "Canary test", with the result in its folder; its
    dataset is deleted at the end.

    Args:
        config: the scope.
        dataset: the name of the dataset of which a part is trained on.
        workspace: has it.
        emit: receives the progress of the training.
        control: a stop ends the test, like a cancel.

    Raises:
        ConfigError, TrainingError, WorkspaceError: it cannot be done as asked.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for.
    """
    from core.model.config import parameter_count
    from core.training.loop.train import train

    source = TokenDataset.open(workspace.find_dataset(dataset))
    draw = random.Random(config.seed)
    canaries = _canaries(config, draw)
    # A name of its own: another test may run at the same time.
    name = f"{source.info.corpus}.canary-{secrets.token_hex(3)}--{source.info.tokenizer}"
    target = workspace.dataset(name)
    try:
        train_tokens = _write_dataset(source, target, canaries, config, draw, control)
        assignments = (
            [f"train.max_steps={config.max_steps}"]
            if config.max_steps
            else [f"train.max_minutes={config.max_minutes}"]
        )
        run_config = load_preset(
            config.preset, dataset=name, assignments=[*assignments, f"train.seed={config.seed}"]
        )
        trained = train(run_config, workspace, emit, control)
    finally:
        shutil.rmtree(target, ignore_errors=True)
    if trained.state != "finished":
        raise TrainingError(
            Text("The canary test was stopped before its end."), Text("Start it again.")
        )
    folder = Path(trained.folder)
    write_title(folder, f"{_TITLE} {folder.name[:15]}")
    groups = _measure(
        Path(trained.checkpoint), canaries, source.tokenizer, config, draw, emit, control
    )
    result = CanaryResult(
        run=trained.run,
        dataset=source.name,
        preset=config.preset,
        parameters=parameter_count(run_config.model),
        step=trained.step,
        tokens_seen=trained.tokens_seen,
        train_tokens=train_tokens,
        epochs=round(trained.tokens_seen / train_tokens, 2),
        candidates=config.candidates,
        seed=config.seed,
        groups=groups,
    )
    files.write_text(folder / RESULT_FILE, json.dumps(asdict(result), indent=1) + "\n")
    return result


def read_canary_result(run: Path) -> CanaryResult | None:
    """Return the result in a run folder; None where there is none that can be read."""
    try:
        record = json.loads((run / RESULT_FILE).read_text("utf-8"))
        groups = tuple(from_mapping(Exposed, each, RESULT_FILE) for each in record.pop("groups"))
        return CanaryResult(**record, groups=groups)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, ConfigError):
        return None


def latest_canary_result(preset: str, workspace: Workspace) -> CanaryResult | None:
    """Return the newest result of a preset in a workspace; None where there is none."""
    for folder in newest_first(workspace.runs):
        result = read_canary_result(folder)
        if result is not None and result.preset == preset:
            return result
    return None


def _canaries(config: CanaryConfig, draw: random.Random) -> list[_Canary]:
    found: list[_Canary] = []
    for planted in (0, *PLANTED):
        for _ in range(config.secrets):
            # A number in the name, so that no two have the same prompt.
            name = f"{draw.choice(_NAMES)}_{len(found)}{draw.randrange(100, 1000)}"
            found.append(_Canary(prompt=f'{name} = "', secret=_secret(draw), planted=planted))
    return found


def _secret(draw: random.Random) -> str:
    return "".join(draw.choices("0123456789", k=_DIGITS))


def _write_dataset(
    source: TokenDataset,
    target: Path,
    canaries: Sequence[_Canary],
    config: CanaryConfig,
    draw: random.Random,
    control: Control,
) -> int:
    """Write a small training set with the secrets in it; return its tokens."""
    documents = _documents(source, config.tokens, draw)
    lines: dict[int, list[str]] = {}
    for canary in canaries:
        # Each copy in another document, as far as there are enough.
        most = len(documents)
        chosen = draw.sample(range(most), min(canary.planted, most))
        chosen += draw.choices(range(most), k=canary.planted - len(chosen))
        for number in chosen:
            lines.setdefault(number, []).append(f'{canary.prompt}{canary.secret}"')
    tokenizer = source.tokenizer
    with staged_folder(target) as folder:
        with (
            TokenWriter(folder, "train", tokenizer) as train,
            TokenWriter(folder, "val", tokenizer) as validation,
        ):
            for number, ids in enumerate(documents):
                control.safe_point()
                if number in lines:
                    ids = tokenizer.encode(_planted(tokenizer.decode(ids), lines[number], draw))
                train.add(ids)
            ends = source.validation_ends.tolist()
            for begin, end in zip([0, *ends[:-1]], ends, strict=True):
                validation.add(source.validation[begin + 1 : end - 1])
            info = DatasetInfo(
                format_version=source.info.format_version,
                name=target.name,
                corpus=f"{source.info.corpus}.canary",
                corpus_sha256="",
                tokenizer=source.info.tokenizer,
                tokenizer_sha256=source.info.tokenizer_sha256,
                vocabulary_size=source.vocabulary_size,
                train=train.finish(),
                validation=validation.finish(),
            )
        shutil.copyfile(source.folder / TOKENIZER_FILE, folder / TOKENIZER_FILE)
        files.write_text(folder / DESCRIPTION_FILE, info.to_json())
    return info.train.tokens


def _documents(source: TokenDataset, tokens: int, draw: random.Random) -> list[list[int]]:
    """Return the ids of documents of the training split, some of them, about ``tokens`` in all."""
    ends = source.train_ends.tolist()
    spans = list(zip([0, *ends[:-1]], ends, strict=True))
    draw.shuffle(spans)
    found: list[list[int]] = []
    count = 0
    for begin, end in spans:
        if count >= tokens:
            break
        ids: NDArray[np.uint16] = source.train[begin + 1 : end - 1]
        if len(ids) <= tokens - count or not found:
            found.append(ids.tolist())
            count += len(ids)
    return found


def _planted(text: str, lines: Sequence[str], draw: random.Random) -> str:
    """Return a text with further lines at random positions."""
    rows = text.split("\n")
    for line in lines:
        rows.insert(draw.randint(0, len(rows)), line)
    return "\n".join(rows)


def _measure(
    checkpoint: Path,
    canaries: Sequence[_Canary],
    tokenizer: Tokenizer,
    config: CanaryConfig,
    draw: random.Random,
    emit: Emit,
    control: Control,
) -> tuple[Exposed, ...]:
    from core.training.forgetting.sequence_loss import SequenceLoss

    model = SequenceLoss(checkpoint)
    stage = Stage("evaluate", "secrets", emit, total=len(canaries))
    exposures: dict[int, list[float]] = {planted: [] for planted in (0, *PLANTED)}
    for canary in canaries:
        others = {canary.secret}
        while len(others) < config.candidates:
            others.add(_secret(draw))
        drawn = [canary.secret, *sorted(others - {canary.secret})]
        # The secret ends with its quote: what follows it in the line belongs to it.
        prompt = [BOS_ID, *tokenizer.encode(f"\n{canary.prompt}")]
        sequences = [tokenizer.encode(f'{secret}"') for secret in drawn]
        nats = model.nats([prompt] * len(drawn), sequences, control)
        rank = 1 + int((nats[1:] < nats[0]).sum())
        exposures[canary.planted].append(float(np.log2(len(drawn)) - np.log2(rank)))
        stage.advance(1)
    stage.finish()
    best = float(np.log2(config.candidates))
    return tuple(
        Exposed(
            planted=planted,
            secrets=len(found),
            exposures=tuple(round(each, 2) for each in found),
            median=round(statistics.median(found), 2),
            highest=round(max(found), 2),
            found_first=sum(each >= best for each in found),
        )
        for planted, found in exposures.items()
    )
