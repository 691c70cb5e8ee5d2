"""``info``: describe a preset, a checkpoint, a run or a dataset."""

from __future__ import annotations

import argparse
import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.cli.checkpoint_choice import find_checkpoint
from core.cli.terminal import Terminal
from core.config import to_mapping
from core.errors import WorkspaceError
from core.model.config import (
    ModelConfig,
    ParameterRow,
    parameter_count,
    parameter_table,
)
from core.titles import dataset_title
from core.training.presets import load_preset, presets
from core.training.runs.run_folder import RunSummary, read_run
from core.workspace import Workspace, complete_folders, open_workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one preset, checkpoint, run or dataset: names and values.

    Attributes:
        parameters: the parameter table of a model; None for a dataset.
        total_parameters: their sum.
    """

    kind: str
    name: str
    facts: dict[str, Any]
    parameters: list[ParameterRow] | None = None
    total_parameters: int | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "what",
        nargs="?",
        metavar="WHAT",
        help="a preset, a .pth file, a run or a dataset (default: list all of them)",
    )
    parser.add_argument(
        "--card",
        action="store_true",
        help="write the model card of a preset, a .pth file or a run (its best checkpoint)",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Print what is known of it, or list everything."""
    workspace = open_workspace(args.workspace)
    if args.card:
        return _card(args.what or "latest", workspace, terminal)
    if args.what is None:
        terminal.result(_everything(workspace), _listing)
    else:
        terminal.result(_facts_of(args.what, workspace), _page)
    return 0


def _card(what: str, workspace: Workspace, terminal: Terminal) -> int:
    from core.evaluation.model_card import checkpoint_card, preset_card
    from core.evaluation.model_card_page import to_page

    if what in [preset.name for preset in presets()]:
        card = preset_card(what)
    else:
        card = checkpoint_card(find_checkpoint(workspace, what), workspace)
    page = to_page(card)
    terminal.result({"name": card.name, "card": page}, lambda _: page.rstrip())
    return 0


def _facts_of(what: str, workspace: Workspace) -> Facts:
    if what in [preset.name for preset in presets()]:
        config = load_preset(what)
        return _with_table("preset", what, {"train": to_mapping(config.train)}, config.model)
    if what.endswith(".pth"):
        from core.checkpoints.store import describe
        from core.completion.opening import describe_checkpoint

        info = describe(Path(what))
        facts = {
            "file": str(info.path),
            "engine": describe_checkpoint(info.path, workspace),
            **dataclasses.asdict(info.origin),
        }
        return _with_table("checkpoint", info.name, facts, info.model_config)
    try:
        return _run_facts(read_run(workspace.find_run(what)))
    except WorkspaceError as no_run:
        try:
            folder = workspace.find_dataset(what)
        except WorkspaceError as no_dataset:
            raise WorkspaceError(
                f"{what!r} is no preset, no .pth file, no run and no dataset.",
                f"{no_run.hint} {no_dataset.hint}".strip(),
            ) from None
        return _dataset_facts(folder)


def _run_facts(run: RunSummary) -> Facts:
    facts = {
        "title": run.title,
        "folder": str(run.folder),
        "preset": run.config.preset,
        "dataset": run.config.dataset,
        **{key: value for key, value in dataclasses.asdict(run.status).items() if value},
        "train": to_mapping(run.config.train),
        **_origin_of(run),
    }
    return _with_table("run", run.name, facts, run.config.model)


def _origin_of(run: RunSummary) -> dict[str, Any]:
    """Return the data that the run learns from, by content, and how it computes."""
    from core.training.runs.run_folder import read_provenance

    facts: dict[str, Any] = {}
    for key, value in read_provenance(run.folder).items():
        if isinstance(value, dict):
            facts |= {f"{key} {name}": inner for name, inner in value.items() if inner}
        elif key not in ("format_version", "started_at", "identity"):
            facts[key] = value
    return {"provenance": facts} if facts else {}


def _dataset_facts(folder: Path) -> Facts:
    import json

    record = json.loads((folder / "dataset.json").read_text("utf-8"))
    return Facts(
        kind="dataset",
        name=folder.name,
        facts={"title": dataset_title(folder), "folder": str(folder), **record},
    )


def _with_table(kind: str, name: str, facts: dict[str, Any], model: ModelConfig) -> Facts:
    return Facts(
        kind=kind,
        name=name,
        facts={"model": to_mapping(model), **facts},
        parameters=parameter_table(model),
        total_parameters=parameter_count(model),
    )


def _everything(workspace: Workspace) -> dict[str, Any]:
    from core.training.runs.run_folder import list_runs

    return {
        "workspace": str(workspace.folder),
        "presets": {preset.name: preset.description for preset in presets()},
        "datasets": complete_folders(workspace.datasets),
        "runs": {
            run.name: f"{run.status.state}, step {run.status.step}" for run in list_runs(workspace)
        },
        # Titles, by the names above.
        "titles": {
            "datasets": {
                name: dataset_title(workspace.datasets / name)
                for name in complete_folders(workspace.datasets)
            },
            "runs": {run.name: run.title for run in list_runs(workspace)},
        },
    }


def _listing(everything: dict[str, Any]) -> str:
    lines = [f"workspace {everything['workspace']}"]
    for kind in ("presets", "datasets", "runs"):
        lines.append(f"\n{kind}")
        entries = everything[kind]
        titles = everything["titles"].get(kind, {})
        for name in entries:
            title = f"{titles[name]}" if name in titles else ""
            state = entries[name] if isinstance(entries, dict) else ""
            about = "; ".join(text for text in (title, state) if text)
            lines.append(f"  {name:<28} {about}".rstrip())
        if not entries:
            lines.append("  none yet")
    return "\n".join(lines)


def _page(facts: Facts) -> str:
    lines = [f"{facts.kind} {facts.name}"]
    parts = [value for value in facts.facts.values() if isinstance(value, dict)]
    width = max(22, *(len(name) for part in (facts.facts, *parts) for name in part))
    for key, value in facts.facts.items():
        if isinstance(value, dict):
            lines.append(f"\n{key}")
            lines += [f"  {name:<{width}} {_value(inner)}" for name, inner in value.items()]
        else:
            lines.append(f"  {key:<{width}} {_value(value)}")
    if facts.parameters is not None:
        lines += ["", *_parameter_lines(facts.parameters)]
    return "\n".join(lines)


def _parameter_lines(rows: list[ParameterRow]) -> list[str]:
    """Return the table of the model card: every tensor, the block's subtotal, the total."""
    lines = [f"{'part':<12} {'tensor':<26} {'shape':<22} {'parameters':>12}"]
    block_end = max(i for i, row in enumerate(rows) if row.part == "block")
    for index, row in enumerate(rows):
        lines.append(f"{row.part:<12} {row.name:<26} {row.shape:<22} {row.count:>12,}")
        if index == block_end:
            block = sum(r.count for r in rows if r.part == "block")
            lines.append(f"{'':<12} {'one block':<49} {block:>12,}")
            label = f"{row.copies} blocks"
            lines.append(f"{'':<12} {label:<49} {block * row.copies:>12,}")
    lines.append(f"{'total':<62} {sum(row.count * row.copies for row in rows):>12,}")
    return lines


def _value(value: Any) -> str:
    match value:
        case None | "":
            return "-"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case float():
            return f"{value:g}"
        case _:
            return str(value)
