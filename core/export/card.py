"""The model card of an export: the model's own page, then what this export is and its proof.

The page itself comes from above (``core.evaluation.model_card_page``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.proof_record import Proof

CARD: Final = "README.md"

_LIBRARIES: Final = {"gguf": "gguf", "hf": "transformers", "ollama": "gguf"}

_FILL_IN: Final = (
    "To fill in between two texts, write the prompt as `<|fim_prefix|>` prefix `<|fim_suffix|>` "
    "suffix `<|fim_middle|>`."
)


def export_card(
    page: str,
    model: PortableModel,
    config: ExportConfig,
    file_name: str,
    notes: Sequence[str],
    proof: Proof,
) -> str:
    """Return the whole card as Markdown.

    Args:
        page: the model's own card; may begin with metadata.
        model: what was exported.
        config: how.
        file_name: of the export.
        notes: see ``notes_of``.
        proof: how it was proved.
    """
    library = _LIBRARIES[config.format]
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
        *_usage(model, config, file_name),
        "",
        "## Proof",
        "",
        *(f"- {sentence}" for sentence in proof.sentences()),
    ]
    return "\n".join(sections) + "\n"


def _usage(model: PortableModel, config: ExportConfig, file_name: str) -> list[str]:
    context = model.config.context
    fill_in = ["", _FILL_IN] if model.knows_fill_in else []
    if config.format == "hf":
        return [
            "```python",
            "from transformers import AutoModelForCausalLM, AutoTokenizer",
            "",
            f'tokenizer = AutoTokenizer.from_pretrained("{file_name}")',
            f'model = AutoModelForCausalLM.from_pretrained("{file_name}")',
            "```",
            "",
            "For text that may hold the spelling of a special token, encode with "
            "`split_special_tokens=True`.",
            *fill_in,
        ]
    if config.format == "ollama":
        return ["```", "ollama create NAME -f Modelfile", "```", *fill_in]
    # llama-server cuts /infill prompts by the batch size, which it does not fit to the context.
    lines = ["```", f"llama-server -m {file_name} -c {context} -b {context * 3 // 4} -np 1", "```"]
    if model.knows_fill_in:
        lines += [
            "",
            "Editors that ask `/infill` (llama.vim, llama.vscode): set the number of extra chunks "
            "to 0; the model was never trained on them.",
        ]
    return [*lines, *fill_in]
