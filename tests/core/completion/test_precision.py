import math

import pytest

from core.completion.precision import FALLBACK_PRECISION, PrecisionTable

TABLE = PrecisionTable(
    scores=(-8.0, -2.0, 0.0),
    precisions=(0.1, 0.4, 0.9),
    default_minimum=0.3,
    samples=200,
)


@pytest.mark.parametrize(
    ("log_probability", "precision"),
    [(-99, 0.1), (-8, 0.1), (-5, 0.25), (-2, 0.4), (-1, 0.65), (0, 0.9), (1, 0.9)],
)
def test_the_curve(log_probability, precision):
    assert TABLE.precision_of(log_probability, 4) == pytest.approx(precision)


def test_length_counts_as_the_table_says():
    mean = PrecisionTable(
        scores=TABLE.scores, precisions=TABLE.precisions, length_exponent=1.0, samples=200
    )
    assert mean.precision_of(-20, 4) == pytest.approx(mean.precision_of(-5, 1))
    assert mean.best_case(-20, 4) > mean.precision_of(-20, 4)
    assert TABLE.best_case(-20, 4) == TABLE.precision_of(-20, 4)


def test_without_a_table_the_model_is_believed():
    assert FALLBACK_PRECISION.is_fallback
    assert FALLBACK_PRECISION.precision_of(math.log(0.3), 5) == pytest.approx(0.3)
