"""``build``: sources to corpus, tokenizer and token dataset."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.corpus.presets import FILTER_PRESETS, RECOMMENDED
from core.corpus.sources.source_list import resolve_sources
from core.corpus.store.manifest import MANIFEST_FILE, read_manifest
from core.corpus.store.manifest_csv import write_csv
from core.corpus.store.overrides import (
    ALWAYS_DROP,
    ALWAYS_KEEP,
    Override,
    decided,
    read_overrides,
    write_overrides,
)
from core.data.config import BuildConfig, build_config
from core.data.naming import named_corpus
from core.program import command_line
from core.workspace import Workspace, open_workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="folders, files or archives of code (default: the standard library of this Python)",
    )
    parser.add_argument(
        "--name", default="stdlib", help="name of the corpus, any text (default: stdlib)"
    )
    parser.add_argument(
        "--filters",
        default=RECOMMENDED,
        choices=tuple(FILTER_PRESETS),
        help="card: those of the published model card and no others; "
        f"recommended: also generated code, duplicates, secrets and more (default: {RECOMMENDED})",
    )
    parser.add_argument(
        "--explain",
        metavar="FILE",
        type=Path,
        help="build nothing; explain what would happen to one file",
    )
    decisions = (
        ("--keep", "keep this file whatever the filters say, now and in later builds"),
        ("--drop", "drop this file from this and later builds"),
        ("--by-filters", "let the filters decide about this file again"),
    )
    for option, text in decisions:
        parser.add_argument(option, metavar="FILE", action="append", default=[], help=text)
    parser.add_argument(
        "--csv", metavar="FILE", type=Path, help="also write the manifest as a table"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting, for example corpus.max_lines=2000 or tokenizer.style=card",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Build and print the result, or explain one file."""
    from core.data.build import BuildResult, build

    workspace = open_workspace(args.workspace)
    name, title = named_corpus(args.name, workspace)
    config = build_config(name, tuple(args.sources), args.set, args.filters, title)
    if args.explain is not None:
        return _explain(args.explain, config, workspace, terminal)
    control = Control()
    with interrupts(control.cancel):
        _note_decisions(args, config, workspace)
        result = build(config, workspace, terminal.emit, control)
        if args.csv is not None:
            write_csv(read_manifest(workspace.corpus(result.corpus)), args.csv, control)

    def to_text(built: BuildResult) -> str:
        dropped = ", ".join(f"{count:,} {reason}" for reason, count in built.dropped)
        return (
            f"dataset {built.dataset}: {built.files_seen:,} files seen, {built.files_read:,} read, "
            f"{built.files_kept:,} kept"
            + (f" (dropped: {dropped})" if dropped else "")
            + f"\n{built.train_tokens:,} training tokens, "
            + f"{built.validation_tokens:,} validation tokens"
            + f"\nevery file and why: {workspace.corpus(built.corpus) / MANIFEST_FILE}"
            + "\nnext: "
            + command_line(f"train --dataset {built.dataset} --preset nano --max-minutes 5")
        )

    terminal.result(result, to_text)
    return 0


def _note_decisions(args: argparse.Namespace, config: BuildConfig, workspace: Workspace) -> None:
    """Record the decisions that the command line makes about single files."""
    if not (args.keep or args.drop or args.by_filters):
        return
    corpus = workspace.corpus(config.name)
    sources = resolve_sources(config.corpus)
    overrides = read_overrides(corpus)
    said: tuple[tuple[list[str], Override], ...] = (
        (args.keep, ALWAYS_KEEP), (args.drop, ALWAYS_DROP), (args.by_filters, "")
    )  # fmt: skip
    for paths, decision in said:
        overrides = decided(overrides, paths, sources, decision)
    write_overrides(corpus, overrides)


def _explain(file: Path, config: BuildConfig, workspace: Workspace, terminal: Terminal) -> int:
    from core.corpus.explain import Explanation, explain

    def to_text(found: Explanation) -> str:
        title = f", {found.language}" if found.language else ""
        lines = [f"{found.path}{title}: {'kept' if found.kept else 'dropped'}. {found.sentence}"]
        if found.verdicts:
            lines.append(
                f"{found.lines:,} lines, longest {found.longest_line:,}, "
                f"mean {found.mean_line:,.1f}; "
                f"{found.alphanumeric_share:.1%} letters and digits, "
                f"{found.non_ascii_share:.1%} non-ASCII"
            )
        for each in found.verdicts:
            figure = f" ({each.detail})" if each.detail else ""
            lines.append(f"  {each.filter:<15} {each.outcome}{figure}: {each.explanation}")
        if found.stripped_lines:
            lines.append(f"A header of {found.stripped_lines:,} lines would be removed.")
        if found.redactions:
            kinds = ", ".join(f"{count:,} {kind}" for kind, count in found.redactions)
            lines.append(f"Would be replaced: {kinds}.")
        if found.last_build:
            lines.append(found.last_build)
        return "\n".join(lines)

    terminal.result(explain(file, config.corpus, workspace.corpus(config.name)), to_text)
    return 0
