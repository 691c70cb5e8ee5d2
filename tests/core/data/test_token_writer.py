import hashlib

import numpy as np

from core.data.token_dataset import TokenDataset, ends_file, tokens_file
from core.data.token_writer import TokenWriter
from core.tokenizer.special_tokens import BOS_ID, EOS_ID


def test_documents_are_written_between_control_tokens(tiny_workspace, tmp_path):
    tokenizer = TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer
    texts = ["x = 1\n", "", "naïve\n"]
    with TokenWriter(tmp_path, "val", tokenizer) as writer:
        for text in texts:
            writer.add(tokenizer.encode(text))
        info = writer.finish()
    data = tokens_file(tmp_path, "val").read_bytes()
    expected = [id for text in texts for id in (BOS_ID, *tokenizer.encode(text), EOS_ID)]
    assert np.frombuffer(data, dtype="<u2").tolist() == expected
    ends = np.fromfile(ends_file(tmp_path, "val"), dtype="<u8").tolist()
    assert ends[-1] == len(expected) == info.tokens
    assert info.documents == len(ends) == 3
    assert info.text_bytes == sum(len(text.encode()) for text in texts)
    assert info.tokens_sha256 == hashlib.sha256(data).hexdigest()
