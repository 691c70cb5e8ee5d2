"""An evaluation as a page of Markdown: where it was measured, comparisons in words, all tables."""

from __future__ import annotations

from typing import Final

from core.evaluation.report import (
    EVERYTHING,
    LESS_IS_BETTER,
    Evaluation,
    Figure,
    Measure,
)
from core.evaluation.wording import comparison_sentence, estimate_text
from core.texts import Text

HEADLINES: Final[frozenset[Measure]] = frozenset(
    ("exact match", "keystrokes saved", "bits per byte")
)


def to_markdown(evaluation: Evaluation) -> str:
    """Tables of all figures."""
    lines = [
        f"# {evaluation.checkpoint}",
        "",
        f"Trained on {evaluation.dataset or 'an unknown dataset'}, step {evaluation.step:,}; "
        f"measured on {evaluation.measured_on}: {evaluation.files:,} files. "
        f"{about_leaks(evaluation)}",
        "",
        *(f"- {sentence}" for sentence in headlines(evaluation)),
        "",
    ]
    measures: dict[Measure, None] = {figure.measure: None for figure in evaluation.figures}
    for measure in measures:
        lines += [*_table(evaluation, measure), ""]
    if evaluation.latencies:
        lines += ["## Milliseconds from request to answer", ""]
        lines += ["| system | requests | p50 | p90 | p99 |", "|---|---|---|---|---|"]
        lines += [
            f"| {each.system} | {each.requests:,} | {each.p50:.1f} | {each.p90:.1f} "
            f"| {each.p99:.1f} |"
            for each in evaluation.latencies
        ]
    return "\n".join(lines).rstrip() + "\n"


def headlines(evaluation: Evaluation) -> list[str]:
    """Return the comparisons that matter most, of the checkpoint with each other system."""
    first = evaluation.config.minimum_precisions[:1]
    return [
        comparison_sentence(each)
        for each in evaluation.comparisons
        if each.group == EVERYTHING
        and each.measure in HEADLINES
        and (each.minimum_precision is None or each.minimum_precision in first)
    ]


def about_leaks(evaluation: Evaluation) -> str:
    """Return a sentence on the files that were dropped as duplicates of training files."""
    if not evaluation.training_known:
        return Text(
            "The training set is not available, so duplicates of its files were not detected."
        )
    count = len(evaluation.leaks)
    if count == 1:
        return Text("One file was dropped as a duplicate of a training file.")
    return Text("{count:,} files were dropped as duplicates of training files.", count=count)


def _table(evaluation: Evaluation, measure: Measure) -> list[str]:
    """Return one measure: a row for each group and threshold, a column for each system."""
    figures = [figure for figure in evaluation.figures if figure.measure == measure]
    rows = list(dict.fromkeys((figure.group, figure.minimum_precision) for figure in figures))
    by_place = {
        (figure.group, figure.minimum_precision, figure.system): figure for figure in figures
    }
    head = f"| {measure} | count | " + " | ".join(evaluation.systems) + " |"
    lines = [head, "|---" * (2 + len(evaluation.systems)) + "|"]
    for group, minimum in rows:
        cells: list[str] = []
        count = 0.0
        for system in evaluation.systems:
            figure = by_place.get((group, minimum, system))
            cells.append(_cell(evaluation, figure) if figure is not None else "")
            count = max(count, figure.estimate.count if figure is not None else 0)
        title = group if minimum is None else f"{group}, shown from {minimum:.0%}"
        lines.append(f"| {title} | {count:,.0f} | " + " | ".join(cells) + " |")
    return lines


def _cell(evaluation: Evaluation, figure: Figure) -> str:
    """Return the figure and its interval, marked where it differs clearly from the first system."""
    text = estimate_text(figure.measure, figure.estimate)
    for each in evaluation.comparisons:
        key = (each.second, each.measure, each.group, each.minimum_precision)
        wanted = (figure.system, figure.measure, figure.group, figure.minimum_precision)
        if key == wanted and each.difference.is_clear:
            first_is_better = (each.difference.value > 0) != (figure.measure in LESS_IS_BETTER)
            return text + (" ▼" if first_is_better else " ▲")
    return text
