"""What the state line, its tooltip and the project's menu say of the adaptation."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gui.amounts import decimal, percent
from gui.jobs.adaptation_view import AdaptationView
from gui.translation import tr, translated

if TYPE_CHECKING:
    from core.adaptation.copies import AdaptationRecord

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def state_words(view: AdaptationView) -> str:
    """The words at the end of the state line, such as "adapted 12 min ago, +3 %"; or nothing."""
    if view.phase == "learning":
        return tr("learning\u2026")
    if view.phase == "paused":
        return tr("learning paused")
    record = view.record
    is_too_small = record is not None and record.outcome == "too small"
    if view.phase == "waiting" and view.problem and not is_too_small:
        return tr("learning failed")
    if record is None or not record.tried_at:
        return ""
    if view.is_used:
        return tr("adapted {when}, +{gain}").format(
            when=_ago(record.adapted_at), gain=percent(record.gain, 1)
        )
    if view.phase == "waiting" and record.outcome == "not better":
        return tr("adapting brought nothing")
    if view.phase == "waiting" and is_too_small:
        return tr("too small to learn from")
    return ""


def details(view: AdaptationView) -> list[str]:
    """Sentences for the tooltip of the state line."""
    found: list[str] = []
    record = view.record
    if record is not None and view.is_used:
        found.append(
            tr(
                "Suggestions come from a copy of the model that has learned from this project. "
                "Files of the project that it did not learn from need {gain} fewer bits per byte "
                "({before} before, {after} now, with the project taken into account in both)."
            ).format(
                gain=percent(record.gain, 1),
                before=_figure(record.before),
                after=_figure(record.after),
            )
        )
        found += _forgotten(record)
    elif record is not None and record.outcome == "not better" and view.phase == "waiting":
        found.append(
            tr(
                "The model has learned from this project {when}; held-out files needed {change} "
                "bits per byte, so nothing was kept."
            ).format(when=_ago(record.tried_at), change=_change(record.tried_gain))
        )
    elif record is not None and record.message and view.phase == "waiting":
        found.append(translated(record.message))
    if view.phase == "waiting" and (record is None or not record.tried_at):
        found.append(tr("The model learns from this project when the computer is idle."))
    if view.problem and (record is None or translated(record.message or "\0") not in view.problem):
        found.append(view.problem)
    return found


def _forgotten(record: AdaptationRecord) -> list[str]:
    if record.forgotten is None:
        return [tr("How much it has forgotten is not known: its training data is not here.")]
    if record.forgotten <= 0:
        return [tr("It has forgotten nothing of what it was trained on.")]
    text = tr("On what it was trained on it needs {more} more bits per byte.")
    return [text.format(more=percent(record.forgotten, 1))]


def _change(gain: float) -> str:
    if gain >= 0:
        return tr("{gain} fewer").format(gain=percent(gain, 1))
    return tr("{loss} more").format(loss=percent(-gain, 1))


def _figure(bits: float) -> str:
    return decimal(bits)


def _ago(moment: str) -> str:
    """How long ago a moment was: "12 min ago"."""
    try:
        seconds = (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
    except (ValueError, TypeError):
        seconds = 0.0
    if seconds < _MINUTE:
        return tr("just now")
    if seconds < _HOUR:
        return tr("{count} min ago").format(count=int(seconds // _MINUTE))
    if seconds < _DAY:
        return tr("{count} h ago").format(count=int(seconds // _HOUR))
    return tr("%Ln day(s) ago", n=int(seconds // _DAY))
