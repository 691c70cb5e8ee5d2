"""The configuration of a build: its name, the corpus, the tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.config import from_mapping, override, setting, to_mapping
from core.corpus.config import CorpusConfig
from core.corpus.presets import RECOMMENDED, with_filters
from core.errors import ConfigError
from core.texts import Text
from core.tokenizer.config import TokenizerConfig
from core.workspace import checked_name

# The name of the dataset folder contains it twice, and names have 100 characters at most.
MAX_NAME_CHARS = 40
SEPARATOR = "--"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """The settings of ``build``; plain values, so that it can be sent to another process."""

    name: str = setting("stdlib", "The name of the corpus.")
    corpus: CorpusConfig = field(default_factory=CorpusConfig)
    tokenizer: TokenizerConfig = field(default_factory=TokenizerConfig)
    title: str = setting("", "The title of the corpus; empty to leave it unchanged.")

    def __post_init__(self) -> None:
        checked_name(self.name)
        if len(self.name) > MAX_NAME_CHARS or SEPARATOR in self.name:
            raise ConfigError(
                Text("{name!r} cannot be the name of a corpus.", name=self.name),
                Text(
                    "Take at most {max_name_chars} characters, and no two dashes in a row.",
                    max_name_chars=MAX_NAME_CHARS,
                ),
            )

    @property
    def tokenizer_name(self) -> str:
        """The name of the folder in ``tokenizers``."""
        return f"{self.name}-{self.tokenizer.style}"

    @property
    def dataset_name(self) -> str:
        """The name of the folder in ``datasets``: corpus and tokenizer."""
        return f"{self.name}{SEPARATOR}{self.tokenizer_name}"


def build_config(
    name: str,
    sources: Sequence[str] = (),
    assignments: Sequence[str] = (),
    filters: str = RECOMMENDED,
    title: str = "",
) -> BuildConfig:
    """Return the configuration that the arguments of a command line describe.

    Args:
        name: the name of the corpus.
        sources: the folders or files; none for the standard library.
        assignments: assignments such as ``corpus.max_lines=2000``, applied to the preset.
        filters: the filter preset, ``card`` or ``recommended``.
        title: the title of the corpus; empty to use its name.

    Raises:
        ConfigError: an unknown setting, or a value of the wrong type or range.
    """
    corpus = with_filters(CorpusConfig(sources=tuple(sources)), filters)
    defaults = BuildConfig(name=name, corpus=corpus, title=title)
    return from_mapping(BuildConfig, override(to_mapping(defaults), assignments), "--set")
