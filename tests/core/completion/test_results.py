import dataclasses
import threading

import pytest

from core.completion.request import CompletionRequest, Suggestion
from core.completion.results import ResultCache
from core.inference.sampling_config import CREATIVE


def _request(prefix, **more):
    return CompletionRequest(**({"id": 9, "prefix": prefix, "language": "python"} | more))


def _suggestion(text, alternatives=(), **more):
    values = {"id": 1, "tokens": 3, "milliseconds": 20.0, "precision": 0.6}
    why = None if text else "Nothing."
    return Suggestion(
        text=text, alternatives=alternatives, no_suggestion_reason=why, **(values | more)
    )


def _cache(prefix, text, others=(), **more):
    cache = ResultCache()
    request = _request(prefix, **more)
    cache.store(request, _suggestion(text, others))
    return cache


def test_the_same_question_is_answered_again():
    found = _cache("x = re", "ad()").lookup(_request("x = re"))
    assert (found.text, found.id, found.is_cached, found.precision) == ("ad()", 9, True, 0.6)


@pytest.mark.parametrize(
    ("prefix", "left"),
    [
        ("x = rea", "d()"),
        ("x = read", "()"),
        ("x = read(", ")"),
        ("x = read()", None),  # typed to its end: ask what comes next
        ("x = rex", None),
        ("x = r", None),  # before it began
        ("y = rea", None),
    ],
)
def test_typing_what_is_shown_asks_nobody(prefix, left):
    found = _cache("x = re", "ad()").lookup(_request(prefix))
    assert (found.text if found else None) == left


def test_going_back_finds_what_was_shown_there():
    cache = _cache("x = re", "ad()")
    cache.store(_request("x = reaz"), _suggestion("zz"))
    assert cache.lookup(_request("x = rea")).text == "d()"
    assert cache.lookup(_request("x = reaz")).text == "zz"


def test_an_alternative_may_be_typed_through_too():
    cache = _cache("x = re", "ad()", ("sult", "adline()"), alternatives=3)
    assert cache.lookup(_request("x = res")).text == "ult"
    found = cache.lookup(_request("x = rea"))
    assert (found.text, found.alternatives) == ("d()", ("dline()",))


def test_alternatives_are_asked_again():
    cache = _cache("x = re", "ad()")
    assert cache.lookup(_request("x = re", alternatives=3)) is None
    assert cache.lookup(_request("x = rea", alternatives=3)) is None


@pytest.mark.parametrize(
    "other",
    [
        {"suffix": ")"},
        {"language": "c"},
        {"sampling": CREATIVE},
        {"minimum_precision": 0.4},
        {"minimum_confidence": 0.4},
        {"max_tokens": 9},
        {"max_lines": 4},
    ],
)
def test_other_settings_are_another_question(other):
    assert _cache("x = re", "ad()").lookup(_request("x = re", **other)) is None


def test_a_block_may_be_typed_through_by_requests_for_a_line():
    cache = _cache("if x:", "\n    y = 1\n    z = 2", max_lines=8)
    assert cache.lookup(_request("if x:\n    y")).text == " = 1\n    z = 2"


def test_a_silence_holds_for_the_same_place_alone():
    cache = _cache("x = re", "")
    assert cache.lookup(_request("x = re")).no_suggestion_reason == "Nothing."
    assert cache.lookup(_request("x = rea")) is None


@pytest.mark.parametrize("stop", ["superseded", "time"])
def test_what_was_cut_short_is_not_kept(stop):
    cache = ResultCache()
    cache.store(_request("x"), _suggestion("y", stop=stop))
    assert cache.lookup(_request("x")) is None


def test_the_oldest_is_forgotten_first():
    cache = ResultCache(capacity=3)
    for name in "abc":
        cache.store(_request(name), _suggestion("1"))
    assert cache.lookup(_request("a"))
    cache.store(_request("d"), _suggestion("1"))
    assert [cache.lookup(_request(name)) is not None for name in "abcd"] == [1, 0, 1, 1]
    assert (len(cache), cache.hits, cache.misses) == (3, 4, 1)


def test_new_weights_forget_everything():
    cache = _cache("x = re", "ad()")
    cache.clear()
    assert cache.lookup(_request("x = re")) is None


def test_only_text_near_the_caret_is_compared():
    cache = _cache("a\n" * 10_000 + "x = re", "ad()")
    assert cache.lookup(_request("import os\n" + "a\n" * 10_000 + "x = re")).text == "ad()"


def test_whatever_the_model_is_shown_of_the_file_is_compared():
    """The file counts beside the model: names far above and below change an answer."""
    lines = "a\n" * 2_500
    cache = ResultCache()
    cache.store(
        _request(f"one\n{lines}x = re", suffix=f"\n{lines[:4_000]}one"), _suggestion("ad()")
    )
    assert cache.lookup(_request(f"one\n{lines}x = re", suffix=f"\n{lines[:4_000]}one"))
    for prefix, suffix in (("two", "one"), ("one", "two")):
        other = _request(f"{prefix}\n{lines}x = re", suffix=f"\n{lines[:4_000]}{suffix}")
        assert cache.lookup(other) is None


def test_several_threads_may_use_it():
    cache = ResultCache(capacity=20)
    finished = []

    def work(name):
        for number in range(300):
            request = _request(f"{name}{number % 30}")
            cache.store(request, _suggestion("1"))
            cache.lookup(dataclasses.replace(request, prefix=request.prefix + "1"))
        finished.append(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(finished) == ["a", "b", "c"]
    assert len(cache) <= 20
