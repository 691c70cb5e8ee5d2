"""Fine-tuning on new files: same tokenizer, older data mixed in, figures before and after."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.checkpoints import store
from core.control import Control
from core.data.retokenize import retokenized
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError, TrainingError, WorkspaceError
from core.events import DatasetEvaluated, TrainStep, discard
from core.titles import write_title
from core.training.loop.train import train
from core.training.runs.run_folder import resume_config
from core.training.setup.fine_tuning import fine_tuning_config
from core.workspace import open_workspace
from tests.core.conftest import build_datasets, write_tiny_sources
from tests.core.training.test_trainer import Recorder, run_config

SHORT = (
    "train.max_steps=6",
    "train.batch_size=4",
    "train.threads=1",
    "train.evaluate_steps=3",
    "train.evaluation_tokens=128",
    "train.sample_tokens=0",
)


def write_other_sources(folder):
    draw = random.Random(3)
    folder.mkdir(parents=True)
    for number in range(40):
        lines = [f"/* unit {number} */", "#include <stdio.h>"]
        for each in range(8):
            lines += [
                f"static int step_{each}(int left, char *right) {{",
                f"    return left + {draw.randrange(99)};",
                "}",
            ]
        (folder / f"unit_{number:02d}.c").write_text("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workspace with old and new data, and a run on the old."""
    workspace = build_datasets(
        tmp_path_factory.mktemp("fine_tuning"), tiny=write_tiny_sources, other=write_other_sources
    )
    result = train(run_config(12), workspace, discard, Control())
    return workspace, Path(result.checkpoint).with_name(store.BEST)


def config_of(made, *assignments, dataset="other", mix=""):
    workspace, checkpoint = made
    return fine_tuning_config(
        checkpoint, dataset, workspace, discard, Control(), mix=mix,
        assignments=[*SHORT, *assignments],
    )  # fmt: skip


def test_new_files_are_encoded_with_the_tokenizer_of_the_model(made):
    workspace, checkpoint = made
    tokenizer = store.load(checkpoint).tokenizer
    other = TokenDataset.open(workspace.find_dataset("other"))
    again = retokenized(other, tokenizer, workspace, discard, Control())
    again.verify()
    assert again.tokenizer.sha256 == tokenizer.sha256
    assert again.train_bytes == other.train_bytes
    assert len(again.validation_ends) == len(other.validation_ends)
    text = other.tokenizer.decode(other.train[:200].tolist())
    assert tokenizer.decode(again.train[:400].tolist()).startswith(text[:150])
    assert retokenized(other, tokenizer, workspace, discard, Control()).folder == again.folder
    assert retokenized(again, tokenizer, workspace, discard, Control()) is again
    assert workspace.find_dataset("other") == other.folder


def test_a_corpus_that_has_gone_or_changed_is_a_sentence(made, tmp_path):
    workspace, checkpoint = made
    other = TokenDataset.open(workspace.find_dataset("other"))
    tokenizer = store.load(checkpoint).tokenizer
    empty = open_workspace(tmp_path / "empty")
    with pytest.raises(WorkspaceError, match="its corpus cannot be read") as caught:
        retokenized(other, tokenizer, empty, discard, Control())
    assert caught.value.hint == "Build it again: python main.py build --name other"


def test_the_configuration_keeps_the_architecture_and_has_lower_rates(made):
    config = config_of(made, mix="tiny")
    assert config.preset == "nano"
    assert config.model == run_config().model
    assert config.train.learning_rate == pytest.approx(0.3 * 0.02)
    assert config.dataset.startswith("other.")
    assert config.train.replay_dataset.startswith("tiny--")
    assert config_of(made, "train.learning_rate=0.5").train.learning_rate == 0.5
    with pytest.raises(ConfigError, match="keeps its architecture"):
        config_of(made, "model.layers=1")


def test_a_run_begins_with_the_weights_and_shows_before_and_after_on_both(made):
    workspace, checkpoint = made
    seen, start = Recorder(), {}

    def look(weights):
        start.update({name: value.clone() for name, value in weights.model.state_dict().items()})

    config = config_of(made, mix="tiny")
    result = train(config, workspace, seen, Control(), on_model=look)
    for name, value in store.load(checkpoint).model_state.items():
        assert torch.equal(start[name], value)
    names = [config.dataset, config.train.replay_dataset]
    assert [(event.step, event.dataset) for event in seen.of(DatasetEvaluated)] == [
        (0, names[0]), (0, names[1]), (6, names[0]), (6, names[1]),
    ]  # fmt: skip
    new, old = result.comparisons
    assert (new.dataset, old.dataset) == tuple(names)
    assert new.after < new.before
    assert old.before == pytest.approx(store.load(checkpoint).origin.bits_per_byte, abs=0.3)


def test_old_data_is_measured_even_if_none_is_mixed_in(made):
    result = train(config_of(made), made[0], discard, Control())
    assert [each.dataset.partition("--")[0] for each in result.comparisons][1] == "tiny"


def test_a_resume_remembers_what_was_before(made):
    workspace, _checkpoint = made
    control = Control()
    stopped = train(config_of(made), workspace, Recorder(3, control.stop), control)
    folder = Path(stopped.folder)
    seen = Recorder()
    done = train(resume_config(folder), workspace, seen, Control(), folder)
    assert [event.step for event in seen.of(TrainStep)] == [4, 5, 6]
    assert [event.step for event in seen.of(DatasetEvaluated)] == [6, 6]
    assert done.comparisons[0].before == stopped.comparisons[0].before
    assert done.comparisons[0].before is not None


def test_data_of_another_tokenizer_is_refused(made):
    workspace, _checkpoint = made
    config = config_of(made)
    other = workspace.find_dataset("other").name
    write_title(workspace.corpus("other"), "the second one")
    wanted = r"^The dataset the second one was made with another tokenizer than nano, .*, best was"
    with pytest.raises(TrainingError, match=wanted):
        train(replace(config, dataset=other), workspace, discard, Control())
    mixed = replace(config, train=replace(config.train, replay_dataset=other))
    with pytest.raises(TrainingError, match="and the second one have different tokenizers"):
        train(mixed, workspace, discard, Control())
