import pytest

from core.evaluation.intervals import Difference, Estimate
from core.evaluation.report import Comparison
from core.evaluation.report_page import headlines, to_markdown
from core.evaluation.wording import comparison_sentence, estimate_text
from tests.core.evaluation.evaluations import evaluation


def sentence(measure, value, low, high):
    return comparison_sentence(
        Comparison(
            first="A", second="B", measure=measure, group="all", minimum_precision=None,
            difference=Difference(value=value, low=low, high=high),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "difference", "words"),
    [
        ("keystrokes saved", (0.021, 0.012, 0.030),
         "A saves 2.1 points more of the keystrokes than B, 95 % 1.2 to 3.0."),
        ("keystrokes saved", (-0.021, -0.030, -0.012),
         "B saves 2.1 points more of the keystrokes than A, 95 % 1.2 to 3.0."),
        ("exact match", (0.1, 0.05, 0.15),
         "A is exactly right 10.0 points more often than B, 95 % 5.0 to 15.0."),
        # Of bits the one that needs less is better.
        ("bits per byte", (-0.5, -0.6, -0.4),
         "A needs 0.500 bits per byte less than B, 95 % 0.400 to 0.600."),
        ("exact match", (0.01, -0.02, 0.04),
         "Between A and B there is no clear difference in exact match: 1.0 points, 95 % -2.0 "
         "to 4.0."),
        ("exact match", (0.0, 0.0, 0.0),
         "Between A and B there is no clear difference in exact match: 0.0 points, 95 % 0.0 "
         "to 0.0."),
    ],
)  # fmt: skip
def test_the_better_one_comes_first(measure, difference, words):
    assert sentence(measure, *difference) == words


def test_figures_with_their_interval():
    estimate = Estimate(value=0.341, low=0.312, high=0.37, count=9, files=2)
    assert estimate_text("exact match", estimate) == "34.1 % (31.2 to 37.0)"
    assert estimate_text("bits per byte", estimate) == "0.341 (0.312 to 0.370)"


def test_the_page_says_what_was_measured_and_who_is_better():
    page = to_markdown(evaluation())
    assert "measured on requests, attrs: 20 files. One file was dropped" in page
    assert "- run / best_checkpoint saves 9.0 points more of the keystrokes than n-gram" in page
    assert len(headlines(evaluation())) == 2 + 2 + 1
    assert "| all | 1,000 | 34.1 % (32.4 to 35.8) | 21.3 % (20.2 to 22.4) ▼" in page


def test_without_the_training_set_the_page_says_so():
    assert "duplicates of its files were not detected" in to_markdown(
        evaluation(training_known=False, leaks=())
    )
