"""``complete``: a suggestion at a cursor, for people, scripts and editors.

The sub-command answers once, or with ``--stdin-loop`` every line that another program
writes. Both use the light engine, or torch for architectures that only torch can run.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.adapted_engines import AdaptedEngines, adapted_engines, add_adaptation
from core.cli.checkpoint_choice import add_checkpoint, open_chosen, open_chosen_engine
from core.cli.streams import write_utf8
from core.cli.terminal import Terminal
from core.completion.request import DEFAULT_MAX_TOKENS, CompletionRequest, Suggestion
from core.control import Control
from core.errors import ConfigError, SourceError
from core.inference.sampling_config import MODES, SamplingConfig
from core.languages.line_ends import line_spans, with_line_feeds
from core.languages.table import LANGUAGE_NAMES, known_language, written_language_of
from core.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.cli.projects import Projects
    from core.completion.engine import CompletionEngine
    from core.evaluation.milestones import MilestoneAnswers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the file (default: standard input)"
    )
    add_checkpoint(parser, may_be_none=True)
    parser.add_argument("--line", type=int, metavar="L", help="line of the cursor, counted from 1")
    parser.add_argument(
        "--column",
        type=int,
        metavar="K",
        help="column of the cursor, counted from 1 (default: end of the line)",
    )
    parser.add_argument("--language", choices=LANGUAGE_NAMES)
    parser.add_argument("--mode", choices=sorted(MODES), default="autocomplete")
    parser.add_argument("--temperature", type=float, help="0 always takes the most likely token")
    parser.add_argument("--top-k", type=int, dest="top_k")
    parser.add_argument("--top-p", type=float, dest="top_p")
    parser.add_argument("--min-p", type=float, dest="min_p")
    parser.add_argument("--repetition-penalty", type=float, dest="repetition_penalty")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--max-tokens", type=int, default=DEFAULT_MAX_TOKENS, metavar="N")
    parser.add_argument("--max-lines", type=int, default=1, metavar="N")
    parser.add_argument(
        "--threads",
        type=int,
        metavar="N",
        help="threads to use (default: one a core, up to 4)",
    )
    parser.add_argument(
        "--project",
        metavar="DIR",
        help="also use the other files of this project; works without a model too: "
        "--checkpoint none",
    )
    add_adaptation(parser)
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say where the suggestion comes from: the fractions of model, file and project, the "
        "lines of project and training set that have it, and whether it copies one project",
    )
    parser.add_argument(
        "--hide-copies",
        action="store_true",
        help="leave out suggestions that copy one project of the training set",
    )
    parser.add_argument(
        "--milestones",
        metavar="RUN",
        help="ask every milestone of a run at the cursor, to see how it learned this line",
    )
    parser.add_argument(
        "--stdin-loop",
        action="store_true",
        help="answer requests on standard input until it ends, one JSON object on each line: "
        '{"id": 1, "prefix": "...", "suffix": "...", "language": "python", "max_lines": 1, '
        '"max_tokens": 24, "temperature": 0, "policy": false}; "project" names a folder, and '
        '"path" the edited file, whose saved copy is ignored',
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Print one suggestion, or answer lines until the input ends."""
    workspace = open_workspace(args.workspace)
    if args.stdin_loop:
        engine = open_chosen_engine(args, workspace, terminal)
        adapted = adapted_engines(args, workspace)
        return _answer_lines(engine, _sampling(args), args.project, workspace, terminal, adapted)
    language = args.language or _language_of(args.file)
    text = _read(args.file, language)
    caret = caret_offset(text, args.line, args.column)
    if args.milestones:
        return _ask_milestones(args.milestones, text, caret, language, workspace, terminal)
    request = CompletionRequest(
        id=1,
        prefix=text[:caret],
        suffix=text[caret:],
        language=language,
        sampling=_sampling(args),
        max_tokens=args.max_tokens,
        max_lines=args.max_lines,
        path=str(args.file.absolute()) if args.file else None,
        hides_copies=args.hide_copies,
    )
    engine, description = open_chosen(args, workspace, terminal)
    suggested = engine
    if args.project is not None:
        from core.cli.projects import Projects

        adapted = adapted_engines(args, workspace)
        projects = Projects(engine, workspace, terminal.emit, adapted)
        projects.use(args.project, request.path, language, None)
        suggested = projects.engine
    if args.explain or args.hide_copies:
        from core.cli.explaining import explained, use_training_set

        corpora = use_training_set(suggested, description.info.origin, workspace, terminal)
        if args.explain:
            explained(suggested.complete(request, lambda: False), corpora, terminal)
            return 0
    suggestion = suggested.complete(request, lambda: False)

    def to_text(made: Suggestion) -> str:
        return made.text or f"(nothing: {made.no_suggestion_reason})"

    terminal.result(suggestion, to_text)
    return 0


