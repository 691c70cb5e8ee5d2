"""Lines before and after fine-tuning: both checkpoints at the same held-out cursors."""

import dataclasses
import random

from core.checkpoints.paths import BEST, CHECKPOINTS
from core.control import Control
from core.evaluation.fine_tuning import compare_lines
from core.events import LinesCompared, Notice, discard
from core.training.loop.train import train
from core.training.runs.run_folder import read_events
from tests.core.conftest import build_datasets
from tests.core.evaluation.tiny_run import tiny_config


def write_different_sources(folder):
    """Files that have little in common, so that none is dropped as a near-duplicate."""
    draw = random.Random(3)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(40):
        lines = [
            f"def name_{draw.randrange(10**6)}(first, second_{draw.randrange(10**4)}):\n"
            f"    return first.part_{draw.randrange(10**6)}({draw.randrange(10**6)})\n"
            for _ in range(12)
        ]
        (folder / f"file_{number}.py").write_text("\n".join(lines))
    return folder


def test_a_run_is_compared_with_its_start_and_records_it(tmp_path):
    workspace = build_datasets(tmp_path, tiny=write_different_sources)
    first = workspace.runs / train(tiny_config(), workspace, discard, Control()).run
    config = dataclasses.replace(tiny_config(), start_from=str(first / CHECKPOINTS / BEST))
    run = workspace.runs / train(config, workspace, discard, Control()).run
    found = compare_lines(config, run, workspace, discard, Control())
    assert found is not None
    assert found.cursors > 0
    assert 0 <= found.before <= 1
    assert found.low <= found.after - found.before <= found.high
    assert [event for event in read_events(run) if isinstance(event, LinesCompared)] == [found]
    assert compare_lines(tiny_config(), first, workspace, discard, Control()) is None


def test_where_nothing_can_be_compared_the_run_is_finished_all_the_same(tmp_path):
    workspace = build_datasets(tmp_path, tiny=write_different_sources)
    config = dataclasses.replace(tiny_config(), start_from=str(tmp_path / "gone.pth"))
    events = []
    assert compare_lines(config, tmp_path, workspace, events.append, Control()) is None
    assert any(isinstance(event, Notice) for event in events)
