"""The look-up in C against the one in Python: equal to the last bit."""

import shutil
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.inference.native.library import look_up_library
from core.inference.native.native_lookup import NativeLookUp, fastest_look_up
from core.memory.lookup import MAX_SAMPLED, SegmentView, look_up
from core.memory.segment import Segment

pytestmark = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")


def views_of(project, excluded=()):
    return [
        SegmentView(
            Segment([np.array(document, dtype=np.uint16) for document in documents]),
            [number for number in excluded if number < len(documents)],
        )
        for documents in project
    ]


def are_equal(one, other):
    fields = ("matched", "occurrences", "view", "position")
    assert [getattr(one, name) for name in fields] == [getattr(other, name) for name in fields]
    for name in ("ids", "blend", "longest"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


@pytest.fixture(scope="module")
def native():
    return NativeLookUp(look_up_library())


TOKENS = st.lists(st.integers(0, 3), max_size=60)
PROJECTS = st.lists(st.lists(TOKENS, max_size=4), max_size=4)


@given(PROJECTS, TOKENS, st.sets(st.integers(0, 3)))
@settings(max_examples=300)
def test_any_project(native, project, context, excluded):
    views = views_of(project, excluded)
    are_equal(native(views, context), look_up(views, context))


def test_large_random_projects(native):
    random = np.random.default_rng(0)
    lines = [(random.zipf(1.4, 12) % 500).tolist() for _ in range(300)]
    project = [
        [list(chain(*(lines[k] for k in random.integers(0, 300, 120)))) for _ in range(9)]
        for _ in range(3)
    ]
    views = views_of(project, [2, 5])
    text = list(chain(*(lines[k] for k in random.integers(0, 300, 60))))
    sampled = 0
    for end in range(1, len(text)):
        found = native(views, text[:end])
        sampled += found.occurrences >= MAX_SAMPLED
        are_equal(found, look_up(views, text[:end]))


def test_what_occurs_everywhere_and_nowhere(native):
    views = views_of([[[1, 2] * 3000, [1, 3] * 3000]])
    for context in ([1], [9, 1], [7], [], [2, 1, 2], [65_000]):
        are_equal(native(views, context), look_up(views, context))
    are_equal(native([], [1]), look_up([], [1]))


def test_it_is_used_where_it_can_be(monkeypatch):
    assert isinstance(fastest_look_up(), NativeLookUp)
    look_up_library.cache_clear()
    monkeypatch.setenv("TABWRIGHT_NATIVE", "off")
    assert fastest_look_up() is look_up
    look_up_library.cache_clear()


def test_the_library_of_another_version():
    class Other:
        @staticmethod
        def tabwright_lookup_sizes():
            return 1

    with pytest.raises(OSError, match="another version"):
        NativeLookUp(Other())
