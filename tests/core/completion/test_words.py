import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.completion.backends.project_backend import everyday_tokenizer
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.completion.words import Words
from core.memory.lookup import look_up
from core.memory.project_index import NO_PROJECT, ProjectIndex
from core.memory.texts_project import TextsProject
from core.memory.words import ProjectWords
from tests.core.inference.fakes import never

TEXT = """
def frobnicate_all(widgets):
    frob = [frobnicate(w) for w in widgets]
    return frobnicate(frob), x.frobnicate, _frobnicate(2)
"""


@pytest.fixture(scope="module")
def words():
    return ProjectWords(everyday_tokenizer(), look_up)


def snapshot_of(*texts, without=None):
    index = ProjectIndex()
    tokenizer = everyday_tokenizer()
    index.put({str(n): np.array(tokenizer.encode(t), np.uint16) for n, t in enumerate(texts)})
    return index.snapshot(without)


def test_whether_a_word_is_in_the_project(words):
    snapshot = snapshot_of(TEXT)
    for word in ("frobnicate", "frobnicate_all", "widgets", "w", "frob"):
        assert words.has(snapshot, word), word
    for word in ("frobni", "widget", "frobnicates", "frobnicate_al"):
        assert not words.has(snapshot, word), word


def test_how_often_words_begin_so(words):
    found = words.beginning_with(snapshot_of(TEXT), "frob")
    # "_frobnicate" begins otherwise.
    assert found == {"frobnicate": 3, "frobnicate_all": 1}
    assert not words.beginning_with(snapshot_of(TEXT), "zzz")
    assert not words.beginning_with(snapshot_of("1", TEXT, without="1"), "frob")
    assert not words.beginning_with(NO_PROJECT, "frob")


NAMES = st.text("abc_1", min_size=1, max_size=9).filter(lambda name: not name[0].isdigit())


@given(st.lists(NAMES, min_size=1, max_size=20), st.data())
def test_names_of_any_kind(names, data):
    known = ProjectWords(everyday_tokenizer(), look_up)
    typed = data.draw(st.sampled_from(names))[: data.draw(st.integers(1, 4))]
    text = "\n" + "\n".join(f"    {name} = 1" for name in names) + "\n"
    found = known.beginning_with(snapshot_of(text), typed)
    expected = [name for name in names if name.startswith(typed) and len(name) > len(typed)]
    assert set(found) <= set(expected)
    # A name whose first token has more before it than a space is not seen; most are.
    assert all(found[name] == expected.count(name) for name in found)


def test_a_word_that_is_known_stays():
    judge = Words(everyday_tokenizer(), look_up)
    project = snapshot_of(TEXT)
    assert judge.better("x = frob", "", "nicate(1)", project) is None
    assert judge.better("frobster\nx = frob", "", "ster(1)", NO_PROJECT) is None
    assert judge.better("x = frob", "\nfrobster", "ster(1)", NO_PROJECT) is None
    assert judge.better("x = ", "", "unheard", project) is None  # nothing is typed
    assert judge.better("x = frob", "more", "nope", project) is None  # inside a word
    assert judge.better("x = 3", "", "unheard", project) is None


def test_else_the_most_frequent_of_the_file_then_of_the_project():
    judge = Words(everyday_tokenizer(), look_up)
    project = snapshot_of(TEXT)
    better = judge.better("x = frob", "", "lem = 1", project)
    assert better.rest == "nicate"
    assert better.log_probability == pytest.approx(math.log(3 / 5))
    file = "frosted frosted frozen\nx = fro"
    assert judge.better(file, "", "nk", project).rest == "sted"
    assert judge.better("x = q", "", "uux", project) is None


def test_the_engine_takes_it_and_continues():
    engine = open_engine(None)[0]
    texts = {"a": TEXT * 3 + "    return wibble_count.total()\n"}
    engine.use_project(TextsProject(engine.tokenizer, texts))
    request = CompletionRequest(id=1, prefix="import sys\n\n\nx = wibb", language="python")
    assert engine.complete(request, never).text.startswith("le_count")
