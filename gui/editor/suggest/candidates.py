"""The suggestions for one place, of which one is on the screen.

Pure bookkeeping: which of them still fit what was typed since, and which comes
next. Drawing is ``ghost.py``'s, asking for more is the controller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.completion.type_through import Shown, remaining


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Different texts for one caret; never empty.

    Attributes:
        prefix, suffix: the text around the caret when they were made.
        texts: best first.
        index: which one is shown.
        is_whole_choice: whether the model was asked for alternatives already.
    """

    prefix: str
    suffix: str
    texts: tuple[str, ...]
    index: int = 0
    is_whole_choice: bool = False

    @property
    def text(self) -> str:
        """The one that is shown."""
        return self.texts[self.index]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.texts)

    def fitting(self, prefix: str, suffix: str) -> Candidates | None:
        """What is left of them at this caret; None when the shown one does not fit any more."""
        left = [
            remaining(Shown(prefix=self.prefix, suffix=self.suffix, text=text), prefix, suffix)
            for text in self.texts
        ]
        shown = left[self.index]
        if shown is None:
            return None
        texts = tuple(dict.fromkeys(text for text in left if text is not None))
        return replace(self, prefix=prefix, suffix=suffix, texts=texts, index=texts.index(shown))

    def turned(self, steps: int) -> Candidates:
        """Another one shown, so many places on."""
        return replace(self, index=(self.index + steps) % self.count)

    def joined(self, others: tuple[str, ...]) -> Candidates:
        """More to choose from, without doubles."""
        texts = tuple(dict.fromkeys((*self.texts, *others)))
        return replace(self, texts=texts, is_whole_choice=True)
