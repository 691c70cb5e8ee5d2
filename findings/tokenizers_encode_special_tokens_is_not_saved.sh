#!/bin/sh
# tokenizers 0.23.3 (Python 3.11 or newer).
#
# A good guess: what a Tokenizer does to text is in its tokenizer.json; load the file and it does the
# same. What happens: `encode_special_tokens`, the switch that makes the spelling of a special token
# in a text ordinary text, is in no file. A tokenizer that is saved and loaded, pickled or copied has
# it off again, and turns the characters "<eos>" in somebody's source file into the control token,
# also with add_special_tokens=False. Whoever loads the file must set it again.
#
# Output seen:
#   switched on:      ['x', '<', 'eos', '>']
#   saved and loaded: ['x', '<eos>']
#   pickled:          ['x', '<eos>']
#   copied:           ['x', '<eos>']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tokenizers==0.23.3
"$folder/venv/bin/python" - <<'PYTHON'
import copy
import pickle

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(
    vocab_size=300,
    special_tokens=["<eos>"],
    initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    show_progress=False,
)
tokenizer.train_from_iterator(["eos eos"] * 9, trainer)
tokenizer.encode_special_tokens = True


def tokens(one):
    return one.encode("x<eos>", add_special_tokens=False).tokens


found = {
    "switched on:": tokenizer,
    "saved and loaded:": Tokenizer.from_str(tokenizer.to_str()),
    "pickled:": pickle.loads(pickle.dumps(tokenizer)),
    "copied:": copy.deepcopy(tokenizer),
}
for name, one in found.items():
    print(f"{name:17} {tokens(one)}")
assert tokens(tokenizer) == ["x", "<", "eos", ">"]
assert all(tokens(one) == ["x", "<eos>"] for one in list(found.values())[1:]), "changed: it is kept"
PYTHON
