"""``train``: what it accepts together, and fine-tuning with other data."""

import json
import random

import pytest

from core.cli.commands import main
from core.workspace import open_workspace
from tests.core.conftest import TINY_SHAPE, write_tiny_sources

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
        (("--replay", "tiny", "--dataset", "tiny"), "--replay needs --from."),
        (("--from", "x.pth"), "needs a dataset"),
        (("--from", "x.pth", "--dataset", "tiny", "--preset", "nano"), "keeps its architecture"),
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
    fine_tuning = ("--from", name, "--dataset", "tiny", "--max-steps", "2", *SETTINGS)
    status, printed = run(*fine_tuning, "--replay", "tiny")
    assert status == 0, printed.err
    assert "before, " in printed.out
    assert "finished at step 2" in printed.out
    (started,) = [path for path in workspace.runs.iterdir() if path.name != name]
    text = (started / "config.toml").read_text()
    assert "best_checkpoint.pth" in text
    assert 'replay_dataset = "tiny--' in text


# --- a dataset that is built again ------------------------------------------------------------


@pytest.fixture
def built(tmp_path, capsys):
    """Runs sub-commands on a workspace of its own, and builds ``d`` from one of two folders."""
    where = ("--workspace", str(tmp_path / "workspace"), "--quiet")
    write_tiny_sources(tmp_path / "first")
    draw = random.Random(5)
    for number in range(30):
        path = tmp_path / "second" / f"shape_{number}.py"
        path.parent.mkdir(exist_ok=True)
        lines = [f"    side_{draw.randrange(999)} = {draw.random()}" for _ in range(40)]
        path.write_text("\n".join([f"class Shape{number}:", *lines, ""]))

    def call(*arguments):
        status = main([*arguments, *where])
        return status, capsys.readouterr()

    def build(sources):
        size = ("--set", "tokenizer.vocabulary=400")
        status, printed = call("build", str(tmp_path / sources), "--name", "d", *size)
        assert status == 0, printed.err

    build("first")
    first = ("train", "--dataset", "d", "--preset", "nano", "--max-steps", "2")
    status, printed = call(*first, *SETTINGS, *SHAPE)
    assert status == 0, printed.err
    call.build = build
    call.workspace = open_workspace(tmp_path / "workspace")
    return call


def test_a_dataset_of_other_sources_is_no_continuation(built):
    run = built.workspace.find_run("latest")
    built.build("second")
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    status, printed = built("train", "--resume", "latest", "--max-steps", "4")
    assert status == 1
    assert "another tokenizer than the run" in printed.err
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before
    # The hint is a command that works.
    words = printed.err.split("hint: ")[1].split("--from", 1)[1].split()
    status, printed = built("train", "--from", *words, "--max-steps", "2", *SETTINGS)
    assert status == 0, printed.err
    # And the run can be resumed once its own files are back.
    built.build("first")
    status, printed = built("train", "--resume", run.name, "--max-steps", "4", "--json")
    assert status == 0, printed.err
    assert json.loads(printed.out)["step"] == 4


def test_a_refused_setting_does_not_stay(built):
    status, printed = built(
        "train", "--resume", "latest", "--max-steps", "4", "--set", "train.optimizer=adamw"
    )
    assert status == 1
    assert "adamw does not fit the run" in printed.err
    status, printed = built("train", "--resume", "latest", "--max-steps", "4")
    assert status == 0, printed.err


def test_info_says_what_a_run_comes_from(built):
    status, printed = built("info", "latest", "--json")
    assert status == 0
    told = json.loads(printed.out)["facts"]["provenance"]
    assert told["data name"] == "d--d-everyday"
    assert len(told["data tokenizer_sha256"]) == 64
    assert told["threads"] == 1
    status, printed = built("info", "latest")
    assert "data train_sha256" in printed.out
