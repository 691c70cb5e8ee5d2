"""What the editor should hold after each action, and a model that answers by a script."""

import random
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from core.completion.precision import PrecisionTable
from core.completion.request import Suggestion
from core.completion.results import ResultCache
from core.editing.utf16 import split_utf16

# No key types this letter: one in a text came from an accepted suggestion, or leaked.
MARK = "\u03c8"
SCRIPT = (
    f"a{MARK}",
    f"{MARK}(x) + y_1",
    f" {MARK}:\n    return {MARK}\n",
    f"\n    {MARK} = [1, 2]\n    b{MARK}()",
    f"{MARK}\U0001f600{MARK} tail",
    f"({MARK})",
    "plain",
)


@dataclass
class TextModel:
    """One text: what was ever in it, in order, and where undo and redo have led."""

    states: list[str] = field(default_factory=lambda: [""])
    index: int = 0

    @property
    def text(self) -> str:
        return self.states[self.index]

    def become(self, text: str) -> None:
        """An edit; what was undone is out of reach from now on."""
        if text != self.text:
            del self.states[self.index + 1 :]
            self.states.append(text)
            self.index += 1

    def replace(self, start: int, end: int, inserted: str) -> None:
        """Replace the text between two positions in UTF-16 units."""
        before, _ = split_utf16(self.text, start)
        _, after = split_utf16(self.text, end)
        self.become(before + inserted + after)

    def go_back(self, text: str) -> None:
        """Undo led to this text: it must have been there, and the latest such time counts."""
        self.index = max(
            (number for number in range(self.index + 1) if self.states[number] == text),
            default=-1,
        )
        assert self.index >= 0, f"undo led to what never was: {text!r}"

    def redo(self, text: str) -> None:
        """Redo led to this text."""
        later = range(self.index, len(self.states))
        self.index = min((n for n in later if self.states[n] == text), default=-1)
        assert self.index >= 0, f"redo led to what never was: {text!r}"


class ScriptedEngine:
    """Answers immediately, by the text before the cursor; sometimes nothing."""

    def __init__(self, name: str) -> None:
        self.results = ResultCache()
        self.active_precision = PrecisionTable(scores=(), precisions=(), default_minimum=0.0)
        self.tokenizer = None
        self._name = name

    def lookup(self, request):
        return self.results.lookup(request)

    def complete(self, request, should_stop):
        chance = random.Random(f"{self._name} {request.prefix[-30:]} {len(request.suffix)}")
        texts = chance.sample(SCRIPT, request.alternatives)
        if chance.random() < 0.1:
            texts = [""]
        answer = Suggestion(
            id=request.id, text=texts[0], alternatives=tuple(texts[1:]), tokens=3,
            milliseconds=1.0,
            no_suggestion_reason=None if texts[0] else "It has none.", precision=0.9,
        )  # fmt: skip
        self.results.store(request, answer)
        return answer

    def use_project(self, project):
        pass

    def prefetch(self, request, suggestion, should_stop):
        pass

    def read_ahead(self, request, visible_chars, should_stop):
        return True

    def score(self, text, should_stop, begin, end):
        yield from ()


class ScriptedSource:
    """Opens any path as a scripted engine."""

    def warm_up(self):
        pass

    def open(self, source: Path | None):
        path = source or Path("project-only")
        info = SimpleNamespace(path=path, name=path.stem, parameters=1)
        return ScriptedEngine(path.name), SimpleNamespace(info=info, text="Scripted.")

    def prepare(self, path):
        pass


class Impatient:
    """In place of the adaptive wait: asks in the next turn of the event loop."""

    def wait_ms(self, _last):
        return 0

    def __getattr__(self, _name):
        return lambda *_arguments: None


def train(emit, control):
    """A run that does nothing for long, in the steps in which a run can be interrupted."""
    while not control.stopping:
        control.safe_point()
        control.wait(0.002)
