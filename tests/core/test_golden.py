"""Samples that earlier versions wrote: each still opens, and can be continued with."""

import csv
import shutil
from pathlib import Path

import pytest

from core.checkpoints import store
from core.checkpoints.light_copy import copies_folder, read_copy
from core.control import Control
from core.corpus.description import read_description
from core.corpus.store.manifest import read_manifest
from core.corpus.store.reader import iter_documents
from core.data.token_dataset import TokenDataset
from core.events import RunFinished, TrainStep, discard
from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer
from core.training.loop.train import train
from core.training.runs.run_folder import LOSS_LOG, list_runs, read_events, resume_config
from core.workspace import open_workspace

SAMPLES = sorted((Path(__file__).parent.parent / "golden").glob("workspace_*"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def golden(request, tmp_path):
    """A copy of a sample: opening may write, and the sample must stay as it is."""
    shutil.copytree(request.param, tmp_path / "workspace")
    return open_workspace(tmp_path / "workspace")


def test_there_are_samples():
    assert SAMPLES


def test_the_corpus(golden):
    folder = golden.corpus("golden")
    info = read_description(folder)
    rows = [row for row in read_manifest(folder) if row.kept]
    texts = [document.text for document in iter_documents(folder)]
    assert len(rows) == len(texts) == info.files_kept > 5
    assert "def area_3_0(width, height):\n    return width * height + 3\n" in "".join(texts)


def test_the_dataset_and_its_tokenizer(golden):
    dataset = TokenDataset.open(golden.find_dataset("golden"))
    dataset.verify()
    text = dataset.tokenizer.decode(dataset.train[: int(dataset.train_ends[0])].tolist())
    assert text.startswith("def area_")
    (folder,) = golden.tokenizers.iterdir()
    assert Tokenizer.from_file(folder / "tokenizer.json").sha256 == dataset.tokenizer.sha256


def test_the_run(golden):
    (run,) = list_runs(golden)
    assert (run.status.state, run.status.step) == ("finished", 6)
    events = read_events(run.folder)
    assert [e.step for e in events if isinstance(e, TrainStep)] == [1, 2, 3, 4, 5, 6]
    assert isinstance(events[-1], RunFinished)
    with open(run.folder / LOSS_LOG, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert float(rows[5]["validation_bits_per_byte"]) == pytest.approx(
        run.status.bits_per_byte, abs=1e-5
    )


def test_its_checkpoints(golden):
    (run,) = list_runs(golden)
    for name in (store.LATEST, store.BEST):
        loaded = store.load(run.folder / store.CHECKPOINTS / name)
        assert loaded.origin.step == 6
        assert loaded.origin.dataset == "golden"
        GPT.from_state(loaded.model_config, loaded.model_state)
        assert (loaded.training is not None) == (name == store.LATEST)


def test_the_run_can_be_resumed(golden):
    (run,) = list_runs(golden)
    config = resume_config(run.folder, ["train.max_steps=8"])
    result = train(config, golden, discard, Control(), run.folder)
    assert (result.state, result.step) == ("finished", 8)


def test_the_light_copy_opens_or_is_made_again(golden):
    (run,) = list_runs(golden)
    checkpoint = run.folder / store.CHECKPOINTS / store.BEST
    (folder,) = copies_folder(golden).iterdir()
    copy = read_copy(folder, checkpoint)
    # One of another version counts as missing: it can always be made from its checkpoint.
    assert copy is None or copy.info.origin.step == 6
