"""``train``: what it accepts together, and a model that goes on with other data."""

import json

import pytest

from core.cli.commands import main
from tests.core.conftest import TINY_SHAPE

SETTINGS = [
    word
    for each in (
        "train.batch_size=2", "train.threads=1", "train.evaluate_steps=2",
        "train.evaluation_tokens=128", "train.sample_tokens=0",
    )
    for word in ("--set", each)
]  # fmt: skip
SHAPE = [word for each in TINY_SHAPE for word in ("--set", each)]


@pytest.fixture
def run(workspace, capsys):
    """Run ``train``; gives the exit status and what was printed."""

    def call(*arguments):
        status = main(["train", *arguments, "--workspace", str(workspace.folder), "--quiet"])
        return status, capsys.readouterr()

    return call


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "No dataset was named."),
        (("--resume", "latest", "--dataset", "tiny"), "keeps its dataset"),
        (("--resume", "latest", "--from", "x.pth"), "keeps its dataset"),
        (("--mix", "tiny", "--dataset", "tiny"), "--mix belongs to --from."),
        (("--from", "x.pth"), "needs new data"),
        (("--from", "x.pth", "--dataset", "tiny", "--preset", "nano"), "keeps its shape"),
        (("--from", "x.pth", "--dataset", "tiny", "--max-steps", "1"), "There is no file x.pth."),
        (("--from", "nowhere", "--dataset", "tiny"), "There is no run 'nowhere'"),
    ],
)
def test_what_does_not_go_together_is_a_sentence(arguments, words, run):
    status, printed = run(*arguments)
    assert status == 1
    assert words in printed.err
    assert "hint: " in printed.err


def test_a_run_is_the_start_of_another(run, workspace):
    first = ("--dataset", "tiny", "--preset", "nano", "--max-steps", "2", *SETTINGS, *SHAPE)
    status, printed = run(*first, "--json")
    assert status == 0, printed.err
    name = json.loads(printed.out)["run"]
    going_on = ("--from", name, "--dataset", "tiny", "--max-steps", "2", *SETTINGS)
    status, printed = run(*going_on, "--mix", "tiny")
    assert status == 0, printed.err
    assert "before, " in printed.out
    assert "finished at step 2" in printed.out
    (started,) = [path for path in workspace.runs.iterdir() if path.name != name]
    text = (started / "config.toml").read_text()
    assert "best_checkpoint.pth" in text
    assert 'mix_dataset = "tiny--' in text
