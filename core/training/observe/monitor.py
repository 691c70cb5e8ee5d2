"""Looking at a run from outside its arithmetic: when to measure, and what to show.

Measuring changes no weight and draws from no global generator, so a run that is
looked at often ends exactly like one that is not.
"""

from __future__ import annotations

import time

from core.control import Control
from core.data.token_dataset import TokenDataset
from core.events import Evaluated, EvaluationPlanned, LanguageEvaluated, Notice, SampleDrawn
from core.model.gpt import GPT
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.tokenizer import Tokenizer
from core.training.config import RunConfig
from core.training.observe.evaluation import Validation
from core.training.observe.languages import TokenLanguages
from core.training.observe.samples import draw_sample
from core.training.runs.listener import failure
from core.training.step.device import Placement
from core.training.step.state import LoopState

# The curve of a young run changes fast: the first measurement comes after a few
# seconds, then whenever a fifth of the run's age has passed, up to the interval.
_FIRST_SECONDS = 5.0
_AGE_SHARE = 0.2
_PROMPT_TOKENS = 32
# On a busy or slow machine a measurement can cost more than many steps.
_MAX_TIME_SHARE = 0.05
_SAMPLE_HINT = "Training goes on. Set train.sample_tokens=0 to draw none."


class Monitor:
    """Measures one model on the held-out files of one dataset.

    Attributes:
        last: the last measurement of this process; None before the first.
        by_language: its parts, where languages are known.
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
            # A file begins with the control token, and what is left of the window is for the
            # model; of a longer prompt the end counts.
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
        """What the last measurement took; 0 before the first."""
        return self._cost_seconds

    @property
    def has_nothing_to_measure(self) -> bool:
        """Whether the held-out files are shorter than one window."""
        return self._validation.is_empty

    def is_due(self, state: LoopState) -> bool:
        """Whether the step just counted should be followed by a measurement."""
        if self._training_config.evaluate_steps:
            return state.step % self._training_config.evaluate_steps == 0
        since = state.elapsed_seconds - state.seconds_at_evaluation
        by_age = max(_FIRST_SECONDS, _AGE_SHARE * state.elapsed_seconds)
        return since >= max(
            self._interval_by_cost, min(self._training_config.evaluate_seconds, by_age)
        )

    def planned(self, state: LoopState) -> EvaluationPlanned | None:
        """When the next measurement comes, as it is known now; None where nothing is measured."""
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
        # The moment at which ``is_due`` turns true: both grow with the time that passes.
        last = state.seconds_at_evaluation
        by_age = max(last + _FIRST_SECONDS, last / (1.0 - _AGE_SHARE))
        due = max(last + self._interval_by_cost, min(last + wanted, by_age))
        reason = ""
        if self._interval_by_cost > wanted:
            reason = (
                f"A validation takes {self._cost_seconds:.1f} s here, and all of them may take "
                f"{_MAX_TIME_SHARE:.0%} of the time: so it comes every "
                f"{self._interval_by_cost:,.0f} s, not every {wanted:,.0f} s. Fewer "
                "evaluation tokens make it quicker."
            )
        return EvaluationPlanned(
            step=state.step, next_step=None, next_elapsed_seconds=due, reason=reason
        )

    @property
    def _interval_by_cost(self) -> float:
        """Seconds between two measurements that keep them to their share of the time."""
        return self._cost_seconds / _MAX_TIME_SHARE

    def measure(self, model: GPT, state: LoopState, control: Control) -> Evaluated | None:
        """Measure the weights of this step; None when they were, or nothing can be.

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
        """How the weights of this step go on after the held-out prompt, then the person's own.

        A sample that fails is a notice, the same one only once in a run.
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
            except Exception as error:  # noqa: BLE001 - a sample is for the eye; no run ends by it
                notice = failure("A sample could not be drawn", error, _SAMPLE_HINT)
                if notice.message not in self._told:
                    self._told.add(notice.message)
                    drawn.append(notice)
            else:
                drawn.append(SampleDrawn(step=step, prompt=prompt, text=text))
        self._cost_seconds += time.perf_counter() - started
        return drawn
