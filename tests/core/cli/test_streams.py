"""Streams that are not UTF-8: JSON is UTF-8 always, text degrades, nothing is raised."""

import io
import json

import pytest

from core.cli.streams import replace_unknown, write_utf8
from core.cli.terminal import Terminal
from core.errors import CoreError
from core.events import Notice, SampleDrawn, from_json

ENCODINGS = ("cp1252", "ascii", "latin-1", "utf-16", "utf-8")
# Letters of several scripts, one that cp1252 has, a sign beyond U+FFFF, a name that is no text.
TEXT = "é Ω 日本 ▸ 😀 \udcff"
SAMPLE = SampleDrawn(step=1, prompt=TEXT, text=f"\n{TEXT}")
NOTICE = Notice(level="warning", message=TEXT, hint=TEXT)


def narrow(encoding):
    """A strict stream, as the system opens one for a pipe."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict")


def written(stream, encoding):
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("mode", ["as_json", "as_events"])
def test_json_is_utf8_on_every_stream(mode, encoding):
    out, err = narrow(encoding), narrow(encoding)
    shown = Terminal(out=out, err=err, **{mode: True})
    for event in (SAMPLE, NOTICE):
        shown.emit(event)
    shown.result({"text": TEXT})
    shown.error(CoreError(TEXT, TEXT))
    text = written(out, "utf-8")
    if mode == "as_events":
        first, second, result, error = text.splitlines()
        assert [from_json(first), from_json(second)] == [SAMPLE, NOTICE]
        assert json.loads(result) == {"result": {"text": TEXT}}
        assert json.loads(error)["error"] == {"message": TEXT, "hint": TEXT}
    else:
        decoder = json.JSONDecoder()
        result, end = decoder.raw_decode(text)
        assert result == {"text": TEXT}
        assert json.loads(text[end:])["error"]["message"] == TEXT
    # What is for eyes keeps the encoding of the terminal.
    assert written(err, encoding).isprintable() or "\n" in written(err, encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_loses_what_the_stream_has_not_and_nothing_else(encoding):
    out, err = narrow(encoding), narrow(encoding)
    shown = Terminal(out=out, err=err)
    shown.emit(SAMPLE)
    shown.emit(NOTICE)
    shown.say(TEXT)
    shown.result("done: " + TEXT)
    expected = TEXT.encode(encoding, "replace").decode(encoding).removeprefix("\ufeff")
    assert written(out, encoding) == f"done: {expected}\n"
    assert f"warning: {expected} {expected}\n" in written(err, encoding)


def test_a_progress_bar_degrades_too():
    class Screen(io.TextIOWrapper):
        def isatty(self):
            return True

    from core.events import StageProgress

    err = Screen(io.BytesIO(), encoding="ascii", errors="strict")
    shown = Terminal(out=narrow("ascii"), err=err)
    shown.emit(StageProgress(stage="scan", done=1, total=3, unit="日", elapsed_seconds=1.0))
    shown.emit(SAMPLE)
    shown.close()
    assert "scan" in written(err, "ascii")


def test_a_stream_that_is_no_file_is_left_alone():
    stream = io.StringIO()
    write_utf8(stream)
    replace_unknown(stream)
    stream.write(TEXT)
    assert stream.getvalue() == TEXT
