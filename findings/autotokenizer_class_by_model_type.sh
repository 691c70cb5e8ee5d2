#!/bin/sh
# transformers 5.23.0, tokenizers 0.23.3 (Python 3.11 or newer; no torch needed).
#
# A good guess: AutoTokenizer reads a folder's tokenizer.json and gives its tokens, since that file
# says everything: normalizer, way of cutting, merges. What it does: where tokenizer_config.json
# names no class, the class follows from model_type in config.json, and the class of "qwen3" puts
# Qwen2's own NFC normalizer and splitting rules in place of those of the file, without a warning;
# with the same two files and no config.json the tokens are those of the file. Naming
# "PreTrainedTokenizerFast" keeps the file's rules.
#
# Output seen (token ids of "x=12345 cafe" with a combining accent):
#   the file:            [88, 29, 265, 262, 69, 137, 224]
#   no config.json:      TokenizersBackend [88, 29, 265, 262, 69, 137, 224]
#   qwen3, no class:     Qwen2Tokenizer [88, 29, 17, 18, 19, 20, 21, 264]
#   qwen3, class named:  TokenizersBackend [88, 29, 265, 262, 69, 137, 224]
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check transformers==5.23.0 tokenizers==0.23.3
cd "$folder"
HF_HUB_OFFLINE=1 HF_HUB_DISABLE_TELEMETRY=1 TRANSFORMERS_VERBOSITY=error "$folder/venv/bin/python" - <<'EOF'
import json
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import AutoTokenizer

tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(
    vocab_size=400, special_tokens=["<eos>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
)
tokenizer.train_from_iterator(["x=12345 caf\u00e9"] * 50, trainer)
text = "x=12345 cafe\u0301"


def tokens(name, model_type=None, tokenizer_class=None):
    folder = Path(name)
    folder.mkdir()
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"eos_token": "<eos>"}
    if tokenizer_class:
        settings["tokenizer_class"] = tokenizer_class
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    if model_type:
        (folder / "config.json").write_text(json.dumps({"model_type": model_type}))
    loaded = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return type(loaded).__name__, loaded(text)["input_ids"]


of_file = tokenizer.encode(text).ids
plain = tokens("plain")
by_type = tokens("by_type", "qwen3")
named = tokens("named", "qwen3", "PreTrainedTokenizerFast")
print("the file:           ", of_file)
print("no config.json:     ", *plain)
print("qwen3, no class:    ", *by_type)
print("qwen3, class named: ", *named)
assert plain[1] == of_file
assert by_type[1] != of_file, "changed: the type of the model no longer decides"
assert named[1] == of_file
EOF
