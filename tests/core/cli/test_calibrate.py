import json

import pytest

from core.cli import calibrate
from core.cli.commands import main
from core.completion.calibration import Calibration
from core.completion.precision import PrecisionTable, TradeOff

FOUND = Calibration(
    precision=PrecisionTable(
        scores=(-2.0, 0.0),
        precisions=(0.1, 0.8),
        default_minimum=0.26,
        samples=300,
        right=0.25,
        default_shown=0.31,
        default_right=0.58,
        trade_offs=(
            TradeOff(threshold=0.0, shown=0.12, right=0.2, saved=0.25),
            TradeOff(threshold=0.3, shown=0.09, right=0.52, saved=0.24),
            TradeOff(threshold=0.6, shown=0.07, right=0.75, saved=0.2),
        ),
    )
)


def test_the_figures_are_told_in_words():
    assert calibrate.to_text(FOUND).split("\n") == [
        "Without a project: of 300 suggestions on validation files 25% are right as a whole.",
        "  Quiet: from a confidence of 60% on. In typed passages of other projects that shows 7 "
        "suggestions for 100 characters, 75% of them right, and saves 20% of the keystrokes.",
        "  Balanced: from a confidence of 30% on. In typed passages of other projects that shows 9 "
        "suggestions for 100 characters, 52% of them right, and saves 24% of the keystrokes.",
        "  Eager: from a confidence of 30% on. In typed passages of other projects that shows 9 "
        "suggestions for 100 characters, 52% of them right, and saves 24% of the keystrokes.",
        "  Automatic: from a confidence of 30% on. In typed passages of other projects that shows "
        "9 suggestions for 100 characters, 52% of them right, and saves 24% of the keystrokes.",
    ]


@pytest.fixture
def asked(monkeypatch):
    """What the operation is asked, in place of doing it."""
    calls = []

    def fake(checkpoint, workspace, texts, emit, control):
        calls.append((checkpoint.name, texts))
        return FOUND

    monkeypatch.setattr("core.completion.calibrating.calibrate", fake)
    return calls


def test_the_command_measures_a_checkpoint_on_its_own_held_out_files(asked, tmp_path, capsys):
    (tmp_path / "c.pth").touch()
    arguments = ["calibrate", "--checkpoint", str(tmp_path / "c.pth"), "--json"]
    assert main([*arguments, "--workspace", str(tmp_path / "workspace")]) == 0
    assert asked == [("c.pth", None)]
    assert json.loads(capsys.readouterr().out)["precision"]["default_minimum"] == 0.26


def test_without_a_checkpoint_the_hint_says_how_to_get_one(tmp_path, capsys):
    assert main(["calibrate", "--workspace", str(tmp_path / "workspace")]) == 1
    assert "main.py train" in capsys.readouterr().err
