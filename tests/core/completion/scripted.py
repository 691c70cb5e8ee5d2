"""A model that writes a given text at a given caret, through the whole real pipeline."""

import numpy as np

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest
from core.inference.sampling import SamplingConfig
from core.languages.line_ends import with_line_feeds
from core.tokenizer.special_tokens import EOS_ID
from tests.core.inference.fakes import FakeModel, never

# Healing takes back a few tokens before the caret.
_HEALED_BYTES = 96


class Script:
    """What follows in a document that the model knows; it prefers its longest tokens.

    A model that reads anything but the document, or is made to write anything else,
    fails the test.
    """

    def __init__(self, tokenizer, vocabulary=None):
        self._tokenizer = tokenizer
        self._ids = {}
        for id in range(tokenizer.vocabulary_size):
            if piece := tokenizer.token_bytes(id):
                self._ids.setdefault(piece, id)
        self._longest = max(map(len, self._ids))
        self._size = vocabulary or tokenizer.vocabulary_size
        self.document = b""
        self.caret = 0

    def tell(self, prefix, text):
        """From now on ``text`` comes after ``prefix``."""
        normalized = self._tokenizer.normalized
        self.document = normalized(prefix).encode() + text.encode()
        self.caret = len(normalized(prefix).encode())

    def logits_of(self, tokens):
        """Certain of the document."""
        seen = b"".join(self._tokenizer.token_bytes(id) for id in tokens)
        start = self.document.find(seen, max(0, self.caret - _HEALED_BYTES - len(seen)))
        logits = np.full(self._size, -30.0)
        # Guesses that are read along may be wrong; what is drawn after them is not used.
        if start < 0:
            logits[EOS_ID] = 9.0
            return logits
        rest = self.document[start + len(seen) :][: self._longest]
        for length in range(1, len(rest) + 1):
            id = self._ids.get(rest[:length])
            if id is not None:
                logits[id] = 10.0 + length
        if not rest:
            logits[EOS_ID] = 9.0
        return logits


class ScriptedEngine:
    """An engine and the script of its model."""

    def __init__(self, tokenizer, context=512):
        self._script = Script(tokenizer)
        self.model = FakeModel(tokenizer.vocabulary_size, context, self._script.logits_of)
        self.engine = CompletionEngine(self.model, tokenizer)

    def complete(self, prefix, suffix, text, language="python", **more):
        """The suggestion for a caret at which the model writes ``text``."""
        self.engine.results.clear()
        self._script.tell(with_line_feeds(prefix), text)
        values = {"sampling": SamplingConfig(temperature=0.0), "max_tokens": 200}
        request = CompletionRequest(
            id=1, prefix=prefix, suffix=suffix, language=language, **(values | more)
        )
        return self.engine.complete(request, never)
