"""``train``: start a run on a dataset, or resume one."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST
from core.cli.forgetting import run_forgetting
from core.cli.interrupts import EXIT_INTERRUPTED, interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.errors import ConfigError
from core.training.config import RunConfig
from core.training.presets import load_preset, presets
from core.training.runs.run_folder import resume_config
from core.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.training.estimate.run_estimate import RunEstimate
    from core.training.loop.trainer import TrainResult

_DEFAULT_PRESET = "small"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--dataset", metavar="D", help="name or title of a dataset, or of its corpus"
    )
    parser.add_argument(
        "--preset",
        metavar="P",
        help=f"{', '.join(each.name for each in presets())} (default: {_DEFAULT_PRESET})",
    )
    parser.add_argument(
        "--from",
        dest="start_from",
        metavar="CHECKPOINT",
        help="start from the weights of a .pth file, or of a run's best checkpoint",
    )
    parser.add_argument(
        "--replay",
        metavar="D",
        help="with --from: a replay dataset, older data mixed in so that it is not forgotten",
    )
    parser.add_argument("--max-steps", type=int, default=0, metavar="N", help="end after N steps")
    parser.add_argument(
        "--max-minutes", type=float, default=0.0, metavar="M", help="end after M minutes"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting, for example train.learning_rate=3e-4 or model.layers=4",
    )
    parser.add_argument(
        "--estimate",
        action="store_true",
        help="do not train: estimate the time, memory and disk space of the run in half a minute",
    )
    parser.add_argument(
        "--resume",
        metavar="RUN",
        help="resume a run: its name, its title, its folder, or latest",
    )
    parser.add_argument(
        "--forget",
        metavar="PATH",
        help="train a run again without a file or folder of its corpus, from the last milestone "
        "before it was first read; with --estimate, say what that takes",
    )
    parser.add_argument(
        "--run", metavar="RUN", help="with --forget: the run (default: the newest one)"
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Train; Ctrl+C saves and ends."""
    workspace = open_workspace(args.workspace)
    if args.forget:
        return run_forgetting(args, workspace, terminal)
    if args.run:
        raise ConfigError("--run needs --forget.", "Give --forget PATH, or --resume RUN.")
    folder = None
    horizon = [f"train.max_steps={args.max_steps}"] if args.max_steps else []
    horizon += [f"train.max_minutes={args.max_minutes}"] if args.max_minutes else []
    if args.resume and args.estimate:
        raise ConfigError("--estimate is for a new run.", "Omit --resume.")
    if args.resume:
        if args.dataset or args.preset or args.start_from or args.replay:
            raise ConfigError(
                "A resumed run keeps its dataset and its preset.",
                "Omit --dataset, --preset, --from and --replay, or start a new run without "
                "--resume.",
            )
        folder = workspace.find_run(args.resume)
        config = resume_config(folder, [*horizon, *args.set])
    elif args.start_from:
        config = _from_checkpoint(args, workspace, terminal, [*horizon, *args.set])
    elif args.replay:
        raise ConfigError("--replay needs --from.", "Give --from CHECKPOINT, or omit --replay.")
    elif args.dataset:
        dataset = workspace.find_dataset(args.dataset).name
        preset = args.preset or _DEFAULT_PRESET
        config = load_preset(preset, dataset=dataset, assignments=[*horizon, *args.set])
    else:
        raise ConfigError(
            "No dataset was named.", "Give --dataset NAME, or --resume RUN to resume a run."
        )
    # Options are checked before torch is imported, which takes a second.
    if args.estimate:
        return _estimate(config, workspace, terminal)
    from core.evaluation.validation_typing import make_simulator
    from core.inference.dataset_memory import dataset_memory
    from core.training.loop.following import follow
    from core.training.loop.train import train
    from core.training.step.distributed import distributed_from_environment

    control = Control()
    distributed = distributed_from_environment()
    if distributed.rank > 0:
        with interrupts(control.stop):
            follow(config, workspace, control, folder, distributed)
        return 0
    with interrupts(control.stop) as was_interrupted:
        result = train(
            config,
            workspace,
            terminal.emit,
            control,
            folder,
            make_typing_simulator=make_simulator,
            make_memory=dataset_memory,
        )
        if result.state == "finished" and config.start_from:
            from core.evaluation.fine_tuning import compare_lines

            run_folder = Path(result.folder)
            lines = compare_lines(config, run_folder, workspace, terminal.emit, control)
            result = replace(result, lines=lines)

    def to_text(done: TrainResult) -> str:
        figure = f"{done.bits_per_byte:.3f} bits per byte" if done.bits_per_byte else "not measured"
        if done.keystrokes_saved is not None:
            figure += f", {done.keystrokes_saved:.1%} of keystrokes saved"
        gained = "".join(
            f"{each.dataset}: {each.before:.3f} before, {each.after:.3f} after\n"
            for each in done.comparisons
            if each.before is not None
        )
        if done.lines is not None:
            lines = done.lines
            gained += (
                f"rest of line exactly right at {lines.cursors:,} held-out cursors: "
                f"{lines.before:.1%} before, {lines.after:.1%} after "
                f"(95 % of the difference {lines.low:+.1%} to {lines.high:+.1%})\n"
            )
        return (
            f"{gained}{done.state} at step {done.step:,} "
            f"after {done.elapsed_seconds / 60:.1f} minutes: {figure}\n"
            f"checkpoint: {done.checkpoint}"
        )

    terminal.result(result, to_text)
    return EXIT_INTERRUPTED if was_interrupted() else 0


