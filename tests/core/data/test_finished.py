from pathlib import Path

import pytest

from core.control import Control
from core.corpus.sources import walk
from core.data.build import build, build_config
from core.data.token_dataset import TokenDataset, tokens_file
from core.events import Event, Notice, discard
from core.workspace import Workspace, open_workspace
from tests.core.conftest import write_tiny_sources

SETTINGS = ("tokenizer.vocabulary=300", "corpus.validation_share=0.2")


@pytest.fixture
def mine(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "mine")


@pytest.fixture
def source(tmp_path: Path, monkeypatch) -> Path:
    # The files of a test are seconds old at the most.
    monkeypatch.setattr(walk, "SETTLED_NS", 0)
    return write_tiny_sources(tmp_path / "source", files=12)


def run(workspace: Workspace, source: Path, *settings: str, emit=discard):
    return build(
        build_config("mine", [str(source)], [*SETTINGS, *settings]), workspace, emit, Control()
    )


def times(workspace: Workspace) -> dict[str, int]:
    return {
        str(path): path.stat().st_mtime_ns
        for path in workspace.folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def test_an_unchanged_build_writes_nothing_and_gives_the_same_result(mine, source):
    first = run(mine, source)
    before = times(mine)
    events: list[Event] = []
    second = run(mine, source, emit=events.append)
    assert times(mine) == before
    assert [event.message for event in events if isinstance(event, Notice)][-1].startswith(
        "Nothing has changed"
    )
    for name in ("dataset", "dropped", "files_seen", "train_tokens", "bytes_per_token"):
        assert getattr(first, name) == getattr(second, name)


@pytest.mark.parametrize(
    "setting", ["tokenizer.vocabulary=310", "corpus.validation_share=0.4", "corpus.min_lines=2"]
)
def test_another_setting_builds_again(mine, source, setting):
    run(mine, source)
    before = times(mine)
    run(mine, source, setting)
    assert times(mine) != before


def test_a_damaged_dataset_is_built_again(mine, source):
    run(mine, source)
    folder = mine.find_dataset("mine")
    path = tokens_file(folder, "train")
    data = bytearray(path.read_bytes())
    data[10] ^= 1
    path.write_bytes(data)
    run(mine, source)
    TokenDataset.open(folder).verify()


def test_a_missing_tokenizer_folder_comes_back(mine, source):
    run(mine, source)
    for path in mine.tokenizers.glob("*/*.json"):
        path.unlink()
    run(mine, source)
    assert (mine.tokenizer("mine-everyday") / "report.json").is_file()


def test_datasets_of_the_first_version_stay_readable(mine, source):
    run(mine, source)
    path = mine.find_dataset("mine") / "dataset.json"
    lines = path.read_text().splitlines()
    kept = [line for line in lines if "inputs_sha256" not in line]
    kept[-2] = kept[-2].removesuffix(",")
    path.write_text("\n".join(kept))
    TokenDataset.open(mine.find_dataset("mine")).verify()
