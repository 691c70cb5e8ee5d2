"""The light engine beside torch: same tokens, same figures, same interface."""

import subprocess
import sys
import threading
import time

import numpy as np
import pytest
import torch

from core.inference.onnx_model import OnnxModel
from tests.core.inference.fakes import never
from tests.core.inference.trained import (
    CONTEXT,
    HELD_OUT,
    SHAPES,
    bits_per_byte,
    export,
    step_by_step,
    trained_model,
)


@pytest.fixture(scope="module", params=sorted(SHAPES))
def models(request, dataset, tmp_path_factory):
    """A trained model in torch, and its export."""
    reference = trained_model(SHAPES[request.param], dataset.train[:-HELD_OUT])
    folder = tmp_path_factory.mktemp("onnx")
    export(reference, dataset, folder)
    return reference, OnnxModel(folder / "decoder.onnx", reference.config, threads=1)


@pytest.fixture(scope="module")
def logits(models, windows):
    """(windows, CONTEXT, V) of torch in one pass, and of the export token by token."""
    reference, light = models
    with torch.inference_mode():
        expected = reference(torch.from_numpy(windows[:, :-1])).numpy()
    return expected, np.stack([step_by_step(light, window[:-1].tolist()) for window in windows])


def test_greedy_tokens_are_those_of_torch(logits):
    expected, actual = logits
    assert expected.shape[:2] == (8, CONTEXT)
    assert (expected.argmax(-1) == actual.argmax(-1)).mean() >= 0.98


def test_bits_per_byte_are_those_of_torch(logits, windows, dataset):
    lengths = dataset.tokenizer.byte_lengths()
    expected, actual = (bits_per_byte(one, windows[:, 1:], lengths) for one in logits)
    # It has learned something, or the comparison would prove nothing.
    assert expected < 0.8 * bits_per_byte(np.zeros_like(logits[0]), windows[:, 1:], lengths)
    assert abs(actual - expected) < 0.01


def test_a_prompt_together_gives_what_its_tokens_give_one_by_one(models, logits, windows):
    """Up to the order of additions in attention, which can tip the rounding of a number.

    How often a token changes by that, ``bench completion`` counts.
    """
    _, light = models
    for window, stepped in zip(windows, logits[1], strict=True):
        for length in (2, 9, CONTEXT // 2, CONTEXT):
            together = light.prefill(window[:length].tolist())
            one_by_one = stepped[length - 1]
            behind = one_by_one.max() - one_by_one[together.argmax()]
            assert behind < 0.05 * one_by_one.std()


def test_continuing_after_a_cut_gives_what_a_new_start_gives(models, windows):
    _, light = models
    ids = windows[0][:-1].tolist()
    expected = light.prefill(ids[:40])
    light.truncate(33)
    assert light.tokens == ids[:33]
    light.extend(ids[50:60])  # a false start, taken back
    light.truncate(33)
    actual = light.extend(ids[33:40])
    assert light.length == 40
    # The same but for roundings, as above; a stale cache would be off by a whole std.
    assert np.sqrt(np.mean((actual - expected) ** 2)) < 0.02 * expected.std()


def test_the_logits_after_each_of_several_tokens(models, windows):
    _, light = models
    ids = windows[1][:-1].tolist()
    light.prefill(ids[:40])
    rows = light.extend_all(ids[40:48])
    assert light.tokens == ids[:48]
    assert (rows.dtype, rows.shape) == (np.float32, (8, light.vocabulary))
    for length in (41, 44, 48):
        expected = light.prefill(ids[:length])
        error = np.sqrt(np.mean((rows[length - 41] - expected) ** 2))
        assert error < 0.02 * expected.std()
    light.truncate(47)
    assert light.extend_all(ids[47:48]).shape == (1, light.vocabulary)
    with pytest.raises(ValueError, match="room for"):
        light.extend_all(ids[:17])


class EndlessSession:
    """A session whose passes end only when they are told to."""

    def run_with_iobinding(self, binding, options):
        while not options.terminate:
            time.sleep(0.001)
        raise RuntimeError("Exiting due to terminate flag being set to true.")


class BrokenSession:
    def run_with_iobinding(self, binding, options):
        raise RuntimeError("no such operator")


def test_reading_is_ended_within_a_pass_and_leaves_the_model_as_it_was(
    models, windows, monkeypatch
):
    _, light = models
    ids = windows[0][:-1].tolist()
    light.prefill(ids[:20])
    session = light._session
    asked = []

    def should_stop():
        asked.append(threading.current_thread().name)
        return "watched-run" in asked

    monkeypatch.setattr(light, "_session", EndlessSession())
    monkeypatch.setattr(light, "_binding", lambda *_: None)
    assert light.read(ids[20:60], should_stop) is None
    assert light.tokens == ids[:20]
    monkeypatch.undo()
    assert light._session is session
    logits = light.read(ids[20:60], never)
    np.testing.assert_allclose(logits, light.prefill(ids[:60]), atol=0.1 * logits.std())


def test_what_goes_wrong_in_a_pass_is_not_taken_for_a_stop(models, monkeypatch):
    _, light = models
    light.truncate(0)
    monkeypatch.setattr(light, "_session", BrokenSession())
    monkeypatch.setattr(light, "_binding", lambda *_: None)
    with pytest.raises(RuntimeError, match="no such operator"):
        light.read([4] * 40, never)
    assert light.tokens == []


def test_reading_in_pieces_gives_the_logits_after_the_last(models, windows):
    _, light = models
    ids = windows[2][:-1].tolist()
    light.truncate(0)
    logits = light.read(ids, never)
    assert light.tokens == ids
    # Two pieces of one size, not one as large as may be and a rest.
    light.prefill(ids[: len(ids) // 2])
    np.testing.assert_array_equal(light.extend(ids[len(ids) // 2 :]), logits)
    light.truncate(50)
    assert light.read(ids[50:], lambda: True) is None
    assert light.length == 50


def test_logits_belong_to_the_caller(models):
    _, light = models
    first = light.prefill([5, 6])
    kept = first.copy()
    light.extend([7])
    assert np.array_equal(first, kept)
    assert (first.dtype, first.shape) == (np.float32, (light.vocabulary,))


def test_the_context_can_be_filled_to_the_last_token_and_no_further(models):
    _, light = models
    light.prefill([4] * (light.context - 1))
    light.extend([5])
    assert light.length == light.context == CONTEXT
    for ids in ([6], []):
        with pytest.raises(ValueError, match="room for 0"):
            light.extend(ids)
    with pytest.raises(ValueError, match="cannot cut"):
        light.truncate(CONTEXT + 1)


def test_two_threads_give_what_one_gives(models, dataset, tmp_path):
    reference, single = models
    export(reference, dataset, tmp_path)
    double = OnnxModel(tmp_path / "decoder.onnx", reference.config, threads=2)
    ids = list(range(10, 40))
    assert np.allclose(double.prefill(ids), single.prefill(ids), atol=1e-4)


def test_imports_no_torch():
    code = "import sys, core.inference.onnx_model; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
