"""Suggestions that copy one training project: traced, marked, hidden."""

import dataclasses

import pytest

from core.attribution.records import TrainingMatch, TrainingTrace
from core.completion.backends.project_backend import everyday_tokenizer
from core.completion.copies import COPIES_ONE_PROJECT, copy_of, trace_of, traced, without_copies
from core.completion.request import CompletionRequest, Suggestion
from core.inference.sampling import SamplingConfig
from tests.core.completion.scripted import ScriptedEngine
from tests.core.inference.fakes import never

GREEDY = SamplingConfig(temperature=0.0)

MATCH = TrainingMatch(
    project="redis", path="a.c", source="/src", line=1, license="MIT", tokens=14, suggested=9
)


class Training:
    """A training set that has every text with "copy" in it."""

    def trace(self, prefix, text, suffix, edited):
        assert (prefix, suffix, edited) == ("x = ", "\n", "/a.py")
        return TrainingTrace(text=text, copied=MATCH if "copy" in text else None)


def asked(**changes):
    return CompletionRequest(id=1, prefix="x = ", suffix="\n", path="/a.py", **changes)


def made(*texts):
    return Suggestion(
        id=1, text=texts[0], alternatives=texts[1:], tokens=3, milliseconds=1.0,
        no_suggestion_reason=None, precision=0.5,
    )  # fmt: skip


def test_every_text_has_its_trace():
    suggestion = traced(made("a copy", "mine"), asked(), Training())
    assert [trace.text for trace in suggestion.traces] == ["a copy", "mine"]
    assert copy_of("a copy", suggestion.traces) is suggestion.traces[0]
    assert copy_of("mine", suggestion.traces) is None
    # What is left of it after a part was typed.
    assert trace_of("copy", suggestion.traces) is suggestion.traces[0]
    assert trace_of("other", suggestion.traces) is None
    assert traced(made("a copy"), asked(), None).traces == ()


@pytest.mark.parametrize(
    ("texts", "left", "precision"),
    [
        (("a copy", "mine"), ("mine",), None),
        (("mine", "a copy"), ("mine",), 0.5),
        (("a copy", "another copy"), (), 0.5),
        (("mine",), ("mine",), 0.5),
    ],
)
def test_copies_are_hidden_where_the_user_wants_it(texts, left, precision):
    request = asked(hides_copies=True)
    suggestion = traced(made(*texts), request, Training())
    shown = without_copies(suggestion, request)
    assert shown.texts == left
    assert shown.precision == precision
    assert shown.no_suggestion_reason == (None if left else COPIES_ONE_PROJECT)
    assert without_copies(suggestion, asked()) == suggestion


class AllCopied:
    """A training set in which one project has everything."""

    def trace(self, prefix, text, suffix, edited):
        return TrainingTrace(text=text, copied=MATCH)


def test_the_engine_hides_what_it_knows():
    """An answer in the cache is hidden and shown again as the setting changes."""
    scripted = ScriptedEngine(everyday_tokenizer())
    engine = scripted.engine
    engine.use_training_set(AllCopied())
    request = {"prefix": "import os\n\nx = ", "suffix": "", "text": "os.path.join(a)\n"}
    first = scripted.complete(**request)
    assert first.text
    assert first.traces[0].copied == MATCH
    asked = CompletionRequest(
        id=1, prefix=request["prefix"], language="python", sampling=GREEDY, max_tokens=200
    )
    hidden = dataclasses.replace(asked, hides_copies=True)
    assert engine.complete(hidden, never).no_suggestion_reason == COPIES_ONE_PROJECT
    assert engine.lookup(hidden).text == ""
    assert engine.lookup(asked).text == first.text
    engine.use_training_set(None)
    assert engine.lookup(asked) is None
