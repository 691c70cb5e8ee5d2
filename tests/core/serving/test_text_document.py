"""Positions and changes, against an independent implementation (pygls)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec
from pygls.workspace import TextDocument as Oracle

from core.serving.text_document import InvalidChange, TextDocument

# Letters of one to four bytes and one to two UTF-16 units. CR alone is left to tests of its own:
# the oracle splits lines as Python does.
TEXTS = st.text(alphabet="ab \té漢😀\n", max_size=60)
ENCODINGS = ("utf-8", "utf-16", "utf-32")


def document(text, encoding="utf-16"):
    return TextDocument("file:///a.py", "python", 1, text, encoding)


def at(line, character):
    return {"line": line, "character": character}


def replace(text, start, end):
    return {"text": text, "range": {"start": at(*start), "end": at(*end)}}


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_a_position_counts_in_the_units_of_the_encoding(encoding, character):
    made = document("x\né😀a", encoding)
    assert made.offset_at(at(1, character)) == 5
    assert made.position_at(5) == at(1, character)


def test_inside_a_surrogate_pair_counts_as_before_it():
    assert document("😀b").offset_at(at(0, 1)) == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_with_the_three_line_ends_of_the_protocol(end):
    made = document(f"one{end}two{end}three")
    assert made.offset_at(at(1, 0)) == 3 + len(end)
    assert made.offset_at(at(0, 99)) == 3
    assert made.position_at(len(made.text)) == at(2, 5)


@pytest.mark.parametrize("end", ["\u2028", "\x0c", "\x85", "\x0b"])
def test_nothing_else_ends_a_line(end):
    assert document(f"one{end}two").position_at(7) == at(0, 7)


def test_a_position_beyond_the_text_is_its_end():
    assert document("ab\ncd").offset_at(at(9, 0)) == 5


def test_changes_apply_in_order_and_set_the_version():
    made = document("def f():\n    pass\n")
    made.change(7, [replace("return 1", (1, 4), (1, 8)), replace("g", (0, 4), (0, 5))])
    assert (made.text, made.version) == ("def g():\n    return 1\n", 7)


def test_a_change_without_a_range_replaces_everything():
    made = document("old")
    made.change(2, [{"text": "new"}])
    assert made.text == "new"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"text": 1},
        {"text": "x", "range": 3},
        {"text": "x", "range": {"start": at(0, 0)}},
        {"text": "x", "range": {"start": at(0, 2), "end": at(0, 1)}},
        {"text": "x", "range": {"start": at(-1, 0), "end": at(0, 1)}},
        {"text": "x", "range": {"start": {"line": "0", "character": 0}, "end": at(0, 1)}},
    ],
)
def test_a_change_that_is_none_leaves_the_text_as_it_was(change):
    made = document("text")
    with pytest.raises(InvalidChange):
        made.change(2, [{"text": "changed"}, change])
    assert (made.text, made.version) == ("text", 1)


@given(text=TEXTS, data=st.data(), encoding=st.sampled_from(ENCODINGS))
def test_random_edits_keep_the_text_of_another_implementation(text, data, encoding):
    made = document(text, encoding)
    codec = PositionCodec(types.PositionEncodingKind(encoding))
    oracle = Oracle("file:///a.py", source=text, version=1, position_codec=codec)
    for version in range(2, 8):
        start, end = sorted(
            data.draw(st.tuples(*[st.integers(0, len(made.text))] * 2), label="bounds")
        )
        new = data.draw(TEXTS, label="text")
        where = {"start": made.position_at(start), "end": made.position_at(end)}
        made.change(version, [{"text": new, "range": where}])
        oracle.apply_change(
            types.TextDocumentContentChangePartial(
                text=new,
                range=types.Range(
                    start=types.Position(**where["start"]), end=types.Position(**where["end"])
                ),
            )
        )
        assert made.text == oracle.source


@given(
    text=st.text(alphabet="a\r\n", max_size=30),
    changes=st.lists(
        st.tuples(*[st.integers(0, 30)] * 2, st.text(alphabet="b\r\n", max_size=6)), max_size=6
    ),
)
def test_line_starts_are_those_of_the_text_after_every_change(text, changes):
    made = document(text)
    for low, high, new in changes:
        bounds = sorted(min(bound, len(made.text)) for bound in (low, high))
        start, end = (made.position_at(bound) for bound in bounds)
        before, places = made.text, [made.offset_at(start), made.offset_at(end)]
        made.change(2, [{"text": new, "range": {"start": start, "end": end}}])
        assert made.text == before[: places[0]] + new + before[places[1] :]
        fresh = document(made.text)
        assert made._line_starts() == fresh._line_starts()
