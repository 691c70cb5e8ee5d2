"""The output of a sub-command: progress on standard error, the result on standard output.

This module knows events, not operations. With ``--json`` standard output is one object,
the result; with ``--events jsonl`` it is one event on each line and the result last, for
other processes. Both are always UTF-8 (``streams``).
"""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from core.cli.former_names import with_former_fields
from core.cli.streams import replace_unknown, write_utf8
from core.errors import CoreError, to_record
from core.training.observe.smoothing import LOSS_WEIGHT, RATE_WEIGHT, RunningMean

if TYPE_CHECKING:
    from tqdm import tqdm

    from core.events import (
        Evaluated,
        Event,
        RunStarted,
        StageProgress,
        TrainStep,
        TypingSimulated,
    )

_BAR = "{desc:<22} {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} {unit} [{elapsed}<{remaining}]"
_LINE_SECONDS = 10.0
_STEPS_BAR = "{desc:<22} {percentage:3.0f}% |{bar}| {postfix}"


class Terminal:
    """Writes the events and the result of a sub-command.

    Args:
        as_json: print the result as one JSON object and nothing else.
        as_events: print each event as a line of JSON.
        quiet: show no progress.
        out, err: the streams; the standard ones by default.
    """

    def __init__(
        self,
        *,
        as_json: bool = False,
        as_events: bool = False,
        quiet: bool = False,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        self._as_json = as_json
        self._as_events = as_events
        self._quiet = quiet or as_events
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        (write_utf8 if as_json or as_events else replace_unknown)(self._out)
        replace_unknown(self._err)
        # A progress bar redraws its line; a log file or a pipe gets lines at intervals.
        self._draws_bars = self._err.isatty()
        self._next_line_at = 0.0
        self._bar: tqdm[Any] | None = None
        self._bar_name = ""
        self._run: RunStarted | None = None
        # Of the last validation and the last typing simulation, shown beside the bar.
        self._figure = self._typed = self._said = ""
        self._loss, self._rate = RunningMean(LOSS_WEIGHT), RunningMean(RATE_WEIGHT)

    def emit(self, event: Event) -> None:
        """Show one event."""
        # Imported here: a process that completes saves the kinds of events, 0.3 MB.
        from core import events

        if self._as_events:
            print(events.to_json(event), file=self._out, flush=True)
        if self._quiet:
            return
        match event:
            case events.StageProgress():
                self._show_stage(event)
            case events.RunStarted():
                self._run = event
                self._loss.restart()
                self._rate.restart()
                self.say(
                    f"{event.run}: {event.parameters:,} parameters, "
                    f"{event.train_tokens:,} training tokens, {event.device} {event.precision}"
                )
            case events.TrainStep():
                self._loss.add(event.loss)
                self._rate.add(event.tokens_per_second)
                self._show_step(event)
            case events.Evaluated():
                self._show_measurement(event)
            case events.EvaluationPlanned(reason=str(reason)) if reason and reason != self._said:
                if not self._said:  # the figures in it change a little each time
                    self.say(f"info: {reason}")
                self._said = reason
            case events.TypingSimulated():
                self._show_replay(event)
            case events.SampleDrawn():
                self.say(f"  step {event.step}: …{_shown(event.prompt[-24:])}▸{_shown(event.text)}")
            case events.Notice():
                self.say(f"{event.level}: {event.message} {event.hint}")
            case events.CheckpointSaved():
                pass
            case _:
                pass

    def say(self, line: str) -> None:
        """Print a line for the user on standard error, apart from the result."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.write(line, file=self._err)
        else:
            print(line, file=self._err)

    def result(self, result: Any, to_text: Callable[[Any], str] = str) -> None:
        """Print the result as JSON if that was asked for, else as ``to_text`` writes it."""
        self.close()
        if self._as_events:
            print(_json({"result": result}), file=self._out, flush=True)
        elif self._as_json:
            print(_json(result, indent=1), file=self._out)
        else:
            print(to_text(result), file=self._out)

    def error(self, error: CoreError) -> None:
        """Print a reason and a hint, as JSON too if that was asked for."""
        self.close()
        record = {"error": to_record(error)}
        if self._as_events or self._as_json:
            print(_json(record), file=self._out, flush=True)
        if not self._as_events:
            print(f"error: {error.message}", file=self._err)
            if error.hint:
                print(f"hint: {error.hint}", file=self._err)

    def close(self) -> None:
        """End the progress bar and leave it as it is."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
            self._bar_name = ""

    def _show_stage(self, event: StageProgress) -> None:
        if not self._draws_bars:
            # A stage may report its end more than once.
            if event.done == event.total and event.stage != self._bar_name:
                self._bar_name = event.stage
                self.say(
                    f"{event.stage}: {event.done:,} {event.unit}, {event.elapsed_seconds:.1f} s"
                )
            return
        bar = self._bar_for(event.stage, event.total, event.unit, _BAR)
        if event.total is not None and bar.total != event.total:
            bar.total = event.total
        bar.n = event.done
        bar.refresh()
        if event.done == event.total:
            self.close()

    def _show_step(self, event: TrainStep) -> None:
        eta = f", {_duration(event.eta_seconds)} left" if event.eta_seconds is not None else ""
        line = (
            f"step {event.step}, loss {self._loss.value:.3f}{self._figure}{self._typed}, "
            f"{self._rate.value:,.0f} tokens/s (smoothed){eta}"
        )
        if not self._draws_bars:
            now = time.monotonic()
            if now >= self._next_line_at:
                self._next_line_at = now + _LINE_SECONDS
                self.say(line)
            return
        run = self._run
        by_time = run is not None and run.max_seconds is not None
        total = run.max_seconds if run and by_time else run.total_steps if run else None
        bar = self._bar_for("train", total, "", _STEPS_BAR)
        bar.n = min(event.elapsed_seconds, total or 0) if by_time else event.step
        bar.set_postfix_str(line)

    def _show_measurement(self, event: Evaluated) -> None:
        """Print a line, or show the figure beside the bar until the next one."""
        figure = f"{event.bits_per_byte:.3f} bits per byte"
        if self._draws_bars:
            self._figure = f", {figure}"
        else:
            self.say(f"  step {event.step}: {figure} on validation files")

    def _show_replay(self, event: TypingSimulated) -> None:
        figure = f"{event.keystrokes_saved:.1%} of keystrokes saved"
        if self._draws_bars:
            self._typed = f", {figure}"
        else:
            self.say(f"  step {event.step}: {figure} on validation files")

    def _bar_for(self, name: str, total: float | None, unit: str, shape: str) -> tqdm[Any]:
        if self._bar is None or self._bar_name != name:
            self.close()
            # Imported here: a process without a progress bar saves 3 MB.
            from tqdm import tqdm

            self._bar = tqdm(
                total=total, desc=name, unit=unit, bar_format=shape if total else None,
                file=self._err, dynamic_ncols=True, leave=True, mininterval=0.2,
            )  # fmt: skip
            self._bar_name = name
        return self._bar


def _shown(text: str) -> str:
    """Return a text on one line, with visible marks for newlines and tabs."""
    return text.replace("\n", "⏎").replace("\t", "→")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, default=_plain, indent=indent, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return with_former_fields(
            {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        )
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
