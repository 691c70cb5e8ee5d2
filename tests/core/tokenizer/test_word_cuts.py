import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.tokenizer.word_cuts import SEPARATOR, word_starts

# The pattern as published, with letters, digits and spaces as they are in ASCII.
WORDS = re.compile(
    r"'(?:[stmd]|re|ve|ll)| ?[A-Za-z]+| ?[0-9]+| ?[^\sA-Za-z0-9]+|\s+(?!\S)|\s+", re.ASCII
)
FRAGMENTS = [
    "'",
    "'s",
    "'re",
    "'ve",
    "'ll",
    "r",
    "e",
    "l",
    " ",
    "  ",
    "\n",
    "\t",
    "a",
    "7",
    "=",
    "\x1c",
]
TEXTS = st.lists(
    st.lists(st.sampled_from(FRAGMENTS) | st.characters(max_codepoint=127), max_size=12).map(
        "".join
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=1500)
@given(texts=TEXTS)
def test_words_begin_where_the_pattern_says(texts):
    expected, index = [], 0
    for text in texts:
        expected += [index + match.start() for match in WORDS.finditer(text)]
        index += len(text)
        expected.append(index)
        index += 1
    separator = bytes([SEPARATOR])
    data = separator.join([*(text.encode("ascii") for text in texts), b""])
    assert word_starts(np.frombuffer(data, dtype=np.uint8)).tolist() == expected


def test_the_words_of_a_line():
    data = np.frombuffer(b"if it's  not:\n    x\xff", dtype=np.uint8)
    starts = word_starts(data).tolist()
    words = [bytes(data[a:b]) for a, b in zip(starts, [*starts[1:], len(data)], strict=True)]
    assert words == [b"if", b" it", b"'s", b" ", b" not", b":", b"\n   ", b" x", b"\xff"]
