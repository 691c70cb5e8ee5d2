#!/bin/sh
# transformers 5.24.0, tokenizers 0.23.3 (Python 3.11 or newer; no torch needed).
#
# A good guess: "add_bos_token": true in tokenizer_config.json puts the beginning-of-text token before
# every prompt, as its name and the converters to GGUF say (they copy it to
# tokenizer.ggml.add_bos_token, and llama.cpp obeys). What happens: where the configuration names
# the class "PreTrainedTokenizerFast", the tokens are those of tokenizer.json either way, and the
# loaded tokenizer's own attribute add_bos_token says False. Only a post-processor in tokenizer.json
# adds the token. So the same folder may be read with <bos> by one program and without by another.
#
# Output seen:
#   add_bos_token False: ['x'] add_bos_token of the tokenizer: False
#   add_bos_token True:  ['x'] add_bos_token of the tokenizer: False
#   post-processor:      ['<bos>', 'x']
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check transformers==5.24.0 tokenizers==0.23.3
cd "$folder"
HF_HUB_OFFLINE=1 HF_HUB_DISABLE_TELEMETRY=1 TRANSFORMERS_VERBOSITY=error "$folder/venv/bin/python" - <<'PYTHON'
import json
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer

tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
trainer = trainers.BpeTrainer(
    vocab_size=300,
    special_tokens=["<bos>"],
    initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    show_progress=False,
)
tokenizer.train_from_iterator(["x y"] * 9, trainer)


def loaded(name, adds):
    folder = Path(name)
    folder.mkdir()
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<bos>",
        "add_bos_token": adds,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    return AutoTokenizer.from_pretrained(folder, local_files_only=True)


def tokens(one):
    return one.convert_ids_to_tokens(one("x")["input_ids"])


without, with_it = loaded("without", False), loaded("with", True)
for name, one in (("False:", without), ("True: ", with_it)):
    kept = getattr(one, "add_bos_token", "none")
    print(f"add_bos_token {name} {tokens(one)} add_bos_token of the tokenizer: {kept}")
tokenizer.post_processor = processors.TemplateProcessing(
    single="<bos> $A", special_tokens=[("<bos>", tokenizer.token_to_id("<bos>"))]
)
by_processor = tokens(loaded("processor", False))
print(f"post-processor:      {by_processor}")
assert by_processor == ["<bos>", "x"]
assert tokens(without) == ["x"]
assert tokens(with_it) == ["x"], "changed: the switch puts <bos> before the prompt"
PYTHON
