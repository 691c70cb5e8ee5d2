import pytest

from core.completion.engine import CompletionEngine
from core.completion.infill import InfillWindow
from core.completion.request import CompletionRequest
from core.inference.sampling import SamplingConfig
from core.tokenizer.special_tokens import BOS_ID, FIM_MIDDLE_ID, FIM_PREFIX_ID, FIM_SUFFIX_ID
from tests.core.inference.fakes import FakeModel, GreedyTokenizer, never

FILE = "".join(f"def function_{n}(x):\n    return x + {n}\n\n\n" for n in range(100))


class InfillTokenizer(GreedyTokenizer):
    """Its first seven ids are control tokens, as in the everyday style."""

    def __init__(self, entries=()):
        super().__init__(entries)
        self._pieces = [b""] * 7 + self._pieces[4:]
        self._ids = {piece: id for id, piece in enumerate(self._pieces) if piece}


TOKENIZER = InfillTokenizer(["def ", "function_", "(x):\n", "    return x", " + ", "\n\n\n", "ret"])


def _parts(ids):
    """Head, suffix and middle of a prompt, as text; and whether it begins a file."""
    marks = [ids.index(mark) for mark in (FIM_PREFIX_ID, FIM_SUFFIX_ID, FIM_MIDDLE_ID)]
    assert marks == sorted(marks)
    spans = zip(marks, [*marks[1:], len(ids)], strict=True)
    texts = [TOKENIZER.text_of(ids[start + 1 : end]) for start, end in spans]
    assert ids[: marks[0]] in ([], [BOS_ID])
    return (*texts, marks[0] == 1)


def test_the_middle_is_the_rest_of_the_cursors_line():
    window = InfillWindow(TOKENIZER, 256)
    ids = window.prompt("import os\nx = re", ")\nprint(x)\n", 24)
    assert _parts(ids) == ("import os\n", ")\nprint(x)\n", "x = re", True)


def test_typing_continues_at_the_end_of_the_prompt():
    window = InfillWindow(TOKENIZER, 256)
    before = window.prompt("import os\nx = re", ")\nprint(x)\n", 24)
    for typed in ("t", "turn", "turn\n    y = 3"):
        after = window.prompt("import os\nx = re" + typed, ")\nprint(x)\n", 24)
        assert after[: len(before) - 2] == before[:-2], typed
        assert _parts(after)[2] == "x = re" + typed


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("import os\nx = re", "]\nprint(x)\n"),  # other text follows
        ("import sys\nx = re", ")\nprint(x)\n"),  # other text precedes
        ("import os\ny", ")\nprint(x)\n"),
    ],
)
def test_elsewhere_the_middle_begins_again(prefix, suffix):
    window = InfillWindow(TOKENIZER, 256)
    window.prompt("import os\nx = re\n\n", ")\nprint(x)\n", 24)
    ids = window.prompt(prefix, suffix, 24)
    head, after, middle, _ = _parts(ids)
    assert head + middle == prefix
    assert after == suffix
    assert "\n" not in middle


@pytest.mark.parametrize("context", [64, 256, 512])
@pytest.mark.parametrize("answer", [1, 24, 400])
def test_every_part_fits_the_context(context, answer):
    window = InfillWindow(TOKENIZER, context)
    for caret in range(0, len(FILE) - 50, 97):
        ids = window.prompt(FILE[:caret], FILE[caret:], answer)
        if ids is None:
            continue
        head, after, middle, begins = _parts(ids)
        assert len(ids) + min(answer, context // 8) <= context
        assert FILE[:caret].endswith(head + middle)
        assert begins is (len(head + middle) == caret)
        assert FILE[caret:].startswith(after)
        assert after
        assert after.endswith("\n") or context == 64


@pytest.mark.parametrize("suffix", ["", "\n", " \n\n"])
def test_with_nothing_after_the_caret_there_is_no_gap(suffix):
    assert InfillWindow(TOKENIZER, 256).prompt("x = 1", suffix, 24) is None


def test_a_line_longer_than_the_middle_may_be_is_plain_text():
    assert InfillWindow(TOKENIZER, 256).prompt("x = " + "ab" * 500, "\ny", 24) is None


def _infilling_model(answers):
    """Writes the first of ``answers`` whose key ends the suffix part of its prompt."""

    def logits_of(tokens):
        logits = [-20.0] * TOKENIZER.vocabulary_size
        if FIM_MIDDLE_ID not in tokens:
            logits[TOKENIZER.id_of("?")] = 5.0
            return logits
        suffix = TOKENIZER.text_of(tokens[tokens.index(FIM_SUFFIX_ID) : -1])
        middle = TOKENIZER.text_of(tokens[tokens.index(FIM_MIDDLE_ID) + 1 :])
        answer = next(text for key, text in answers.items() if key in suffix)
        if answer.startswith(middle) and answer != middle:
            for id in range(7, TOKENIZER.vocabulary_size):
                piece = TOKENIZER.token_bytes(id).decode(errors="replace")
                if answer.startswith(piece, len(middle)):
                    logits[id] = 5.0 * len(piece)
        else:
            logits[3] = 5.0
        return logits

    return FakeModel(TOKENIZER.vocabulary_size, 256, logits_of)


def _request(prefix, suffix):
    return CompletionRequest(
        id=1, prefix=prefix, suffix=suffix, sampling=SamplingConfig(temperature=0.0)
    )


@pytest.mark.parametrize("typed", ["x = ", "x = r", "x = re", "x = ret"])
def test_the_answer_depends_on_what_follows_and_healing_holds(typed):
    model = _infilling_model({"zebra": "x = return x(", "lion": "x = retina"})
    engine = CompletionEngine(model, TOKENIZER, fills_in_the_middle=True)
    for suffix, whole in [("\nzebra\n", "x = return x("), ("\nlion\n", "x = retina")]:
        suggestion = engine.complete(_request("import os\n" + typed, suffix), never)
        assert typed + suggestion.text == whole


def test_at_the_end_of_the_file_the_prompt_is_plain():
    model = _infilling_model({"": "x"})
    engine = CompletionEngine(model, TOKENIZER, fills_in_the_middle=True)
    engine.complete(_request("import os\nx = ", "\n"), never)
    assert FIM_MIDDLE_ID not in model.tokens
    engine = CompletionEngine(model, TOKENIZER)
    engine.complete(_request("import os\nx = ", "\nzebra"), never)
    assert FIM_MIDDLE_ID not in model.tokens


def test_a_keystroke_costs_a_few_tokens():
    model = _infilling_model({"zebra": "x = return x(y, z)"})
    engine = CompletionEngine(model, TOKENIZER, fills_in_the_middle=True)
    engine.complete(_request("import os\n" * 5 + "x = r", "\nzebra\n"), never)
    engine.results.clear()
    model.calls.clear()
    engine.complete(_request("import os\n" * 5 + "x = re", "\nzebra\n"), never)
    assert model.calls[0] <= 2
