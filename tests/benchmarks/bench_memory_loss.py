"""The loss of the mixture (``train.memory_loss``) against the plain one, at equal wall-clock.

    python main.py bench memory_loss --workspace W --dataset D PROJECT...
    [--preset small] [--minutes 40] [--seeds 1 2 3] [--threads 2] [--cases 200] [--out FOLDER]

Trains each seed with either loss, in turns, for the same minutes of the run's own clock, and
judges the last weights on projects that the dataset does not contain: exact rest of line where
the line is novel and where it is known, with the project taken into account, and bits per byte of
the mixture and of the model alone. What the memories predict of the dataset is computed before,
once for all runs; how long that took is printed and is part of no run's time.

The comparison of the lab book takes 40 minutes a run, four hours for three seeds, on a machine
that does nothing else. A run that is in the folder already is not repeated.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from core.checkpoints.store import CHECKPOINTS, LATEST
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.evaluation.config import EvaluationConfig
from core.evaluation.evaluate import WITH_PROJECT, evaluate
from core.evaluation.projects import NO_NEAR_COPY
from core.evaluation.report import EVERYTHING, LESS_IS_BETTER, Evaluation
from core.events import discard
from core.inference.dataset_memory import dataset_memory
from core.training.loop.train import train
from core.training.presets import load_preset
from core.workspace import Workspace, open_workspace

_LOSSES = ("plain", "mixture")
_GROUPS = ("novel line", "known line", "known rest", NO_NEAR_COPY)


def main() -> None:
    """Train and judge, then print a row for each run and the means."""
    parser = argparse.ArgumentParser()
    parser.add_argument("projects", nargs="+")
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--preset", default="small")
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--bits-files", type=int, default=60)
    parser.add_argument("--out", type=Path, default=Path("memory-loss"))
    parser.add_argument("--set", action="append", default=[], dest="assignments")
    options = parser.parse_args()
    workspace = open_workspace(options.workspace)
    dataset = TokenDataset.open(workspace.find_dataset(options.dataset))
    began = time.monotonic()
    dataset_memory(dataset, workspace, discard, Control())
    print(f"predictions of the memories: {time.monotonic() - began:.0f} s", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[dict[str, Any]]] = {loss: [] for loss in _LOSSES}
    for seed in options.seeds:
        for loss in _LOSSES:
            file = options.out / f"{loss}-{seed}.json"
            if not file.exists():
                file.write_text(json.dumps(_run(options, workspace, dataset.name, loss, seed)))
            rows[loss].append(json.loads(file.read_text()))
            print(f"{loss:<8} seed {seed}: {_text(rows[loss][-1])}", flush=True)
    for loss in _LOSSES:
        names = rows[loss][0].keys()
        means = {name: sum(row[name] for row in rows[loss]) / len(rows[loss]) for name in names}
        print(f"{loss:<8} mean:   {_text(means)}")


def _run(
    options: argparse.Namespace, workspace: Workspace, dataset: str, loss: str, seed: int
) -> dict[str, float]:
    settings = [
        f"train.max_minutes={options.minutes}",
        f"train.threads={options.threads}",
        f"train.seed={seed}",
        f"train.memory_loss={str(loss == 'mixture').lower()}",
        "train.keep_milestones=false",
        "train.typing_simulation_fraction=0",
        "train.sample_tokens=0",
        *options.assignments,
    ]
    config = load_preset(options.preset, dataset=dataset, assignments=settings)
    result = train(config, workspace, discard, Control(), make_memory=dataset_memory)
    # The best one was chosen by bits per byte of the model alone, which is not what is compared.
    checkpoint = Path(result.folder) / CHECKPOINTS / LATEST
    scope = EvaluationConfig(
        cases=options.cases,
        typing_files=0,
        bits_files=options.bits_files,
        minimum_precisions=(0.0,),
    )
    found = evaluate(
        checkpoint, options.projects, scope, workspace, discard, Control(), with_project=True
    )
    return {"steps": float(result.step), "tokens": float(result.tokens_seen), **_figures(found)}


def _figures(found: Evaluation) -> dict[str, float]:
    """The figures that are compared, by name."""
    system = next(name for name in found.systems if name.endswith(WITH_PROJECT))
    figures: dict[str, float] = {}
    for figure in found.figures:
        if figure.system != system:
            continue
        if figure.measure == "exact match" and figure.group in (EVERYTHING, *_GROUPS):
            figures[f"exact, {figure.group}"] = 100 * figure.estimate.value
        elif figure.measure in LESS_IS_BETTER and figure.group == EVERYTHING:
            # "With in-file cache" is the whole mixture for a system that asks the project.
            figures[figure.measure] = figure.estimate.value
    return figures


def _text(row: dict[str, Any]) -> str:
    return ", ".join(
        f"{name} {value:,.0f}" if name in ("steps", "tokens") else f"{name} {value:.3f}"
        for name, value in row.items()
    )


if __name__ == "__main__":
    main()
