"""What each source thought of the tokens of a suggestion, and the features of its beginnings.

The mixture's own probability of a line is a good order; how long a context file and project
have seen, whether they agree, and where the cursor stands tell more (``gate``). Read from what
the mixture kept while the text was written; nothing is asked again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.inference.project_model import ProjectModel

# The names of ``features_of``, in its order.
FEATURES: Final = (
    "one", "sum", "least", "first", "tokens", "characters", "half-typed word", "typed characters",
    "line start", "whole line", "ends a word", "word taken instead", "model", "file", "project",
    "file matched", "project matched", "matched", "agreement", "support",
)  # fmt: skip
_LEAST: Final = math.log(1e-3)
_HALF_WORD: Final = re.compile(r"\w+\Z")


@dataclass(frozen=True, slots=True)
class TokenEvidence:
    """What was thought of one token.

    Attributes:
        model, file, project: the probability that each gave it alone; 0 where one made no
            prediction, or where the sources were not asked apart.
        file_matched, project_matched: how many of the tokens before it occur together there.
        is_word: whether it stands for a whole word that was taken instead of the model's.
    """

    model: float = 0.0
    file: float = 0.0
    project: float = 0.0
    file_matched: int = 0
    project_matched: int = 0
    is_word: bool = False


NO_EVIDENCE: Final = TokenEvidence()


def read_evidence(model: ProjectModel, length: int, tokens: Sequence[int]) -> list[TokenEvidence]:
    """What the sources thought of ``tokens``, of which the model held ``length`` before the first.

    Returns:
        one for each token; ``NO_EVIDENCE`` where the mixture no longer knows.
    """
    found: list[TokenEvidence] = []
    for number, token in enumerate(tokens):
        known = model.step_at(length + number)
        if known is None:
            found.append(NO_EVIDENCE)
            continue
        step, mixed = known
        blend, longest, _recent, project, project_longest, _counts = step.probabilities_of(token)
        of_file, of_project = step.contributions(token)
        own = math.exp(min(0.0, float(mixed[token]))) - of_file - of_project
        found.append(
            TokenEvidence(
                model=max(0.0, own) / float(step.weights[0]),
                file=(blend + longest) / 2,
                project=(project + project_longest) / 2,
                file_matched=step.file_matched,
                project_matched=step.found.matched,
            )
        )
    return found


def features_of(
    scores: Sequence[float],
    evidence: Sequence[TokenEvidence],
    text: str,
    line_before: str,
    *,
    is_whole_line: bool,
) -> tuple[float, ...]:
    """The features of a text, in the order of ``FEATURES``.

    Args:
        scores: the log-probability of each of its tokens, at least one, in nats.
        evidence: of each, in the same order.
        text: what would be shown.
        line_before: what the cursor's line holds before it.
        is_whole_line: whether the line was written to its end, and nothing of it is cut.
    """
    count = len(scores)
    typed = _HALF_WORD.search(line_before)
    typed_characters = len(typed[0]) if typed else 0
    best = [max(one.file, one.project) for one in evidence]
    first = evidence[0]
    return (
        1.0,
        sum(scores),
        min(scores),
        scores[0],
        math.log(count),
        math.log1p(len("".join(text.split()))),
        float(typed is not None),
        math.log1p(typed_characters),
        float(not line_before.strip()),
        float(is_whole_line),
        float(text[-1:].isalnum() or text[-1:] == "_"),
        float(first.is_word),
        _mean_log([one.model for one in evidence]),
        _mean_log([one.file for one in evidence]),
        _mean_log([one.project for one in evidence]),
        math.log1p(first.file_matched),
        math.log1p(first.project_matched),
        sum(math.log1p(max(one.file_matched, one.project_matched)) for one in evidence) / count,
        sum(min(one.file, one.project) for one in evidence) / count,
        min(best),
    )


def _mean_log(probabilities: Sequence[float]) -> float:
    logs = [math.log(one) if one > 1e-3 else _LEAST for one in probabilities]
    return sum(logs) / len(logs)
