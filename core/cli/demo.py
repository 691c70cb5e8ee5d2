"""``demo``: build, train and complete three lines in a terminal."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from core.cli.interrupts import EXIT_INTERRUPTED, interrupts
from core.cli.terminal import Terminal
from core.completion.request import CompletionRequest
from core.control import Control
from core.inference.sampling_config import AUTOCOMPLETE
from core.program import command_line
from core.training.presets import load_preset
from core.workspace import Workspace, open_workspace

_CORPUS = "demo"

# Beginnings of files that any Python model has seen in the standard library.
PROMPTS = (
    "class Reader:\n    def __init__(self, path):\n        self.",
    "import os\nimport sys\n\n\ndef main(argv):\n    if len(argv) ",
    "def read_lines(path):\n    with open(path",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """One demonstrated completion."""

    prompt: str
    text: str
    milliseconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """The results of the demo, and where they are."""

    workspace: str
    dataset: str
    run: str
    checkpoint: str
    parameters: int
    bits_per_byte: float | None
    completions: tuple[Completed, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--minutes", type=float, default=2.0, metavar="M", help="training time (default: 2)"
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Build from the standard library, train nano, complete three lines."""
    workspace = open_workspace(args.workspace)
    control = Control()
    terminal.say(f"Tabwright demo. All files are in {workspace.folder}")
    with interrupts(control.stop) as was_interrupted:
        result = _demonstrate(args.minutes, workspace, terminal, control)
    terminal.result(result, _report)
    return EXIT_INTERRUPTED if was_interrupted() else 0


def _demonstrate(
    minutes: float, workspace: Workspace, terminal: Terminal, control: Control
) -> DemoResult:
    from core.data.build import build, build_config

    terminal.say("\n1. A dataset from the standard library of this Python")
    built = build(build_config(_CORPUS, (), []), workspace, terminal.emit, control)
    terminal.say(
        f"   {built.files_kept:,} of {built.files_seen:,} files, {built.train_tokens:,} tokens"
    )
    terminal.say(f"\n2. Training nano for {minutes:g} minutes")
    from core.evaluation.validation_typing import make_simulator
    from core.inference.dataset_memory import dataset_memory
    from core.training.loop.train import train

    run_config = load_preset(
        "nano", dataset=built.dataset, assignments=[f"train.max_minutes={minutes}"]
    )
    trained = train(
        run_config,
        workspace,
        terminal.emit,
        control,
        make_typing_simulator=make_simulator,
        make_memory=dataset_memory,
    )
    terminal.close()
    terminal.say("\n3. Three lines, completed")
    completions = _complete(Path(trained.checkpoint), workspace)
    return DemoResult(
        workspace=str(workspace.folder),
        dataset=built.dataset,
        run=trained.run,
        checkpoint=trained.checkpoint,
        parameters=trained.parameters,
        bits_per_byte=trained.bits_per_byte,
        completions=completions,
    )


def _complete(checkpoint: Path, workspace: Workspace) -> tuple[Completed, ...]:
    from core.completion.opening import TORCH, open_engine

    engine, _description = open_engine(checkpoint, workspace, backends=TORCH)
    made: list[Completed] = []
    for number, prompt in enumerate(PROMPTS):
        request = CompletionRequest(
            id=number, prefix=prompt, language="python", sampling=AUTOCOMPLETE
        )
        suggestion = engine.complete(request, lambda: False)
        made.append(
            Completed(prompt=prompt, text=suggestion.text, milliseconds=suggestion.milliseconds)
        )
    return tuple(made)


def _report(demo: DemoResult) -> str:
    lines: list[str] = []
    for completed in demo.completions:
        lines += [f"{completed.prompt}▸{completed.text}   ({completed.milliseconds:.0f} ms)", ""]
    if demo.bits_per_byte is not None:
        lines.append(f"{demo.parameters:,} parameters, {demo.bits_per_byte:.3f} bits per byte")
    lines += [
        f"dataset     {demo.dataset}",
        f"run         {demo.run}",
        f"checkpoint  {demo.checkpoint}",
        "",
        f"continue:   {command_line(f'train --resume {demo.run} --max-minutes 30')}",
        f"type:       {command_line()}",
    ]
    return "\n".join(lines)
