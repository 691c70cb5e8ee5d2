"""The suggestions for one cursor position, one of which is shown.

They know which of them still fit what was typed since, and which one is next. Pure: drawing
is the editor's, asking for more is ``session``'s.
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
        is_whole_choice: whether the model was already asked for alternatives.
        has_best: whether ``texts`` begins with the model's best answer, or what is left of it.
    """

    prefix: str
    suffix: str
    texts: tuple[str, ...]
    index: int = 0
    is_whole_choice: bool = False
    has_best: bool = True

    @property
    def text(self) -> str:
        """The one that is shown."""
        return self.texts[self.index]

    @property
    def is_best(self) -> bool:
        """Whether the one that is shown is the model's best answer."""
        return self.has_best and self.index == 0

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.texts)

    def fitting(self, prefix: str, suffix: str) -> Candidates | None:
        """Return what is left of them at a caret; None when the shown one no longer fits."""
        left = [
            remaining(Shown(prefix=self.prefix, suffix=self.suffix, text=text), prefix, suffix)
            for text in self.texts
        ]
        shown = left[self.index]
        if shown is None:
            return None
        texts = tuple(dict.fromkeys(text for text in left if text is not None))
        return replace(
            self,
            prefix=prefix,
            suffix=suffix,
            texts=texts,
            index=texts.index(shown),
            has_best=self.has_best and left[0] is not None,
        )

    def turned(self, steps: int) -> Candidates:
        """Show another one, ``steps`` after this one, around the end."""
        return replace(self, index=(self.index + steps) % self.count)

    def joined(self, others: tuple[str, ...]) -> Candidates:
        """Add more to choose from, without duplicates."""
        texts = tuple(dict.fromkeys((*self.texts, *others)))
        return replace(self, texts=texts, is_whole_choice=True)
