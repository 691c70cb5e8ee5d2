"""An engine without a model, workers around it, and clients of both servers."""

import dataclasses
import threading

import pytest

from core.completion import request_options
from core.completion.precision import FALLBACK_PRECISION
from core.completion.request import Suggestion
from core.completion.results import ResultCache
from core.serving.fill_request import DEFAULT_BUDGET_MS
from core.serving.http_app import _limited
from core.serving.suggestion_worker import SuggestionWorker


class FakeModel:
    context = 512


class FakeEngine:
    """Answers each request with ``text``; waits for ``gate`` where a test closes it."""

    def __init__(self, text="answer", alternatives=("second", "third", "fourth")):
        self.results = ResultCache()
        self.precision = FALLBACK_PRECISION
        self.model = FakeModel()
        self.text = text
        self.alternatives = alternatives
        self.requests = []
        self.prefetched = []
        self.read = []
        self.stopped = []
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.failure = None

    def lookup(self, request):
        return self.results.lookup(request)

    def complete(self, request, should_stop):
        self.requests.append(request)
        self.entered.set()
        if self.failure is not None:
            raise self.failure
        while not self.gate.wait(0.001):
            if should_stop():
                self.stopped.append(request)
                return _suggestion(request, "", ())
        text = self.text(request) if callable(self.text) else self.text
        return _suggestion(request, text, self.alternatives[: request.alternatives - 1])

    def prefetch(self, request, suggestion, should_stop):
        self.prefetched.append((request, suggestion))

    def read_ahead(self, request, visible_chars, should_stop):
        self.read.append((request.prefix, request.suffix[:visible_chars]))
        while not self.gate.wait(0.001):
            if should_stop():
                return False
        return True


def _suggestion(request, text, alternatives):
    return Suggestion(
        id=request.id, text=text, tokens=3, milliseconds=1.0, prompt_tokens=10,
        no_suggestion_reason=None if text else "Nothing.", alternatives=tuple(alternatives),
    )  # fmt: skip


@pytest.fixture
def engine():
    return FakeEngine()


def _patient(asked, request):
    budget = 60_000 if request.budget_ms == DEFAULT_BUDGET_MS else request.budget_ms
    return dataclasses.replace(_limited(asked, request), budget_ms=budget)


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A request that waits for its turn on a busy machine is answered all the same."""
    for name in ("AUTOMATIC_BUDGET_MS", "MANUAL_BUDGET_MS"):
        monkeypatch.setattr(request_options, name, 60_000)


@pytest.fixture
def worker(engine):
    worker = SuggestionWorker(lambda: engine)
    worker.start()
    worker.wait_until_loaded(10)
    yield worker
    engine.gate.set()
    worker.close()
