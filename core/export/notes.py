"""What the user must know about an exported model that its files cannot express.

One sentence each, the same in the file, on the terminal, in the window and on the card.
Imports nothing heavy: the window shows them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.export.options import ExportConfig, export_format
from core.texts import Text

if TYPE_CHECKING:
    from core.export.portable import PortableModel

NOT_NORMALIZED: Final = Text(
    "The tokenizer normalizes text with NFKC first, which a GGUF file cannot express: "
    "text that is not in NFKC form gets other tokens than in Tabwright."
)
OTHER_GELU: Final = Text(
    "llama.cpp computes GELU by its tanh approximation, this model was trained with the exact "
    "one: its logits deviate slightly, and now and then a token differs."
)
FOLDED_HEAD: Final = Text(
    "The bias of the output head is folded into the final norm and the head, "
    "because GPT-2 has none elsewhere; the logits are the same."
)
NO_FILL_IN: Final = Text(
    "The model was not trained to fill in between two texts; it only continues."
)
ENDLESS_MIDDLE: Final = Text(
    "When filling in, the model marks the end of the middle only at the end of a file: "
    "stop at the end of the line, or limit the number of tokens (48)."
)
ENDED_MIDDLE: Final = Text(
    "When filling in, the model was trained to write <eos> where the gap is filled: programs that "
    "stop there need no other limit, but a gap may be filled with several lines."
)
NO_BOS: Final = Text(
    "Nothing is put before a prompt: <bos> belongs to the beginning of a file alone."
)


def notes_of(model: PortableModel, config: ExportConfig) -> list[str]:
    """Return the notes on an export, the gravest first."""
    is_gguf, is_gpt2 = export_format(config.format).is_gguf, model.config.architecture == "gpt2"
    chosen = (
        (NOT_NORMALIZED, is_gguf and model.tokenizer.style == "card"),
        (OTHER_GELU, is_gguf and is_gpt2),
        (FOLDED_HEAD, is_gpt2),
        (ENDLESS_MIDDLE, model.knows_fill_in and not model.ends_middles),
        (ENDED_MIDDLE, model.ends_middles),
        (NO_FILL_IN, not model.knows_fill_in),
        (NO_BOS, True),
    )
    return [note for note, applies in chosen if applies]
