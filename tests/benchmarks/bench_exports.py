"""How near exported models are to their checkpoints, in the programs that others run them with.

    python main.py bench exports CHECKPOINT [CHECKPOINT ...] [--texts FOLDER] [--rounds N] \
        [--without speed bos]

Every checkpoint is exported as GGUF (F16 and Q8_0) and as a transformers folder, and each export
is proved: 10,000 odd texts, 20 prompts with 64 greedy tokens each, in llama.cpp where
``llama_cpp`` can be imported and in transformers where that can, else in our own reader, as the
last line of each proof says. Then, in llama.cpp, the same model beside ours: engines take turns
round by round, since the machine may be shared: read the ratios. In transformers, bits per byte
of held-out code with and without ``<bos>`` before the prompt, and whether the switch of the
tokenizer's configuration for it does anything.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import statistics
import tempfile
from pathlib import Path
from typing import Any

import torch

from core.checkpoints.store import describe
from core.completion.opening import open_engine
from core.control import Control
from core.events import discard
from core.export.exporting import Exported, export_model
from core.export.light_export import make_light_copy
from core.export.options import ExportConfig
from core.workspace import Workspace, open_workspace
from tests.benchmarks.bench_completion import MeasuredFile, compare
from tests.benchmarks.random_checkpoint import sample_text

_WINDOWS = 120
_WINDOW_CHARACTERS = 400


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoints", nargs="+", type=Path)
    parser.add_argument("--texts", type=Path, help="code that they were not trained on")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--without", nargs="*", default=[], choices=["speed", "bos"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        for number, checkpoint in enumerate(options.checkpoints):
            info = describe(checkpoint)
            print(f"\n{checkpoint.parents[2].name}, {checkpoint.name}: {info.origin.preset}, step "
                  f"{info.origin.step}, {info.parameters:,} parameters")  # fmt: skip
            target = Path(folder) / str(number)
            target.mkdir()
            files = {
                precision: export(checkpoint, target / f"{precision}.gguf", "gguf", precision)
                for precision in ("f16", "q8_0")
            }
            folder_for_transformers = export(checkpoint, target / "hf", "hf", "f16").path
            if importlib.util.find_spec("llama_cpp") and "speed" not in options.without:
                speed(checkpoint, workspace, files, options.rounds)
            if importlib.util.find_spec("transformers") and "bos" not in options.without:
                begin(folder_for_transformers, options.texts)


def export(checkpoint: Path, target: Path, to: str, precision: Any) -> Exported:
    """Export, prove, and print the proof."""
    config = ExportConfig(format=to, precision=precision)
    made = export_model(checkpoint, target, config, "", discard, Control())
    print(f"{to}, {made.precision}:")
    for sentence in made.proof.sentences():
        print(f"  {sentence}")
    return made


def speed(checkpoint: Path, workspace: Workspace, made: dict[str, Exported], rounds: int) -> None:
    """Our engine and llama.cpp with the same model, one thread each, in turns."""
    from tests.benchmarks.llama_cpp_model import LlamaCppModel

    make_light_copy(checkpoint, workspace)
    config = describe(checkpoint).model_config
    ours = open_engine(checkpoint, workspace, threads=1)[0].model
    models: dict[str, MeasuredFile] = {"light": ours}
    for precision, one in made.items():
        models[f"llama.cpp {precision}"] = LlamaCppModel(one.path, config, 1)
    compare(models, rounds)


@torch.inference_mode()
def begin(folder: Path, texts: Path | None) -> None:
    """Bits per byte with and without ``<bos>``, at the start of files and within."""
    import transformers

    model: Any = transformers.AutoModelForCausalLM.from_pretrained(folder).eval()
    files = sorted(texts.rglob("*.py")) if texts else []
    codes = [file.read_text("utf-8", "replace") for file in files] or [sample_text()]
    codes = [code for code in codes if len(code) > 3 * _WINDOW_CHARACTERS]
    draw = random.Random(0)
    starts = {
        "the start of a file": [
            code[:_WINDOW_CHARACTERS] for code in draw.choices(codes, k=_WINDOWS)
        ],
        "a line within a file": [_within(code, draw) for code in draw.choices(codes, k=_WINDOWS)],
    }
    configuration = folder / "tokenizer_config.json"
    settings = json.loads(configuration.read_text("utf-8"))
    for adds in (True, False):
        configuration.write_text(json.dumps({**settings, "add_bos_token": adds}), "utf-8")
        tokenizer: Any = transformers.AutoTokenizer.from_pretrained(folder)
        starts_with_bos = tokenizer("x = 1")["input_ids"][0] == tokenizer.bos_token_id
        print(f"add_bos_token {adds}: the first token is <bos>: {starts_with_bos}")
    configuration.write_text(json.dumps(settings), "utf-8")
    for what, windows in starts.items():
        figures: dict[bool, list[float]] = {False: [], True: []}
        for window in windows:
            for adds in (False, True):
                figures[adds].append(_bits_per_byte(model, tokenizer, window, adds))
        without, with_bos = (statistics.mean(figures[adds]) for adds in (False, True))
        added = [b - a for a, b in zip(figures[False], figures[True], strict=True)]
        error = statistics.stdev(added) / math.sqrt(len(added))
        print(f"transformers {transformers.__version__}, prompt from {what}: {without:.3f} bits "
              f"per byte without <bos>, {with_bos:.3f} with it: {with_bos - without:+.3f} "
              f"(standard error {error:.3f}, {len(added)} prompts)")  # fmt: skip


def _within(code: str, draw: random.Random) -> str:
    start = code.index("\n", draw.randrange(_WINDOW_CHARACTERS, len(code) - _WINDOW_CHARACTERS)) + 1
    return code[start : start + _WINDOW_CHARACTERS]


def _bits_per_byte(model: Any, tokenizer: Any, text: str, adds_bos: bool) -> float:
    """Of all tokens but the first of the text, which has nothing before it without ``<bos>``."""
    plain = tokenizer(text, split_special_tokens=True, add_special_tokens=False)["input_ids"]
    ids = [*([tokenizer.bos_token_id] if adds_bos else []), *plain]
    chosen = torch.tensor(plain[1:])
    logits = model(torch.tensor([ids])).logits[0].float()[int(adds_bos) : -1]
    losses = torch.nn.functional.cross_entropy(logits, chosen, reduction="sum")
    size = len(text.encode("utf-8")) - len(tokenizer.decode(plain[:1]).encode("utf-8"))
    return float(losses) / math.log(2) / max(1, size)


if __name__ == "__main__":
    main()
