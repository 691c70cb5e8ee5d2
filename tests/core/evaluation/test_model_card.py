import dataclasses
import math
import re

import pytest
from huggingface_hub import ModelCard

from core import files
from core.control import Control
from core.corpus.sources.licenses import license_in, license_of
from core.data.build import build, build_config
from core.errors import CheckpointError
from core.evaluation.model_card import checkpoint_card, preset_card
from core.evaluation.model_card_page import to_page
from core.evaluation.store import store_evaluation
from core.events import discard
from core.training.loop.train import train
from core.workspace import open_workspace
from tests.core.conftest import write_tiny_sources
from tests.core.evaluation.evaluations import evaluation
from tests.core.evaluation.tiny_run import tiny_config

MIT = "Permission is hereby granted, free of\n charge, to any person"

# Every number of the published card that training does not decide, in the card's order: what it
# says there, and where it is on ours. Omitted are the 402 million tokens of its
# training set and the memory that it takes to run, which no preset decides.
PUBLISHED = (
    ("a 33.6M parameter decoder-only model", "language model of 33.6M parameters"),
    ("Total Parameters 33,551,168 (~33.6M)", "| Total parameters | 33,551,168 (~33.6M) |"),
    ("Trainable Parameters 33,551,168", "| Trainable parameters | 33,551,168 |"),
    ("Attention MHA", "| Attention | standard multi-head attention (MHA) |"),
    ("Normalization", "| Normalization | LayerNorm (pre-normalization) |"),
    ("Activation", "| Activation | GELU |"),
    ("Positional Encoding", "| Positional encoding | absolute learned embeddings |"),
    ("Layers 8", "| Layers | 8 |"),
    ("Attention Heads 8", "| Attention heads | 8 |"),
    ("Head Dimension 64", "| Head dimension | 64 |"),
    ("Embedding Dimension 512", "| Embedding dimension | 512 |"),
    ("FFN Hidden Dimension 2048 (4 x n_embd)", "| FFN hidden dimension | 2,048 (4 x embedding) |"),
    ("Context Length 256 tokens", "| Context length | 256 tokens |"),
    ("Vocab Size 8,000", "| Vocabulary size | 8,000 |"),
    ("Biases", "| Biases | in all Linear layers |"),
    ("Weight Tying Disabled", "| Weight tying | no |"),
    ("nn.Embedding(8000, 512)", "| token embedding | 8000 x 512 | 4,096,000 |"),
    ("nn.Embedding(256, 512)", "| position embedding | 256 x 512 | 131,072 |"),
    ("Pre-Attention LayerNorm(512)", "| attention norm | 512 + 512 | 1,024 |"),
    ("nn.Linear(512, 1536)", "| fused query, key, value | 512 x 1536 + 1536 | 787,968 |"),
    ("nn.Linear(512, 512)", "| attention output | 512 x 512 + 512 | 262,656 |"),
    ("Pre-FFN LayerNorm(512)", "| feed-forward norm | 512 + 512 | 1,024 |"),
    ("nn.Linear(512, 2048)", "| feed-forward in | 512 x 2048 + 2048 | 1,050,624 |"),
    ("nn.Linear(2048, 512)", "| feed-forward out | 2048 x 512 + 512 | 1,049,088 |"),
    ("Total Parameters per Block", "| **one block** |  | **3,152,384** |"),
    ("Total for 8 stacked blocks", "| **8 stacked blocks** |  | **25,219,072** |"),
    ("Final LayerNorm(512)", "| final norm | 512 + 512 | 1,024 |"),
    ("nn.Linear(512, 8000)", "| head | 512 x 8000 + 8000 | 4,104,000 |"),
    ("the sum of all", "| **total** |  | **33,551,168** |"),
    ("BPE, Hugging Face tokenizers", "byte-pair encoding (BPE), library: Hugging Face tokenizers"),
    ("Vocabulary Size 8,000", "- Vocabulary size: 8,000"),
    ("Normalizer NFKC", "- Normalizer: NFKC"),
    ("Pre-Tokenizer", "- Pre-tokenizer: ByteLevel (without prefix space)"),
    ("<pad> (ID: 0), <unk> (ID: 1)", "`<pad>` (ID 0), `<unk>` (ID 1)"),
    ("<bos> (ID: 2), <eos> (ID: 3)", "`<bos>` (ID 2), `<eos>` (ID 3)\n"),
    ("under 3 lines or over 4,000 lines", "(min_lines = 3, max_lines = 4,000)"),
    ("non-ASCII heavy files", "- non_ascii: "),
    ("test files", "- test_name: "),
    ("test class suites", "- test_suite: "),
    ("header comments over 20 lines", "(max_header_lines = 20, min_lines = 3)"),
    ("duplicates by MD5", "exactly the same bytes (MD5)"),
    ("<bos>{file content}<eos>", "`<bos>{file content}<eos>`"),
    ("Optimizer", "- Optimizer: AdamW"),
    ("Peak Learning Rate 3e-4", "- Peak learning rate: 3e-4"),
    ("Loss Function", "- Loss: shifted token cross-entropy"),
    ("8 per step, with 4 accumulation steps (32)",
     "- Batch size: 8 per step, with 4 gradient accumulation steps (effective batch size of 32)"),
    ("Logging", "`training_logs/loss_log.csv`"),
    ("Checkpoint File", "`model/checkpoints/latest_checkpoint.pth`"),
    ("restricted to 256 tokens", "- It sees 256 tokens"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reference_page():
    return to_page(preset_card("reference"))


@pytest.mark.parametrize(
    ("published", "ours"), PUBLISHED, ids=[published for published, _ in PUBLISHED]
)
def test_the_reference_card_says_what_the_published_one_says(published, ours, reference_page):
    assert ours in reference_page


def test_the_subtotals_of_the_reference_card_add_up(reference_page):
    """They are those of the published card, and also their own sums."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]*) \| \**([\d,]+)\** \|$", reference_page, re.M)
    counts = {name.strip("* "): int(count.replace(",", "")) for name, _, count in rows}
    shapes = {name: shape for name, shape, _ in rows if shape}
    for name, shape in shapes.items():
        products = [map(int, part.split(" x ")) for part in shape.split(" + ")]
        assert counts[name] == sum(math.prod(product) for product in products), name
    block = ("attention norm", "fused query, key, value", "attention output",
             "feed-forward norm", "feed-forward in", "feed-forward out")  # fmt: skip
    assert counts["one block"] == sum(counts[name] for name in block)
    outside = ("token embedding", "position embedding", "8 stacked blocks", "final norm", "head")
    assert counts["total"] == sum(counts[name] for name in outside)


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
        f"Files: {built.files_seen:,} seen, {built.files_read:,} read, {built.files_kept:,} kept "
        f"(python {built.files_kept:,})" in page
    )
    assert f"{result.best_bits_per_byte:.4f} bits per byte" in page
    assert f"value: {result.best_bits_per_byte:.4f}" in page
    assert "Filters (recommended)" in page
    assert "| MIT | LICENSE |" in page
    assert f"{result.parameters:,}" in page


def test_what_was_measured_is_on_the_card(trained):
    workspace, _, result = trained
    checkpoint = workspace.find_run(result.run) / BEST
    assert "Measured on" not in to_page(checkpoint_card(checkpoint, workspace))
    store_evaluation(evaluation(key=files.sha256_of_file(checkpoint)), workspace)
    store_evaluation(evaluation(key="another", measured_on="elsewhere"), workspace)
    page = to_page(checkpoint_card(checkpoint, workspace))
    assert "Measured on requests, attrs (20 files, 2026-11-28), 95 % intervals." in page
    assert "| Measure | Count | this model | n-gram | last line |" in page
    assert "| exact match | 1,000 | 34.1 % (32.4 to 35.8) | 21.3 % (20.2 to 22.4) |" in page
    assert "| keystrokes saved, shown from 50% | 1,000 | 21.0 % (" in page
    assert "elsewhere" not in page
    assert "name: keystrokes saved, type: keystrokes_saved, value: 0.2800" in page


def test_the_metadata_is_yaml_that_hugging_face_reads(trained):
    workspace, _, result = trained
    card = checkpoint_card(workspace.find_run(result.run) / BEST, workspace)
    card = dataclasses.replace(card, name='a "name": x', evaluations=(evaluation(),))
    metadata = ModelCard(to_page(card)).data
    (first, *others) = metadata.eval_results
    assert metadata.model_name == 'a "name": x'
    assert first.metric_value == pytest.approx(result.best_bits_per_byte, abs=1e-4)
    assert {each.metric_type for each in others} >= {"exact_match", "keystrokes_saved"}
    assert {each.dataset_name for each in others} == {"requests, attrs"}


def test_what_is_gone_is_left_out(trained, tmp_path):
    workspace, _, result = trained
    card = checkpoint_card(workspace.find_run(result.run) / BEST, open_workspace(tmp_path))
    page = to_page(card)
    assert "## Dataset" not in page
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
def test_licenses_by_their_phrases(text, name):
    assert license_in(text) == name


def test_the_license_of_a_source(tmp_path):
    assert license_of(str(tmp_path)).license == "unknown"
    assert license_of(str(tmp_path / "gone")).file == ""
    (tmp_path / "COPYING").write_bytes(b"\xff\xfe nothing known")
    assert (license_of(str(tmp_path)).license, license_of(str(tmp_path)).file) == (
        "unknown", "COPYING"
    )  # fmt: skip
    (tmp_path / "LICENSE.txt").write_text(MIT)
    assert license_of(str(tmp_path)).license == "MIT"
