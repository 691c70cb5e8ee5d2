"""Compares the corpus of the starter with projects of which nothing may be in it.

Four comparisons: names of folders and files, equal content, near-duplicates (MinHash, as in the
corpus), and runs of tokens. A run of 15 tokens that is in an excluded project and in the corpus is
an idiom if it is in five other projects or more, and a leak otherwise.

Runs and near-duplicates are compared in code: the comments before the first line of code (license
texts), imports and includes are blanked first. In runs a row of equal signs counts as one token,
and a run with fewer than six words of two letters or more (tables of numbers, rulers, brackets)
is trivial.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.filters.near_duplicates import Signer, link, sequence_hashes
from core.corpus.text.header import find_headers
from core.corpus.text.token_hashes import TokenHasher
from core.languages.table import language_of
from core.starter.selection import ExcludedNames

RUN_TOKENS: Final = 15
# Of the tokens of a run, with two letters or more; a run with fewer is trivial.
RUN_WORDS: Final = 6
IDIOM_PROJECTS: Final = 5
NEAR_SIMILARITY: Final = 0.7
# The hasher's tables end there; the rest of a longer text is cut.
_MAX_BYTES: Final = 1 << 20
_LETTER: Final = np.array([chr(c).isalpha() and c < 128 for c in range(256)])
_EXCERPT_CHARS: Final = 160

_IMPORT = re.compile(
    rb"^[ \t]*(?:(?:from[ \t]+[\w.]+[ \t]+)?import\b(?:[ \t]*\([^)]*\)|[^\n]*)"
    rb"|#[ \t]*include\b[^\n]*|package[ \t]+[^\n]*;)",
    re.MULTILINE,
)

Kind = Literal["name", "equal", "near", "run"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text with where it is from.

    Attributes:
        project: its project.
        path: in the project, "/" between the parts.
        text: its content.
    """

    project: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Leak:
    """A file of the corpus in which something of an excluded project was found.

    Attributes:
        project, path: of the file in the corpus.
        kind: what was found: a name, an equal file, a near-duplicate, a run of tokens.
        excluded: the project that it is from.
        detail: the path there, or the first run and its line.
        runs: how many runs of 15 tokens.
    """

    project: str
    path: str
    kind: Kind
    excluded: str
    detail: str
    runs: int = 0


@dataclass(frozen=True, slots=True)
class LeakReport:
    """What was compared, and what was found.

    Attributes:
        corpus_projects, corpus_files, corpus_runs: of the corpus; how many runs of 15 tokens
            were looked up.
        excluded_files, excluded_runs: of each excluded project, how many files and how many
            different runs of 15 tokens were looked for.
        shared_idioms: runs that were found, and are in five other projects or more.
        leaks: what must not be there.
        to_leave_out: the files, as "project/path", without which the rest is clean.
    """

    corpus_projects: int
    corpus_files: int
    corpus_runs: int
    excluded_files: dict[str, int]
    excluded_runs: dict[str, int]
    shared_idioms: int
    leaks: tuple[Leak, ...] = field(default=())
    to_leave_out: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found."""
        return not self.leaks


def check_leaks(
    corpus: Callable[[], Iterable[SourceFile]],
    excluded: Iterable[SourceFile],
    excluded_names: Iterable[str],
    control: Control,
) -> LeakReport:
    """Compare a corpus with excluded projects.

    Args:
        corpus: iterates over the files of the corpus; called again where there are leaks.
        excluded: the files of the excluded projects.
        excluded_names: names of folders and files without suffix, in lower case.
        control: a cancel ends it between two files.

    Raises:
        Cancelled: a cancel was asked for.
    """
    index = _Excluded(excluded, control)
    names = ExcludedNames(excluded_names)
    leaks: list[Leak] = []
    signer = Signer()
    signatures: list[bytes] = []
    known: list[_Known] = []
    compared = 0
    for file in corpus():
        control.safe_point()
        signatures.append(signer.sign(_code_of(file).decode("utf-8", "replace")))
        leaks += _same_name(file, names)
        leaks += index.equal_files(file)
        runs, count = index.runs(file)
        compared += count
        known.append(_Known(file.project, file.path, runs))
    leaks += _near(signatures, known, index, control)
    in_corpus, forbidden = index.judged(known)
    leaking = {(each.project, each.path) for each in known if forbidden[each.runs].any()}
    for file in corpus() if leaking else ():
        control.safe_point()
        if (file.project, file.path) in leaking:
            leaks += index.forbidden_runs(file, forbidden)
    found = {(leak.project, leak.path) for leak in leaks}
    return LeakReport(
        corpus_projects=len({each.project for each in known}),
        corpus_files=len(known),
        corpus_runs=compared,
        excluded_files=index.file_counts,
        excluded_runs=index.run_counts,
        shared_idioms=int((in_corpus & ~forbidden).sum()),
        leaks=tuple(leaks),
        to_leave_out=_closed(found, known, index, control),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A file of the corpus with the excluded runs in it, by index, each once."""

    project: str
    path: str
    runs: NDArray[np.int64]


