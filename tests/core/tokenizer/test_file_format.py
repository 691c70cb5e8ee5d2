import json
from collections.abc import Callable
from typing import Any

import pytest

from core.errors import WorkspaceError
from core.tokenizer import file_format
from core.tokenizer.file_format import check_format
from core.tokenizer.tokenizer import Tokenizer

Damage = Callable[[dict[str, Any]], object]

DAMAGES: dict[str, Damage] = {
    "no model": lambda data: data.pop("model"),
    "another model": lambda data: data["model"].update(type="Unigram"),
    "dropout": lambda data: data["model"].update(dropout=0.1),
    "a gap in the ids": lambda data: data["model"]["vocab"].update(x=5000),
    "an id that is far too large": lambda data: data["model"]["vocab"].update({"!": 2**63}),
    "an id twice": lambda data: data["model"]["vocab"].update({"!": 0}),
    "an id that is text": lambda data: data["model"]["vocab"].update({"!": "4"}),
    "too few entries": lambda data: data["model"].update(vocab={"<pad>": 0}),
    "another decoder": lambda data: data.update(decoder=None),
    "another pre-tokenizer": lambda data: data.update(pre_tokenizer={"type": "Whitespace"}),
    "a prefix space": lambda data: data["pre_tokenizer"].update(add_prefix_space=True),
    "another normalizer": lambda data: data.update(normalizer={"type": "Lowercase"}),
    "a control token renamed": lambda data: data["added_tokens"][3].update(content="</s>"),
    "a control token that is none": lambda data: data["added_tokens"][3].update(special=False),
    "one more control token": lambda data: data["added_tokens"].append(
        {"id": 8, "content": "!", "special": True}
    ),
    "a merge that spells a control token": lambda data: data["model"]["merges"].append(
        ["<", "eos>"]
    ),
    "a merge of three": lambda data: data["model"]["merges"].append(["a", "b", "c"]),
    "truncation": lambda data: data.update(truncation={"max_length": 5}),
    "a list": lambda data: data.update(model=[1]),
    "a number": lambda data: data["model"].update(vocab=7),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_a_sentence(everyday, name):
    data = json.loads(everyday.to_json())
    DAMAGES[name](data)
    with pytest.raises(WorkspaceError) as caught:
        Tokenizer.from_json(json.dumps(data))
    assert "damaged, or no tokenizer" in caught.value.message
    assert "build" in caught.value.hint


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", "[" * 100_000])
def test_other_text_is_a_sentence(text):
    with pytest.raises(WorkspaceError):
        Tokenizer.from_json(text)


def test_a_truncated_file_is_a_sentence(everyday):
    text = everyday.to_json()
    for length in range(0, len(text), len(text) // 50):
        with pytest.raises(WorkspaceError):
            Tokenizer.from_json(text[:length])


def test_an_unknown_merge_is_refused_by_the_library_as_a_sentence(everyday):
    data = json.loads(everyday.to_json())
    data["model"]["merges"].append(["nowhere", "known"])
    with pytest.raises(WorkspaceError, match="damaged"):
        Tokenizer.from_json(json.dumps(data))


def test_an_entry_that_spells_no_bytes_is_a_sentence(everyday):
    data = json.loads(everyday.to_json())
    vocabulary = data["model"]["vocab"]
    vocabulary["漢"] = len(vocabulary)
    with pytest.raises(WorkspaceError, match="spells no byte"):
        Tokenizer.from_json(json.dumps(data))


def test_a_huge_text_is_not_even_parsed(monkeypatch):
    monkeypatch.setattr(file_format, "MAX_JSON_CHARS", 10)
    with pytest.raises(WorkspaceError, match="11 characters"):
        check_format("[" * 11, "x")


def test_the_style_follows_from_the_normalizer(everyday, card):
    assert check_format(everyday.to_json(), "x").style == "everyday"
    assert check_format(card.to_json(), "x").style == "card"
    assert check_format(card.to_json(), "x").entries[:4] == ("<pad>", "<unk>", "<bos>", "<eos>")
