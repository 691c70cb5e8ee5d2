"""The documents of a project as segments that change while files do.

A changed document gets a small segment of its own and its old copy counts no more; small
segments are merged as they become many, and all of them when there is time. Readers take a
``Snapshot``, which no later change touches, so that they never wait for a writer.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from core.memory.lookup import SegmentView
from core.memory.segment import Segment, Tokens

# Ordering half a million tokens takes 20 MB for some tenths of a second.
MAX_SEGMENT_TOKENS: Final = 1 << 19
# Each costs a look-up some microseconds more.
_MAX_SMALL_SEGMENTS: Final = 4
_SMALL_TOKENS: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Held:
    """A segment and whose documents it holds.

    Attributes:
        segment: the tokens.
        paths: of each document; None for one that counts no more.
    """

    segment: Segment
    paths: tuple[str | None, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every document counts."""
        return None not in self.paths

    def alive(self) -> list[tuple[str, Tokens]]:
        """Return the documents that count."""
        return [
            (path, self.segment.document(number))
            for number, path in enumerate(self.paths)
            if path is not None
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """What a project held at one moment.

    Attributes:
        version: another one for every change.
        views: for ``look_up``.
        paths: for each view those of its documents.
    """

    version: int
    views: tuple[SegmentView, ...]
    paths: tuple[tuple[str | None, ...], ...]

    def locate(self, view: int, position: int) -> tuple[str, Tokens]:
        """Return the document that a position is in, and its tokens up to there."""
        segment = self.views[view].segment
        number = segment.document_of(position)
        path = self.paths[view][number]
        assert path is not None, "what does not count is never found"
        return path, segment.tokens[segment.span(number)[0] : position]


NO_PROJECT: Final = Snapshot(0, (), ())


@dataclass(frozen=True, slots=True, eq=False)
class _Content:
    """What an index holds between two changes; never changed itself.

    Attributes:
        held: the segments.
        where: for each path its segment and its document in that.
        tokens: that count.
        version: another number after every change.
    """

    held: tuple[Held, ...] = ()
    where: Mapping[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    tokens: int = 0
    version: int = 0


class ProjectIndex:
    """Documents by path; safe to use from several threads.

    Readers take the content of one moment and wait for nobody: the window's thread is one.
    """

    def __init__(self) -> None:
        self._content = _Content()
        self._writing = threading.Lock()
        self._snapshots: dict[frozenset[str], Snapshot] = {}

    @property
    def version(self) -> int:
        """Another number after every change."""
        return self._content.version

    @property
    def tokens(self) -> int:
        """How many tokens count."""
        return self._content.tokens

    @property
    def paths(self) -> tuple[str, ...]:
        """Of every document that counts, sorted."""
        return tuple(sorted(self._content.where))

    def __len__(self) -> int:
        return len(self._content.where)

    def __contains__(self, path: str) -> bool:
        return path in self._content.where

    def put(self, documents: Mapping[str, Tokens]) -> None:
        """Add documents, or exchange those of the same path."""
        if not documents:
            return
        news = [Held(*_made(part)) for part in _parts(documents.items())]
        with self._writing:
            held = [*_without(self._content.held, documents.keys()), *news]
            self._exchange(_tidied(held))

    def remove(self, paths: Iterable[str]) -> None:
        """Take documents out; those that are not there do no harm."""
        with self._writing:
            gone = self._content.where.keys() & set(paths)
            if gone:
                self._exchange(_without(self._content.held, gone))

    def rename(self, old: str, new: str) -> None:
        """Give a document another path; one that had that path is gone."""
        with self._writing:
            if old not in self._content.where or old == new:
                return
            held = _without(self._content.held, {new})
            self._exchange(
                [
                    Held(one.segment, tuple(new if path == old else path for path in one.paths))
                    for one in held
                ]
            )

    def clear(self) -> None:
        """Take everything out."""
        with self._writing:
            self._exchange([])

    def merge(self) -> bool:
        """Make few segments of many; whether there was anything to do.

        Segments that are a third full, and in which every document counts, stay as they are: a
        project that was read in large parts is not ordered twice. The others become as few as
        possible, in the order of their paths. Takes half a second for a million tokens; readers
        continue with the old segments, which go one by one as new ones replace them, so that not
        all are held twice.
        """
        has_changed = False
        # A part that is a third full stays from then on, and the others fit together better.
        while self._merge_small():
            has_changed = True
        return has_changed

    def _merge_small(self) -> bool:
        before = self._content
        kept = [
            one for one in before.held if one.is_clean and 3 * len(one.segment) > MAX_SEGMENT_TOKENS
        ]
        rest = [one for one in before.held if one not in kept]
        parts = list(_parts(sorted(pair for one in rest for pair in one.alive())))
        wanted = [tuple(path for path, _ in part) for part in parts]
        if [one.paths for one in rest] == wanted:
            return False
        known = {one.paths: one for one in rest if one.is_clean and one.paths in wanted}
        parts.reverse()
        for paths in wanted:
            part = parts.pop()
            kept.append(known.get(paths) or Held(*_made(part)))
            rest = [one for one in _without(rest, paths) if any(one.paths)]
            with self._writing:
                if self._content is not before:
                    return False  # it was changed meanwhile: whoever merges next does it all
                self._exchange([*kept, *rest])
                before = self._content
        return True

    def restore(self, held: Iterable[Held]) -> None:
        """Hold exactly what an index held before, see ``held``."""
        with self._writing:
            self._exchange(list(held))

    @property
    def held(self) -> tuple[Held, ...]:
        """The segments, for whoever keeps them on disk."""
        return self._content.held

    def document(self, path: str) -> Tokens | None:
        """Return the tokens of a document; None where there is none."""
        content = self._content
        if path not in content.where:
            return None
        number, document = content.where[path]
        return content.held[number].segment.document(document)

    def snapshot(self, without: str | Collection[str] | None = None) -> Snapshot:
        """Return what is held now.

        Args:
            without: the path of a document that does not count, the one being edited; or
                those of several.
        """
        content = self._content
        given = (without,) if isinstance(without, str) else without or ()
        left_out = frozenset(path for path in given if path in content.where)
        known = self._snapshots.get(left_out)
        if known is None or known.version != content.version:
            known = _look(content, left_out)
            # One for each file that is edited in turn; the rest can be made again.
            self._snapshots = {left_out: known}
        return known

    def _exchange(self, held: Iterable[Held]) -> None:
        """Hold something else from now on; the caller is the one writer."""
        kept = tuple(one for one in held if any(path is not None for path in one.paths))
        where: dict[str, tuple[int, int]] = {}
        tokens = 0
        for number, one in enumerate(kept):
            sizes = one.segment.sizes
            for document, path in enumerate(one.paths):
                if path is not None:
                    where[path] = number, document
                    tokens += sizes[document]
        self._content = _Content(kept, where, tokens, self._content.version + 1)
        self._snapshots = {}


def _look(content: _Content, left_out: frozenset[str]) -> Snapshot:
    views = tuple(
        SegmentView(
            held.segment,
            [number for number, path in enumerate(held.paths) if path is None or path in left_out],
        )
        for held in content.held
    )
    return Snapshot(content.version, views, tuple(held.paths for held in content.held))


def _made(documents: list[tuple[str, Tokens]]) -> tuple[Segment, tuple[str, ...]]:
    segment = Segment([tokens for _, tokens in documents])
    return segment, tuple(path for path, _ in documents)


def _parts(documents: Iterable[tuple[str, Tokens]]) -> Iterable[list[tuple[str, Tokens]]]:
    """Documents in the same order, as many together as one segment takes."""
    part: list[tuple[str, Tokens]] = []
    size = 0
    for path, tokens in documents:
        if part and size + len(tokens) > MAX_SEGMENT_TOKENS:
            yield part
            part, size = [], 0
        part.append((path, tokens))
        size += len(tokens)
    if part:
        yield part


def _without(held: Iterable[Held], gone: Iterable[str]) -> list[Held]:
    """Return the same segments, in which some documents count no more."""
    gone = set(gone)
    return [
        Held(one.segment, tuple(None if path in gone else path for path in one.paths))
        if gone.intersection(path for path in one.paths if path is not None)
        else one
        for one in held
    ]


def _tidied(held: list[Held]) -> list[Held]:
    """Small segments as one, where there are many."""
    small = [one for one in held if len(one.segment) < _SMALL_TOKENS]
    if len(small) <= _MAX_SMALL_SEGMENTS:
        return held
    documents = [pair for one in small for pair in one.alive()]
    merged = [Held(*_made(part)) for part in _parts(documents)]
    return [one for one in held if one not in small] + merged