def _ask_milestones(
    run: str,
    text: str,
    caret: int,
    language: str | None,
    workspace: Workspace,
    terminal: Terminal,
) -> int:
    from core.cli.interrupts import interrupts
    from core.evaluation.milestones import ask_milestones, question_at

    control = Control()
    # Offsets are those of the file; the question has plain newlines.
    before = with_line_feeds(text[:caret])
    question = question_at(before + with_line_feeds(text[caret:]), len(before), language)
    folder = workspace.find_run(run)
    with interrupts(control.cancel):
        found = ask_milestones(folder, question, workspace, terminal.emit, control)
    terminal.result(found, milestones_text)
    return 0


def milestones_text(found: MilestoneAnswers) -> str:
    """Return a line for each step, the expected text, and since when it was right."""
    width = max(len(f"{answer.step:,}") for answer in found.answers)
    lines = [f"{found.run}"]
    for answer in found.answers:
        mark = "✓" if answer.is_right else " "
        text = answer.text or f"(nothing: {answer.no_suggestion_reason})"
        lines.append(f"  step {answer.step:>{width},} {mark} {text}")
    if found.question.expected:
        lines.append(f"Expected: {found.question.expected}")
    return "\n".join([*lines, found.verdict])


def _answer_lines(
    engine: CompletionEngine,
    sampling: SamplingConfig,
    project: str | None,
    workspace: Workspace,
    terminal: Terminal,
    adapted: AdaptedEngines | None,
) -> int:
    from core.cli.stdin_loop import answers

    write_utf8(sys.stdout)
    projects: Projects | None = None

    def complete(request: CompletionRequest, folder: str | None) -> Suggestion:
        nonlocal projects
        folder = project if folder is None else folder
        if folder is not None and projects is None:
            # What reads projects takes 3 MB, which a process without one does not need.
            from core.cli.projects import Projects

            projects = Projects(engine, workspace, terminal.emit, adapted)
        if projects is None:
            return engine.complete(request, lambda: False)
        projects.use(folder, request.path, request.language, projects.answer_waits())
        return projects.engine.complete(request, lambda: False)

    try:
        for line in answers(sys.stdin.buffer, complete, sampling):
            print(line, flush=True)
    finally:
        if projects is not None:
            projects.close()
    return 0


def caret_offset(text: str, line: int | None, column: int | None) -> int:
    """Return the offset in characters of a line and a column, both counted from 1.

    Lines end as in ``core.languages.line_ends``.

    Raises:
        ConfigError: the position is outside the text.
    """
    if line is None:
        if column is not None:
            raise ConfigError("--column needs --line.", "Give both, or neither for the end.")
        return len(text)
    lines = line_spans(text)
    if not 1 <= line <= len(lines):
        raise ConfigError(f"There is no line {line}.", f"The text has {len(lines)} lines.")
    start, end = lines[line - 1]
    last_column = end - start + 1
    if column is None:
        column = last_column
    if not 1 <= column <= last_column:
        raise ConfigError(
            f"Line {line} has no column {column}.", f"It ends at column {last_column}."
        )
    return start + column - 1


def _language_of(file: Path | None) -> str | None:
    language = written_language_of(file.name) if file is not None else None
    return language.name if language is not None else None


def _read(file: Path | None, language: str | None) -> str:
    from core.corpus.drop_reasons import DroppedError, DropReason
    from core.corpus.text.decoding import read_opened

    known = known_language(language)
    # Standard input has no name, so a comment that declares an encoding is believed.
    may_declare = known.declares_encoding if known is not None else file is None
    try:
        data = file.read_bytes() if file else sys.stdin.buffer.read()
        return read_opened(data, may_declare)
    except OSError as error:
        raise SourceError(f"{file} cannot be read: {error.strerror}.", "Check the path.") from None
    except DroppedError as dropped:
        what = "is not text" if dropped.reason == DropReason.BINARY else "is damaged"
        raise SourceError(
            f"{file or 'The input'} {what}: {dropped.detail}.", "Give a file of code."
        ) from None


def _sampling(args: argparse.Namespace) -> SamplingConfig:
    given = {
        field.name: value
        for field in dataclasses.fields(SamplingConfig)
        if (value := getattr(args, field.name, None)) is not None
    }
    return dataclasses.replace(MODES[args.mode], **given)
