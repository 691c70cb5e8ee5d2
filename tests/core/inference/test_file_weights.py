import numpy as np
import pytest

from core.control import Control
from core.errors import Cancelled
from core.inference.file_weights import fit_file_weights
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from tests.core.inference.fakes import FakeModel

VOCABULARY = 50


def uniform(context=128):
    return FakeModel(VOCABULARY, context, lambda _: np.zeros(VOCABULARY))


def test_a_file_that_repeats_itself_counts_for_much():
    weights = fit_file_weights(uniform(), [[7, 8, 9, 10, 11] * 60], Control())
    assert weights[7] == 0.95
    assert weights[1] == DEFAULT_FILE_WEIGHTS[1]  # hardly ever is the matching context that short


def test_a_file_without_order_counts_for_little():
    noise = np.random.default_rng(0).integers(VOCABULARY, size=3000).tolist()
    # What follows one matching token is luck; only the counts say a little.
    weights = fit_file_weights(uniform(), [noise], Control())
    assert weights[1] < 0.6
    assert weights[2] < 0.2


def test_documents_longer_than_the_window_are_read_to_their_end():
    model = uniform(context=70)
    fit_file_weights(model, [list(range(40)) * 5], Control())
    assert model.length <= 70


def test_cancel():
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        fit_file_weights(uniform(), [[1, 2, 3]], control)
