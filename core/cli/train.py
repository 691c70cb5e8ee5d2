"""``train``: a run on a dataset, or the continuation of one."""

from __future__ import annotations

import argparse

from core.cli.interrupts import EXIT_INTERRUPTED, interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.errors import ConfigError
from core.training.presets import load_preset
from core.training.runs import resume_config
from core.workspace import open_workspace

_DEFAULT_PRESET = "small"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--dataset", metavar="D", help="name of a dataset, or of its corpus")
    parser.add_argument(
        "--preset",
        metavar="P",
        help=f"nano, small, base or reference (default: {_DEFAULT_PRESET})",
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
        help="a setting, for example train.lr=3e-4 or model.layers=4",
    )
    parser.add_argument(
        "--resume",
        metavar="RUN",
        help="go on with a run: its name, its folder, or latest",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Train; Ctrl+C saves and ends."""
    workspace = open_workspace(args.workspace)
    folder = None
    horizon = [f"train.max_steps={args.max_steps}"] if args.max_steps else []
    horizon += [f"train.max_minutes={args.max_minutes}"] if args.max_minutes else []
    if args.resume:
        if args.dataset or args.preset:
            raise ConfigError(
                "A resumed run keeps its dataset and its preset.",
                "Leave out --dataset and --preset, or start a new run without --resume.",
            )
        folder = workspace.find_run(args.resume)
        config = resume_config(folder, [*horizon, *args.set])
    elif args.dataset:
        dataset = workspace.find_dataset(args.dataset).name
        preset = args.preset or _DEFAULT_PRESET
        config = load_preset(preset, dataset=dataset, assignments=[*horizon, *args.set])
    else:
        raise ConfigError(
            "No dataset was named.", "Give --dataset NAME, or --resume RUN to go on with a run."
        )
    # Everything that a person may have mistyped was read; only now wait for torch.
    from core.training.following import follow
    from core.training.team import team_from_environment
    from core.training.trainer import TrainResult, train

    control = Control()
    team = team_from_environment()
    if team.rank > 0:
        with interrupts(control.stop):
            follow(config, workspace, control, folder, team)
        return 0
    with interrupts(control.stop) as was_interrupted:
        result = train(config, workspace, terminal.emit, control, folder)

    def to_text(done: TrainResult) -> str:
        figure = f"{done.bits_per_byte:.3f} bits per byte" if done.bits_per_byte else "not measured"
        return (
            f"{done.state} at step {done.step:,} after {done.elapsed_seconds / 60:.1f} minutes: "
            f"{figure}\ncheckpoint: {done.checkpoint}"
        )

    terminal.result(result, to_text)
    return EXIT_INTERRUPTED if was_interrupted() else 0
