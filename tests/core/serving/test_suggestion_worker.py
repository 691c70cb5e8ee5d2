"""One engine for many clients: newest wins, turns rotate, equal requests are answered together."""

import queue
import threading
import time

import pytest

from core.completion.request import SUPERSEDED, CompletionRequest
from core.errors import Cancelled, CheckpointError
from core.serving.suggestion_worker import TOO_LATE, SuggestionWorker

WAIT = 10


def request(prefix="x = ", **fields):
    return CompletionRequest(id=1, prefix=prefix, **fields)


class Inbox:
    """Collects outcomes."""

    def __init__(self):
        self.queue = queue.Queue()

    def __call__(self, outcome):
        self.queue.put(outcome)

    def get(self):
        return self.queue.get(timeout=WAIT)

    @property
    def is_empty(self):
        return self.queue.empty()


@pytest.fixture
def inbox():
    return Inbox()


def test_a_request_is_answered_and_what_follows_is_prefetched(worker, engine, inbox):
    worker.submit("a", request(), inbox)
    outcome = inbox.get()
    assert outcome.suggestion.text == "answer"
    assert (outcome.is_superseded, outcome.error) == (False, None)
    deadline = time.monotonic() + WAIT
    while not engine.prefetched:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    assert engine.prefetched[0][0].prefix == "x = "
    worker.submit("a", request("other"), inbox)
    inbox.get()
    assert worker.answered == 2


def test_the_newest_request_of_a_client_replaces_the_waiting_one(worker, engine, inbox):
    engine.gate.clear()
    worker.submit("busy", request("first"), lambda outcome: None)
    engine.entered.wait(WAIT)
    older = Inbox()
    worker.submit("a", request("old"), older)
    worker.submit("a", request("new"), inbox)
    outcome = older.get()
    assert outcome.is_superseded
    assert outcome.suggestion.no_suggestion_reason == SUPERSEDED
    engine.gate.set()
    assert inbox.get().suggestion.text == "answer"
    assert [asked.prefix for asked in engine.requests] == ["first", "new"]


def test_the_newest_request_stops_the_running_one_of_its_client(worker, engine, inbox):
    engine.gate.clear()
    older = Inbox()
    worker.submit("a", request("old"), older)
    engine.entered.wait(WAIT)
    worker.submit("a", request("new"), inbox)
    assert older.get().is_superseded
    engine.gate.set()
    assert inbox.get().suggestion.text == "answer"
    assert older.is_empty


def test_clients_take_turns_so_that_none_starves(worker, engine):
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    engine.entered.wait(WAIT)
    inboxes = {name: Inbox() for name in "abcdefgh"}
    for number in range(20):
        for name, box in inboxes.items():
            worker.submit(name, request(f"{name}{number}"), box)
    engine.gate.set()
    for box in inboxes.values():
        outcomes = [box.get() for _ in range(20)]
        assert [outcome.is_superseded for outcome in outcomes] == [True] * 19 + [False]
    assert [asked.prefix for asked in engine.requests[1:]] == [f"{name}19" for name in "abcdefgh"]


def test_who_asks_again_before_its_turn_keeps_its_turn(worker, engine, inbox):
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    assert engine.entered.wait(WAIT)
    for number in range(3):
        worker.submit("fast", request(f"fast {number}"), inbox)
        worker.submit(f"slow {number}", request(f"slow {number}"), inbox)
    engine.gate.set()
    given = [inbox.get() for _ in range(6)]
    assert [outcome.is_superseded for outcome in given] == [True, True, False, False, False, False]
    asked = [asked.prefix for asked in engine.requests]
    assert asked == ["busy", "fast 2", "slow 0", "slow 1", "slow 2"]


def test_a_client_whose_answer_cannot_be_delivered_does_not_end_the_thread(
    worker, engine, inbox, capsys
):
    def deliver(outcome):
        raise RuntimeError("secret")

    worker.submit("a", request("first"), deliver)
    worker.submit("b", request("second"), inbox)
    assert inbox.get().suggestion.text == "answer"
    assert "internal error: RuntimeError at " in (log := capsys.readouterr().err)
    assert "secret" not in log


def test_a_cancelled_request_gets_nothing_and_stops_alone(worker, engine, inbox):
    engine.gate.clear()
    ticket = worker.submit("a", request("gone"), inbox)
    engine.entered.wait(WAIT)
    other = Inbox()
    worker.submit("b", request("stays"), other)
    ticket.cancel()
    engine.entered.clear()
    engine.gate.set()
    assert other.get().suggestion.text == "answer"
    assert inbox.is_empty
    assert worker.cancelled == 1


def test_the_leaving_of_a_waiting_client_does_not_stop_the_running_request(worker, engine, inbox):
    engine.gate.clear()
    worker.submit("a", request("runs"), inbox)
    engine.entered.wait(WAIT)
    worker.submit("b", request("waits"), lambda outcome: None).cancel()
    engine.gate.set()
    assert inbox.get().suggestion.text == "answer"
    assert engine.stopped == []


def test_equal_requests_become_the_alternatives_of_one_generation(worker, engine):
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    engine.entered.wait(WAIT)
    inboxes = [Inbox() for _ in range(3)]
    for number, box in enumerate(inboxes):
        worker.submit(number, request("same"), box)
    engine.gate.set()
    assert [box.get().suggestion.text for box in inboxes] == ["answer", "second", "third"]
    assert [asked.prefix for asked in engine.requests] == ["busy", "same"]


