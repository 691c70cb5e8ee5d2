"""Tabwright without a window: corpus, tokenizer, model, training, completion.

Nothing below this package imports Qt. The layers and the direction of imports
are drawn in ARCHITECTURE.md and held by the contracts in pyproject.toml.
"""
