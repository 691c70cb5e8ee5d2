"""What a model card tells, gathered from where it was recorded.

Nothing is typed by hand: the shape comes from the checkpoint or the preset, the configuration from
the run folder, the data set from ``dataset.json`` and ``corpus.toml``, the figures from
measurements. What was not recorded is left out. ``model_card_page`` writes the page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.checkpoints.format import Origin
from core.checkpoints.store import describe
from core.corpus.config import CorpusConfig
from core.corpus.description import CorpusInfo, read_description
from core.corpus.filters.filter import Filter
from core.corpus.filters.table import active_filters
from core.corpus.presets import CARD, RECOMMENDED, preset_of, with_filters
from core.corpus.sources.licenses import SourceLicense, license_of
from core.corpus.store.file_counts import counts_of
from core.corpus.store.manifest import read_manifest
from core.data.token_dataset import DatasetInfo, TokenDataset
from core.errors import CoreError
from core.evaluation.canary import CanaryResult, latest_canary_result, read_canary_result
from core.evaluation.report import Evaluation
from core.evaluation.store import evaluations_of
from core.evaluation.titled import with_titles
from core.evaluation.training_set import training_set_of
from core.model.config import ModelConfig
from core.titles import system_title
from core.tokenizer.config import Style, specials_of
from core.training.config import TrainingConfig
from core.training.presets import load_preset, presets
from core.training.runs.run_folder import read_run
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenizerFacts:
    """The tokenizer: ``specials`` in the order of their ids, from 0."""

    style: Style
    vocabulary: int
    specials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFacts:
    """The data set.

    Attributes:
        info: of the tokens; None before there are any.
        corpus: of the files; None where the corpus is gone.
        filters: the settings of the filters; None where the corpus is gone.
        languages: name and files kept of each.
        files_read, dropped: as in ``FileCounts``.
        licenses: of each source that is still there.
    """

    info: DatasetInfo | None
    corpus: CorpusInfo | None
    filters: CorpusConfig | None
    languages: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]
    files_read: int
    licenses: tuple[SourceLicense, ...]

    @property
    def filters_on(self) -> list[type[Filter]]:
        """The filters that were at work."""
        return active_filters(self.filters) if self.filters is not None else []


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Everything that a card tells.

    Attributes:
        name: of the model.
        origin: of a checkpoint; None for a preset.
        train: the configuration; None where the run folder is gone.
        seconds: of training; 0 where unknown.
        evaluations: what was measured of the checkpoint, the latest on each set of files.
        canary: the canary test of this run, else the newest one of its preset.
    """

    name: str
    preset: str
    model: ModelConfig
    tokenizer: TokenizerFacts
    data: DataFacts | None
    train: TrainingConfig | None
    origin: Origin | None
    seconds: float
    evaluations: tuple[Evaluation, ...] = ()
    canary: CanaryResult | None = None


def preset_card(name: str) -> CardFacts:
    """Return the card of a preset: everything that does not depend on training."""
    config = load_preset(name)
    is_published = config.model.architecture == "gpt2"
    style: Style = "card" if is_published else "everyday"
    filters = with_filters(CorpusConfig(), CARD if is_published else RECOMMENDED)
    return CardFacts(
        name=next(preset.title for preset in presets() if preset.name == name),
        preset=name,
        model=config.model,
        tokenizer=_tokenizer(style, config.model.vocabulary),
        data=DataFacts(
            info=None,
            corpus=None,
            filters=filters,
            languages=(),
            dropped=(),
            files_read=0,
            licenses=(),
        ),
        train=config.train,
        origin=None,
        seconds=0.0,
    )


def checkpoint_card(checkpoint: Path, workspace: Workspace) -> CardFacts:
    """Return the card of a checkpoint; its run and data set are looked for in the workspace.

    Raises:
        CheckpointError: the file is missing, damaged or foreign.
    """
    info = describe(checkpoint)
    origin = info.origin
    train, seconds, canary = None, 0.0, None
    if origin.run:
        try:
            run = read_run(workspace.find_run(origin.run))
            train, seconds = run.config.train, run.status.elapsed_seconds
            canary = read_canary_result(run.folder)
        except CoreError:
            pass  # the run is gone, or was never here
    dataset = training_set_of(origin, workspace)
    return CardFacts(
        name=system_title(info.name, workspace.runs),
        preset=origin.preset,
        model=info.model_config,
        tokenizer=_tokenizer_of(checkpoint),
        data=_data(dataset, workspace) if dataset is not None else None,
        train=train,
        origin=origin,
        seconds=seconds,
        evaluations=tuple(
            with_titles(evaluation, workspace)
            for evaluation in evaluations_of(files.sha256_of_file(checkpoint), workspace)
        ),
        canary=canary or latest_canary_result(origin.preset, workspace),
    )


def _tokenizer(style: Style, vocabulary: int) -> TokenizerFacts:
    return TokenizerFacts(style=style, vocabulary=vocabulary, specials=specials_of(style))


def _tokenizer_of(checkpoint: Path) -> TokenizerFacts:
    from core.checkpoints.store import load_for_inference

    tokenizer = load_for_inference(checkpoint).tokenizer
    return _tokenizer(tokenizer.style, tokenizer.vocabulary_size)


def _data(dataset: TokenDataset, workspace: Workspace) -> DataFacts:
    try:
        folder = workspace.corpus(dataset.info.corpus)
        corpus = read_description(folder)
        rows = list(read_manifest(folder))
    except CoreError:
        return DataFacts(
            info=dataset.info, corpus=None, filters=None, languages=(), dropped=(),
            files_read=0, licenses=(),
        )  # fmt: skip
    languages = Counter(row.language for row in rows if row.kept)
    counts = counts_of(rows)
    return DataFacts(
        info=dataset.info,
        corpus=corpus,
        filters=corpus.config,
        languages=tuple(languages.most_common()),
        dropped=counts.dropped,
        files_read=counts.read,
        licenses=tuple(license_of(source) for source in corpus.config.sources),
    )


def filters_name(config: CorpusConfig) -> str:
    """Return the name of the filter preset, or that the filters are custom."""
    return preset_of(config) or "chosen by hand"
