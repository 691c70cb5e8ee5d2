"""When to measure, and what a measurement says."""

import json
import math

import pytest
import torch

from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError
from core.model.gpt import GPT
from core.training.observe.evaluation import Validation
from core.training.observe.monitor import Monitor
from core.training.presets import load_preset
from core.training.step.device import choose_device
from core.training.step.state import LoopState
from tests.core.conftest import TINY_SHAPE


@pytest.fixture
def dataset(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny"))


def monitor(dataset, *assignments):
    config = load_preset("nano", dataset="tiny", assignments=[*TINY_SHAPE, *assignments])
    return Monitor(config, dataset, dataset.tokenizer, choose_device(config.train)), GPT(
        config.model
    )


def due(monitor, seconds, last=0.0, step=1):
    return monitor.is_due(LoopState(step=step, elapsed_seconds=seconds, seconds_at_evaluation=last))


def test_a_young_run_is_measured_soon_and_an_old_one_at_the_interval(dataset):
    watch, _model = monitor(dataset, "train.evaluate_seconds=30")
    assert not due(watch, 4.9)
    assert due(watch, 5.0)
    assert not due(watch, 50.0, last=41.0)
    assert due(watch, 50.0, last=40.0)
    assert not due(watch, 1000.0, last=971.0)
    assert due(watch, 1000.0, last=970.0)


def test_validation_takes_a_small_fraction_of_the_time(dataset):
    watch, _model = monitor(dataset, "train.evaluate_seconds=30")
    watch._cost_seconds = 4.0
    assert not due(watch, 1000.0, last=921.0)
    assert due(watch, 1000.0, last=920.0)


def test_steps_overrule_the_clock(dataset):
    watch, _model = monitor(dataset, "train.evaluate_steps=7")
    assert [step for step in range(1, 22) if due(watch, 0.0, step=step)] == [7, 14, 21]


def test_the_same_weights_are_measured_once(dataset):
    watch, model = monitor(dataset)
    state = LoopState(step=3)
    assert watch.measure(model, state, Control()) is not None
    assert watch.measure(model, state, Control()) is None


def test_an_ignorant_model_has_the_figure_of_a_uniform_guess(dataset):
    watch, model = monitor(dataset, "model.tied=false")
    figure = watch.measure(model, LoopState(step=1), Control())
    assert figure is not None
    assert figure.loss == pytest.approx(math.log(400), abs=1e-4)
    # Every counted token costs log2(400) bits; the bytes are those of the same tokens.
    assert 1 < math.log2(400) / figure.bits_per_byte < 6


def test_figure_equals_one_computed_token_by_token(dataset):
    torch.manual_seed(0)
    _watch, model = monitor(dataset)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    context, lengths = model.config.context, dataset.tokenizer.byte_lengths()
    validation = Validation(
        dataset.validation, lengths, context=context, max_tokens=3 * context, batch_size=2
    )
    figure = validation.measure(model, choose_device(load_preset("nano").train), Control())
    nats = bits = count = length = 0.0
    for start in validation._starts:
        window = torch.from_numpy(dataset.validation[start : start + context + 1].astype("int64"))
        scores = model(window[None, :-1])[0].log_softmax(-1)
        for place_in_window, token in enumerate(window[1:].tolist()):
            if lengths[token]:
                nats -= scores[place_in_window, token].item()
                count += 1
                length += lengths[token]
    bits = nats / math.log(2)
    assert figure.loss == pytest.approx(nats / count, rel=1e-5)
    assert figure.bits_per_byte == pytest.approx(bits / length, rel=1e-5)


def test_a_sample_is_the_same_for_the_same_weights(dataset):
    watch, model = monitor(dataset, "train.sample_tokens=6")
    first, second = watch.samples(model, 4), watch.samples(model, 4)
    assert first == second
    assert [sample.step for sample in first] == [4]
    silent, _ = monitor(dataset, "train.sample_tokens=0", 'train.prompts=["x = "]')
    assert silent.samples(model, 4) == []


def test_own_prompts_are_continued_after_the_held_out_one(dataset):
    own = ["def area(width", "# a longer one\n" * 40]
    watch, model = monitor(dataset, "train.sample_tokens=6", f"train.prompts={json.dumps(own)}")
    held_out, *mine = watch.samples(model, 4)
    assert held_out == monitor(dataset, "train.sample_tokens=6")[0].samples(model, 4)[0]
    assert [sample.prompt for sample in mine] == own
    assert all(sample.text for sample in (held_out, *mine))


def test_prompts_that_cannot_be_used_are_refused(dataset):
    with pytest.raises(ConfigError, match="A prompt is empty"):
        monitor(dataset, 'train.prompts=["x", " "]')
    with pytest.raises(ConfigError, match="9 prompts"):
        monitor(dataset, f"train.prompts={json.dumps(['x'] * 9)}")
