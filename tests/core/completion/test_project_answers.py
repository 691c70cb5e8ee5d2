"""The engine with a project: what it answers, from where, and what it leaves alone."""

import numpy as np
import pytest

from core.completion.backends.project_backend import everyday_tokenizer
from core.completion.engine import CompletionEngine
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.control import Control
from core.inference.counted_model import CountedModel
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.memory.project import ProjectMemory
from tests.core.inference.fakes import never

OTHER = """class Registry:
    def frobnicate(self, widget, gadget):
        return self.registry[widget].merge(gadget)


class Empty:
    pass
"""
PREFIX = "class Copy:\n    def frobnicate(self, widget, gadget):\n        return self.reg"
REST = "istry[widget].merge(gadget)"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "other.py").write_text(OTHER)
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "nothing.py").write_text("import sys\n")
    return tmp_path.resolve()


def memory_of(root, tokenizer):
    memory = ProjectMemory(root, ["python"], tokenizer)
    memory.read(None, None, lambda _: None, Control())
    return memory


def ask(engine, prefix=PREFIX, suffix="\n", path=None, **more):
    request = CompletionRequest(
        id=1, prefix=prefix, suffix=suffix, language="python", path=path, **more
    )
    return engine.complete(request, never)


@pytest.fixture
def engine():
    return open_engine(None)[0]


def test_the_project_completes_what_no_model_knows(engine, root):
    assert ask(engine).text != REST
    engine.use_project(memory_of(root, engine.tokenizer))
    made = ask(engine)
    assert made.text == REST
    evidence = made.evidence
    assert evidence.project > 0.5
    assert evidence.model + evidence.file + evidence.project == pytest.approx(1.0)
    assert (evidence.places[0].path, evidence.places[0].line) == ("other.py", 3)


def test_the_saved_copy_of_the_edited_file_tells_nothing(engine, root):
    engine.use_project(memory_of(root, engine.tokenizer))
    assert ask(engine, path=str(root / "other.py")).text != REST
    assert ask(engine, path="other.py").text != REST
    assert ask(engine, path=str(root / "new.py")).text == REST


def test_a_change_of_the_project_is_seen(engine, root):
    memory = memory_of(root, engine.tokenizer)
    engine.use_project(memory)
    assert ask(engine).text == REST
    memory.remove(root / "other.py")
    assert ask(engine).text != REST
    memory.update(root / "typed.py", OTHER)
    assert ask(engine).text == REST
    engine.use_project(None)
    assert ask(engine).text != REST


def test_an_answer_from_before_a_change_of_the_project_is_not_known(engine, root):
    memory = memory_of(root, engine.tokenizer)
    engine.use_project(memory)
    request = CompletionRequest(id=1, prefix=PREFIX, suffix="\n", language="python")
    made = engine.complete(request, never)
    assert engine.lookup(request).text == made.text
    memory.remove(root / "other.py")
    assert engine.lookup(request) is None
    assert engine.complete(request, never).text != made.text


def test_what_the_file_says_counts_without_a_project(engine):
    made = ask(engine, suffix=f"\n\n{OTHER}")
    assert made.text == REST
    assert made.evidence.file > 0.5
    assert made.evidence.places == ()


def test_alternatives_have_evidence_too(engine, root):
    engine.use_project(memory_of(root, engine.tokenizer))
    made = ask(engine, alternatives=3)
    assert made.text == REST
    assert made.evidence.project > 0.5


def test_without_a_project_a_model_answers_as_ever(root):
    tokenizer = everyday_tokenizer()

    def fresh():
        model = CountedModel(tokenizer.byte_lengths())
        return CompletionEngine(model, tokenizer, file_weights=DEFAULT_FILE_WEIGHTS)

    before = ask(fresh(), suffix=f"\n\n{OTHER}")
    asked = fresh()
    asked.use_project(memory_of(root, tokenizer))
    with_project = ask(asked, suffix=f"\n\n{OTHER}")
    asked.use_project(None)
    after = ask(asked, suffix=f"\n\n{OTHER}")
    assert with_project.evidence is not None
    assert before.evidence is after.evidence is None
    assert (before.text, before.confidence) == (after.text, pytest.approx(after.confidence))


def test_guesses_change_no_answer(engine, root, monkeypatch):
    engine.use_project(memory_of(root, engine.tokenizer))
    drafted = ask(engine)
    engine.forget()
    monkeypatch.setattr(engine.project_model, "guess", lambda _token, _most: [])
    plain = ask(engine)
    assert plain.text == drafted.text
    assert plain.confidence == pytest.approx(drafted.confidence)


def test_the_present_text_is_observed(engine, root):
    engine.use_project(memory_of(root, engine.tokenizer))
    request = CompletionRequest(id=0, prefix=PREFIX, suffix="\n", path="new.py")
    seen = engine.observe(request, f"{REST}\n", never)
    assert len(seen) == len(engine.tokenizer.encode(f" self.registry{REST[6:]}\n")) - 1
    by_project = np.array([one.probabilities[4] for one in seen])
    assert by_project.mean() > 0.8


def test_the_tokenizer_that_ships():
    tokenizer = everyday_tokenizer()
    assert tokenizer.style == "everyday"
    assert tokenizer.vocabulary_size == 8000
    text = "def f(x):\n\treturn x  # ä 漢\n"
    assert tokenizer.decode(tokenizer.encode(text)) == text
