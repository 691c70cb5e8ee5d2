"""The model card of an export: the model's own page, then what this export is and its proof.

The page itself comes from above (``core.evaluation.model_card_page``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from core.export.options import ExportConfig, export_format
from core.export.portable import PortableModel
from core.export.proof_record import Proof

CARD: Final = "README.md"

_FILL_IN: Final = (
    "To fill in between two texts, write the prompt as `<|fim_prefix|>` prefix `<|fim_suffix|>` "
    "suffix `<|fim_middle|>`."
)
_END: Final = "It ends what it fills in with `<eos>`."


def export_card(
    page: str,
    model: PortableModel,
    config: ExportConfig,
    usage: Sequence[str],
    notes: Sequence[str],
    proof: Proof,
) -> str:
    """Return the whole card as Markdown.

    Args:
        page: the model's own card; may begin with metadata.
        model: what was exported.
        config: how.
        usage: how to run the export, as lines of Markdown.
        notes: see ``notes_of``.
        proof: how it was proved.
    """
    library = export_format(config.format).library
    page = re.sub(r"(?m)\A(---\n)?(library_name: ).*$", rf"\g<1>\g<2>{library}", page)
    sections = [
        page.rstrip(),
        "",
        "## This export",
        "",
        f"- Weights: {config.stored_as}",
        f"- Made from the checkpoint {model.name}, SHA-256 {model.sha256}",
        *(f"- {note}" for note in notes),
        "",
        "## How to run it",
        "",
        *usage,
        *(["", _FILL_IN] if model.knows_fill_in else []),
        *([_END] if model.ends_middles else []),
        "",
        "## Proof",
        "",
        *(f"- {sentence}" for sentence in proof.sentences()),
    ]
    return "\n".join(sections) + "\n"
