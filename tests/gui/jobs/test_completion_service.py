"""Latest wins, older ones end early, training gives way, nothing leaks."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.completion.precision import FALLBACK_PRECISION
from core.completion.request import CompletionRequest, Suggestion
from core.completion.results import ResultCache
from core.control import ForegroundGate
from core.errors import CheckpointError
from core.inference.text_scoring import TextScore
from gui.jobs.completion_service import CompletionService


class FakeEngine:
    """Answers when it is let to, and notes what it was asked."""

    def __init__(self, gate: ForegroundGate) -> None:
        self.results = ResultCache()
        self.active_precision = FALLBACK_PRECISION
        self.tokenizer = None
        self.projects: list[object] = []
        self.gate = gate
        self.prefetched: list[str] = []
        self.read = []  # read ahead
        self.read_in_gate = None
        self.scored: list[tuple[int, int]] = []
        self.asked: list[int] = []
        self.outdated: list[int] = []
        self.was_in_gate: list[bool] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    def lookup(self, request):
        return self.results.lookup(request)

    def complete(self, request, should_stop):
        self.asked.append(request.id)
        self.was_in_gate.append(not self.gate.wait_until_clear(0))
        while not self.may_answer.is_set():
            if should_stop():
                self.outdated.append(request.id)
                break
            time.sleep(0.002)
        return Suggestion(
            id=request.id,
            text=f"answer {request.id}",
            tokens=1,
            milliseconds=1.0,
            no_suggestion_reason=None,
        )

    def use_project(self, project):
        self.projects.append(project)

    def prefetch(self, request, suggestion, should_stop):
        self.prefetched.append(request.prefix + suggestion.text)

    def read_ahead(self, request, visible_chars, should_stop):
        self.read.append((request.prefix, visible_chars))
        self.read_in_gate = not self.gate.wait_until_clear(0)
        while not self.may_answer.is_set():
            if should_stop():
                self.read.append("stopped")
                return False
            time.sleep(0.002)
        return True

    def score(self, text, should_stop, begin, end):
        """A token for each character; waits for leave after every tenth."""
        self.scored.append((begin, end))
        for place in range(begin, end):
            if place % 10 == 9:
                while not self.may_answer.is_set() and not should_stop():
                    time.sleep(0.002)
            if should_stop():
                return
            yield TextScore(start=place, end=place + 1, probability=0.5, rank=0, best=())


class Rig:
    def __init__(self) -> None:
        self.gate = ForegroundGate()
        self.engine = FakeEngine(self.gate)
        self.infos = {Path("good.pth"): "info of good", None: "no info"}
        self.unprepared: set[Path] = set()
        self.refusal: CheckpointError | None = None
        self.prepares = True  # whether preparing helps
        self.may_prepare = threading.Event()
        self.may_prepare.set()
        self.service = CompletionService(self.gate, self)
        self.answers: list[int] = []
        self.service.suggestion_ready.connect(lambda s: self.answers.append(s.id))

    # What a model source does:

    def warm_up(self):
        pass

    def open(self, path):
        if path in self.unprepared:
            return None
        if path not in self.infos:
            raise CheckpointError("damaged", "choose another")
        return self.engine, SimpleNamespace(info=self.infos[path])

    def prepare(self, path):
        self.may_prepare.wait(5)
        if self.refusal is not None:
            raise self.refusal
        if self.prepares:
            self.unprepared.discard(path)


def ask(number: int) -> CompletionRequest:
    return CompletionRequest(id=number, prefix="a", suffix="", language="python")


@pytest.fixture
def rig(qapp, qtbot):
    result = Rig()
    with qtbot.waitSignal(result.service.model_changed):
        result.service.load(Path("good.pth"))
    yield result
    result.service.shutdown()


def test_a_request_is_answered_on_the_gui_thread_inside_the_gate(rig, qtbot):
    with qtbot.waitSignal(rig.service.suggestion_ready) as ready:
        rig.service.request(ask(1))
    assert ready.args[0].text == "answer 1"
    assert rig.engine.was_in_gate == [True]
    assert rig.gate.wait_until_clear(1.0)


def test_the_newest_request_wins_and_the_one_in_flight_ends(rig, qtbot):
    rig.engine.may_answer.clear()
    rig.service.request(ask(1))
    qtbot.waitUntil(lambda: rig.engine.asked == [1])
    rig.service.request(ask(2))
    rig.service.request(ask(3))
    qtbot.waitUntil(lambda: 1 in rig.engine.outdated)
    rig.engine.may_answer.set()
    qtbot.waitUntil(lambda: rig.answers == [3])
    assert 2 not in rig.engine.asked or 2 in rig.engine.outdated
    qtbot.wait(50)
    assert rig.answers == [3]


def test_an_answer_superseded_on_its_way_is_dropped(rig, qtbot):
    rig.service.request(ask(1))
    deadline = time.monotonic() + 5
    while not rig.engine.asked and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(0.05)  # the answer is now queued for the GUI thread, which has not run
    rig.service.request(ask(2))
    qtbot.waitUntil(lambda: 2 in rig.answers)
    assert rig.answers == [2]


def test_cancel_delivers_nothing(rig, qtbot):
    rig.engine.may_answer.clear()
    rig.service.request(ask(1))
    qtbot.waitUntil(lambda: rig.engine.asked == [1])
    rig.service.cancel()
    qtbot.waitUntil(lambda: rig.engine.outdated == [1])
    qtbot.wait(50)
    assert rig.answers == []


def test_a_failed_load_keeps_the_model(rig, qtbot):
    with qtbot.waitSignal(rig.service.failed) as failed:
        rig.service.load(Path("bad.pth"))
    assert failed.args[0].message == "damaged"
    assert rig.service.model == "info of good"
    with qtbot.waitSignal(rig.service.suggestion_ready):
        rig.service.request(ask(5))


def test_without_a_model_nothing_is_answered(rig, qtbot):
    with qtbot.waitSignal(rig.service.model_changed) as changed:
        rig.service.unload()
    assert changed.args[0] is None
    assert rig.service.model is None
    rig.service.request(ask(6))
    qtbot.wait(200)  # a load would come before the request, and the new model might answer it
    assert rig.answers == []


def test_a_model_that_must_be_prepared_first_lets_the_old_one_complete(rig, qtbot):
    new = Path("new.pth")
    rig.infos[new] = "info of new"
    rig.unprepared.add(new)
    rig.may_prepare.clear()
    with qtbot.waitSignal(rig.service.preparing) as preparing:
        rig.service.load(new)
    assert preparing.args[0] == new
    assert rig.service.is_preparing
    with qtbot.waitSignal(rig.service.suggestion_ready):
        rig.service.request(ask(1))
    assert rig.service.model == "info of good"
    with qtbot.waitSignal(rig.service.model_changed) as changed:
        rig.may_prepare.set()
    assert changed.args[0] == "info of new"
    assert not rig.service.is_preparing


def test_a_preparation_that_fails_or_does_not_help_is_said_once(rig, qtbot):
    new = Path("new.pth")
    rig.unprepared.add(new)
    rig.refusal = CheckpointError("no room", "make some")
    with qtbot.waitSignal(rig.service.failed) as failed:
        rig.service.load(new)
    assert failed.args[0].message == "no room"
    rig.refusal, rig.prepares = None, False
    with qtbot.waitSignal(rig.service.failed) as failed:
        rig.service.load(new)
    assert "new.pth" in failed.args[0].message
    assert rig.service.model == "info of good"


def test_a_choice_made_during_a_preparation_is_kept(rig, qtbot):
    slow, other = Path("slow.pth"), Path("other.pth")
    rig.infos |= {slow: "info of slow", other: "info of other"}
    rig.unprepared.add(slow)
    rig.may_prepare.clear()
    with qtbot.waitSignal(rig.service.preparing):
        rig.service.load(slow)
    with qtbot.waitSignal(rig.service.model_changed):
        rig.service.load(other)
    rig.may_prepare.set()
    qtbot.waitUntil(lambda: not rig.service.is_preparing)
    with qtbot.waitSignal(rig.service.suggestion_ready):
        rig.service.request(ask(1))
    assert rig.service.model == "info of other"


def test_a_bug_in_the_engine_is_reported_and_the_service_lives(rig, qtbot, monkeypatch):
    def broken(request, should_stop):
        raise RuntimeError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(rig.engine, "complete", broken)
        with qtbot.waitSignal(rig.service.failed) as failed:
            rig.service.request(ask(1))
        assert "broken" in failed.args[0].message
    with qtbot.waitSignal(rig.service.suggestion_ready):
        rig.service.request(ask(2))


def test_what_is_prefetched_is_looked_up_without_the_thread(rig, qtbot):
    answer = Suggestion(id=1, text=" + 1", tokens=2, milliseconds=3.0, no_suggestion_reason=None)
    rig.service.prefetch(ask(1), answer)
    qtbot.waitUntil(lambda: rig.engine.prefetched == ["a + 1"])
    assert rig.service.lookup(ask(2)) is None
    rig.engine.results.store(ask(1), answer)
    known = rig.service.lookup(ask(2))
    assert (known.text, known.id, known.is_cached) == (" + 1", 2, True)
    assert rig.service.stops(0.5).balanced == 0.5


def test_an_inspection_gives_way_to_a_request_and_continues_where_it_was(rig, qtbot):
    places: list[int] = []
    ended: list[int] = []
    rig.service.inspected.connect(lambda number, scores: places.extend(s.start for s in scores))
    rig.service.inspection_ended.connect(ended.append)
    rig.engine.may_answer.clear()
    rig.service.inspect(7, "x" * 100, 20, 100)
    qtbot.waitUntil(lambda: bool(rig.engine.scored))
    rig.service.request(ask(1))
    qtbot.waitUntil(lambda: rig.engine.asked == [1])
    rig.engine.may_answer.set()
    qtbot.waitUntil(lambda: ended == [7])
    assert places == list(range(20, 100))
    assert rig.engine.scored == [(20, 100), (29, 100)]
    assert rig.answers == [1]


def test_an_inspection_that_is_stopped_does_not_end(rig, qtbot):
    ended: list[int] = []
    rig.service.inspection_ended.connect(ended.append)
    rig.engine.may_answer.clear()
    rig.service.inspect(7, "x" * 100, 0, 100)
    qtbot.waitUntil(lambda: bool(rig.engine.scored))
    rig.service.stop_inspecting()
    rig.engine.may_answer.set()
    with qtbot.waitSignal(rig.service.suggestion_ready):
        rig.service.request(ask(1))
    assert ended == []


def test_shutdown_ends_a_completion_in_flight(rig, qtbot):
    rig.engine.may_answer.clear()
    rig.service.request(ask(1))
    qtbot.waitUntil(lambda: rig.engine.asked == [1])
    rig.service.shutdown()  # returns although the engine would wait for ever
    assert rig.engine.outdated == [1]


def test_a_service_that_was_never_used_has_no_thread(qapp):
    CompletionService(ForegroundGate(), Rig()).shutdown()


def test_reading_ahead_gives_way_to_a_request_and_stays_out_of_the_gate(rig, qtbot):
    rig.engine.may_answer.clear()
    rig.service.read_ahead(ask(1), 30)
    qtbot.waitUntil(lambda: rig.engine.read == [("a", 30)])
    rig.service.request(ask(2))
    qtbot.waitUntil(lambda: rig.engine.read == [("a", 30), "stopped"])
    rig.engine.may_answer.set()
    qtbot.waitUntil(lambda: rig.answers == [2])
    assert rig.engine.read_in_gate is False
    # It does not come back by itself: the text is another one by now.
    qtbot.wait(50)
    assert len(rig.engine.read) == 2


def test_a_key_press_stops_reading_ahead(rig, qtbot):
    rig.engine.may_answer.clear()
    rig.service.read_ahead(ask(1), 0)
    qtbot.waitUntil(lambda: len(rig.engine.read) == 1)
    rig.service.stop_reading()
    qtbot.waitUntil(lambda: rig.engine.read[-1] == "stopped")