def _closed(
    found: set[tuple[str, str]], known: Sequence[_Known], index: _Excluded, control: Control
) -> tuple[str, ...]:
    """Return the files without which the rest is clean.

    Without a file, a run of it may be in fewer than five other projects.
    """
    gone = set(found)
    while True:
        control.safe_point()
        rest = [each for each in known if (each.project, each.path) not in gone]
        _, forbidden = index.judged(rest)
        more = {(each.project, each.path) for each in rest if forbidden[each.runs].any()}
        if not more:
            return tuple(sorted(f"{project}/{path}" for project, path in gone))
        gone |= more


class _Excluded:
    """The excluded projects: hashes, signatures and runs of their files.

    Attributes:
        grams: the hash of each different run, ascending (G,).
        project_counts: in how many excluded projects each is (G,).
        files, signatures: of all files, in order.
    """

    def __init__(self, files: Iterable[SourceFile], control: Control) -> None:
        self._hasher = TokenHasher(_MAX_BYTES)
        self._equal: dict[bytes, SourceFile] = {}
        self.files: list[tuple[str, str]] = []
        self.signatures: list[bytes] = []
        signer = Signer()
        grams_of: dict[str, list[NDArray[np.uint64]]] = defaultdict(list)
        self.file_counts: dict[str, int] = defaultdict(int)
        for file in files:
            control.safe_point()
            self._equal[_content_hash(file.text)] = SourceFile(file.project, file.path, "")
            self.files.append((file.project, file.path))
            self.signatures.append(signer.sign(_code_of(file).decode("utf-8", "replace")))
            grams_of[file.project].append(self._grams(file)[0])
            self.file_counts[file.project] += 1
        each = {name: np.unique(np.concatenate(parts)) for name, parts in grams_of.items()}
        self.run_counts = {name: len(grams) for name, grams in each.items()}
        self.file_counts = dict(self.file_counts)
        every = np.concatenate([*each.values(), np.empty(0, np.uint64)])
        self.grams, self.project_counts = np.unique(every, return_counts=True)
        self._names = list(each)
        self._owner = np.zeros(len(self.grams), dtype=np.int64)
        for number, grams in enumerate(each.values()):
            self._owner[np.searchsorted(self.grams, grams)] = number

    def equal_files(self, file: SourceFile) -> Iterator[Leak]:
        """Find an excluded file with the same content, line ends and blanks at both ends aside."""
        same = self._equal.get(_content_hash(file.text))
        if same is not None and file.text.strip():
            yield Leak(file.project, file.path, "equal", same.project, same.path)

    def runs(self, file: SourceFile) -> tuple[NDArray[np.int64], int]:
        """Return which excluded runs a file contains, by index, and how many it has of its own."""
        grams, _ = self._grams(file)
        return np.unique(self._known(grams)[0]), len(grams)

    def judged(self, known: Sequence[_Known]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which runs are in the corpus, and which of them may not, both (G,)."""
        of_project: dict[str, NDArray[np.bool_]] = {}
        for each in known:
            mask = of_project.setdefault(each.project, np.zeros(len(self.grams), dtype=bool))
            mask[each.runs] = True
        # Other excluded projects are other projects too.
        others = self.project_counts.astype(np.int64) - 1
        in_corpus = np.zeros(len(self.grams), dtype=bool)
        for mask in of_project.values():
            others += mask
            in_corpus |= mask
        return in_corpus, in_corpus & (others < IDIOM_PROJECTS)

    def forbidden_runs(self, file: SourceFile, forbidden: NDArray[np.bool_]) -> Iterator[Leak]:
        """Find the runs in a file that are leaks; one leak for all of them."""
        grams, starts = self._grams(file)
        indices, positions = self._known(grams)
        at = np.flatnonzero(forbidden[indices])
        if not len(at):
            return
        first = int(positions[at[0]])
        data = _code_of(file)
        begin = int(starts[first])
        words = data[begin : begin + 4 * _EXCERPT_CHARS].decode("utf-8", "replace").split()
        excerpt = " ".join(words)[:_EXCERPT_CHARS]
        line = data[:begin].count(b"\n") + 1
        owner = self._names[int(self._owner[indices[at[0]]])]
        yield Leak(file.project, file.path, "run", owner, f"line {line}: {excerpt}", len(at))

    def _grams(self, file: SourceFile) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Return the runs of a file that are not trivial, and where they begin in its text."""
        data = _code_of(file)
        found = self._hasher.hash(data)
        tokens, starts = found.hashes, found.starts
        if len(tokens) < RUN_TOKENS:
            return np.empty(0, dtype=np.uint64), starts[:0]
        letters = np.frombuffer(data, dtype=np.uint8)
        first = letters[starts]
        is_word = _LETTER[first] & _LETTER[letters[np.minimum(starts + 1, len(letters) - 1)]]
        # A row of equal signs counts once.
        repeats = np.zeros(len(tokens), dtype=bool)
        repeats[1:] = (tokens[1:] == tokens[:-1]) & (starts[1:] == starts[:-1] + 1)
        tokens, starts, is_word = tokens[~repeats], starts[~repeats], is_word[~repeats]
        grams = sequence_hashes(tokens, RUN_TOKENS)
        words = np.concatenate((np.zeros(1, np.int64), np.cumsum(is_word)))
        is_code = words[RUN_TOKENS:] - words[:-RUN_TOKENS] >= RUN_WORDS
        return grams[is_code], starts[: len(grams)][is_code]

    def _known(self, grams: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the indices of those that are excluded runs, and their positions."""
        if not len(self.grams):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        places = np.minimum(np.searchsorted(self.grams, grams), len(self.grams) - 1)
        positions = np.flatnonzero(self.grams[places] == grams)
        return places[positions], positions


def _code_of(file: SourceFile) -> bytes:
    """Return a text with blanks for its first comments, its imports and its includes."""
    language = language_of(file.path)
    text = file.text
    for header in find_headers(text, language) if language is not None else ():
        # Offsets and lines stay.
        blank = "\n".join(" " * len(line) for line in text[header.start : header.end].split("\n"))
        text = text[: header.start] + blank + text[header.end :]
    data = text.encode()[:_MAX_BYTES]
    return _IMPORT.sub(lambda found: re.sub(rb"[^\n]", b" ", found[0]), data)


def _content_hash(text: str) -> bytes:
    return hashlib.sha256(text.strip().replace("\r\n", "\n").encode()).digest()


def _same_name(file: SourceFile, names: ExcludedNames) -> Iterator[Leak]:
    name = names.found_in(file.path)
    if name:
        yield Leak(file.project, file.path, "name", name, name)


def _near(
    signatures: Sequence[bytes],
    known: Sequence[_Known],
    index: _Excluded,
    control: Control,
) -> Iterator[Leak]:
    """Find files of the corpus that are near-duplicates of excluded ones."""
    count = len(signatures)
    both = [*signatures, *index.signatures]
    # Excluded files are preferred, so that all others of a group are compared with one of them.
    preference = np.array([1] * count + [0] * len(index.signatures), dtype=np.int64)
    parent, similarity = link(both, preference, control)
    for child, (other, alike) in enumerate(zip(parent.tolist(), similarity.tolist(), strict=True)):
        low, high = sorted((child, other))
        if alike >= NEAR_SIMILARITY and low < count <= high:
            project, path = index.files[high - count]
            own = known[low]
            yield Leak(own.project, own.path, "near", project, f"{path}, similarity {alike:.2f}")
