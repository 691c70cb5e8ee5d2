"""Where the caret stands."""

import pytest

from core.cli.complete import caret_offset
from core.errors import ConfigError

TEXT = "ab\r\ncde\n\nf"


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [(None, None, 10), (1, 1, 0), (1, None, 2), (2, 2, 5), (2, None, 7), (3, None, 8), (4, 2, 10)],
)
def test_line_and_column_count_from_one(line, column, offset):
    assert caret_offset(TEXT, line, column) == offset


def test_the_line_after_a_final_newline_exists():
    assert caret_offset("a\n", 2, 1) == 2
    assert caret_offset("", 1, 1) == 0


@pytest.mark.parametrize(("line", "column"), [(0, 1), (5, 1), (1, 4), (1, 0), (None, 3)])
def test_a_place_outside_the_text_is_a_sentence(line, column):
    with pytest.raises(ConfigError):
        caret_offset(TEXT, line, column)
