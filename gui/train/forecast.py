"""What the next run would come to, in one line beside its Start button."""

from __future__ import annotations

from collections.abc import Iterable

from core.training.config import RunConfig
from core.training.estimate.run_estimate import RunEstimate
from core.training.runs.run_folder import RunSummary
from gui import amounts
from gui.translation import tr

# A shorter run tells little about the speed of another.
_MIN_SECONDS = 20.0


def forecast_text(
    setup: object, estimate: RunEstimate | None, runs: Iterable[RunSummary], train_tokens: int
) -> str:
    """Return the forecast and where it is from; empty where nothing is known.

    Args:
        setup: the run as it is set up; only a new run from random weights can be compared.
        estimate: of a probe, where there is one that applies.
        runs: earlier ones, the newest first.
        train_tokens: of the dataset.
    """
    if estimate is not None and estimate.passes is not None:
        return tr("{epochs} epochs, {memory} of memory, as measured by the estimate.").format(
            epochs=amounts.decimal(estimate.passes, 2), memory=amounts.size(estimate.memory_bytes)
        )
    if not isinstance(setup, RunConfig) or train_tokens <= 0 or not setup.train.max_minutes:
        return ""
    for run in runs:
        status, same = run.status, run.config
        is_like = same.model == setup.model and same.train.batch_size == setup.train.batch_size
        if is_like and status.tokens_seen and status.elapsed_seconds >= _MIN_SECONDS:
            speed = status.tokens_seen / status.elapsed_seconds
            epochs = 60 * setup.train.max_minutes * speed / train_tokens
            return tr("About {epochs} epochs, at the speed of {run}.").format(
                epochs=amounts.decimal(epochs, 2), run=run.title
            )
    return ""
