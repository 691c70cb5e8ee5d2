import numpy as np
import pytest

from core.control import Control
from core.data.fim import FillInTheMiddle
from core.errors import TrainingError
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.special_tokens import (
    BOS_ID,
    EOS_ID,
    FIM_MIDDLE_ID,
    FIM_PREFIX_ID,
    FIM_SUFFIX_ID,
)
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

LINES = [f"def f{n}(a, b):\n    return a * {n} + b  # é 漢\n" for n in range(200)]
CONTROLS = [FIM_PREFIX_ID, FIM_SUFFIX_ID, FIM_MIDDLE_ID]


def trained(style: str) -> Tokenizer:
    config = TokenizerConfig(style=style, vocabulary=400)
    return train_tokenizer(config, iter(LINES), lambda event: None, Control()).tokenizer


@pytest.fixture(scope="module")
def everyday() -> Tokenizer:
    return trained("everyday")


def batch_of(tokenizer: Tokenizer, texts: list[str], length: int):
    ids: list[int] = []
    for text in texts:
        ids.extend((BOS_ID, *tokenizer.encode(text), EOS_ID))
    count = (len(ids) - 1) // length
    stream = np.array(ids[: count * length + 1], dtype=np.int64)
    inputs = stream[:-1].reshape(count, length)
    targets = stream[1:].reshape(count, length)
    return inputs, targets


def test_nothing_is_lost_but_what_no_longer_fits(everyday):
    fim = FillInTheMiddle(everyday, 1.0, seed=3)
    text = "".join(LINES[:3])
    rest = everyday.encode("".join(LINES[3:9]))
    ids = np.array([BOS_ID, *everyday.encode(text), EOS_ID, BOS_ID, *rest], dtype=np.int64)
    inputs, targets = fim.rewrite(ids[None, :-1], ids[None, 1:], micro_step=0)
    window = [*inputs[0].tolist(), int(targets[0, -1])]
    assert inputs.shape == (1, len(ids) - 1)
    assert (inputs[0, 1:] == targets[0, :-1]).all()
    places = [window.index(control) for control in CONTROLS]
    assert places == sorted(places)
    assert window[0] == BOS_ID
    assert places[0] == 1
    prefix = everyday.decode(window[places[0] + 1 : places[1]])
    suffix = everyday.decode(window[places[1] + 1 : places[2]])
    middle = everyday.decode(window[places[2] + 1 : window.index(EOS_ID)])
    assert prefix + middle + suffix == text


def test_the_rate_is_kept_and_a_step_repeats(everyday):
    inputs, targets = batch_of(everyday, LINES, 40)
    fim = FillInTheMiddle(everyday, 0.5, seed=3)
    once, again = (fim.rewrite(inputs, targets, 5) for _ in range(2))
    assert (once[0] == again[0]).all()
    assert (once[1] == again[1]).all()
    other = fim.rewrite(inputs, targets, 6)
    assert (once[0] != other[0]).any()
    cut = sum((fim.rewrite(inputs, targets, step)[0] == FIM_PREFIX_ID).sum() for step in range(5))
    documents = 5 * ((inputs == BOS_ID).sum() + len(inputs))
    assert 0.2 < cut / documents < 0.6
    assert once[0].shape == inputs.shape
    assert (once[0][:, 1:] == once[1][:, :-1]).all()


def test_a_rate_of_none_changes_nothing(everyday):
    inputs, targets = batch_of(everyday, LINES, 40)
    same = FillInTheMiddle(everyday, 0.0, seed=3).rewrite(inputs, targets, 0)
    assert (same[0] == inputs).all()
    assert (same[1] == targets).all()


def test_the_tokenizer_of_the_card_cannot():
    with pytest.raises(TrainingError, match="fill-in-the-middle"):
        FillInTheMiddle(trained("card"), 0.5, seed=0)


def test_every_middle_is_whole_and_ends_where_that_is_asked(everyday):
    """Windows of one long document, too: there the end of a middle would not fit."""
    plain, ended = (
        FillInTheMiddle(everyday, 1.0, seed=3, ends_middles=ends) for ends in (False, True)
    )
    text = "".join(LINES)
    ids = everyday.encode(text)
    document = np.array([BOS_ID, *ids, EOS_ID], dtype=np.int64)
    inside = np.array(ids, dtype=np.int64)
    whole = 0
    for step in range(40):
        for window in (document, inside):
            inputs, targets = ended.rewrite(window[None, :-1], window[None, 1:], step)
            made = [*inputs[0].tolist(), int(targets[0, -1])]
            assert len(made) == len(window)
            if FIM_PREFIX_ID not in made:
                continue
            whole += 1
            assert made.count(EOS_ID) == 1
            assert made[-1] == EOS_ID
            places = [made.index(control) for control in CONTROLS]
            prefix, suffix, middle = (
                everyday.decode(made[first + 1 : last])
                for first, last in zip(places, (*places[1:], len(made) - 1), strict=True)
            )
            assert middle in text
            assert (prefix + middle + suffix) in text or prefix + middle in text
            # A part that begins within the document does not say that it begins there.
            assert (made[0] == BOS_ID) <= text.startswith(prefix)
    assert whole > 60
    inputs, targets = plain.rewrite(inside[None, :-1], inside[None, 1:], 0)
    assert EOS_ID not in (*inputs[0].tolist(), int(targets[0, -1]))
