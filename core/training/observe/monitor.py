"""Validates the weights of a run: when it is due, the figures, and samples of text.

Validation changes no weight and uses no global generator, so a run that is validated often ends
exactly like one that is not.
"""

from __future__ import annotations

import time

from core.control import Control
from core.data.token_dataset import TokenDataset
from core.events import Evaluated, EvaluationPlanned, LanguageEvaluated, Notice, SampleDrawn
from core.model.gpt import GPT
from core.texts import Text
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.tokenizer import Tokenizer
from core.training.config import RunConfig
from core.training.observe.evaluation import Validation
from core.training.observe.languages import TokenLanguages
from core.training.observe.samples import draw_sample
from core.training.runs.listener import failure
from core.training.step.device import Placement
from core.training.step.state import LoopState

# The curve changes fast at first: the first validation is due after a few seconds, then whenever
# a fifth of the training time so far has passed, up to the configured interval.
_FIRST_SECONDS = 5.0
_AGE_FRACTION = 0.2
_PROMPT_TOKENS = 32
# On a busy or slow machine a validation can take longer than many steps.
_MAX_TIME_FRACTION = 0.05
_SAMPLE_HINT = Text("Training continues. Set train.sample_tokens=0 to draw none.")


class Monitor:
    """Validates one model on the validation split of one dataset.

    Attributes:
        last: the last validation of this process; None before the first.
        by_language: its figures by language; empty if the languages are not known.
    """

    def __init__(
        self,
        config: RunConfig,
        dataset: TokenDataset,
        tokenizer: Tokenizer,
        placement: Placement,
        languages: TokenLanguages | None = None,
    ) -> None:
        self._training_config = config.train
        self._tokenizer = tokenizer
        self._placement = placement
        prompt_tokens = min(_PROMPT_TOKENS, config.model.context // 2)
        held_out = [int(token) for token in dataset.validation[:prompt_tokens]]
        self._prompts = [(tokenizer.decode(held_out), held_out)] if held_out else []
        for text in self._training_config.prompts:
            # A file begins with the control token. A prompt takes half of the window at most, so
            # that the model can continue it; the end of a longer prompt counts.
            ids = [BOS_ID, *tokenizer.encode(text)[-(config.model.context // 2) :]]
            self._prompts.append((text, ids))
        self._validation = Validation(
            dataset.validation,
            tokenizer.byte_lengths(),
            context=config.model.context,
            max_tokens=self._training_config.evaluation_tokens,
            batch_size=self._training_config.batch_size,
            languages=languages,
        )
        self.by_language: tuple[LanguageEvaluated, ...] = ()
        self.last: Evaluated | None = None
        self._cost_seconds = 0.0
        self._told: set[str] = set()

    @property
    def cost_seconds(self) -> float:
        """The duration of the last validation and its samples in seconds; 0 before the first."""
        return self._cost_seconds

    @property
    def has_nothing_to_measure(self) -> bool:
        """Whether the validation split is shorter than one window."""
        return self._validation.is_empty

    def is_due(self, state: LoopState) -> bool:
        """Whether a validation is due after the last step."""
        if self._training_config.evaluate_steps:
            return state.step % self._training_config.evaluate_steps == 0
        since = state.elapsed_seconds - state.seconds_at_evaluation
        by_age = max(_FIRST_SECONDS, _AGE_FRACTION * state.elapsed_seconds)
        return since >= max(
            self._interval_by_cost, min(self._training_config.evaluate_seconds, by_age)
        )

    def planned(self, state: LoopState) -> EvaluationPlanned | None:
        """Return when the next validation is due; None if nothing can be validated."""
        if self._validation.is_empty:
            return None
        wanted = self._training_config.evaluate_seconds
        if self._training_config.evaluate_steps:
            ahead = (
                self._training_config.evaluate_steps
                - state.step % self._training_config.evaluate_steps
            )
            return EvaluationPlanned(
                step=state.step, next_step=state.step + ahead, next_elapsed_seconds=None
            )
        # The time at which ``is_due`` becomes true: both sides of its comparison grow with time.
        last = state.seconds_at_evaluation
        by_age = max(last + _FIRST_SECONDS, last / (1.0 - _AGE_FRACTION))
        due = max(last + self._interval_by_cost, min(last + wanted, by_age))
        reason = ""
        if self._interval_by_cost > wanted:
            reason = Text(
                "A validation takes {cost_seconds:.1f} s here, and all of them may take "
                "{max_time_fraction:.0%} of the time: so it comes every "
                "{interval_by_cost:,.0f} s, not every {wanted:,.0f} s. Fewer "
                "evaluation tokens make it quicker.",
                cost_seconds=self._cost_seconds,
                max_time_fraction=_MAX_TIME_FRACTION,
                interval_by_cost=self._interval_by_cost,
                wanted=wanted,
            )
        return EvaluationPlanned(
            step=state.step, next_step=None, next_elapsed_seconds=due, reason=reason
        )

    @property
    def _interval_by_cost(self) -> float:
        """The seconds between two validations that keep them within their fraction of the time."""
        return self._cost_seconds / _MAX_TIME_FRACTION

    def measure(self, model: GPT, state: LoopState, control: Control) -> Evaluated | None:
        """Validate the weights of this step; None if they were validated, or nothing can be.

        Raises:
            Cancelled: between two batches.
        """
        if self._validation.is_empty or (self.last and self.last.step == state.step):
            return None
        started = time.perf_counter()
        figure = self._validation.measure(model, self._placement, control)
        self._cost_seconds = time.perf_counter() - started
        self.last = Evaluated(
            step=state.step,
            loss=figure.loss,
            bits_per_byte=figure.bits_per_byte,
            elapsed_seconds=state.elapsed_seconds,
        )
        self.by_language = tuple(
            LanguageEvaluated(
                step=state.step,
                language=part.language,
                bits_per_byte=part.bits_per_byte,
                text_bytes=part.text_bytes,
            )
            for part in figure.languages
        )
        return self.last

    def samples(self, model: GPT, step: int) -> list[SampleDrawn | Notice]:
        """Continue a held-out prompt and the user's prompts with the weights of this step.

        A failure becomes a notice; the same notice is emitted once in a run.
        """
        training_config = self._training_config
        if not training_config.sample_tokens:
            return []
        started = time.perf_counter()
        drawn: list[SampleDrawn | Notice] = []
        for prompt, ids in self._prompts:
            try:
                text = draw_sample(
                    model, self._tokenizer, ids, training_config.sample_tokens, training_config.seed
                )
            except Exception as error:  # noqa: BLE001 - a failed sample must not end the run
                notice = failure(Text("A sample could not be drawn"), error, _SAMPLE_HINT)
                if notice.message not in self._told:
                    self._told.add(notice.message)
                    drawn.append(notice)
            else:
                drawn.append(SampleDrawn(step=step, prompt=prompt, text=text))
        self._cost_seconds += time.perf_counter() - started
        return drawn