def _from_checkpoint(
    args: argparse.Namespace, workspace: Workspace, terminal: Terminal, assignments: list[str]
) -> RunConfig:
    """Return the run's configuration for ``--from``.

    Tokenizes the dataset with the tokenizer of the checkpoint where that was not done before.
    """
    if not args.dataset or args.preset:
        raise ConfigError(
            "Training from a checkpoint keeps its architecture, and needs a dataset.",
            "Give --dataset NAME, and omit --preset.",
        )
    checkpoint = Path(args.start_from)
    if checkpoint.suffix != ".pth":
        folder = workspace.find_run(args.start_from) / CHECKPOINTS
        checkpoint = next((folder / n for n in (BEST, LATEST) if (folder / n).is_file()), folder)
    from core.training.setup.fine_tuning import fine_tuning_config

    control = Control()
    with interrupts(control.cancel):
        return fine_tuning_config(
            checkpoint,
            args.dataset,
            workspace,
            terminal.emit,
            control,
            mix=args.replay or "",
            assignments=assignments,
        )


def _estimate(config: RunConfig, workspace: Workspace, terminal: Terminal) -> int:
    from core.training.estimate.probe import estimate_run

    control = Control()
    with interrupts(control.cancel):
        plan = estimate_run(config, workspace, terminal.emit, control)
    terminal.result(plan, _estimate_text)
    return 0


def _estimate_text(plan: RunEstimate) -> str:
    lines = [
        f"{plan.preset} on {plan.dataset}, {plan.device}",
        f"  {plan.parameters:,} parameters, {plan.train_tokens:,} training tokens",
        f"  {plan.tokens_per_second:,.0f} tokens/s",
    ]
    if plan.seconds is not None and plan.passes is not None:
        lines.append(
            f"  {plan.steps:,} steps in {plan.seconds / 60:,.1f} minutes, {plan.passes:,.2f} epochs"
        )
    lines += [
        f"  {_megabytes(plan.memory_bytes)} of memory, {_megabytes(plan.memory_free_bytes)} free",
        f"  {_megabytes(plan.disk_bytes)} of disk, {_megabytes(plan.disk_free_bytes)} free",
        f"  suggested: {plan.suggested_preset}; "
        f"recommended for {plan.preset}: {plan.suggested_minutes} minutes",
        *(f"  warning: {warning}" for warning in plan.warnings),
    ]
    return "\n".join(lines)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"
