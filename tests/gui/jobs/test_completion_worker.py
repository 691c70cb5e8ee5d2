"""Who gives way to whom in the completion thread."""

from __future__ import annotations

import threading
import time

import pytest

from gui.jobs.completion_worker import CompletionWorker, Urgency


class Bench:
    """Posts pieces of work that note what happens to them."""

    def __init__(self) -> None:
        self.worker = CompletionWorker()
        self.log: list[str] = []
        self.may_end = threading.Event()

    def post(self, urgency: Urgency, name: str, *, waits: bool = False, resumes: bool = False):
        def work(is_outdated) -> bool:
            self.log.append(name)
            while waits and not self.may_end.is_set():
                if is_outdated():
                    self.log.append(f"{name} gave way")
                    return not resumes
                time.sleep(0.001)
            self.log.append(f"{name} done")
            return True

        self.worker.post(urgency, work)

    def wait_for(self, entry: str) -> None:
        deadline = time.monotonic() + 5
        while entry not in self.log:
            assert time.monotonic() < deadline, self.log
            time.sleep(0.001)


@pytest.fixture
def bench(qapp):
    result = Bench()
    yield result
    result.worker.shutdown()


@pytest.mark.parametrize(
    ("running", "posted"),
    [
        (Urgency.REQUEST, Urgency.REQUEST),
        (Urgency.PREFETCH, Urgency.REQUEST),
        (Urgency.INSPECTION, Urgency.REQUEST),
        (Urgency.INSPECTION, Urgency.PREFETCH),
        (Urgency.PREFETCH, Urgency.LOAD),
    ],
)
def test_the_less_urgent_gives_way(bench, running, posted):
    bench.post(running, "old", waits=True)
    bench.wait_for("old")
    bench.post(posted, "new")
    bench.wait_for("new done")
    assert bench.log == ["old", "old gave way", "new", "new done"]


@pytest.mark.parametrize(
    ("running", "posted"),
    [
        (Urgency.REQUEST, Urgency.PREFETCH),
        (Urgency.REQUEST, Urgency.INSPECTION),
        (Urgency.REQUEST, Urgency.LOAD),
        (Urgency.REQUEST, Urgency.WARM_UP),
    ],
)
def test_the_more_urgent_is_left_in_peace(bench, running, posted):
    bench.post(running, "old", waits=True)
    bench.wait_for("old")
    bench.post(posted, "new")
    time.sleep(0.02)
    assert bench.log == ["old"]
    bench.may_end.set()
    bench.wait_for("new done")
    assert bench.log == ["old", "old done", "new", "new done"]


def test_work_that_gave_way_continues_later(bench):
    bench.post(Urgency.INSPECTION, "inspection", waits=True, resumes=True)
    bench.wait_for("inspection")
    bench.post(Urgency.REQUEST, "request")
    bench.wait_for("request done")
    bench.may_end.set()
    bench.wait_for("inspection done")
    assert bench.log.count("inspection") == 2


def test_dropped_work_does_not_come_back(bench):
    bench.post(Urgency.INSPECTION, "inspection", waits=True, resumes=True)
    bench.wait_for("inspection")
    bench.worker.drop(Urgency.INSPECTION)
    bench.wait_for("inspection gave way")
    bench.post(Urgency.REQUEST, "request")
    bench.wait_for("request done")
    time.sleep(0.02)
    assert bench.log.count("inspection") == 1


def test_waiting_work_is_replaced_and_the_most_urgent_comes_first(bench):
    bench.post(Urgency.REQUEST, "first", waits=True)
    bench.wait_for("first")
    bench.post(Urgency.INSPECTION, "inspection")
    bench.post(Urgency.PREFETCH, "old prefetch")
    bench.post(Urgency.PREFETCH, "prefetch")
    bench.post(Urgency.LOAD, "load")
    bench.may_end.set()
    bench.wait_for("inspection done")
    done = [entry for entry in bench.log if entry.endswith(" done")]
    assert done == ["first done", "load done", "prefetch done", "inspection done"]
    assert "old prefetch" not in bench.log


def test_a_mistake_is_told_and_the_thread_lives(bench, qtbot):
    def broken(_is_outdated) -> bool:
        raise RuntimeError("broken")

    with qtbot.waitSignal(bench.worker.failed) as failed:
        bench.worker.post(Urgency.REQUEST, broken)
    assert "broken" in failed.args[0].message
    bench.post(Urgency.REQUEST, "next")
    bench.wait_for("next done")
