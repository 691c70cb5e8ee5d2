"""A tokenizer and models that need no training, for hermetic engine tests."""

import unicodedata

import numpy as np

from core.inference.language_model import LanguageModel

CONTROL_TOKENS = 4
EOS_ID = 3


class GreedyTokenizer:
    """Longest match over 256 bytes and some longer entries, after four control tokens."""

    def __init__(self, entries=(), nfkc=False):
        pieces = [bytes([value]) for value in range(256)]
        pieces += [entry.encode() if isinstance(entry, str) else entry for entry in entries]
        self._pieces = [b""] * CONTROL_TOKENS + pieces
        self._ids = {piece: id for id, piece in enumerate(self._pieces) if piece}
        self._longest = max(map(len, self._pieces))
        self._nfkc = nfkc
        self.encoded_characters = 0

    @property
    def vocabulary_size(self):
        return len(self._pieces)

    def id_of(self, piece):
        return self._ids[piece.encode() if isinstance(piece, str) else piece]

    def encode(self, text):
        self.encoded_characters += len(text)
        data = self.normalized(text).encode()
        ids, position = [], 0
        while position < len(data):
            for length in range(min(self._longest, len(data) - position), 0, -1):
                piece = data[position : position + length]
                if piece in self._ids:
                    ids.append(self._ids[piece])
                    position += length
                    break
        return ids

    def token_bytes(self, id):
        return self._pieces[id]

    def text_of(self, ids):
        return b"".join(self._pieces[id] for id in ids).decode(errors="replace")

    def normalized(self, text):
        return unicodedata.normalize("NFKC", text) if self._nfkc else text


class FakeModel:
    """A ``LanguageModel`` whose logits a function of its tokens gives."""

    def __init__(self, vocabulary, context, logits_of):
        self.vocabulary = vocabulary
        self.context = context
        self._logits_of = logits_of
        self.tokens = []
        self.calls = []  # how many tokens each forward pass read

    @property
    def length(self):
        return len(self.tokens)

    def prefill(self, ids):
        self.truncate(0)
        return self.extend(ids)

    def extend(self, ids):
        if not 0 < len(ids) <= self.context - self.length:
            raise ValueError("no room")
        self.tokens.extend(ids)
        self.calls.append(len(ids))
        return np.asarray(self._logits_of(list(self.tokens)), dtype=np.float32)

    def read(self, ids, should_stop):
        return LanguageModel.read(self, ids, should_stop)

    def read_rows(self, ids):
        yield from self.extend_all(ids)

    def extend_all(self, ids):
        """One pass, as ``calls`` counts; each row from the tokens up to its own."""
        if not 0 < len(ids) <= self.context - self.length:
            raise ValueError("no room")
        self.calls.append(len(ids))
        rows = []
        for id in ids:
            self.tokens.append(id)
            rows.append(self._logits_of(list(self.tokens)))
        return np.asarray(rows, dtype=np.float32)

    def truncate(self, length):
        assert 0 <= length <= self.length
        del self.tokens[length:]


def reciting_model(document, tokenizer, context=256, vocabulary=None):
    """A model that knows one document by heart and prefers long tokens.

    Whatever the split into tokens, it recognizes its bytes and continues with the
    document; after the end, or where it is lost, it ends the text.
    """
    known = document.encode()
    size = vocabulary or tokenizer.vocabulary_size

    def logits_of(tokens):
        logits = np.full(size, -20.0)
        seen = b"".join(tokenizer.token_bytes(id) for id in tokens)
        position = -1
        for length in range(len(seen), 0, -1):
            found = known.rfind(seen[-length:])
            if found >= 0:
                position = found + length
                break
        if position < 0 and not seen:
            position = 0
        logits[EOS_ID] = -1.0
        if position >= 0:
            for id in range(tokenizer.vocabulary_size):
                piece = tokenizer.token_bytes(id)
                if piece and known.startswith(piece, position):
                    logits[id] = 10.0 * len(piece)
        return logits

    return FakeModel(size, context, logits_of)


def cyclic_model(ids, vocabulary, context=256):
    """A model that writes ``ids`` round and round, by the number of tokens read."""

    def logits_of(tokens):
        logits = np.zeros(vocabulary)
        logits[ids[len(tokens) % len(ids)]] = 10.0
        return logits

    return FakeModel(vocabulary, context, logits_of)


def never():
    return False
