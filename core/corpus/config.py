"""``CorpusConfig``: every setting of a build.

The rooms own their settings (``SourceSettings``, ``FilterSettings``); what belongs to none
of them is declared here. The defaults are those of the preset ``recommended``;
``presets.py`` has the other one, which is the published model card. Where the card gives
no figure ("non-ASCII heavy"), the help gives the chosen one and its reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting
from core.corpus.filters.table import FILTERS, FilterSettings
from core.corpus.sources.settings import SourceSettings
from core.corpus.text.decoding import is_text_encoding
from core.errors import ConfigError
from core.languages.table import LANGUAGE_NAMES
from core.texts import Text


@dataclass(frozen=True, kw_only=True)
class CorpusConfig(FilterSettings, SourceSettings):
    """Settings of ``build_corpus``."""

    redact_secrets: bool = setting(
        True, "Replace keys, tokens and passwords by <SECRET>: a model would memorize them."
    )
    redact_emails: bool = setting(True, "Replace e-mail addresses by <EMAIL>.")
    split_by: str = setting(
        "cluster",
        "What the validation split takes as a whole. cluster: a file with all its near-duplicates; "
        "project: a top folder of a source, which shows how well a model does on unknown projects.",
        choices=("cluster", "project"),
    )
    validation_share: float = setting(
        0.05,
        "Fraction of the files in the validation split: the model is measured on them and is never "
        "trained on them.",
        low=0.0,
        high=0.5,
    )
    seed: int = setting(
        20, "Chooses which files are in the validation split.", low=0, high=2**31 - 1
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        unknown = [name for name in self.languages if name not in LANGUAGE_NAMES]
        if unknown or not self.languages:
            raise ConfigError(
                Text("languages is {languages!r}.", languages=list(self.languages)),
                Text(
                    "Choose one or more of: {language_names}.",
                    language_names=", ".join(LANGUAGE_NAMES),
                ),
            )
        if self.other_encoding and not is_text_encoding(self.other_encoding):
            raise ConfigError(
                Text(
                    "other_encoding is {other_encoding!r}, which is no encoding of text.",
                    other_encoding=self.other_encoding,
                ),
                Text("Give a name such as cp1252, latin-1, gbk, shift_jis or koi8-r."),
            )
        for each in FILTERS:
            each.check(self)
