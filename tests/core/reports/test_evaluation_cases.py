"""Filtered cases, and their prompts."""

import pytest

from core.reports.evaluation_cases import CaseFilter, matching_cases, whole_lines
from tests.core.evaluation.evaluations import evaluation


@pytest.fixture
def kept():
    return evaluation()


def test_cases_are_filtered_by_kind_language_and_outcome(kept):
    def count(**wanted):
        return len(matching_cases(kept, CaseFilter(**wanted)))

    assert count() == 24
    assert count(language="c") == 8
    assert count(kind="line start") == 6
    assert count(outcome="right") == count(outcome="wrong") == 12
    assert count(outcome="right", system=1) == 1
    assert count(outcome="silent", system=1) == 23
    assert count(outcome="right", language="c", kind="inside a line") == 2


def test_a_prompt_begins_with_a_whole_line():
    assert whole_lines("half\nwhole\n  x") == "whole\n  x"
    assert whole_lines("\nwhole\nx") == "\nwhole\nx"
    assert whole_lines("only one line") == "only one line"
    assert whole_lines("only one line\n") == "only one line\n"
