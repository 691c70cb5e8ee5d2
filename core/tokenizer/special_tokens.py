"""The control tokens, their ids and their spelling: the only module that spells them.

A control token marks structure that the text itself cannot express. It never
comes out of a text: a file that holds the characters ``<eos>`` is ordinary text
(``Tokenizer.encode`` ensures that). The lists below say which style has which tokens.
"""

from __future__ import annotations

PAD = "<pad>"
UNK = "<unk>"
BOS = "<bos>"
EOS = "<eos>"

PAD_ID = 0
UNK_ID = 1
BOS_ID = 2
EOS_ID = 3

# These names are recognised by llama.cpp without further settings.
FIM_PREFIX = "<|fim_prefix|>"
FIM_SUFFIX = "<|fim_suffix|>"
FIM_MIDDLE = "<|fim_middle|>"

FIM_PREFIX_ID = 4
FIM_SUFFIX_ID = 5
FIM_MIDDLE_ID = 6

CARD_SPECIALS = (PAD, UNK, BOS, EOS)
"""Of the published card; a token's id is its index."""

EVERYDAY_SPECIALS = (*CARD_SPECIALS, FIM_PREFIX, FIM_SUFFIX, FIM_MIDDLE)
"""Of the everyday style: the card's, then those for fill-in-the-middle."""
