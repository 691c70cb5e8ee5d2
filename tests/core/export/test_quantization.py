import numpy as np
import pytest

from core.export.quantization import ZERO_POINT, as_unsigned, quantize_rows


@pytest.fixture
def weight():
    # Rows of very different size: one scale for all would lose the small ones.
    random = np.random.default_rng(0)
    return (random.standard_normal((20, 33)) * 10.0 ** -np.arange(20)[:, None]).astype(np.float32)


def test_comes_back_up_to_half_a_scale(weight):
    codes, scales = quantize_rows(weight)
    assert (codes.dtype, scales.dtype) == (np.int8, np.float32)
    assert np.all(np.abs(codes * scales[:, None] - weight) <= scales[:, None] * 0.5001)


def test_uses_every_level_and_is_symmetric(weight):
    codes, scales = quantize_rows(weight)
    assert np.array_equal(np.abs(codes.astype(int)).max(axis=1), np.full(20, 127))
    mirrored, same = quantize_rows(-weight)
    assert np.array_equal(same, scales)
    assert np.array_equal(-mirrored, codes)


def test_unsigned_codes_lie_around_their_zero():
    codes = np.array([-127, -1, 0, 127], np.int8)
    assert as_unsigned(codes).tolist() == [1, 127, ZERO_POINT, 255]


def test_a_row_of_zeros_stays_zero():
    codes, scales = quantize_rows(np.zeros((1, 4), np.float32))
    assert np.all(codes == 0)
    assert np.all(np.isfinite(scales))
