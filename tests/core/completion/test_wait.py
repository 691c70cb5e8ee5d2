import pytest

from core.completion.wait import MAX_MS, MIN_MS, AdaptiveWait


def _wait(gap_ms, latency_ms, taken=None, keys=30):
    wait = AdaptiveWait()
    for key in range(keys):
        wait.key_pressed(100 + key * gap_ms / 1000)
    for _ in range(5):
        wait.answered(latency_ms)
    for was_taken in taken or []:
        wait.shown()
        if was_taken:
            wait.accepted()
    return wait


@pytest.mark.parametrize(
    ("gap_ms", "latency_ms", "expected"),
    [
        (150, 20, MIN_MS),  # answers between two keys: ask immediately
        (150, 50, MIN_MS),
        (150, 100, 105),
        (100, 100, 120),  # no answer before the next key: wait until it is overdue
        (100, 900, 120),
        (300, 900, MAX_MS),
        (60, 60, 72),
    ],
)
def test_rhythm_and_latency_decide(gap_ms, latency_ms, expected):
    assert _wait(gap_ms, latency_ms).wait_ms() == expected


def test_a_stranger_with_a_quick_model_waits_shortly():
    assert AdaptiveWait().wait_ms() == MIN_MS


@pytest.mark.parametrize("latency_ms", [1, 40, 90, 200, 5000])
@pytest.mark.parametrize("gap_ms", [1, 30, 120, 250, 900, 3000])
@pytest.mark.parametrize("last", ["", "a", "."])
def test_the_wait_has_bounds(gap_ms, latency_ms, last):
    assert MIN_MS <= _wait(gap_ms, latency_ms).wait_ms(last) <= MAX_MS


def test_who_takes_most_suggestions_waits_less_and_who_takes_none_more():
    takes = [_wait(120, 80, [True] * 20), _wait(120, 80), _wait(120, 80, [False] * 20)]
    waits = [wait.wait_ms() for wait in takes]
    assert waits == sorted(waits)
    assert len(set(waits)) == 3


def test_where_something_new_begins_the_wait_is_halved():
    wait = _wait(100, 100)
    assert wait.wait_ms(".") == wait.wait_ms("(") == wait.wait_ms("x") / 2


def test_pauses_for_thought_are_no_rhythm():
    wait = _wait(100, 100)
    before = wait.wait_ms()
    for key in range(10):
        wait.key_pressed(200 + key * 5)
    assert wait.wait_ms() == before


def test_an_accept_without_a_suggestion_is_survived():
    wait = AdaptiveWait()
    wait.accepted()
    wait.key_pressed(5.0)
    wait.key_pressed(4.0)
    assert wait.wait_ms() == MIN_MS
