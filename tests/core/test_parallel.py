import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from functools import partial

import psutil
import pytest

from core.control import Control
from core.errors import Cancelled, ConfigError, EnvironmentProblem
from core.parallel import RunIsolated, Workers, may_have_children, usable_cores


def _make(factor: int) -> Callable[[int], tuple[int, int]]:
    def function(task: int) -> tuple[int, int]:
        if task == -1:
            raise ConfigError("wrong", "hint")
        if task == -2:
            os.kill(os.getpid(), signal.SIGKILL)
        if task == -3:
            time.sleep(60)
        return factor * task, os.getpid()

    return function


def test_results_come_in_the_order_of_the_tasks_from_other_processes():
    with Workers(partial(_make, 2), 2) as workers:
        results = list(workers.map(range(100), Control()))
    assert [value for value, _ in results] == [2 * task for task in range(100)]
    assert os.getpid() not in {process for _, process in results}


def test_without_children_the_same_function_runs_here():
    with Workers(partial(_make, 3), 0) as workers:
        assert list(workers.map([1, 2], Control())) == [(3, os.getpid()), (6, os.getpid())]


def test_tasks_and_results_that_are_larger_than_a_pipe():
    big = b"x" * 3_000_000
    with Workers(partial(_echo), 2) as workers:
        assert sum(map(len, workers.map([big] * 12, Control()))) == 12 * len(big)


def _echo() -> Callable[[bytes], bytes]:
    return bytes


def test_an_error_in_a_child_is_raised_here():
    with Workers(partial(_make, 1), 1) as workers, pytest.raises(ConfigError) as caught:
        list(workers.map([1, -1], Control()))
    assert (caught.value.message, caught.value.hint) == ("wrong", "hint")


def test_a_child_that_the_system_ends_is_a_sentence():
    with (
        Workers(partial(_make, 1), 1) as workers,
        pytest.raises(EnvironmentProblem, match="exit code -9"),
    ):
        list(workers.map([1, -2, 3], Control()))


def _rescue(task: int, run_isolated: RunIsolated[int, tuple[int, int]]) -> tuple[int, int]:
    return run_isolated(task) or (-1, 0)


def test_a_task_that_ends_its_child_is_rescued_and_the_others_are_done():
    tasks = [1, -2, 3, 4, -2, -2, *range(5, 40)]
    with Workers(partial(_make, 2), 2, _rescue) as workers:
        results = [value for value, _ in workers.map(tasks, Control())]
    assert results == [-1 if task == -2 else 2 * task for task in tasks]
    assert not multiprocessing.active_children()


def test_an_error_of_a_rescued_task_is_raised_here():
    with Workers(partial(_make, 1), 1, _rescue) as workers, pytest.raises(ConfigError):
        list(workers.map([-2, -1], Control()))


def test_a_cancel_during_a_rescue():
    control = Control()

    def hanging(task: int, run_isolated: RunIsolated[int, tuple[int, int]]) -> tuple[int, int]:
        control.cancel()
        return run_isolated(-3) or (task, 0)

    with Workers(partial(_make, 1), 1, hanging) as workers, pytest.raises(Cancelled):
        list(workers.map([-2], control))
    assert not multiprocessing.active_children()


def test_a_cancel_ends_children_in_the_middle_of_their_work():
    control = Control()
    start = time.perf_counter()
    with Workers(partial(_make, 1), 2) as workers:
        results = workers.map([1, -3, -3], control)
        next(results)
        control.cancel()
        with pytest.raises(Cancelled):
            next(results)
    assert time.perf_counter() - start < 10
    assert not multiprocessing.active_children()


def _work_for_ever() -> None:
    with Workers(partial(_make, 1), 2) as workers:
        list(workers.map([-3, -3, -3], Control()))


def test_children_do_not_outlive_a_killed_parent():
    process = multiprocessing.get_context("spawn").Process(target=_work_for_ever)
    process.start()
    assert process.pid is not None
    children: list[psutil.Process] = []
    deadline = time.monotonic() + 30
    while len(children) < 3 and time.monotonic() < deadline:  # the resource tracker is one
        time.sleep(0.05)
        children = psutil.Process(process.pid).children(recursive=True)
    time.sleep(0.5)
    process.kill()
    process.join()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


def test_a_daemon_works_alone():
    assert may_have_children()
    assert 1 <= usable_cores() <= 8
