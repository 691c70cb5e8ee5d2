"""What the window says about a job that runs, in a few words."""

from __future__ import annotations

from gui import amounts
from gui.jobs.board import KINDS, ShownJob
from gui.translation import tr
from gui.widgets.stage_list import STAGE_TITLES

# A report of this age says nothing about the present: then the time that has passed moves on.
_MAX_SILENCE_SECONDS = 3.0


def kind_text(job: ShownJob) -> str:
    """What the job does: "Training"."""
    return tr(KINDS[job.kind].title)


def name_text(job: ShownJob) -> str:
    """What it does, and on what: "Training: nano, 29 Nov 01:06"."""
    kind = kind_text(job)
    return tr("{kind}: {title}").format(kind=kind, title=job.title) if job.title else kind


def progress_text(job: ShownJob) -> str:
    """How far it is and how long it will take; a figure in it always moves while it works."""
    if job.state == "stopping":
        return tr("Stopping, {time}").format(time=amounts.clock(job.elapsed_seconds()))
    percent = amounts.percent(job.fraction) if job.fraction is not None else ""
    if job.state == "paused":
        return tr("{percent}, paused").format(percent=percent) if percent else tr("Paused")
    left = job.seconds_left()
    if left is not None and (left > 0 or job.silent_seconds() < _MAX_SILENCE_SECONDS):
        time = tr("{duration} left").format(duration=amounts.clock(left))
    else:
        time = tr("{time} elapsed").format(time=amounts.clock(job.elapsed_seconds()))
    return ", ".join(part for part in (percent, time) if part)


def stage_text(job: ShownJob) -> str:
    """Its present stage, with what is being done; empty where it has none."""
    parts = [tr(STAGE_TITLES[job.stage])] if job.stage is not None else []
    return ": ".join([*parts, job.waits_for] if job.waits_for else parts)
