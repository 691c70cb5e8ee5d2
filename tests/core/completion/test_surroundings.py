import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest
from core.completion.surroundings import Surroundings
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.inference.sampling import SamplingConfig
from tests.core.inference.fakes import FakeModel, GreedyTokenizer, never

CODE = "import os\n\ndef first(value):\n    return value.count\n\n\n" * 30


def tokens_of(text, tokenizer=None):
    return (tokenizer or GreedyTokenizer()).encode(text)


def test_a_short_file_is_all_there():
    around = Surroundings(GreedyTokenizer())
    assert around.before(CODE) == tokens_of(CODE)
    assert around.after("rest of the line\nnext\n") == tokens_of("\nnext\n")
    assert (around.before(""), around.after(""), around.after("no more lines")) == ([], [], [])


def test_a_long_file_begins_at_a_line_and_stays_there_while_one_types():
    around = Surroundings(GreedyTokenizer())
    text = CODE * 20
    first = around.before(text)
    assert len(first) < len(text)
    assert first[0] == tokens_of("\n")[0]
    assert around.before(text + "    more")[: len(first) - 1] == first[:-1]


def test_a_key_press_encodes_one_piece():
    tokenizer = GreedyTokenizer()
    around = Surroundings(tokenizer)
    around.before(CODE + "    val")
    before = tokenizer.encoded_characters
    around.before(CODE + "    valu")
    assert tokenizer.encoded_characters - before < 20


def test_a_line_without_end():
    around = Surroundings(GreedyTokenizer())
    assert len(around.before("x" * 100_000)) == 16_000


@given(st.text(alphabet="ab \t\n\r({é日", max_size=60))
def test_pieces_change_no_token(text):
    # No entry reaches from a visible character across a line feed, as in a real tokenizer.
    tokenizer = GreedyTokenizer(["ab", "\n\n", "\n  ", " a", "  ", "(("])
    assert Surroundings(tokenizer).before(text) == tokens_of(text, tokenizer)


def engine(file_weights):
    tokenizer = GreedyTokenizer(["quantity", "other", " = "])
    # A model that knows nothing: every token is as likely.
    model = FakeModel(tokenizer.vocabulary_size, 128, lambda _: [0.0] * tokenizer.vocabulary_size)
    return CompletionEngine(model, tokenizer, file_weights=file_weights)


@pytest.mark.parametrize("language", ["python", None])
def test_the_engine_writes_what_the_file_has_even_beyond_the_window(language):
    filler = "".join(f"other{i} = {i}\n" for i in range(60))
    request = CompletionRequest(
        id=1, prefix=f"total = quantity * price\n{filler}total = qua", language=language,
        sampling=SamplingConfig(temperature=0.0),
    )  # fmt: skip
    assert engine(DEFAULT_FILE_WEIGHTS).complete(request, never).text.startswith("ntity * price")
    assert not engine(None).complete(request, never).text.startswith("ntity * price")


def test_the_engine_writes_what_is_below():
    request = CompletionRequest(
        id=1, prefix="# start\ntotal = qua", suffix="\nother = 1\ntotal = quantity * price\n",
        language="python", sampling=SamplingConfig(temperature=0.0),
    )  # fmt: skip
    assert engine(DEFAULT_FILE_WEIGHTS).complete(request, never).text.startswith("ntity")


def test_after_forgetting_an_answer_is_that_of_a_new_engine():
    def ask(one):
        request = CompletionRequest(
            id=1, prefix="other = 1\n" * 40 + "oth", language="python",
            sampling=SamplingConfig(temperature=0.0),
        )  # fmt: skip
        return one.complete(request, never)

    old = engine(DEFAULT_FILE_WEIGHTS)
    ask(old)
    old.forget()
    again, fresh = ask(old), ask(engine(DEFAULT_FILE_WEIGHTS))
    assert not again.is_cached
    assert (again.text, again.confidence, again.prompt_tokens) == (
        fresh.text, fresh.confidence, fresh.prompt_tokens
    )  # fmt: skip
