"""What ends a line: what editors say, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.languages.line_ends import line_end_of, line_spans, lines_of, with_line_feeds

NO_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
TEXTS = st.text(st.sampled_from("ab\r\n" + NO_LINE_ENDS))


@pytest.mark.parametrize("character", NO_LINE_ENDS, ids=lambda each: f"U+{ord(each):04X}")
def test_other_characters_end_no_line(character):
    text = f"a{character}b\nc"
    assert lines_of(text) == [f"a{character}b\n", "c"]
    assert line_spans(text) == [(0, 3), (4, 5)]
    assert with_line_feeds(text) == text
    assert line_end_of(text) == "\n"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_each_kind_ends_a_line(end):
    text = f"a{end}{end}b{end}"
    assert lines_of(text) == [f"a{end}", end, f"b{end}"]
    assert [text[start:stop] for start, stop in line_spans(text)] == ["a", "", "b", ""]
    assert with_line_feeds(text) == "a\n\nb\n"
    assert line_end_of(text) == line_end_of("one line", text) == end


@given(text=TEXTS)
def test_nothing_is_lost_or_made_up(text):
    assert "".join(lines_of(text)) == text
    unified = with_line_feeds(text)
    assert "\r" not in unified
    assert [text[start:stop] for start, stop in line_spans(text)] == unified.split("\n")
    assert len(line_spans(text)) == len(lines_of(text)) + (not text or text[-1] in "\r\n")


def test_a_text_without_line_ends_gets_line_feeds():
    assert line_end_of("", "") == "\n"
    assert lines_of("") == []
    assert line_spans("") == [(0, 0)]
