"""The settings of a tokenizer.

There are two styles: ``everyday`` keeps every byte of a text, ``card`` is the published one,
which normalizes with NFKC and so loses some. Ids, alphabet and pre-tokenizer
are the same in both and are no settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.config import check_ranges, setting
from core.tokenizer.special_tokens import CARD_SPECIALS, EVERYDAY_SPECIALS

Style = Literal["everyday", "card"]

BYTE_ALPHABET_SIZE = 256
# Token shards are uint16.
MAX_VOCABULARY = 65_536

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenizerConfig:
    """Settings of ``train_tokenizer``."""

    style: Literal["everyday", "card"] = setting(
        "everyday",
        "everyday: every text comes back byte for byte. card: the published tokenizer, which "
        "first unifies look-alike characters (NFKC).",
        choices=("everyday", "card"),
        label="Tokenizer style",
    )
    vocabulary: int = setting(
        8000,
        "How many tokens there are at most. More make texts shorter and the model larger.",
        low=BYTE_ALPHABET_SIZE + len(EVERYDAY_SPECIALS),
        high=MAX_VOCABULARY,
        unit="tokens",
    )
    min_frequency: int = setting(
        2, "How often a pair must occur to become a token.", low=1, high=1000, unit="times"
    )
    sample_bytes: int = setting(
        32 * MIB,
        "How much text the tokenizer is trained on at most; of a larger corpus it takes an even "
        "sample. More takes longer and changes little.",
        low=64 * 1024,
        high=1024 * MIB,
        unit="bytes",
    )
    seed: int = setting(20, "Chooses the sample of a larger corpus.", low=0, high=2**31 - 1)

    def __post_init__(self) -> None:
        check_ranges(self)


def specials_of(style: Style) -> tuple[str, ...]:
    """Return the control tokens of a style; the id of each is its index."""
    return EVERYDAY_SPECIALS if style == "everyday" else CARD_SPECIALS
