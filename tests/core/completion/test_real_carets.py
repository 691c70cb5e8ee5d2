"""Healing and trimming where people write: in the standard library of this Python."""

import random
import re
import sysconfig
from pathlib import Path

import numpy as np
import pytest

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest
from core.control import Control
from core.events import discard
from core.inference.sampling import SamplingConfig
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.special_tokens import EOS_ID, FIM_MIDDLE_ID
from core.tokenizer.training import train_tokenizer
from tests.core.completion.scripted import ScriptedEngine
from tests.core.inference.fakes import FakeModel, never

FILES = ("textwrap.py", "shlex.py", "queue.py", "contextlib.py", "bisect.py", "heapq.py")
PROMPTS = 500
CARETS = 300


@pytest.fixture(scope="module")
def sources():
    folder = Path(sysconfig.get_path("stdlib"))
    return [(folder / name).read_text("utf-8") for name in FILES]


@pytest.fixture(scope="module")
def tokenizer(sources):
    config = TokenizerConfig(style="everyday", vocabulary=1500)
    return train_tokenizer(config, iter(sources), discard, Control()).tokenizer


@pytest.fixture(scope="module")
def cuts(sources, tokenizer):
    """(Beginning, rest) of real lines: every way of cutting the last token of 500 prompts."""
    draw = random.Random(5)
    lines = [line for text in sources for line in text.split("\n") if len(line.split()) > 2]
    found = []
    for line in draw.sample(lines, PROMPTS):
        prompt = line[: draw.randrange(len(line) // 2, len(line)) + 1]
        last = tokenizer.token_bytes(tokenizer.encode(prompt)[-1]).decode("utf-8", "ignore")
        for kept in range(1, len(last) + 1):
            end = len(prompt) - len(last) + kept
            found.append((line[:end], line[end:]))
    return found


def test_for_every_cut_of_the_last_token_the_line_continues_exactly(cuts, tokenizer):
    assert len(cuts) > 2 * PROMPTS
    scripted = ScriptedEngine(tokenizer)
    for beginning, rest in cuts:
        suggestion = scripted.complete(beginning, "", rest + "\n", language=None)
        # A second space after a space and a bracket too many are cut, on purpose.
        bodies = (rest, rest.lstrip()) if beginning.endswith(" ") else (rest,)
        assert any(body.startswith(suggestion.text) for body in bodies), (beginning, rest)
        if not re.search(r"[)\]}]", rest):
            assert suggestion.text in [body.rstrip() for body in bodies], (beginning, rest)


@pytest.mark.parametrize("fills_in_the_middle", [False, True])
def test_whatever_the_model_prefers_the_typed_characters_come_first(
    cuts, tokenizer, fills_in_the_middle
):
    def logits_of(tokens):
        logits = np.random.default_rng(tokens[-3:]).normal(size=tokenizer.vocabulary_size)
        logits[EOS_ID] = -30.0
        return logits

    model = FakeModel(tokenizer.vocabulary_size, 512, logits_of)
    engine = CompletionEngine(model, tokenizer, fills_in_the_middle=fills_in_the_middle)
    for beginning, rest in cuts[:: 3 if fills_in_the_middle else 1]:
        request = CompletionRequest(
            id=1,
            prefix=beginning,
            suffix=f"\nvalue = 1{rest}\n",
            sampling=SamplingConfig(temperature=0.0),
            max_tokens=2,
        )
        engine.results.clear()
        assert engine.complete(request, never).tokens > 0
        held = list(model.tokens)
        if fills_in_the_middle:
            held = held[held.index(FIM_MIDDLE_ID) + 1 :]
        written = b"".join(tokenizer.token_bytes(id) for id in held)
        assert written.startswith(beginning.encode()), (beginning, written)


@pytest.fixture(scope="module")
def carets(sources):
    """(Before, after) at 300 positions that have text after them: in lines and between them."""
    draw = random.Random(6)
    found = []
    while len(found) < CARETS:
        text = draw.choice(sources)
        place = draw.randrange(200, len(text) - 400)
        if len(found) % 3 == 0:  # a blank line above a line of the file
            place = text.rfind("\n", 0, place) + 1
            indent = re.match(r"[ \t]*", text[place:])[0]
            before, after = text[:place] + indent, "\n" + text[place:]
        else:
            before, after = text[:place], text[place:]
        if after.strip():
            found.append((before, after))
    return found


def repeated(before, after, shown):
    """What ``shown`` repeats of the text after the caret; None where it repeats nothing."""
    rest, _, below = after.partition("\n")
    rest = rest.strip()
    if len(rest) > 2 and re.search(r"\w", rest) and shown.rstrip().endswith(rest):
        return rest
    next_line = next((line for line in below.split("\n") if line.strip()), "")
    lines = shown.split("\n")
    lines[0] = before[before.rfind("\n") + 1 :] + lines[0]
    for number, line in enumerate(lines):
        is_shown_whole = number > 0 or not rest
        if is_shown_whole and re.search(r"\w", next_line) and line.strip() == next_line.strip():
            return next_line
    return None


# What a model that has nothing of its own to say writes.
COPIES = {
    "what follows": lambda after: after,
    "the next line": lambda after: after.partition("\n")[2],
    "the next line, from a new one": lambda after: "\n" + after.partition("\n")[2],
    "something, then what follows": lambda after: "value" + after,
    "something, then the next line": lambda after: "value\n" + after.partition("\n")[2],
    "without blank lines": lambda after: re.sub(r"\n\s*\n", "\n", after),
    "with other spaces": lambda after: after.replace(" = ", "=").replace(", ", ","),
}


@pytest.mark.parametrize("copy", COPIES)
def test_no_suggestion_repeats_what_follows(carets, tokenizer, copy):
    scripted = ScriptedEngine(tokenizer, context=160)
    shown = 0
    for number, (before, after) in enumerate(carets):
        text = COPIES[copy](after[:400])
        limits = {"max_lines": 1 if number % 2 else 6, "max_tokens": 20}
        suggestion = scripted.complete(before, after, text, **limits)
        shown += bool(suggestion.text)
        assert repeated(before, after, suggestion.text) is None, (before[-60:], after[:90])
        assert bool(suggestion.text) is (suggestion.no_suggestion_reason is None)
    if copy.startswith("something"):
        assert shown > CARETS // 2  # what is the model's own is shown


def test_the_measure_of_repetition_sees_one():
    assert repeated("x = ", "a + b\n", "c + a + b") == "a + b"
    assert repeated("    ", "\n\n    return x\n", "return x") == "    return x"
    assert repeated("if x:", "\n    y()\n", "\n    z()\n    y()") == "    y()"
    assert repeated("    ", "\n\n    return x\n", "return y") is None
