import itertools

import pytest

from core.completion.window import MOVE_TOKENS, PromptWindow
from core.inference.language_model import common_prefix_length
from core.tokenizer.special_tokens import BOS_ID
from tests.core.inference.fakes import GreedyTokenizer

TOKENIZER = GreedyTokenizer(["return ", "self", "\n    ", " = "])
CONTEXT = 256
ANSWER = 24
BUDGET = CONTEXT - ANSWER - 8
FILE = "".join(f"    self.value{n} = {n}\n" for n in range(200))


@pytest.fixture
def window():
    return PromptWindow(TOKENIZER, CONTEXT)


def _text(ids):
    return TOKENIZER.text_of(ids)


def test_a_short_file_is_shown_whole_behind_bos(window):
    ids = window.prompt("x = 1", ANSWER)
    assert ids == [BOS_ID, *TOKENIZER.encode("x = 1")]


def test_an_empty_file_is_bos(window):
    assert window.prompt("", ANSWER) == [BOS_ID]


def test_a_long_file_is_shown_from_a_line_start_without_bos(window):
    ids = window.prompt(FILE, ANSWER)
    assert BOS_ID not in ids
    assert FILE.endswith(_text(ids))
    assert FILE[window.anchor - 1] == "\n"
    assert len(ids) <= BUDGET
    assert len(ids) > BUDGET - MOVE_TOKENS - 32  # at most a line less than there is room for


def test_the_start_stays_while_typing_and_then_moves_far(window):
    text, anchors, before = FILE, [], []
    for character in FILE[:2000]:
        text += character
        ids = window.prompt(text, ANSWER)
        assert text.endswith(_text(ids))
        assert len(ids) <= BUDGET
        if anchors and window.anchor == anchors[-1]:
            # The cache of the last key press is good but for the last word.
            assert common_prefix_length(before, ids) >= len(before) - 4
        anchors.append(window.anchor)
        before = ids
    moves = [(old, new) for old, new in itertools.pairwise(anchors) if old != new]
    assert moves
    for old, new in moves:
        assert len(TOKENIZER.encode(text[old:new])) >= MOVE_TOKENS


def test_deleting_a_line_keeps_the_start(window):
    window.prompt(FILE, ANSWER)
    anchor = window.anchor
    window.prompt(FILE[:-30], ANSWER)
    assert window.anchor == anchor


def test_going_up_shows_what_is_above(window):
    window.prompt(FILE, ANSWER)
    middle = window.anchor + 40
    ids = window.prompt(FILE[:middle], ANSWER)
    assert len(ids) > BUDGET // 2
    assert FILE[:middle].endswith(_text(ids))


def test_going_to_the_top_shows_the_file_start(window):
    window.prompt(FILE, ANSWER)
    assert window.prompt(FILE[:100], ANSWER)[0] == BOS_ID


def test_another_file_is_never_mixed_in(window):
    window.prompt(FILE, ANSWER)
    other = FILE.replace("self", "other")
    for end in (0, 10, 500, 3000, len(other)):
        ids = window.prompt(other[:end], ANSWER)
        shown = _text(ids)
        assert other[:end].endswith(shown)


def test_an_endless_line_is_cut_within_and_its_start_stays_too(window):
    line = "x = [" + "1, " * 3000
    first = window.prompt(line, ANSWER)
    anchor = window.anchor
    assert BUDGET // 3 < len(first) <= BUDGET
    assert line.endswith(_text(first))
    window.prompt(line + "2, ", ANSWER)
    assert window.anchor == anchor


def test_a_huge_answer_still_leaves_half_the_context(window):
    ids = window.prompt(FILE, 10_000)
    assert CONTEXT // 2 - MOVE_TOKENS - 40 < len(ids) <= CONTEXT // 2


def test_normalised_text_does_not_shift_the_start():
    # Each of these characters becomes several: three dots, "fi", digits over a slash.
    tokenizer = GreedyTokenizer(["self"], nfkc=True)
    window = PromptWindow(tokenizer, CONTEXT)
    file = "".join(f"    ﬁeld{n} = '… ½ №'\n" for n in range(100))
    ids = window.prompt(file, ANSWER)
    assert file[window.anchor - 1] == "\n"
    assert tokenizer.text_of(ids) == tokenizer.normalized(file[window.anchor :])
    assert BUDGET - MOVE_TOKENS - 60 < len(ids) <= BUDGET


def test_only_the_neighborhood_of_the_caret_is_encoded(window):
    window.prompt(FILE * 50, ANSWER)
    TOKENIZER.encoded_characters = 0
    window.prompt(FILE * 50 + "x", ANSWER)
    assert TOKENIZER.encoded_characters < 12 * CONTEXT


@pytest.mark.parametrize("context", [8, 16, 40])
def test_tiny_contexts_leave_room_too(context):
    window = PromptWindow(TOKENIZER, context)
    for end in range(0, 400, 7):
        assert 1 <= len(window.prompt(FILE[:end], ANSWER)) <= context - context // 2
