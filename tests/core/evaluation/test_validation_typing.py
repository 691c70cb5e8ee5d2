"""The simulator of a training run, compared with the engine that it replaces."""

import numpy as np
import pytest
import torch

from core.completion.engine import CompletionEngine
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.evaluation.engine_completer import EngineCompleter
from core.evaluation.forced_answers import ForcedAnswers
from core.evaluation.forced_passage import choose_passage
from core.evaluation.typing_simulation import Answers, type_passage
from core.evaluation.validation_typing import ValidationTypingSimulator, make_simulator
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.inference.token_table import TokenTable
from core.inference.torch_model import TorchModel
from core.tokenizer.special_tokens import EOS_ID
from core.training.config import TrainingConfig
from core.training.observe.languages import validation_languages
from core.training.observe.typing_simulation import WindowReader
from core.training.observe.typing_simulator import Typed
from core.training.step.device import choose_device
from tests.core.inference.trained import CONTEXT, SHAPES, trained_model


@pytest.fixture(scope="module")
def dataset(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny"))


@pytest.fixture(scope="module")
def languages(tiny_workspace, dataset):
    return validation_languages(tiny_workspace, dataset)


@pytest.fixture(scope="module")
def simulator(dataset, languages):
    return make_simulator(dataset, languages, CONTEXT)


@pytest.fixture(scope="module", params=[0, 25], ids=["untrained", "trained"])
def model(request, dataset):
    return trained_model(SHAPES["qwen3"], np.asarray(dataset.train), request.param)


def reader(model):
    return WindowReader(model, choose_device(TrainingConfig(precision="fp32", threads=1)))


def passages_of(simulator):
    assert simulator.has_text
    return list(simulator._passages())


def perfect(passages):
    """Reads whatever a simulator reads, and knows what comes."""

    def read(ids, last):
        known = {(each.window[:-1], each.rows): each for each in passages}
        passage = known[tuple(ids), last]
        logits = np.zeros((last, 400), dtype=np.float32)
        for row, id in enumerate(passage.window[passage.lead :]):
            logits[row, id] = 50.0
        return logits

    return read


def test_passages_are_whole_lines_of_held_out_files(simulator, dataset):
    held_out = dataset.tokenizer.decode(dataset.validation.tolist())
    passages = passages_of(simulator)
    assert 4 <= len(passages) <= 32
    for each in passages:
        text = each.passage.document.text
        typed = text[each.passage.start : each.passage.end]
        assert typed.endswith("\n")
        assert text[each.passage.start - 1] == "\n"
        assert typed in held_out
        assert each.passage.document.language == "python"
        assert len(each.window) <= CONTEXT
        spelt = b"".join(each.pieces).decode()
        assert text[each.starts[0] :] == spelt[: len(text) - each.starts[0]]


def test_the_same_passages_every_time(dataset, languages, simulator):
    again = ValidationTypingSimulator(dataset, languages, CONTEXT)
    assert [each.window for each in passages_of(again)] == [
        each.window for each in passages_of(simulator)
    ]


def test_one_who_knows_the_file_pays_one_key_a_line_and_return(dataset, languages, monkeypatch):
    # What the file itself recalls may outvote even a model that is certain.
    monkeypatch.setattr("core.evaluation.forced_passage.DEFAULT_FILE_WEIGHTS", (0.0,) * 8)
    simulator = ValidationTypingSimulator(dataset, languages, CONTEXT)
    passages = passages_of(simulator)
    done = simulator.type(perfect(passages), lambda _: True)
    keys = characters = 0
    for each in passages:
        text = each.passage.document.text[each.passage.start : each.passage.end]
        for line in text.splitlines():
            body = line.strip()
            characters += len(body) + 1
            keys += 2 if body else 1
    assert done == Typed(characters=characters, keys=keys, passages=len(passages))


def test_one_who_always_ends_the_file_saves_nothing(simulator):
    def read(ids, last):
        logits = np.zeros((last, 400), dtype=np.float32)
        logits[:, EOS_ID] = 1000.0
        return logits

    passages = passages_of(simulator)
    alone = [
        ForcedAnswers(each, read(each.window, each.rows), TokenTable(tokenizer_of(simulator), 400))
        for each in passages
    ]
    for each, answers in zip(passages, alone, strict=True):
        # The file's part alone is left; without it nothing is.
        answers._choices = [EOS_ID] * each.rows
        answers._chances[:] = 0.0
        answers._chances[:, EOS_ID] = 1.0
        done = type_passage(each.passage, answers, 0.0)
        assert done.keys >= done.characters - done.shown


def tokenizer_of(simulator):
    return simulator._dataset.tokenizer


def test_it_saves_what_the_engine_saves(simulator, dataset, model):
    """Key by key, with the engine that the editor runs."""
    engine = CompletionEngine(
        TorchModel(model), dataset.tokenizer, file_weights=DEFAULT_FILE_WEIGHTS
    )
    completer = EngineCompleter("engine", engine)
    table = TokenTable(dataset.tokenizer, model.config.vocabulary)
    read = reader(model)
    forced_keys = engine_keys = characters = 0
    for each in passages_of(simulator)[:8]:
        answers = ForcedAnswers(each, read(each.window[:-1], each.rows), table)
        completer.begin_file()
        forced = type_passage(each.passage, answers, 0.0)
        real = type_passage(each.passage, Answers(each.passage, completer, Control()), 0.0)
        assert forced.characters == real.characters
        forced_keys += forced.keys
        engine_keys += real.keys
        characters += real.characters
    assert engine_keys < 0.95 * characters, "there is something to compare"
    # Windows begin elsewhere, and tokens of half a word are not always the file's.
    assert abs(forced_keys - engine_keys) < 0.06 * characters


def test_reading_changes_neither_weights_nor_generators(simulator, model):
    before = {name: value.clone() for name, value in model.state_dict().items()}
    generator = torch.get_rng_state()
    model.train()
    first = simulator.type(reader(model), lambda _: True)
    assert model.training
    assert simulator.type(reader(model), lambda _: True) == first
    assert torch.equal(torch.get_rng_state(), generator)
    assert all(torch.equal(before[name], value) for name, value in model.state_dict().items())


def test_a_pause_that_raises_ends_it_and_the_next_replay_is_whole(dataset, languages):
    simulator = ValidationTypingSimulator(dataset, languages, CONTEXT)
    read = perfect(passages_of(ValidationTypingSimulator(dataset, languages, CONTEXT)))
    calls = []

    def should_continue(typed):
        calls.append(typed)
        if len(calls) == 3:
            raise InterruptedError
        return True

    with pytest.raises(InterruptedError):
        simulator.type(read, should_continue)
    whole = ValidationTypingSimulator(dataset, languages, CONTEXT).type(read, lambda _: True)
    assert simulator.type(read, lambda _: True) == whole


def test_it_types_as_much_as_is_wanted(dataset, languages):
    simulator = ValidationTypingSimulator(dataset, languages, CONTEXT)
    passages = passages_of(ValidationTypingSimulator(dataset, languages, CONTEXT))
    done = simulator.type(perfect(passages), lambda typed: typed < 3)
    assert done.passages == 3
    assert len(simulator._known) <= 4, "what is not typed is not prepared"


def test_nothing_to_type_has_no_simulator(dataset, languages):
    class Empty:
        validation = dataset.validation[:0]
        validation_ends = dataset.validation_ends[:0]
        tokenizer = dataset.tokenizer

    assert make_simulator(Empty, None, CONTEXT) is None


def test_what_is_no_plain_text_is_not_typed(dataset):
    ids = dataset.tokenizer.encode("é = 'ü'\n" * 200)
    tokens = np.array([2, *ids, 3], dtype=np.uint16)
    assert choose_passage(tokens, "python", dataset.tokenizer, CONTEXT, lambda most: 0) is None
