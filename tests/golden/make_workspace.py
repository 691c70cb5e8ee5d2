"""Makes ``workspace_1``: a tiny sample of every format, as this version writes it.

    python -m tests.golden.make_workspace tests/golden/workspace_2

What lies there already is never made again: that old samples still open is what
they are for. A new one is made when a format changes, beside the old.
"""

import shutil
import sys
from pathlib import Path

from core.checkpoints.light_copy import copies_folder
from core.control import Control
from core.data.build import build, build_config
from core.events import discard
from core.export.light_export import make_light_copy
from core.training.loop.train import train
from core.training.presets import load_preset
from core.workspace import open_workspace

# The manifest names it: a place that is nobody's.
SOURCES = Path("/tmp/tabwright-golden")

SHAPE = (
    "model.vocabulary=300", "model.context=32", "model.layers=1", "model.heads=2",
    "model.kv_heads=2", "model.head_dim=16", "model.width=32", "model.ffn=32",
)  # fmt: skip
RECIPE = (
    "train.max_steps=6", "train.batch_size=2", "train.evaluate_steps=3", "train.threads=1",
    "train.evaluation_tokens=64", "train.sample_tokens=4", "train.device=cpu",
)  # fmt: skip


def main(folder: Path) -> None:
    """Build, train, export."""
    shutil.rmtree(SOURCES, ignore_errors=True)
    SOURCES.mkdir()
    for number in range(12):
        lines = [f"def area_{number}_{each}(width, height):\n" for each in range(4)]
        text = "".join(f"{line}    return width * height + {number}\n\n\n" for line in lines)
        (SOURCES / f"shapes_{number:02}.py").write_text(text, "utf-8")
    workspace = open_workspace(folder)
    settings = ["tokenizer.vocabulary=300"]
    build(build_config("golden", [str(SOURCES)], settings), workspace, discard, Control())
    config = load_preset("nano", dataset="golden", assignments=[*SHAPE, *RECIPE])
    result = train(config, workspace, discard, Control())
    Path(result.folder).rename(workspace.runs / "20260101-000000-nano-golden")
    best = workspace.runs / "20260101-000000-nano-golden/model/checkpoints/best_checkpoint.pth"
    make_light_copy(best, workspace)
    for path in sorted(workspace.folder.rglob("*"), reverse=True):
        is_waste = path.suffix == ".lock" or ".staging" in path.parts
        is_cache = workspace.cache in path.parents and copies_folder(workspace) not in (
            path,
            *path.parents,
        )
        if path.is_file() and (is_waste or is_cache):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    shutil.rmtree(SOURCES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
