import threading

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from core.memory import project_index
from core.memory.lookup import look_up
from core.memory.project_index import ProjectIndex
from tests.core.memory.brute_force import brute_force

TOKENS = st.lists(st.integers(0, 3), max_size=30)
PATHS = st.sampled_from(["a", "b", "c", "d/e", "d/f"])
CONTEXTS = ([0, 1], [1, 1, 1], [2, 3, 0], [3])


def tokens_of(numbers):
    return np.array(numbers, dtype=np.uint16)


def answers(index, without=None):
    """What each context finds, with the positions as paths."""
    snapshot = index.snapshot(without)
    found = [look_up(snapshot.views, context) for context in CONTEXTS]
    for one in found:
        if one.matched:
            path, before = snapshot.locate(one.view, one.position)
            assert path in index
            assert path != without
            assert len(before) >= one.matched
    return [
        (one.matched, dict(zip(one.ids.tolist(), one.blend.tolist(), strict=True))) for one in found
    ]


class Editing(RuleBasedStateMachine):
    """Saves, renames, deletions, branches and merges against a dictionary of documents."""

    branches = Bundle("branches")

    def __init__(self):
        super().__init__()
        self.index = ProjectIndex()
        self.known = {}

    @rule(path=PATHS, numbers=TOKENS)
    def save(self, path, numbers):
        self.index.put({path: tokens_of(numbers)})
        self.known[path] = numbers

    @rule(documents=st.dictionaries(PATHS, TOKENS))
    def read_many(self, documents):
        self.index.put({path: tokens_of(numbers) for path, numbers in documents.items()})
        self.known.update(documents)

    @rule(paths=st.sets(PATHS))
    def delete(self, paths):
        self.index.remove(paths)
        for path in paths:
            self.known.pop(path, None)

    @rule(old=PATHS, new=PATHS)
    def rename(self, old, new):
        self.index.rename(old, new)
        if old in self.known:
            self.known[new] = self.known.pop(old)

    @rule(target=branches)
    def commit(self):
        return multiple(dict(self.known))

    @rule(branch=branches)
    def check_out(self, branch):
        self.index.remove(self.known.keys() - branch.keys())
        self.index.put({path: tokens_of(numbers) for path, numbers in branch.items()})
        self.known = dict(branch)

    @rule()
    def merge(self):
        self.index.merge()
        assert not self.index.merge()

    @rule()
    def reopen(self):
        again = ProjectIndex()
        again.restore(self.index.held)
        self.index = again

    @invariant()
    def answers_as_a_fresh_one(self):
        assert self.index.paths == tuple(sorted(self.known))
        assert self.index.tokens == sum(map(len, self.known.values()))
        for without in (None, "a", "not there"):
            kept = [numbers for path, numbers in self.known.items() if path != without]
            expected = [brute_force(kept, context) for context in CONTEXTS]
            for (matched, blend), (wanted, _, depth) in zip(
                answers(self.index, without), expected, strict=True
            ):
                assert matched == depth
                assert blend == pytest.approx(wanted)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


def test_a_merged_index_is_a_fresh_one():
    index, fresh = ProjectIndex(), ProjectIndex()
    texts = {f"{number}": tokens_of([number % 3, 1, 2] * 5) for number in range(12)}
    for path, numbers in reversed(texts.items()):
        index.put({path: numbers[:3]})
        index.put({path: numbers})
    index.merge()
    fresh.put(dict(sorted(texts.items())))
    assert [one.paths for one in index.held] == [one.paths for one in fresh.held]
    assert np.array_equal(index.held[0].segment.order, fresh.held[0].segment.order)


def test_large_projects_have_several_segments(monkeypatch):
    monkeypatch.setattr(project_index, "MAX_SEGMENT_TOKENS", 10)
    index = ProjectIndex()
    index.put({f"{number}": tokens_of([1, 2, 3, 4]) for number in range(7)})
    assert [len(one.paths) for one in index.held] == [2, 2, 2, 1]
    assert answers(index)[1][0] == 1
    assert look_up(index.snapshot().views, [1, 2]).occurrences == 7


def test_what_was_read_in_large_parts_is_not_ordered_again(monkeypatch):
    monkeypatch.setattr(project_index, "MAX_SEGMENT_TOKENS", 10)
    index = ProjectIndex()
    index.put({"z": tokens_of([1, 2, 3, 4])})
    index.put({"b": tokens_of([1, 2])})
    index.put({"a": tokens_of([1, 3])})
    large = index.held[0]
    assert index.merge()
    assert index.held[0] is large
    assert [one.paths for one in index.held] == [("z",), ("a", "b")]
    index.put({"y": tokens_of([1])})
    assert not index.merge()
    assert [one.paths for one in index.held] == [("z",), ("a", "b"), ("y",)]
    assert answers(index)[1][0] == 1


def test_readers_wait_for_no_writer():
    index = ProjectIndex()
    index.put({"a": tokens_of([1, 2])})
    with index._writing:
        assert (index.tokens, len(index), index.paths, "a" in index) == (2, 1, ("a",), True)
        assert look_up(index.snapshot().views, [1]).ids.tolist() == [2]
        assert index.document("a").tolist() == [1, 2]


def test_what_is_typed_again_and_again_stays_few_segments():
    index = ProjectIndex()
    for number in range(50):
        index.put({"a": tokens_of([number] * 9), f"{number}": tokens_of([1])})
    assert len(index.held) <= 6
    assert index.document("a").tolist() == [49] * 9
    assert index.document("z") is None


def test_a_snapshot_stays_what_it_was():
    index = ProjectIndex()
    index.put({"a": tokens_of([1, 2])})
    before = index.snapshot()
    index.put({"a": tokens_of([1, 3])})
    assert look_up(before.views, [1]).ids.tolist() == [2]
    assert look_up(index.snapshot().views, [1]).ids.tolist() == [3]
    assert index.version > before.version
    index.clear()
    assert len(index) == 0


def test_simultaneous_readers_and_writers():
    index = ProjectIndex()
    index.put({"a": tokens_of([1, 2, 3] * 20)})
    failures = []

    def read():
        for _ in range(200):
            found = look_up(index.snapshot("b").views, [1, 2])
            if found.ids.tolist() != [3]:
                failures.append(found)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(60):
        index.put({"b": tokens_of([1, 2, 0]), f"{number % 7}": tokens_of([1, 2, 3])})
        index.merge()
    for reader in readers:
        reader.join()
    assert not failures
