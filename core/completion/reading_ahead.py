"""Reading what a request would read before anybody asks, while nobody waits.

The model keeps what it has read, so that a request at the same cursor, or a little further on,
reads only what is new. No answer changes: the windows' memories are left as they are, so a
request has the prompt that it would have had, and what the model holds decides only how much
of it is still to be read. Nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.completion.healing import heal
from core.completion.infill import InfillWindow
from core.completion.request import CompletionRequest
from core.completion.surroundings import Surroundings
from core.completion.window import PromptWindow
from core.inference.language_model import LanguageModel, ShouldStop, common_prefix_length
from core.inference.token_table import TokenTable
from core.languages.line_ends import with_line_feeds

# Fewer tokens in a pass than a request reads: a cancel waits for a pass, 2 ms with the published
# shape on two cores, and reading this way takes a fifth longer.
PIECE_TOKENS: Final = 16


class AheadReader:
    """Reads for one engine.

    Args:
        model: the engine's own, without the mixtures around it.
        table: of its tokenizer.
        surroundings: of the engine; what is encoded here is known to the next request.
        window, infill: of the engine; only copies of them are used.
        has_model: whether there is a model that can keep what it has read.
    """

    def __init__(
        self,
        model: LanguageModel,
        table: TokenTable,
        surroundings: Surroundings,
        window: PromptWindow,
        infill: InfillWindow | None,
        *,
        has_model: bool,
    ) -> None:
        self._model = model
        self._table = table
        self._surroundings = surroundings
        self._window = window
        self._infill = infill
        self._has_model = has_model

    def read(self, request: CompletionRequest, visible_chars: int, should_stop: ShouldStop) -> bool:
        """Read ahead; see ``CompletionEngine.read_ahead``."""
        prefix, suffix = with_line_feeds(request.prefix), with_line_feeds(request.suffix)
        if self._has_model and not self._read_prompt(
            prefix, suffix, visible_chars, request.max_tokens, should_stop
        ):
            return False
        return self._surroundings.prepare(prefix, suffix, should_stop)

    def _read_prompt(
        self, prefix: str, suffix: str, visible_chars: int, max_tokens: int, should_stop: ShouldStop
    ) -> bool:
        if should_stop():
            return False
        model = self._model
        ids, more = self._sequences(prefix, suffix, suffix[:visible_chars], max_tokens)
        held = common_prefix_length(model.tokens, more)
        if held < model.length and common_prefix_length(model.tokens, ids) == len(ids):
            # A request was here. What the model holds beyond the prompt, such as the suggestion
            # that is shown, is needed sooner than text further down.
            return True
        if held < len(more):
            model.truncate(held)
        for start in range(held, len(more), PIECE_TOKENS):
            if should_stop():
                return False
            model.extend(more[start : start + PIECE_TOKENS])
        return True

    def _sequences(
        self, prefix: str, suffix: str, visible: str, max_tokens: int
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Return the prompt of a request at the cursor, and what to read: it, or more of the text.

        With a prompt that ends at the cursor, a cursor further down has a prompt that continues
        it, as long as there is room. A prompt with the text after the cursor in it has no such
        continuation, except at the start of a file.
        """
        infill = self._infill.copy() if self._infill is not None else None
        ids = infill.prompt(prefix, suffix, max_tokens) if infill is not None else None
        if infill is not None and ids is not None:
            ids = heal(ids, self._table).ids
            return ids, ids if prefix.strip() else infill.head(prefix + visible, max_tokens)
        ids = heal(self._window.copy().prompt(prefix, max_tokens), self._table).ids
        return ids, self._window.copy().prompt_through(prefix, visible, max_tokens)
