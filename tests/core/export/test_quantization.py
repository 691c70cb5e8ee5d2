import numpy as np
import pytest

from core.export.quantization import FULL_LEVELS, PAIR_SAFE_LEVELS, quantize_rows


@pytest.fixture
def weight():
    # Rows of very different size: one scale for all would lose the small ones.
    random = np.random.default_rng(0)
    return (random.standard_normal((20, 33)) * 10.0 ** -np.arange(20)[:, None]).astype(np.float32)


@pytest.mark.parametrize("levels", [PAIR_SAFE_LEVELS, FULL_LEVELS])
def test_comes_back_up_to_half_a_scale(weight, levels):
    codes, scales = quantize_rows(weight, levels)
    assert (codes.dtype, scales.dtype) == (np.int8, np.float32)
    assert np.all(np.abs(codes * scales[:, None] - weight) <= scales[:, None] * 0.5001)


@pytest.mark.parametrize("levels", [PAIR_SAFE_LEVELS, FULL_LEVELS])
def test_uses_every_level_and_is_symmetric(weight, levels):
    codes, scales = quantize_rows(weight, levels)
    assert np.array_equal(np.abs(codes.astype(int)).max(axis=1), np.full(20, levels))
    mirrored, same = quantize_rows(-weight, levels)
    assert np.array_equal(same, scales)
    assert np.array_equal(-mirrored, codes)


def test_two_products_with_a_byte_fit_into_sixteen_bits():
    assert np.iinfo(np.int16).max >= 2 * 255 * PAIR_SAFE_LEVELS


def test_a_row_of_zeros_stays_zero():
    codes, scales = quantize_rows(np.zeros((1, 4), np.float32), FULL_LEVELS)
    assert np.all(codes == 0)
    assert np.all(np.isfinite(scales))
