"""Whether the text of a ``tokenizer.json`` is one of ours, checked before it is loaded.

The library accepts many kinds of tokenizer and fails on damage with messages for
its authors, so everything that the rest of the program relies on is checked here
first. Nothing is repaired. Loading itself is in ``tokenizer.py``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from core.errors import WorkspaceError
from core.program import command_line
from core.texts import Text
from core.tokenizer.config import BYTE_ALPHABET_SIZE, MAX_VOCABULARY, Style, specials_of

# A vocabulary of 65,536 takes some 4 MB; far more is not a tokenizer.
MAX_JSON_CHARS = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The result of the checks: the style, and the spelling of every id in order."""

    style: Style
    entries: tuple[str, ...]


def check_format(text: str, where: str) -> Vocabulary:
    """Raise unless ``text`` is a tokenizer of the everyday or of the card style.

    Args:
        text: the JSON.
        where: the file, for the message.

    Raises:
        WorkspaceError: what is wrong with it, in one sentence.
    """
    try:
        if len(text) > MAX_JSON_CHARS:
            raise ValueError(f"it has {len(text):,} characters")
        return _check(json.loads(text))
    # AttributeError and TypeError: a list or a number where a table belongs.
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(where, error) from error


def damaged(where: str, error: BaseException) -> WorkspaceError:
    """Return the error for a tokenizer that cannot be used."""
    reason = f"{type(error).__name__} {error}" if isinstance(error, KeyError) else str(error)
    return WorkspaceError(
        Text(
            "{where} is damaged, or no tokenizer of Tabwright: {reason}.",
            where=where,
            reason=reason[:200],
        ),
        Text(
            "Build the corpus and its tokenizer again: {command_line}",
            command_line=command_line("build"),
        ),
    )


def _check(data: Any) -> Vocabulary:
    model = data["model"]
    _require(model["type"] == "BPE", Text("the model is not BPE"))
    _require(not model.get("dropout"), Text("the model has dropout"))
    entries = _entries(model["vocab"])
    _require(data["decoder"]["type"] == "ByteLevel", Text("the decoder is not ByteLevel"))
    pre_tokenizer = data["pre_tokenizer"]
    _require(
        pre_tokenizer["type"] == "ByteLevel" and not pre_tokenizer["add_prefix_space"],
        Text("the pre-tokenizer is not ByteLevel without prefix space"),
    )
    for step in ("post_processor", "truncation", "padding"):
        _require(data.get(step) is None, Text("it has a {step}", step=step))
    style = _style(data["normalizer"])
    specials = specials_of(style)
    _require(entries[: len(specials)] == specials, Text("the control tokens are not the first ids"))
    added = [(token["id"], token["content"], token["special"]) for token in data["added_tokens"]]
    expected = [(id, content, True) for id, content in enumerate(specials)]
    _require(sorted(added) == expected, Text("the added tokens are not the control tokens"))
    _check_merges(model["merges"], specials)
    return Vocabulary(style=style, entries=entries)


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


def _entries(vocabulary: dict[str, int]) -> tuple[str, ...]:
    size = len(vocabulary)
    _require(BYTE_ALPHABET_SIZE <= size <= MAX_VOCABULARY, Text("it has {size} entries", size=size))
    entries = [""] * size
    # Without a sorted list of pairs: Python keeps 2,000 of such, and 1 MB around them.
    for token, id in vocabulary.items():
        _require(type(id) is int and 0 <= id < size and not entries[id], Text("the ids have gaps"))
        _require(token != "", Text("an entry is empty"))
        entries[id] = token
    return tuple(entries)


def _style(normalizer: dict[str, Any] | None) -> Style:
    if normalizer is None:
        return "everyday"
    _require(normalizer["type"] == "NFKC", Text("the normalizer is not NFKC"))
    return "card"


def _check_merges(merges: list[Any], specials: tuple[str, ...]) -> None:
    """A merge that spells a control token would let a text produce it."""
    for merge in merges:
        left, right = merge.split(" ") if isinstance(merge, str) else merge
        _require(left + right not in specials, Text("a merge spells {left}", left=left + right))
