"""A simulated user who types a file with ghost text: how many keys does it save?

The file is typed from a line on, without any text after the cursor, and a completer is asked after
every key at which the editor would ask. A suggestion that is right is accepted with one key,
else its first word if that is right and saves keys; a suggestion stays while it is typed, and
Return indents automatically, which is not counted. The figure is an upper bound, since the
simulation knows immediately what is right (as in FLCC's offline replay, arXiv 2405.08704).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from core.completion.beginnings import is_right
from core.completion.policy import reason_not_to_suggest
from core.completion.type_through import next_word
from core.control import Control
from core.corpus.store.reader import Document
from core.evaluation.completers import Completer, Completion
from core.languages.line_ends import lines_of

# Accepting costs a key too.
_MIN_GAIN: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The part of a document that is typed: ``document.text[start:end]``."""

    document: Document
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class TypingCounts:
    """Counts of a simulation; those of several passages can be added.

    Attributes:
        characters: keys without any suggestion: every character but indentation.
        keys: keys pressed, accepts included.
        requests: how often the completer was asked.
        shown: suggestions that appeared.
        shown_right: those that were right to their end, which is no half of a word.
        accepted, accepted_words: suggestions accepted, and those of which a word was accepted.
        late: answers that came after the next key and were discarded.
    """

    characters: int = 0
    keys: int = 0
    requests: int = 0
    shown: int = 0
    shown_right: int = 0
    accepted: int = 0
    accepted_words: int = 0
    late: int = 0
    milliseconds: list[float] = field(default_factory=list[float])


class AnswersByOffset(Protocol):
    """The interface that gives the completion at each offset of a passage."""

    def at(self, offset: int) -> Completion | None:
        """Return the completion; None where the editor would not ask."""
        ...


class Answers:
    """The completions at the offsets of one passage; each is asked for once.

    The text before the cursor is always that of the file, whatever was accepted, so the answers
    do not depend on the threshold, and several simulations can use them.
    """

    def __init__(self, passage: Passage, completer: Completer, control: Control) -> None:
        self._passage = passage
        self._completer = completer
        self._control = control
        self._known: dict[int, Completion | None] = {}

    def at(self, offset: int) -> Completion | None:
        """Return the completion; None where the editor would not ask.

        Raises:
            Cancelled: when that was asked for.
        """
        if offset not in self._known:
            self._control.safe_point()
            document = self._passage.document
            prefix = document.text[:offset]
            is_silent = reason_not_to_suggest(prefix, "", document.language) is not None
            self._known[offset] = (
                None if is_silent else self._completer.complete(prefix, "", document.language)
            )
        return self._known[offset]


def passages_of(document: Document, lines: int, choose: Callable[[int], int]) -> Passage | None:
    """Choose a passage of ``lines`` lines; None where the file has not twice as many.

    Args:
        document: the file.
        lines: how many are typed; at least as many are before them.
        choose: returns a number below the given one, which chooses the first line.
    """
    starts = [0]
    for line in lines_of(document.text):
        starts.append(starts[-1] + len(line))
    last = len(starts) - 1 - lines
    if last < lines:
        return None
    first = lines + choose(last - lines + 1)
    return Passage(document=document, start=starts[first], end=starts[first + lines])


def type_passage(
    passage: Passage, answers: AnswersByOffset, minimum_precision: float, typing_ms: float = 0.0
) -> TypingCounts:
    """Type a passage.

    Args:
        passage: what is typed.
        answers: the completions at its offsets.
        minimum_precision: the confidence threshold; of less likely completions the beginning
            that reaches it is shown, or nothing.
        typing_ms: milliseconds from key to key; an answer that takes longer is never
            seen. 0 waits for every answer, so that the result does not depend on the machine.

    Raises:
        Cancelled: when that was asked for.
    """
    done = TypingCounts()
    text, offset = passage.document.text, passage.start
    ghost = ""
    offset = _after_indent(text, offset, passage.end)
    while offset < passage.end:
        if not ghost:
            ghost = _ask(answers, offset, minimum_precision, typing_ms, done)
            if ghost:
                done.shown += 1
                done.shown_right += is_right(ghost, text[offset : offset + len(ghost) + 1])
        taken = _taken(ghost, text[offset : passage.end])
        if taken:
            done.keys += 1
            done.characters += len(taken)
            done.accepted += taken == ghost
            done.accepted_words += taken != ghost
            offset += len(taken)
            ghost = ghost[len(taken) :]
            continue
        character = text[offset]
        done.keys += 1
        done.characters += 1
        offset += 1
        ghost = ghost[1:] if ghost.startswith(character) else ""
        if character == "\n":
            offset = _after_indent(text, offset, passage.end)
            ghost = ""
    return done


def _ask(
    answers: AnswersByOffset,
    offset: int,
    minimum_precision: float,
    typing_ms: float,
    done: TypingCounts,
) -> str:
    """Return the text that is shown; empty where the policy or the threshold prevents it."""
    completion = answers.at(offset)
    if completion is None:
        return ""
    done.requests += 1
    done.milliseconds.append(completion.milliseconds)
    if typing_ms and completion.milliseconds > typing_ms:
        done.late += 1
        return ""
    return completion.shown_at(minimum_precision)


def _taken(ghost: str, rest: str) -> str:
    """Return what is accepted of a ghost text: all of it, its first word, or nothing."""
    if len(ghost) >= _MIN_GAIN and rest.startswith(ghost):
        return ghost
    word = next_word(ghost) if ghost else ""
    return word if len(word) >= _MIN_GAIN and rest.startswith(word) else ""


def _after_indent(text: str, offset: int, end: int) -> int:
    """Return the offset after the indentation, which the editor types."""
    while offset < end and text[offset] in " \t":
        offset += 1
    return offset
