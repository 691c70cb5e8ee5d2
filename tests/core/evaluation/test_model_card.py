import re

import pytest

from core.control import Control
from core.data.build import build, build_config
from core.errors import CheckpointError
from core.evaluation.licences import licence_in, licence_of
from core.evaluation.model_card import checkpoint_card, preset_card
from core.evaluation.model_card_page import to_page
from core.events import discard
from core.training.trainer import train
from core.workspace import open_workspace
from tests.core.conftest import write_tiny_sources
from tests.core.evaluation.tiny_run import tiny_config

MIT = "Permission is hereby granted, free of\n charge, to any person"

# Every number of the published card that training does not decide.
PUBLISHED = (
    "33,551,168", "~33.6M", "8", "64", "512", "2,048", "256", "8,000", "4,096,000", "131,072",
    "1,024", "787,968", "262,656", "1,050,624", "1,049,088", "3,152,384", "25,219,072",
    "4,104,000", "3", "4,000", "20", "3e-4", "4", "32",
)  # fmt: skip
PUBLISHED_WORDS = (
    "multi-head attention (MHA)", "LayerNorm (pre-normalization)", "GELU",
    "absolute learned embeddings", "in all Linear layers", "byte-pair encoding (BPE)", "NFKC",
    "ByteLevel (without prefix space)", "`<pad>` (ID 0), `<unk>` (ID 1), `<bos>` (ID 2)",
    "`<eos>` (ID 3)", "(MD5)", "`<bos>{file content}<eos>`", "AdamW", "effective batch size of 32",
    "`training_logs/loss_log.csv`", "`model/checkpoints/latest_checkpoint.pth`", "| no |",
)  # fmt: skip


def test_the_reference_card_has_every_number_of_the_published_one():
    page = to_page(preset_card("reference"))
    numbers = re.findall(r"~?\d[\d,.]*(?:e-?\d+|M)?", page)
    for number in PUBLISHED:
        assert number in [each.rstrip(".,") for each in numbers], number
    for words in PUBLISHED_WORDS:
        assert words in page, words


@pytest.mark.parametrize("name", ["nano", "small", "base"])
def test_the_other_presets(name):
    page = to_page(preset_card(name))
    assert "SwiGLU" in page
    assert "`<|fim_middle|>` (ID 6)" in page
    assert "near_duplicate" in page


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("card")
    sources = write_tiny_sources(folder / "sources")
    (sources / "LICENSE").write_text(MIT)
    workspace = open_workspace(folder / "workspace")
    built = build(
        build_config("tiny", [str(sources)], ["tokenizer.vocabulary=400"]),
        workspace, discard, Control(),
    )  # fmt: skip
    result = train(tiny_config(), workspace, discard, Control())
    return workspace, built, result


def test_a_checkpoint_tells_what_was_recorded(trained):
    workspace, built, result = trained
    page = to_page(checkpoint_card(workspace.find_run(result.run) / BEST, workspace))
    assert f"{built.train_tokens:,} tokens of" in page
    assert (
        f"{built.files_kept:,} of {built.files_seen:,} kept (python {built.files_kept:,})" in page
    )
    assert f"{result.best_bits_per_byte:.4f} bits per byte" in page
    assert f"value: {result.best_bits_per_byte:.4f}" in page
    assert "Filters (recommended)" in page
    assert "| MIT | LICENSE |" in page
    assert f"{result.parameters:,}" in page


def test_what_is_gone_is_left_out(trained, tmp_path):
    workspace, _, result = trained
    card = checkpoint_card(workspace.find_run(result.run) / BEST, open_workspace(tmp_path))
    page = to_page(card)
    assert "## Data set" not in page
    assert "## Training configuration" not in page
    assert "bits per byte" in page


def test_a_file_that_is_no_checkpoint(tmp_path):
    (tmp_path / "x.pth").write_bytes(b"nothing")
    with pytest.raises(CheckpointError):
        checkpoint_card(tmp_path / "x.pth", open_workspace(tmp_path))


BEST = "model/checkpoints/best_checkpoint.pth"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MIT, "MIT"),
        ("Apache License\n   Version 2.0", "Apache-2.0"),
        ("GNU LESSER GENERAL\nPUBLIC LICENSE", "LGPL"),
        ("GNU General Public License", "GPL"),
        ("All rights reserved.", "unknown"),
        ("", "unknown"),
    ],
)
def test_licences_by_their_phrases(text, name):
    assert licence_in(text) == name


def test_the_licence_of_a_source(tmp_path):
    assert licence_of(str(tmp_path)).licence == "unknown"
    assert licence_of(str(tmp_path / "gone")).file == ""
    (tmp_path / "COPYING").write_bytes(b"\xff\xfe nothing known")
    assert (licence_of(str(tmp_path)).licence, licence_of(str(tmp_path)).file) == (
        "unknown", "COPYING"
    )  # fmt: skip
    (tmp_path / "LICENSE.txt").write_text(MIT)
    assert licence_of(str(tmp_path)).licence == "MIT"
