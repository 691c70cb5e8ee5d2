"""R18: any text comes back, and no text gives a control token; 100,000 generated texts."""

import random
import unicodedata

import pytest

from core.control import Control
from core.events import discard
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.config import TokenizerConfig, specials_of
from core.tokenizer.special_tokens import EVERYDAY_SPECIALS
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

pytestmark = pytest.mark.torture

TEXTS = 50_000  # of each style
WORDS = [
    *EVERYDAY_SPECIALS,
    *(
        "def ",
        "return",
        "    ",
        "\n",
        "\n\n\n",
        "\t",
        " ",
        "  ",
        "'s",
        "don't",
        "==",
        "x_1",
        "0xFF",
    ),
    *(
        "\r\n",
        "\x0b",
        "\x0c",
        "\x00",
        "\x1c",
        "\x7f",
        "\x85",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\ufeff",
    ),
    *("<", "|>", "<|", "eos", "<bos", "é", "e\u0301", "\ufb01", "\u212b", "\u32ff", "\U0001f600"),
    *(
        "\u0660\u0661",
        "\u0915\u094d\u0937",
        "\uac00",
        "\u1100\u1161",
        "\U0010ffff",
        "\u200d",
        "\u202e",
    ),
]


def random_text(source: random.Random) -> str:
    parts: list[str] = []
    for _ in range(source.randrange(12)):
        if source.random() < 0.7:
            parts.append(source.choice(WORDS))
        else:
            code = source.randrange(0x110000 if source.random() < 0.3 else 0x250)
            parts.append(chr(code) if not 0xD800 <= code < 0xE000 else "?")
    return "".join(parts)


@pytest.mark.timeout(170)
@pytest.mark.parametrize("style", ["everyday", "card"])
def test_every_text_comes_back_and_none_is_a_control_token(style):
    source = random.Random(18)
    sample = ("".join(source.choices(WORDS, k=200)) for _ in range(200))
    config = TokenizerConfig(style=style, vocabulary=1000)
    tokenizer: Tokenizer = train_tokenizer(config, sample, discard, Control()).tokenizer
    encoder = BulkEncoder(tokenizer)
    specials = len(specials_of(style))
    for _ in range(TEXTS):
        text = random_text(source)
        ids = tokenizer.encode(text)
        expected = unicodedata.normalize("NFKC", text) if style == "card" else text
        assert tokenizer.decode(ids) == expected
        assert min(ids, default=specials) >= specials
        assert encoder.encode(text).tolist() == ids


def test_without_the_switch_a_text_would_be_a_control_token():
    """The negative control: the library by itself takes "<eos>" in a text for the token."""
    config = TokenizerConfig(vocabulary=300)
    tokenizer = train_tokenizer(config, iter(["a"]), discard, Control()).tokenizer
    tokenizer._backend.encode_special_tokens = False
    assert tokenizer.encode("<eos>") == [3]
