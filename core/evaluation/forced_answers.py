"""What greedy decoding would answer at each offset of a passage, from one forward pass.

The engine's own rules around it: token healing, the end of the line, trimming, and the policy
that says where an editor asks at all. An answer is exact up to its first wrong token and that
token; then a character follows that no file contains, so that it never counts as right.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.completion.caret import Caret
from core.completion.policy import reason_not_to_suggest
from core.completion.trimming import trim
from core.evaluation.completers import MAX_TOKENS, Completion
from core.evaluation.forced_passage import LEAD_TOKENS, ForcedPassage
from core.inference.token_table import TokenTable
from core.languages.lexical import spans
from core.tokenizer.special_tokens import EOS_ID

# A letter, so that the whole word that contains it is wrong.
_UNKNOWN: Final = "\ua66e"
# Policy and trimming look at the text from a line of code on that is so far above the
# passage: in long files they would take longer than the model.
_CHARACTERS_ABOVE: Final = 1_500


class ForcedAnswers:
    """Answers at the offsets of one passage, with one state of the weights.

    Args:
        passage: as it was read.
        logits: before each predicted token of it, (N, V).
        table: bytes of the vocabulary.
    """

    def __init__(
        self, passage: ForcedPassage, logits: NDArray[np.float32], table: TokenTable
    ) -> None:
        self._passage = passage
        self._table = table
        self._chances = passage.mixed(logits)
        allowed = table.text_tokens()
        allowed[EOS_ID] = True
        self._chances[:, ~allowed] = -1.0
        self._choices: list[int] = self._chances.argmax(axis=1).tolist()
        self._ids = passage.window[passage.lead :]
        self._starts: list[int] = passage.starts.tolist()
        self._text = passage.passage.document.text
        self._language = passage.passage.document.language or None
        self._anchor = self._line_of_code()

    def at(self, offset: int) -> Completion | None:
        """Return the answer; None where the editor would not ask."""
        seen = self._text[self._anchor : offset]
        if reason_not_to_suggest(seen, "", self._language) is not None:
            return None
        text, is_known = self._answer(offset)
        if text:
            caret = Caret(prefix=seen, suffix="", language=self._language)
            kept = trim(text, caret).text
            is_known |= kept != text.rstrip()
            text = kept
        # An answer that is wrong from its first token saves as little as none.
        text += _UNKNOWN if text and not is_known else ""
        return Completion(text=text, precision=1.0, milliseconds=0.0)

    def _answer(self, offset: int) -> tuple[str, bool]:
        """Return the text as far as it can be told, and whether that is all of it."""
        row, left = self._healed(offset)
        written = b""
        for _ in range(MAX_TOKENS + LEAD_TOKENS):
            if row >= self._passage.rows:
                break
            chosen = self._choice(row, left)
            if chosen == EOS_ID:
                return written.decode("utf-8", "ignore"), True
            piece = self._table[chosen]
            new, left = piece[len(left) :], left[len(piece) :]
            line, newline, _ = new.partition(b"\n")
            written += line
            if newline:
                return written.decode("utf-8", "ignore"), True
            if chosen != self._ids[row]:
                return written.decode("utf-8", "ignore"), False
            row += 1
        return written.decode("utf-8", "ignore"), True

    def _choice(self, row: int, left: bytes) -> int:
        """Return the likeliest token that spells what is typed already."""
        chosen = self._choices[row]
        if not left:
            return chosen
        piece = self._table[chosen]
        if piece and (piece.startswith(left) or left.startswith(piece)):
            return chosen
        allowed = np.flatnonzero(self._table.compatible_with(left))
        return int(allowed[self._chances[row, allowed].argmax()])

    def _healed(self, offset: int) -> tuple[int, bytes]:
        """Return where decoding begins, as ``heal`` would have it, and what is typed of it."""
        row = bisect_right(self._starts, offset) - 1
        partial = self._text[self._starts[row] : offset].encode()
        tail, found = partial, row
        typed = partial
        steps = range(row - 1, max(-1, row - 1 - LEAD_TOKENS), -1)
        for taken, earlier in enumerate(steps, start=bool(partial)):
            tail = self._passage.pieces[earlier] + tail
            if taken == 0 or tail.isspace() or self._table.extends(tail):
                found, typed = earlier, tail
        return found, typed

    def _line_of_code(self) -> int:
        """Return a line start in code some way above the passage."""
        start = self._passage.passage.start
        anchor = max(0, start - _CHARACTERS_ABOVE)
        for span in spans(self._text[:start], self._language):
            if span.start < anchor < span.stop:
                anchor = span.start
        return self._text.rfind("\n", 0, anchor) + 1
