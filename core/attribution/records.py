"""What a search in the training set finds, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingMatch:
    """A passage of the training set with the same tokens as a suggestion.

    Attributes:
        project: the name of the training project.
        path: of the file, relative to its source.
        source: the folder or archive that the corpus was built from, absolute.
        line: in the file, from 1, where the suggested part of the match begins.
        license: of the file or its project, where known; else "unknown".
        tokens: the length of the match in lexer tokens, the text before the cursor included.
        suggested: how many of them are part of the suggestion.
    """

    project: str
    path: str
    source: str
    line: int
    license: str
    tokens: int
    suggested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTrace:
    """Where the training set has the text of a suggestion.

    Attributes:
        text: of the suggestion.
        matches: the longest first, one for each file. Every match of 12 words and signs or
            more is found; shorter ones, of 8 or more, by chance.
        copied: the match that the copy warning is about; None where there is no warning.
    """

    text: str
    matches: tuple[TrainingMatch, ...] = ()
    copied: TrainingMatch | None = None
