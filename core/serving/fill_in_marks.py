"""Fill-in-the-middle marks of other models in a prompt: from one text back to prefix and suffix.

Clients write the marks of the model that they believe is served. Whatever dialect it is, the text
before and after the cursor is in it; marks are never passed on to the model and never come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The marks before the prefix, before the suffix, and before the middle."""

    prefix: str
    suffix: str
    middle: str


_DIALECTS: Final = (
    # Qwen, CodeGemma, and ours
    _Dialect("<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"),
    # StarCoder, SantaCoder
    _Dialect("<fim_prefix>", "<fim_suffix>", "<fim_middle>"),
    _Dialect("<fim-prefix>", "<fim-suffix>", "<fim-middle>"),
    # Code Llama writes a blank beside its marks, see _without_blanks
    _Dialect("<PRE>", "<SUF>", "<MID>"),
    # DeepSeek Coder
    _Dialect("<｜fim▁begin｜>", "<｜fim▁hole｜>", "<｜fim▁end｜>"),  # noqa: RUF001 - its own letters
    # GLM
    _Dialect("<|code_prefix|>", "<|code_suffix|>", "<|code_middle|>"),
)
# Codestral has no mark before the middle; the suffix comes first.
_SUFFIX_MARK, _PREFIX_MARK = "[SUFFIX]", "[PREFIX]"


def split_prompt(prompt: str) -> tuple[str, str]:
    """The text before and after the cursor that a prompt with marks holds.

    A prompt without marks is all prefix. Where the suffix comes first (SPM), with the prefix mark
    either before both or before the prefix alone, the order is put right. What is before the first
    mark, as other files are in Qwen's form, is dropped.
    """
    for dialect in _DIALECTS:
        found = _split(prompt, dialect)
        if found is not None:
            return _without_blanks(*found) if dialect.prefix == "<PRE>" else found
    if prompt.startswith(_SUFFIX_MARK) and _PREFIX_MARK in prompt:
        suffix, _, prefix = prompt.removeprefix(_SUFFIX_MARK).partition(_PREFIX_MARK)
        return prefix, suffix
    return prompt, ""


def _split(prompt: str, dialect: _Dialect) -> tuple[str, str] | None:
    start = prompt.find(dialect.prefix)
    hole = prompt.find(dialect.suffix)
    if start < 0 or hole < 0:
        return None
    # The last one: the text itself may speak of the mark.
    middle = prompt.rfind(dialect.middle)
    if hole < start:
        # <suffix> S <prefix> P <middle>
        end = middle if middle > start else len(prompt)
        suffix = prompt[hole + len(dialect.suffix) : start]
        return prompt[start + len(dialect.prefix) : end], suffix
    if start + len(dialect.prefix) == hole and middle > hole:
        # <prefix> <suffix> S <middle> P
        after = prompt[middle + len(dialect.middle) :]
        if after:
            return after, prompt[hole + len(dialect.suffix) : middle]
    end = middle if middle > hole else len(prompt)
    return prompt[start + len(dialect.prefix) : hole], prompt[hole + len(dialect.suffix) : end]


def _without_blanks(prefix: str, suffix: str) -> tuple[str, str]:
    """Code Llama's form is ``<PRE> P <SUF>S <MID>``: a blank on each side belongs to the marks."""
    return prefix.removeprefix(" ").removesuffix(" "), suffix.removesuffix(" ")
