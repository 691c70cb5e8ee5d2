"""Indentation and comments as text."""

from __future__ import annotations

import pytest

from core.editing.indentation import (
    indent_unit,
    next_line_indent,
    outdented,
    to_next_stop,
    toggled_comments,
)
from core.editing.language_mode import PYTHON, C


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        ([], "    "),
        (["a", "  b", "    c", "a"], "  "),
        (["a", "\tb", "\t\tc"], "\t"),
        (["f(a,", "            b)", "if x:", "    y", "if z:", "    y"], "    "),
        (["a", "", "        b"], "        "),
    ],
)
def test_indent_unit(lines, unit):
    assert indent_unit(lines, "    ") == unit


@pytest.mark.parametrize(
    ("before", "after", "language", "indent"),
    [
        ("if a:", "", PYTHON, "    "),
        ("    pass", "", PYTHON, ""),
        ("    returned = 1", "", PYTHON, "    "),
        ("        return f(", "", PYTHON, " " * 12),
        ("    return (a,", "", PYTHON, "    "),
        ('x = "a # b:', "", PYTHON, "    "),
        ("# why:", "", PYTHON, ""),
        ("    break;", "", C, "    "),
        ("for (;;) { // go", "", C, "    "),
        ("case 1:", "", C, ""),
        ("", "", PYTHON, ""),
    ],
)
def test_next_line_indent(before, after, language, indent):
    assert next_line_indent(before, after, language, "    ") == indent


@pytest.mark.parametrize(
    ("space", "unit", "shallower"),
    [
        ("        ", "    ", "    "),
        ("      ", "    ", "    "),
        ("\t\t", "\t", "\t"),
        ("", "\t", ""),
        ("\t  ", "    ", "\t"),
        ("   ", "  ", "  "),
    ],
)
def test_outdented(space, unit, shallower):
    assert outdented(space, unit) == shallower


def test_to_next_stop():
    assert [len(to_next_stop(column, "    ")) for column in (0, 1, 3, 4)] == [4, 3, 1, 4]
    assert to_next_stop(3, "\t") == "\t"


@pytest.mark.parametrize(
    ("lines", "toggled"),
    [
        (["a", "  b"], ["# a", "#   b"]),
        (["  a", "", "    b"], ["  # a", "", "  #   b"]),
        (["# a", "#b"], ["a", "b"]),
        (["# a", "b"], ["# # a", "# b"]),
        ([""], ["# "]),
    ],
)
def test_toggled_comments(lines, toggled):
    assert toggled_comments(lines, "#") == toggled
