"""Byte-level BPE: the special tokens, training, encoding and decoding, the report.

This package works on text and token ids and imports neither corpora nor models. The variables
below must be set before the ``tokenizers`` library is first imported, so they are set here:
the one allowed side effect of an import.
"""

from __future__ import annotations

import os

# Training works in threads of its own; without this the library warns after a fork.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
# The library ships with a client for a model hub. Nothing here ever connects.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
