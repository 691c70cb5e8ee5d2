"""Muon's iteration in C gives what torch's operations give."""

import pytest
import torch

from core.training.native.library import find_training_library
from core.training.native.native_orthogonal import NativeOrthogonalizer
from core.training.step.muon import _COEFFICIENTS, orthogonalize

pytestmark = pytest.mark.skipif(
    find_training_library().library is None, reason=find_training_library().reason
)


@pytest.mark.parametrize(
    ("rows", "columns"), [(64, 64), (37, 50), (50, 37), (300, 16), (40, 400), (1, 9), (9, 1)]
)
def test_it_does_what_torch_does(rows, columns):
    torch.manual_seed(0)
    matrices = torch.randn(5, rows, columns)
    expected = orthogonalize(matrices, _COEFFICIENTS)
    results = [
        NativeOrthogonalizer(find_training_library().library, threads)(
            matrices.clone(), _COEFFICIENTS
        )
        for threads in (1, 2, 3)
    ]
    torch.testing.assert_close(results[0], expected, rtol=1e-4, atol=1e-5)
    assert all(torch.equal(results[0], other) for other in results[1:])


def test_a_matrix_of_zeros_stays_one():
    found = NativeOrthogonalizer(find_training_library().library, 1)(
        torch.zeros(2, 8, 8), _COEFFICIENTS
    )
    assert torch.equal(found, torch.zeros(2, 8, 8))


def test_what_the_library_opens_is_at_a_line_of_the_cache():
    """Its pool of threads is aligned so, and compiled code reads it with aligned instructions."""
    library = find_training_library().library
    opened = [NativeOrthogonalizer(library, 1) for _number in range(20)]
    assert all(one._handle % 64 == 0 for one in opened)


@pytest.mark.parametrize("columns", [64, 200])
def test_gradients_of_few_directions_stay_as_exact(columns):
    torch.manual_seed(0)
    matrices = torch.randn(3, 64, 4) @ torch.randn(3, 4, columns)
    exact = orthogonalize(matrices.double(), _COEFFICIENTS)
    found = NativeOrthogonalizer(find_training_library().library, 1)(matrices, _COEFFICIENTS)
    assert (found - exact).norm() < 1e-3 * exact.norm()
