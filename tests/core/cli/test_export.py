"""``export`` from arguments to files; what the files hold is tested with ``core.export``."""

import json

import pytest

from core.cli.commands import main
from core.export import proof, readers
from core.export.proof_texts import odd_texts
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(readers, "is_installed", lambda module: False)
    monkeypatch.setattr(proof, "odd_texts", lambda tokenizer: odd_texts(tokenizer, 200))


@pytest.fixture
def run(workspace, capsys):
    """Run ``export``; gives the exit status and what was printed."""

    def call(*arguments):
        words = [str(argument) for argument in arguments]
        status = main(["export", *words, "--workspace", str(workspace.folder), "--quiet"])
        return status, capsys.readouterr()

    return call


def test_the_result_says_what_was_made_and_how_it_was_proved(run, checkpoint, tmp_path):  # noqa: F811
    status, printed = run(checkpoint, "--to", "gguf", "--out", tmp_path / "m.gguf")
    assert status == 0, printed.err
    lines = printed.out.splitlines()
    assert lines[0].startswith(f"{tmp_path / 'm.gguf'}  (")
    assert lines[1] == f"card: {tmp_path / 'm.gguf.md'}"
    assert any(line.startswith("note: The model was not trained to fill in") for line in lines)
    assert "  Tokens: the same in 200 odd texts." in lines
    assert (tmp_path / "m.gguf.md").read_text().startswith("---\nlibrary_name: gguf\n")


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--to", "gguf"], "r-f16.gguf"),
        (["--to", "ollama", "--precision", "q8_0"], "r-ollama-q8_0"),
    ],
)
def test_without_a_target_it_goes_into_the_workspace(run, checkpoint, workspace, options, name):  # noqa: F811
    status, printed = run(checkpoint, *options, "--json")
    assert status == 0, printed.err
    made = json.loads(printed.out)
    assert made["path"] == str(workspace.folder / "exports" / name)
    assert made["proof"]["texts"] == 200
    assert made["proof"]["max_error"] < made["proof"]["bound"]


def test_the_name_of_a_run_means_its_best_checkpoint(run, checkpoint, workspace, tmp_path):  # noqa: F811
    folder = workspace.runs / "20261101-101500-nano-d" / "model" / "checkpoints"
    folder.mkdir(parents=True)
    checkpoint.rename(folder / checkpoint.name)
    (folder.parent.parent / "config.toml").touch()
    status, printed = run("latest", "--to", "hf", "--out", tmp_path / "m")
    assert status == 0, printed.err
    assert (tmp_path / "m" / "config.json").is_file()


def test_what_is_there_stays_without_force(run, checkpoint, tmp_path):  # noqa: F811
    target = tmp_path / "m.gguf"
    target.write_text("something")
    status, printed = run(checkpoint, "--to", "gguf", "--out", target)
    assert status == 1
    assert "there already" in printed.err
    assert "--force" in printed.err
    assert target.read_text() == "something"
    status, printed = run(checkpoint, "--to", "gguf", "--out", target, "--force")
    assert status == 0, printed.err
    assert target.read_bytes().startswith(b"GGUF")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.pth", "--to", "gguf"], "no file gone.pth"),
        (["nowhere", "--to", "gguf"], "no run 'nowhere'"),
        (["gone.pth", "--to", "hf", "--precision", "q8_0"], "keeps float32"),
        (["gone.pth", "--to", "gguf", "--out", "model.bin"], "no name for a GGUF file"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_with_a_hint(run, arguments, words):
    status, printed = run(*arguments)
    assert status == 1
    assert words in printed.err
    assert "hint: " in printed.err


def test_nothing_of_others_is_ever_read(run, tmp_path):
    """A file of another program is no checkpoint, whatever its name."""
    for name in ("model.gguf", "model.safetensors"):
        (tmp_path / name).write_bytes(b"GGUF" + bytes(100))
        status, printed = run(tmp_path / name, "--to", "hf", "--out", tmp_path / "m")
        assert status == 1
        assert "hint: " in printed.err
    assert not (tmp_path / "m").exists()
