from collections import Counter

import pytest
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import decoders, models, normalizers, pre_tokenizers, trainers

from core.control import Control
from core.events import Event, Notice, discard
from core.tokenizer import word_counts
from core.tokenizer.config import TokenizerConfig, specials_of
from core.tokenizer.special_tokens import UNK
from core.tokenizer.tokenizer import spelled_byte
from core.tokenizer.training import train_tokenizer
from core.tokenizer.word_counts import DELIMITER, WordCounts

FRAGMENTS = [
    "x = 1\n",
    "don't",
    " 're",
    "é\n",
    "ﬁ",
    "\u3000",
    "  ",
    "\n\n",
    "a" * 20,
    "<eos>",
    "\x00",
]
TEXTS = st.lists(
    st.lists(
        st.sampled_from(FRAGMENTS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
        max_size=20,
    ).map("".join),
    max_size=5,
)


def as_the_library(style: str, texts: list[str]) -> Counter[str]:
    cutter = pre_tokenizers.ByteLevel(add_prefix_space=False)
    counts = Counter[str]()
    for text in texts:
        normal = normalizers.NFKC().normalize_str(text) if style == "card" else text
        counts.update(word for word, _ in cutter.pre_tokenize_str(normal))
    return counts


@pytest.mark.parametrize("style", ["everyday", "card"])
@settings(max_examples=200, deadline=None)
@given(texts=TEXTS, more=TEXTS, most=st.sampled_from([0, 3, 500_000]))
def test_the_counts_are_those_of_the_library(style, texts, more, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_counts, "_MAX_IN_TABLE", most)
        patch.setattr(word_counts, "_BUFFER_BYTES", 30)
        patch.setattr(word_counts, "_LINE_CHARS", 50)
        counts = WordCounts(style)
        counts.add(texts)
        counts.add(more)
        found = Counter[str]()
        for word, count in counts.items():
            found[word] += count
        lines = Counter(word for line in counts.lines() for word in line.split(DELIMITER) if word)
    expected = as_the_library(style, texts + more)
    assert found == expected
    assert lines == expected


@pytest.mark.parametrize("style", ["everyday", "card"])
def test_the_tokenizer_is_the_one_that_the_library_trains_on_the_texts(style):
    texts = [
        f"def f{n}(self, é{n % 7}):\n    return 'it''s' + ﬁ{n % 5} <eos>\n\n" for n in range(300)
    ]
    config = TokenizerConfig(style=style, vocabulary=700)
    backend = tokenizers.Tokenizer(models.BPE(unk_token=UNK))
    if style == "card":
        backend.normalizer = normalizers.NFKC()
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=config.vocabulary,
        min_frequency=config.min_frequency,
        special_tokens=list(specials_of(style)),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    backend.train_from_iterator(texts, trainer)
    ours = train_tokenizer(config, iter(texts), lambda event: None, Control()).tokenizer
    assert ours.to_json() == backend.to_str()


@pytest.mark.parametrize("style", ["everyday", "card"])
@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("x" * 256, 1),
        ("x" * 257, 2),
        ("_" * 1000, 4),
        ("7" * 600, 3),
        ("é" * 300, 3),
        ("漢" * 200, 3),
        ("🙂" * 100, 2),
        (" " * 700, 3),
    ],
    ids=["as long as may be", "letters", "others", "digits", "é", "漢", "🙂", "spaces"],
)
def test_a_long_word_is_cut_for_training_and_counted(style, word, parts):
    counts = WordCounts(style)
    counts.add([word])
    cut = [part for part, _ in counts.items()]
    cutter = pre_tokenizers.ByteLevel(add_prefix_space=False)
    assert ["".join(cut)] == [each for each, _ in cutter.pre_tokenize_str(word)]
    assert len(cut) == parts
    assert all(len(part) <= word_counts.MAX_WORD_BYTES for part in cut)
    # Between two characters, not within one.
    continuations = {spelled_byte(byte) for byte in range(0x80, 0xC0)}
    assert not any(part[0] in continuations for part in cut)
    assert counts.bounded_words == (parts > 1)
    counts.add([word, f"é\n{word}", f"x\n{word}"])
    assert counts.bounded_words == 4 * (parts > 1)


def test_cutting_long_words_leaves_the_others_as_they_are():
    texts = [f"def f{n}(self, é{n % 7}):\n    return {n % 5}\n" for n in range(300)]
    config = TokenizerConfig(vocabulary=500)
    plain = train_tokenizer(config, iter(texts), discard, Control())
    assert plain.bounded_words == 0
    events: list[Event] = []
    cut = train_tokenizer(config, iter([*texts, "y" * 100_000]), events.append, Control())
    assert cut.bounded_words == 1
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert notice.message == "One word is longer than 256 bytes, cut for training the tokenizer."
    more = train_tokenizer(config, iter([*texts, "y" * 300, "z" * 300]), discard, Control())
    assert more.bounded_words == 2
    # Only tokens of the long word came in; what the others would have got, they still have.
    vocabulary = {cut.tokenizer.token_bytes(id) for id in range(cut.tokenizer.vocabulary_size)}
    assert {b"def", b" return"} <= vocabulary
    assert cut.tokenizer.decode(cut.tokenizer.encode("y" * 5000)) == "y" * 5000
