"""Titles on the command line: accepted where they are typed, shown beside the names."""

import json

import pytest

from core.cli.checkpoint_choice import find_checkpoint
from core.cli.commands import main
from core.config import to_toml
from core.errors import WorkspaceError
from core.titles import write_title
from core.training.presets import load_preset
from core.workspace import WORKSPACE_VARIABLE, open_workspace
from tests.core.conftest import write_tiny_sources


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    folder = tmp_path / "workspace"
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(folder))
    return open_workspace(folder)


def add_run(workspace, name, *files):
    folder = workspace.runs / name
    checkpoints = folder / "model" / "checkpoints"
    checkpoints.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("nano", dataset="d")), "utf-8")
    for file in files:
        (checkpoints / f"{file}.pth").touch()
    return checkpoints


def build(source, name):
    return main(
        ["build", str(source), "--name", name, "--json", "--set", "tokenizer.vocabulary=300"]
    )


def test_a_corpus_may_be_called_anything_and_is_found_by_it(workspace, tmp_path, capsys):
    source = write_tiny_sources(tmp_path / "source", files=8)
    assert build(source, "Mein größtes Projekt") == 0
    built = json.loads(capsys.readouterr().out)
    assert built["corpus"] == "Mein-grotes-Projekt"
    # The same title is the same corpus, another one is not, however alike the folder.
    assert build(source, "mein größtes projekt") == 0
    assert json.loads(capsys.readouterr().out)["corpus"] == built["corpus"]
    assert build(source, "Mein grotes Projekt") == 0
    assert json.loads(capsys.readouterr().out)["corpus"] == "Mein-grotes-Projekt-2"
    assert main(["info", "MEIN größtes Projekt", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["name"] == built["dataset"]
    assert facts["facts"]["title"] == "mein größtes projekt"
    assert main(["info"]) == 0
    shown = capsys.readouterr().out
    assert f"  {built['dataset']} mein größtes projekt\n" in shown


def test_listings_name_the_title_beside_the_name_that_can_be_typed(workspace, capsys):
    add_run(workspace, "20251101-101500-nano-d")
    add_run(workspace, "20251102-101500-nano-d")
    write_title(workspace.runs / "20251102-101500-nano-d", "Größer")
    assert main(["info"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  20251101-101500-nano-d       nano, 1 Nov 2025 10:15; interrupted, step 0" in lines
    assert "  20251102-101500-nano-d       Größer; interrupted, step 0" in lines
    assert main(["info", "--json"]) == 0
    titles = json.loads(capsys.readouterr().out)["titles"]["runs"]
    assert titles["20251102-101500-nano-d"] == "Größer"


def test_a_checkpoint_is_found_by_the_title_that_the_window_shows(workspace):
    first = add_run(workspace, "20251101-101500-nano-d", "best_checkpoint", "step-000500")
    second = add_run(workspace, "20251102-101500-nano-d", "latest_checkpoint")
    write_title(workspace.runs / "20251102-101500-nano-d", "Größer")
    for name, path in (
        ("nano, 1 Nov 2025 10:15", first / "best_checkpoint.pth"),
        ("nano, 1 Nov 2025 10:15, best", first / "best_checkpoint.pth"),
        ("nano, 1 Nov 2025 10:15, step 500", first / "step-000500.pth"),
        ("größer", second / "latest_checkpoint.pth"),
        ("Größer, latest", second / "latest_checkpoint.pth"),
        ("20251101-101500-nano-d", first / "best_checkpoint.pth"),
    ):
        assert find_checkpoint(workspace, name) == path
    write_title(workspace.runs / "20251101-101500-nano-d", "GRÖSSER")
    with pytest.raises(WorkspaceError, match="2 runs are called"):
        find_checkpoint(workspace, "größer")
