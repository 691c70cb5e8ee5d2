import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from core.evaluation.cases import Case
from core.evaluation.scores import score


def case(expected="value = 1", language="python", prefix="a = 0\nb", suffix="\nc = 2\n"):
    return Case(
        path="p", language=language, kind="line start", prefix=prefix, suffix=suffix,
        expected=expected,
    )  # fmt: skip


def test_right():
    right = score(case(" = 12"), " = 12  ")
    assert (right.exact, right.edit_similarity, right.prefix_accuracy, right.parses) == (
        True, 1.0, 1.0, True
    )  # fmt: skip


def test_silence_scores_nothing():
    silent = score(case(" = 12"), "")
    assert (silent.exact, silent.edit_similarity, silent.prefix_accuracy, silent.parses) == (
        False, 0.0, 0.0, None
    )  # fmt: skip


def test_partly_right():
    half = score(case(" = 1234"), " = 12xx")
    assert not half.exact
    assert half.prefix_accuracy == pytest.approx(5 / 7)
    assert half.edit_similarity == pytest.approx(1 - 4 / 14)  # two deleted, two inserted


def test_what_breaks_the_file_does_not_parse():
    assert score(case(" = 12"), " = (1").parses is False
    assert score(case(" = 12"), " = 13").parses is True


@pytest.mark.parametrize("language", ["c", "java"])
def test_nobody_parses_the_others(language):
    assert score(case(" = 12", language), " = 13").parses is None


def test_a_file_that_did_not_parse_before_says_nothing():
    assert score(case(" = 12", prefix="print 1\nb"), " = 12").parses is None


@pytest.mark.parametrize(
    ("expected", "text", "whole"),
    [
        ("me = 1", "me(", True), ("me = 1", "mes = 1", False), ("me", "", False),
        ("me.x", "me", True), ("été = 1", "été", True),
    ],
)  # fmt: skip
def test_the_half_typed_word(expected, text, whole):
    inside = dataclasses.replace(case(expected, prefix="na"), kind="inside a word")
    assert score(inside, text).whole_word is whole
    assert score(case(expected), text).whole_word is None


@given(st.text(alphabet="ab (", min_size=1, max_size=12), st.text(alphabet="ab (", max_size=12))
def test_edit_similarity_is_rapidfuzz(expected, text):
    text, expected = text.rstrip(), expected.rstrip() or "x"
    similarity = score(case(expected), text).edit_similarity
    wanted = Indel.normalized_similarity(text, expected) if text else 0.0
    assert similarity == pytest.approx(wanted)