def test_equals_that_came_while_the_first_ran_get_the_next_alternatives(worker, engine):
    engine.gate.clear()
    inboxes = [Inbox() for _ in range(3)]
    worker.submit(0, request("same"), inboxes[0])
    engine.entered.wait(WAIT)
    worker.submit(1, request("same"), inboxes[1])
    worker.submit(2, request("same"), inboxes[2])
    engine.gate.set()
    assert [box.get().suggestion.text for box in inboxes] == ["answer", "second", "third"]


def test_the_same_question_asked_later_gets_the_first_answer_again(worker, inbox):
    for _ in range(3):
        worker.submit("a", request("same"), inbox)
        assert inbox.get().suggestion.text == "answer"


def test_where_there_are_fewer_alternatives_the_first_one_is_given_again(worker, engine):
    engine.alternatives = ()
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    engine.entered.wait(WAIT)
    inboxes = [Inbox() for _ in range(2)]
    for number, box in enumerate(inboxes):
        worker.submit(number, request("same"), box)
    engine.gate.set()
    assert [box.get().suggestion.text for box in inboxes] == ["answer", "answer"]


def test_the_budget_counts_from_the_arrival(worker, engine, inbox):
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    engine.entered.wait(WAIT)
    worker.submit("a", request("late", budget_ms=1), inbox)
    threading.Event().wait(0.05)
    engine.gate.set()
    assert inbox.get().suggestion.no_suggestion_reason == TOO_LATE
    assert [asked.prefix for asked in engine.requests] == ["busy"]


def test_what_is_known_is_given_even_when_the_budget_is_spent(worker, engine, inbox):
    known = request("known", budget_ms=1)
    engine.results.store(known, engine.complete(known, lambda: False))
    engine.requests.clear()
    engine.gate.clear()
    worker.submit("busy", request("busy"), lambda outcome: None)
    threading.Event().wait(0.05)
    worker.submit("a", known, inbox)
    threading.Event().wait(0.05)
    engine.gate.set()
    assert inbox.get().suggestion.text == "answer"


def test_an_error_concerns_its_request_alone(worker, engine, inbox):
    engine.failure = CheckpointError("No numbers.", "Train again.")
    worker.submit("a", request(), inbox)
    assert inbox.get().error.message == "No numbers."
    engine.failure = None
    worker.submit("a", request(), inbox)
    assert inbox.get().suggestion.text == "answer"


def test_a_bug_ends_its_request_and_not_the_thread(worker, engine, inbox, capsys):
    engine.failure = ZeroDivisionError("the text of a file")
    worker.submit("a", request(), inbox)
    assert inbox.get().error.message == "The request could not be answered."
    engine.failure = None
    worker.submit("a", request(), inbox)
    assert inbox.get().suggestion.text == "answer"
    log = capsys.readouterr().err
    assert "ZeroDivisionError at " in log
    assert "the text of a file" not in log


def test_without_an_engine_every_request_says_why(inbox):
    def open_engine():
        raise CheckpointError("There is no checkpoint.", "Train one.")

    worker = SuggestionWorker(open_engine)
    worker.start()
    with pytest.raises(CheckpointError):
        worker.wait_until_loaded(WAIT)
    worker.submit("a", request(), inbox)
    assert inbox.get().error.message == "There is no checkpoint."
    worker.close()


def test_closing_ends_the_thread_while_a_request_runs(worker, engine, inbox):
    engine.gate.clear()
    worker.submit("a", request(), inbox)
    engine.entered.wait(WAIT)
    worker.close()
    assert not worker._thread.is_alive()
    assert inbox.is_empty


def test_closing_need_not_wait_for_an_engine_that_is_being_opened(engine):
    opening = threading.Event()

    def open_engine():
        assert opening.wait(WAIT)
        return engine

    worker = SuggestionWorker(open_engine)
    worker.start()
    worker.close(waits=False)
    assert not worker.is_loaded
    opening.set()
    worker.close()
    assert not worker._thread.is_alive()


def test_who_opens_the_engine_can_give_up_when_the_worker_is_closed():
    started = threading.Event()

    def prepare():
        started.set()
        while not worker.is_closing:
            time.sleep(0.005)
        raise Cancelled

    worker = SuggestionWorker(prepare)
    worker.start()
    assert started.wait(10)
    worker.close()
    assert (worker.is_loaded, worker.error) == (False, None)


def test_a_file_that_was_opened_is_read_ahead_and_a_request_ends_that(worker, engine, inbox):
    engine.gate.clear()
    worker.read_ahead(request("", suffix="import os\n"))
    deadline = time.monotonic() + WAIT
    while not engine.read:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    worker.submit("a", request(), inbox)
    assert engine.entered.wait(WAIT)
    engine.gate.set()
    assert inbox.get().suggestion.text == "answer"
    assert engine.read == [("", "import os\n")]


def test_nothing_is_read_ahead_while_somebody_types(worker, engine, inbox):
    worker.submit("a", request(), inbox)
    inbox.get()
    worker.read_ahead(request("", suffix="import os\n"))
    worker.submit("a", request("def "), inbox)
    inbox.get()
    assert engine.read == []
