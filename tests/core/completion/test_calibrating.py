from pathlib import Path

import pytest

from core.checkpoints.format import CheckpointInfo, Origin
from core.completion.calibrating import carets, held_out_texts, measure, trials
from core.completion.engine import CompletionEngine
from core.completion.precision import FALLBACK_PRECISION
from core.control import Control
from core.errors import Cancelled, WorkspaceError
from core.events import StageProgress, discard
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.model.config import ModelConfig
from tests.core.inference.fakes import GreedyTokenizer, reciting_model

FILES = [
    "".join(f"{name}_{n} = make({n}, {name!r})\nprint({name}_{n})\n\n" for n in range(12))
    for name in ("alpha", "beta", "gamma", "delta")
]
TOKENIZER = GreedyTokenizer(["_", " = make(", "print(", ")\n", "alpha", "beta", "gamma", "delta"])


@pytest.fixture
def engine():
    """Knows half of the files by heart."""
    model = reciting_model(FILES[0] + FILES[1], TOKENIZER, context=128)
    return CompletionEngine(model, TOKENIZER, file_weights=DEFAULT_FILE_WEIGHTS)


def test_carets_stand_in_lines_with_the_rest_taken_away():
    found = [place for place, _ in zip(carets(FILES), range(200), strict=False)]
    for place in found:
        assert place.prefix + place.rest + place.suffix in FILES
        assert place.rest.strip()
    assert len(set(found)) > 50


def test_texts_without_code_have_no_carets():
    assert list(carets([])) == []
    assert list(carets(["\n" * 100, "x = 1"])) == []


def test_trials_tell_right_from_wrong_and_progress(engine, monkeypatch):
    monkeypatch.setattr("core.completion.calibrating.MAX_CARETS", 30)
    events = []
    made = list(trials(engine, FILES, events.append, Control()))
    assert len(made) == 30
    assert {trial.is_right for trial in made} == {True, False}
    assert all(trial.log_probability <= 0 < trial.tokens for trial in made)
    assert all(isinstance(event, StageProgress) for event in events)
    assert (events[-1].done, events[-1].total) == (30, 30)


def test_an_engine_is_measured_and_uses_what_was_found(engine, monkeypatch):
    monkeypatch.setattr("core.completion.calibrating.MAX_CARETS", 45)
    calibration = measure(engine, FILES, discard, Control())
    assert engine.precision is calibration.precision
    assert calibration.precision.samples == 45
    assert engine.file_weights == calibration.file_shares
    assert len(engine.results) == 0


def test_too_little_code_is_an_error_with_a_hint(engine):
    with pytest.raises(WorkspaceError) as caught:
        measure(engine, ["x = 1\n"], discard, Control())
    assert caught.value.hint
    assert engine.precision == FALLBACK_PRECISION


def test_a_cancel_ends_it(engine):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        measure(engine, FILES, discard, control)


def _info(dataset):
    return CheckpointInfo(
        path=Path("c.pth"),
        model_config=ModelConfig(),
        parameters=1,
        origin=Origin(dataset=dataset),
    )


def test_what_was_held_out_comes_from_the_dataset(tiny_workspace):
    dataset = tiny_workspace.find_dataset("tiny").name
    texts = held_out_texts(tiny_workspace, _info(dataset))
    assert texts
    assert all(text.startswith('"""Module') for text in texts)
    with pytest.raises(WorkspaceError):
        held_out_texts(tiny_workspace, _info("none--none"))
