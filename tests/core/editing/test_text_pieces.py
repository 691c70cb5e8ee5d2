"""A text in pieces is the same text."""

from hypothesis import given
from hypothesis import strategies as st

from core.editing.text_pieces import TextPieces
from core.editing.utf16 import split_utf16, utf16_length

TEXTS = st.text(st.sampled_from("ab\n\u00e9\U0001f600"), max_size=30)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), TEXTS), max_size=8))
def test_edits_do_the_same_as_on_a_string(text, edits):
    pieces = TextPieces(text)
    for start, end, new in edits:
        # Positions between the halves of a character are none.
        starts = [utf16_length(text[:index]) for index in range(len(text) + 1)]
        first, last = sorted((starts[start % len(starts)], starts[end % len(starts)]))
        text = split_utf16(text, first)[0] + new + split_utf16(text, last)[1]
        pieces.replace(first, last, new)
        assert pieces.text() == text
        assert pieces.units == utf16_length(text)


def test_a_long_text_is_read_in_parts():
    text = "".join(f"line {number} \U0001f600\n" for number in range(20_000))
    pieces = TextPieces(text)
    start, end = utf16_length(text[:150_000]), utf16_length(text[:150_100])
    assert pieces.between(start, end) == text[150_000:150_100]
    pieces.replace(start, end, "x")
    assert pieces.text() == text[:150_000] + "x" + text[150_100:]


def test_lone_surrogates_count_as_one_unit():
    assert utf16_length("\ud83d") == 1
    assert utf16_length("a\U0001f600") == 3
    assert split_utf16("a\U0001f600b", 3) == ("a\U0001f600", "b")
