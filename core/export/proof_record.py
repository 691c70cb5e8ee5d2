"""What the proof of an export found, and its words; needs neither torch nor the export."""

from __future__ import annotations

from dataclasses import dataclass

from core.texts import Text


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
            as_typed = Text(
                " once they are normalized with NFKC; as they are, {texts_as_typed:,} of them",
                texts_as_typed=self.texts_as_typed,
            )
        return [
            Text("Compared with the checkpoint in {reader}.", reader=self.reader),
            Text(
                "Tokens: the same in {texts:,} odd texts{as_typed}.",
                texts=self.texts,
                as_typed=as_typed,
            ),
            Text(
                "Logits: at most {max_error:.2g} off, {bound:.2g} allowed.",
                max_error=self.max_error,
                bound=self.bound,
            ),
            Text(
                "Greedy choices: {tokens_equal:,} of {tokens:,} tokens the same, "
                "{prompts_equal} of {prompts} continuations wholly.",
                tokens_equal=self.tokens_equal,
                tokens=self.tokens,
                prompts_equal=self.prompts_equal,
                prompts=self.prompts,
            ),
        ]
