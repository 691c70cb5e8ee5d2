#!/bin/sh
# tokenizers 0.23.3 against unicodedata of Python 3.11 or newer.
#
# A good guess: NFKC is NFKC, so text normalized by Python and text normalized by the NFKC
# normalizer of tokenizers are equal. What happens: the library carries tables of an older Unicode.
# Characters that got a compatibility mapping later, such as U+32FF (square era name Reiwa, Unicode
# 12.1), it leaves as they are. A tokenizer.json with NFKC therefore gives other tokens than the
# same merges behind Python's normalization.
#
# Output seen (Python 3.11.7, Unicode 14.0.0):
#   U+32FF in Python: '令和', in tokenizers: '㋿'
#   characters that differ with Unicode 14.0.0: 72
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tokenizers==0.23.3
PYTHONUTF8=1 "$folder/venv/bin/python" - <<'EOF'
import sys
import unicodedata

from tokenizers.normalizers import NFKC

normalizer = NFKC()
python, library = unicodedata.normalize("NFKC", "\u32ff"), normalizer.normalize_str("\u32ff")
print(f"U+32FF in Python: {python!r}, in tokenizers: {library!r}")
assert python == "\u4ee4\u548c"
others = [
    code
    for code in range(sys.maxunicode + 1)
    if not 0xD800 <= code < 0xE000
    and normalizer.normalize_str(chr(code)) != unicodedata.normalize("NFKC", chr(code))
]
print(f"characters that differ with Unicode {unicodedata.unidata_version}: {len(others)}")
assert library == "\u32ff", "changed: the library knows the mapping"
assert 0x32FF in others
EOF
