"""What the proof of an export found, and its words; needs neither torch nor the export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was compared, and how it came out.

    Attributes:
        reader: the program that opened the export.
        texts: how many odd texts were encoded; all had the same tokens. With a tokenizer that
            normalizes, they were normalized before.
        texts_as_typed: how many of them have the same tokens when they are not.
        prompts, prompts_equal: how many were continued, and how many wholly alike.
        tokens, tokens_equal: greedy choices, and how many are the same.
        max_error: of a logit.
        bound: what ``max_error`` had to stay below.
    """

    reader: str
    texts: int
    texts_as_typed: int
    prompts: int
    prompts_equal: int
    tokens: int
    tokens_equal: int
    max_error: float
    bound: float

    def sentences(self) -> list[str]:
        """Return the proof for people to read, in sentences."""
        as_typed = ""
        if self.texts_as_typed < self.texts:
            as_typed = (
                f" once they are normalized with NFKC; as they are, {self.texts_as_typed:,} of them"
            )
        return [
            f"Compared with the checkpoint in {self.reader}.",
            f"Tokens: the same in {self.texts:,} odd texts{as_typed}.",
            f"Logits: at most {self.max_error:.2g} off, {self.bound:.2g} allowed.",
            f"Greedy choices: {self.tokens_equal:,} of {self.tokens:,} tokens the same, "
            f"{self.prompts_equal} of {self.prompts} continuations wholly.",
        ]
