"""``starter``: make the starter model again by its recipe, check its corpus, write what ships."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.calibrate import to_text as calibration_text
from core.cli.checkpoint_choice import add_checkpoint, find_checkpoint
from core.cli.interrupts import EXIT_INTERRUPTED, interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.resources import resource
from core.starter.recipe import read_recipe
from core.workspace import open_workspace

if TYPE_CHECKING:
    from core.starter.leak_check import LeakReport
    from core.starter.publishing import Published
    from core.starter.rebuild import RebuildResult
    from core.starter.record import LossRecord

_EXIT_DIFFERENT = 1
_SHOWN_LEAKS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "what",
        choices=("rebuild", "check", "publish"),
        help="rebuild: fetch the sources, build the corpus, train, and compare the losses with "
        "the record; check: compare the corpus with the projects of which nothing may be in it; "
        "publish: write 16-bit weights, calibration and model card of a checkpoint",
    )
    add_checkpoint(parser)
    parser.add_argument(
        "--into",
        type=Path,
        metavar="DIR",
        help="publish: the folder that receives the files (default: where the starter ships)",
    )
    parser.add_argument(
        "--record",
        metavar="RUN",
        help="publish: only write the first losses of a run of the first phase, with which "
        "rebuild compares",
    )
    parser.add_argument(
        "--steps",
        type=int,
        metavar="N",
        help="rebuild: train only the first N steps of the first phase; 0: only the corpus",
    )
    parser.add_argument(
        "--archives",
        type=Path,
        metavar="DIR",
        help="the folder of the archives; what is missing is fetched into it (default: in the "
        "cache of the workspace)",
    )
    parser.add_argument(
        "--recipe",
        type=Path,
        metavar="DIR",
        help="a folder with another recipe.toml, and its record (default: what ships)",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Rebuild, check or publish; the exit status is 1 where a result is not as it must be."""
    from core.starter.publishing import publish, publish_record
    from core.starter.rebuild import archives_folder, check, rebuild

    workspace = open_workspace(args.workspace)
    recipe = read_recipe(args.recipe)
    archives: Path = (args.archives or archives_folder(workspace)).absolute()
    control = Control()
    with interrupts(control.cancel) as was_interrupted:
        if args.what == "check":
            report = check(recipe, archives, workspace, terminal.emit, control)
            terminal.result(report, check_text)
            return 0 if report.is_clean else _EXIT_DIFFERENT
        if args.what == "publish":
            folder = args.into or resource("starter")
            if args.record:
                run = workspace.find_run(args.record)
                record = publish_record(run, recipe.phases[0].name, folder, workspace)
                terminal.result(record, record_text)
                return 0
            checkpoint = find_checkpoint(workspace, args.checkpoint)
            published = publish(checkpoint, recipe, folder, workspace, terminal.emit, control)
            terminal.result(published, publish_text)
            return 0
        done = rebuild(recipe, archives, args.steps, workspace, terminal.emit, control, args.recipe)
    terminal.result(done, rebuild_text)
    if was_interrupted():
        return EXIT_INTERRUPTED
    return 0 if done.comparison is None or done.comparison.is_same else _EXIT_DIFFERENT


def record_text(record: LossRecord) -> str:
    """Return how many losses were recorded, the first and the last."""
    losses = record.losses
    return f"{len(losses)} losses of {record.phase}: {losses[0]:.4f} to {losses[-1]:.4f}"


def publish_text(done: Published) -> str:
    """Return the files and the figures in words."""
    return (
        f"{done.weights}: {done.weights_bytes:,} bytes\n{done.calibration}\n{done.card}\n"
        f"{calibration_text(done.figures)}"
    )


def rebuild_text(done: RebuildResult) -> str:
    """Return the figures in words."""
    corpus, compared = done.corpus, done.comparison
    lines = [
        f"corpus: {corpus.files:,} files of {corpus.projects} projects, "
        f"{corpus.bytes / 1e6:,.1f} MB; the largest, {corpus.largest_project}, is "
        f"{corpus.largest_fraction:.1%}",
        f"dataset {done.dataset}: {corpus.train_tokens:,} training tokens, "
        f"{corpus.validation_tokens:,} validation tokens",
        *(f"run: {run}" for run in done.runs),
    ]
    if compared is None:
        nothing = "There is no record to compare with yet." if done.runs else "Nothing was trained."
        return "\n".join([*lines, nothing])
    if not compared.same_data:
        verdict = "The tokens are others than those of the record: nothing can be compared."
    elif compared.same_setup:
        verdict = (
            f"{compared.equal_steps} of {compared.steps} losses are those of the record, to the "
            "last bit."
        )
    else:
        verdict = (
            "Another processor, number of threads or version of PyTorch than the record's: the "
            f"means over {compared.steps} steps differ by {compared.mean_difference:.4f} nats per "
            f"token, single steps by up to {compared.largest_difference:.4f}."
        )
    result = "The same as the record." if compared.is_same else "NOT the same as the record."
    return "\n".join([*lines, verdict, result])


def check_text(report: LeakReport) -> str:
    """Return what was compared, and every leak up to a limit."""
    lines = [
        f"{report.corpus_files:,} files of {report.corpus_projects} projects "
        f"({report.corpus_runs:,} runs of 15 tokens), compared by names, content, near-duplicates "
        "and runs with:"
    ]
    for project, files in sorted(report.excluded_files.items()):
        lines.append(f"  {project}: {files:,} files, {report.excluded_runs[project]:,} runs")
    lines.append(
        f"{report.shared_idioms:,} runs stand in both and in five other projects or more: idioms."
    )
    for leak in report.leaks[:_SHOWN_LEAKS]:
        runs = f" ({leak.runs} runs)" if leak.runs else ""
        lines.append(
            f"  {leak.project}/{leak.path}: {leak.kind} of {leak.excluded}{runs}: {leak.detail}"
        )
    if len(report.leaks) > _SHOWN_LEAKS:
        lines.append(f"  and {len(report.leaks) - _SHOWN_LEAKS:,} more")
    found = len({(leak.project, leak.path) for leak in report.leaks})
    lines.append("Clean." if report.is_clean else f"NOT clean: {found:,} files.")
    if report.to_leave_out:
        lines.append(
            f"Without {len(report.to_leave_out):,} files the rest is clean: --json lists them as "
            "to_leave_out, for left_out in the recipe."
        )
    return "\n".join(lines)
