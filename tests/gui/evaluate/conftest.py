"""A page over a workspace with two runs, and measurements that end as the test wants."""

import time

import pytest

from core.config import to_toml
from core.control import Control
from core.errors import CoreError
from core.evaluation.store import store_evaluation
from core.events import Notice, StageProgress
from core.training.presets import load_preset
from core.workspace import COMPLETE_MARK
from gui.evaluate import card_view
from gui.evaluate.operations import open_operation
from gui.evaluate.page import EvaluatePage
from tests.core.evaluation.evaluations import evaluation


def add_run(workspace, name, dataset="main--everyday"):
    """A run of which only the names of its checkpoints are looked at."""
    folder = workspace.runs / name / "model" / "checkpoints"
    folder.mkdir(parents=True)
    for file in ("best_checkpoint.pth", "latest_checkpoint.pth"):
        (folder / file).write_bytes(b"no checkpoint")
    config = load_preset("nano", dataset=dataset)
    (workspace.runs / name / "config.toml").write_text(to_toml(config), "utf-8")
    return folder / "best_checkpoint.pth"


def add_dataset(workspace, name="main--everyday"):
    for folder in (workspace.dataset(name), workspace.corpus(name.partition("--")[0])):
        folder.mkdir(parents=True)
        (folder / COMPLETE_MARK).touch()


class Measurement:
    """A substitute for the child process, which records its requests."""

    def __init__(self):
        self.requests = []
        self.waits = False
        self.notice = None
        self.error = None
        self.changes = {}

    def __call__(self, request, workspace):
        self.requests.append(request)

        def operate(emit, control: Control):
            emit(
                StageProgress(
                    stage="evaluate", done=30, total=120, unit="files", elapsed_seconds=4.0,
                    eta_seconds=12.0, detail="requests/api.py",
                )
            )  # fmt: skip
            if self.notice:
                emit(Notice(level="warning", message=self.notice))
            while self.waits:
                control.safe_point()
                time.sleep(0.005)
            if self.error:
                raise CoreError(*self.error)
            folder = store_evaluation(evaluation(**self.changes), workspace)
            return open_operation(folder)(emit, control)

        return operate


@pytest.fixture
def measurement():
    return Measurement()


@pytest.fixture
def quick_cards(monkeypatch):
    """Writing a card imports torch, for which only its own tests wait."""

    def operation(checkpoint, workspace):
        return lambda emit, control: f"# Card of {checkpoint.name}\n"

    monkeypatch.setattr(card_view, "card_operation", operation)


@pytest.fixture
def make_page(context, qtbot, measurement, quick_cards):
    def make():
        page = EvaluatePage(context, measurement)
        qtbot.addWidget(page, before_close_func=lambda _page: end_jobs(context))
        page.resize(1200, 720)
        page.show()
        return page

    return make


def end_jobs(context):
    """pytest-qt deletes the page before any fixture is torn down."""
    for job in context.jobs.jobs:
        job.cancel()
        job.wait(10_000)


@pytest.fixture
def checkpoints(context):
    add_dataset(context.workspace)
    names = ("20260101-000000-nano-main", "20260102-000000-nano-main")
    return [add_run(context.workspace, name) for name in names]


@pytest.fixture
def page(checkpoints, make_page):
    return make_page()
