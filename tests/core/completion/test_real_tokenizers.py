"""Healing and windows over real byte-level BPE, in both styles."""

import pytest

from core.completion.engine import CompletionEngine
from core.completion.healing import heal
from core.completion.request import CompletionRequest
from core.completion.window import PromptWindow
from core.control import Control
from core.events import discard
from core.inference.sampling import SamplingConfig
from core.inference.token_table import TokenTable
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.special_tokens import BOS_ID
from core.tokenizer.training import train_tokenizer
from tests.core.inference.fakes import never, reciting_model

DOCUMENT = '''import os


class Reader:
    """Reads naïve text: 日本 😀, ½ and ﬁgures…"""

    def __init__(self, path, encoding):
        self.path = path
        self.encoding = encoding

    def read_text(self):
        return os.fspath(self.path).encode(self.encoding)  # “quoted”
'''
CORPUS = [DOCUMENT.replace("path", name) for name in ("path", "folder", "name", "stream", "text")]


@pytest.fixture(scope="module", params=["everyday", "card"])
def tokenizer(request):
    config = TokenizerConfig(style=request.param, vocabulary=400)
    return train_tokenizer(config, iter(CORPUS * 4), discard, Control()).tokenizer


def test_the_tail_that_is_taken_back_is_the_end_of_the_text(tokenizer):
    table = TokenTable(tokenizer, tokenizer.vocabulary_size)
    longer = 0
    for end in range(1, len(DOCUMENT) + 1):
        ids = [BOS_ID, *tokenizer.encode(DOCUMENT[:end])]
        healed = heal(ids, table)
        spelt = b"".join(table[id] for id in healed.ids) + healed.typed
        assert spelt == tokenizer.normalized(DOCUMENT[:end]).encode()
        longer += len(ids) - len(healed.ids) > 1
    assert longer > 20  # words cut in the middle are taken back whole


def test_wherever_the_cursor_is_the_text_continues_exactly(tokenizer):
    known = tokenizer.normalized(DOCUMENT)
    engine = CompletionEngine(reciting_model(known, tokenizer, context=512), tokenizer)
    for end in range(1, len(DOCUMENT)):
        prefix = DOCUMENT[:end]
        request = CompletionRequest(
            id=1, prefix=prefix, sampling=SamplingConfig(temperature=0.0), max_tokens=80
        )
        text = engine.complete(request, never).text
        rest_of_line = known[len(tokenizer.normalized(prefix)) :].partition("\n")[0]
        assert text == rest_of_line.rstrip(), prefix[-20:]


def test_windows_of_a_long_file_begin_at_a_line_and_end_at_the_caret(tokenizer):
    window = PromptWindow(tokenizer, 256)
    file = DOCUMENT * 20
    for end in range(3000, 4000, 13):
        ids = window.prompt(file[:end], 24)
        assert file[window.anchor - 1] == "\n"
        assert tokenizer.decode(ids) == tokenizer.normalized(file[window.anchor : end])
        assert len(ids) <= 256 - 24 - 8


def test_control_tokens_spelt_in_a_file_are_text(tokenizer):
    prefix = 'END = "<eos>"\nx = "<bos>'
    ids = PromptWindow(tokenizer, 256).prompt(prefix, 24)
    assert ids[0] == BOS_ID
    assert tokenizer.decode(ids[1:]) == prefix
    assert all(tokenizer.token_bytes(id) for id in ids[1:])
