"""How a run learned one line: what its weights of step 10, 100, 1,000 suggest at one cursor.

Each milestone of a run answers with the engine of the editor. The rest of the cursor's line is
hidden from them; their answers are compared with it, where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.checkpoints.milestones import find_milestones
from core.checkpoints.paths import CHECKPOINTS, LATEST
from core.completion.opening import TORCH, open_engine
from core.completion.request import CompletionRequest
from core.control import Control
from core.errors import CheckpointError
from core.events import Emit, Notice
from core.inference.sampling_config import SamplingConfig
from core.progress import Stage
from core.texts import Text
from core.workspace import Workspace

_GREEDY = SamplingConfig(temperature=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cursor in a text.

    Attributes:
        prefix: the text before the cursor.
        suffix: the text after the cursor's line, its newline first.
        expected: the rest of the line; empty where there is nothing to compare with.
        language: lower-case name; None where unknown.
    """

    prefix: str
    suffix: str
    expected: str
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAnswer:
    """The answer of the weights of one step.

    Attributes:
        step: theirs.
        checkpoint: the name of the file.
        text: the suggestion; empty for silence.
        no_suggestion_reason: the reason of a silence.
        precision: how likely they think it right, 0 to 1; None where nothing was written.
        is_right: whether it is the expected text; None where there is none.
    """

    step: int
    checkpoint: str
    text: str
    no_suggestion_reason: str | None
    precision: float | None
    is_right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneAnswers:
    """The answers of a run, the first step first.

    Attributes:
        run: its name.
        question: what was asked.
        answers: one a milestone, and one of the latest weights.
    """

    run: str
    question: Question
    answers: tuple[MilestoneAnswer, ...]

    @property
    def first_right(self) -> int | None:
        """The first step at which the line was right; None where it never was."""
        return next((answer.step for answer in self.answers if answer.is_right), None)

    @property
    def right_since(self) -> int | None:
        """The step since which it stayed right; None where it is not right at the end."""
        since: int | None = None
        for answer in reversed(self.answers):
            if not answer.is_right:
                break
            since = answer.step
        return since

    @property
    def verdict(self) -> str:
        """When the line was right, in a sentence."""
        first, since = self.first_right, self.right_since
        if not self.question.expected:
            return Text(
                "There is no text after the cursor on its line, so nothing to compare with."
            )
        if first is None:
            return Text("At no step was the line right.")
        if since == first:
            return Text("Right from step {first:,} on.", first=first)
        if since is not None:
            return Text(
                "Right first at step {first:,}, and from step {since:,} on.",
                first=first,
                since=since,
            )
        return Text("Right first at step {first:,}, but not at the end.", first=first)


def question_at(text: str, caret: int, language: str | None) -> Question:
    """Return the question at a cursor, in a text with plain newlines.

    In the indentation of a line the question begins where the text of the line begins,
    since nobody asks a model for white space.
    """
    end = text.find("\n", caret)
    end = len(text) if end < 0 else end
    rest = text[caret:end]
    if rest.strip() and not text[text.rfind("\n", 0, caret) + 1 : caret].strip():
        caret = end - len(rest.lstrip())
    return Question(
        prefix=text[:caret],
        suffix=text[end:],
        expected=text[caret:end].rstrip(),
        language=language,
    )


def ask_milestones(
    run: Path, question: Question, workspace: Workspace, emit: Emit, control: Control
) -> MilestoneAnswers:
    """Ask the milestones of a run, and its latest weights.

    Args:
        run: the folder.
        question: see ``question_at``.
        workspace: whose cache may hold calibrations.
        emit: receives progress, and a notice for a milestone that cannot be read.
        control: asked between two of them.

    Raises:
        CheckpointError: the run has no milestones, or none that can be read.
        Cancelled: when that was asked for.
    """
    paths = [milestone.path for milestone in find_milestones(run)]
    if not paths:
        raise CheckpointError(
            Text("The run {run} has no milestones.", run=run.name),
            Text("Runs keep them from step 10 on while train.keep_milestones is on."),
        )
    latest = run / CHECKPOINTS / LATEST
    paths += [latest] if latest.is_file() else []
    stage = Stage("evaluate", "checkpoints", emit, total=len(paths))
    found: list[MilestoneAnswer] = []
    problem: CheckpointError | None = None
    for path in paths:
        control.safe_point()
        try:
            answer = _ask(path, question, workspace, control)
        except CheckpointError as error:
            problem = error
            emit(Notice(level="warning", message=error.message, hint=error.hint))
        else:
            # The latest weights may be those of a milestone.
            if not found or answer.step > found[-1].step:
                found.append(answer)
        stage.advance(1, detail=path.name)
    stage.finish(detail="")
    if not found and problem is not None:
        raise problem
    return MilestoneAnswers(run=run.name, question=question, answers=tuple(found))


def _ask(path: Path, question: Question, workspace: Workspace, control: Control) -> MilestoneAnswer:
    # Light copies of all milestones would take longer than one answer of each.
    engine, description = open_engine(path, workspace, backends=TORCH)
    request = CompletionRequest(
        id=0,
        prefix=question.prefix,
        suffix=question.suffix,
        language=question.language,
        sampling=_GREEDY,
        # As long as the expected line, so that it can be right.
        max_tokens=max(24, len(question.expected)),
        max_lines=1,
    )
    made = engine.complete(request, lambda: control.cancelling)
    control.safe_point()
    expected = question.expected
    return MilestoneAnswer(
        step=description.info.origin.step,
        checkpoint=path.name,
        text=made.text,
        no_suggestion_reason=made.no_suggestion_reason,
        precision=made.precision,
        is_right=made.text.rstrip() == expected if expected else None,
    )
