from collections.abc import Iterator

import pytest

from core.control import Control
from core.events import discard
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

SAMPLE = """\
import os

def walk(folder, names):
    for name in names:
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            yield from walk(path, os.listdir(path))
        else:
            yield path  # the <eos> of <|fim_prefix|> and <bos>
"""


def trained(style: str, vocabulary: int = 400) -> Tokenizer:
    config = TokenizerConfig(style=style, vocabulary=vocabulary)
    texts: Iterator[str] = iter([SAMPLE, SAMPLE.upper(), "<eos>" * 50, "naïve — ﬁne ① \r\n" * 5])
    return train_tokenizer(config, texts, discard, Control()).tokenizer


@pytest.fixture(scope="session")
def everyday() -> Tokenizer:
    return trained("everyday")


@pytest.fixture(scope="session")
def card() -> Tokenizer:
    return trained("card")


@pytest.fixture(scope="session", params=["everyday", "card"])
def tokenizer(request: pytest.FixtureRequest) -> Tokenizer:
    return request.getfixturevalue(request.param)
