"""What a terminal shows, and that results and progress keep to their streams."""

import io
import json
from dataclasses import dataclass, replace
from pathlib import Path

from core.cli.terminal import Terminal
from core.errors import CoreError
from core.events import (
    Evaluated,
    Notice,
    RunStarted,
    SampleDrawn,
    StageProgress,
    TrainStep,
    from_json,
)


@dataclass(frozen=True)
class Inner:
    path: Path


@dataclass(frozen=True)
class Result:
    name: str
    parts: tuple[Inner, ...]


RESULT = Result("r", (Inner(Path("a", "b")),))
STAGE = StageProgress(stage="scan", done=3, total=10, unit="files", elapsed_seconds=1.0)
RUN = RunStarted(
    run="r1", preset="nano", dataset="d", parameters=1234, step=0, total_steps=10,
    max_seconds=None, tokens_per_step=8, train_tokens=5678, device="cpu", precision="fp32",
)  # fmt: skip
STEP = TrainStep(
    step=5, loss=2.5, learning_rate=0.1, gradient_norm=1.0, tokens_seen=40,
    tokens_per_second=1500.0, elapsed_seconds=61.0, eta_seconds=3700.0,
)  # fmt: skip
MEASURED = Evaluated(step=5, loss=2.0, bits_per_byte=1.75, elapsed_seconds=61.0)


class Screen(io.StringIO):
    def isatty(self):
        return True


def terminal(screen=False, **options):
    out, err = io.StringIO(), Screen() if screen else io.StringIO()
    return Terminal(out=out, err=err, **options), out, err


def test_only_the_text_result_is_on_standard_output():
    shown, out, err = terminal(screen=True)
    for event in (STAGE, RUN, MEASURED, STEP, Notice(level="warning", message="M.", hint="H.")):
        shown.emit(event)
    shown.result(RESULT, lambda result: f"made {result.name}")
    assert out.getvalue() == "made r\n"
    for words in ("scan", "1,234 parameters", "step 5", "1.750 bits per byte", "1:01:40 left",
                  "warning: M. H."):  # fmt: skip
        assert words in err.getvalue(), words


def test_a_pipe_gets_lines_now_and_then_instead_of_a_bar():
    shown, _out, err = terminal()
    for event in (
        STAGE,
        replace(STAGE, done=10),
        replace(STAGE, done=10),
        RUN,
        STEP,
        STEP,
        MEASURED,
        STEP,
    ):
        shown.emit(event)
    lines = err.getvalue().splitlines()
    assert lines[0] == "scan: 10 files, 1.0 s"
    assert len([line for line in lines if line.startswith("scan")]) == 1
    assert len([line for line in lines if line.startswith("step 5")]) == 1
    assert [line for line in lines if "bits per byte" in line] == [
        "  step 5: 1.750 bits per byte on validation files"
    ]
    assert "\r" not in err.getvalue()


def test_json_result_is_one_object():
    shown, out, _err = terminal(as_json=True)
    shown.emit(STAGE)
    shown.result(RESULT)
    assert json.loads(out.getvalue()) == {"name": "r", "parts": [{"path": str(Path("a", "b"))}]}


def test_event_lines_come_back_as_the_same_events_and_the_result_last():
    shown, out, err = terminal(as_events=True)
    for event in (STAGE, RUN, STEP):
        shown.emit(event)
    shown.result(RESULT)
    *lines, last = out.getvalue().splitlines()
    assert [from_json(line) for line in lines] == [STAGE, RUN, STEP]
    assert json.loads(last)["result"]["name"] == "r"
    assert err.getvalue() == ""


def test_an_error_is_a_reason_and_a_hint_without_traceback():
    shown, out, err = terminal()
    shown.error(CoreError("It broke.", "Mend it."))
    assert err.getvalue() == "error: It broke.\nhint: Mend it.\n"
    assert out.getvalue() == ""


def test_an_error_is_json_where_json_is_read():
    shown, out, _err = terminal(as_json=True)
    shown.error(CoreError("It broke.", "Mend it."))
    assert json.loads(out.getvalue()) == {"error": {"message": "It broke.", "hint": "Mend it."}}


def test_quiet_shows_the_result_alone():
    shown, out, err = terminal(quiet=True)
    for event in (STAGE, RUN, STEP, SampleDrawn(step=1, prompt="a", text="b")):
        shown.emit(event)
    shown.result("done")
    assert (out.getvalue(), err.getvalue()) == ("done\n", "")


def test_samples_stay_on_one_line():
    shown, _out, err = terminal()
    shown.emit(SampleDrawn(step=7, prompt="def f", text="(x):\n\treturn x"))
    assert "step 7: …def f▸(x):⏎→return x" in err.getvalue()
