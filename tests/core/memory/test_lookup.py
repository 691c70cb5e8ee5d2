from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.lookup import MAX_SAMPLED, NOTHING, SegmentView, look_up, positions
from core.memory.segment import SEPARATOR, Segment
from tests.core.memory.brute_force import brute_force

TOKENS = st.lists(st.integers(0, 3), max_size=40)
PROJECTS = st.lists(st.lists(TOKENS, max_size=4), max_size=3)


def segment_of(documents):
    return Segment([np.array(document, dtype=np.uint16) for document in documents])


def agrees(found, expected):
    blend, longest, matched = expected
    assert found.matched == matched
    assert dict(zip(found.ids.tolist(), found.blend.tolist(), strict=True)) == pytest.approx(blend)
    weights = dict(zip(found.ids.tolist(), found.longest.tolist(), strict=True))
    assert {token: weight for token, weight in weights.items() if weight} == pytest.approx(longest)
    if matched:
        assert found.blend.sum() == pytest.approx(1.0)
        assert found.longest.sum() == pytest.approx(1.0)


@given(PROJECTS, TOKENS)
def test_it_finds_what_going_through_everything_finds(project, context):
    views = [SegmentView(segment_of(documents)) for documents in project]
    found = look_up(views, context)
    agrees(found, brute_force([one for documents in project for one in documents], context))
    if found.matched:
        tokens = views[found.view].segment.tokens
        before = tokens[found.position - found.matched : found.position].tolist()
        assert before == context[-found.matched :]
        assert found.longest[found.ids.tolist().index(tokens[found.position])] > 0


@given(st.lists(TOKENS, min_size=1, max_size=5), TOKENS, st.data())
def test_documents_that_are_excluded_say_nothing(documents, context, data):
    excluded = data.draw(st.sets(st.integers(0, len(documents) - 1)))
    kept = [document for number, document in enumerate(documents) if number not in excluded]
    found = look_up([SegmentView(segment_of(documents), list(excluded))], context)
    agrees(found, brute_force(kept, context))


def test_documents_do_not_lead_into_each_other():
    found = look_up([SegmentView(segment_of([[1, 2], [3, 4]]))], [1, 2])
    assert found is NOTHING


def test_of_what_is_everywhere_a_sample_counts():
    many = [1, 2] * (3 * MAX_SAMPLED)
    found = look_up([SegmentView(segment_of([many]))], [9, 1])
    assert (found.matched, found.occurrences) == (1, MAX_SAMPLED)
    assert found.ids.tolist() == [2]
    assert found.blend.tolist() == pytest.approx([1.0])


def test_tokens_that_no_document_has():
    view = SegmentView(segment_of([[1, 2, 3]]))
    assert look_up([view], [60_000]) is NOTHING
    assert look_up([view], []) is NOTHING
    assert look_up([], [1]) is NOTHING


def test_the_places():
    view = SegmentView(segment_of([[1, 2, 7], [1, 2, 8], [2, 9]]), [1])
    found = positions(view, [1, 2], 2, 10)
    assert [view.tokens[index] for index in found] == [7]
    assert positions(view, [1, 2], 3, 10) == []


@given(st.lists(st.lists(st.integers(0, 400), max_size=60), max_size=6))
def test_every_token_is_ordered_by_those_before_it(documents):
    segment = segment_of(documents)
    tokens = segment.tokens.tolist()

    def before(position):
        known = tokens[:position][::-1][:32]
        return known[: known.index(SEPARATOR)] if SEPARATOR in known else known

    keys = [before(position) for position in segment.order.tolist()]
    assert sorted(segment.order.tolist()) == [
        index for index, token in enumerate(tokens) if token != SEPARATOR
    ]
    for one, other in pairwise(keys):
        # A context that its document cuts short sorts as if the largest token were before it.
        shared = min(len(one), len(other))
        assert one[:shared] <= other[:shared]


def test_a_segment_gives_its_documents_back():
    documents = [[1, 2, 3], [], [4]]
    segment = segment_of(documents)
    assert [segment.document(number).tolist() for number in range(3)] == documents
    assert len(segment) == 4
