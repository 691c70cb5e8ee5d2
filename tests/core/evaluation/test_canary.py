"""The canary test: what is planted, how it is ranked, where the result is shown."""

import json

import numpy as np
import pytest

from core.control import Control
from core.errors import ConfigError, WorkspaceError
from core.evaluation import canary
from core.evaluation.canary import CanaryConfig, canary_test, read_canary_result
from core.evaluation.model_card import checkpoint_card
from core.evaluation.model_card_page import to_page
from core.events import discard
from core.tokenizer.special_tokens import BOS_ID
from core.training.forgetting.sequence_loss import SequenceLoss
from core.workspace import complete_folders, open_workspace
from tests.core.conftest import build_datasets, write_tiny_sources


@pytest.fixture(scope="module")
def tested(tmp_path_factory):
    """A workspace with the result of a canary test of ten steps."""
    folder = tmp_path_factory.mktemp("canary")
    workspace = build_datasets(folder, tiny=write_tiny_sources)
    config = CanaryConfig(max_steps=10, max_minutes=0.0, tokens=5_000, secrets=2, candidates=16)
    return canary_test(config, "tiny", workspace, discard, Control()), workspace


def test_the_result_has_a_group_for_each_number_of_copies(tested):
    result, _ = tested
    assert [group.planted for group in result.groups] == [0, 1, 4, 16]
    for group in result.groups:
        assert group.secrets == len(group.exposures) == 2
        assert all(0 <= exposure <= np.log2(16) for exposure in group.exposures)
        assert group.highest == max(group.exposures)
    assert result.step == 10


def test_the_run_stays_with_its_result_and_the_secrets_go(tested):
    result, workspace = tested
    folder = workspace.runs / result.run
    assert read_canary_result(folder) == result
    assert complete_folders(workspace.datasets) == ["tiny--tiny-everyday"]
    path = folder / canary.RESULT_FILE
    record = json.loads(path.read_text())
    path.write_text("{}")
    assert read_canary_result(folder) is None
    path.write_text(json.dumps(record))


def test_the_card_says_on_what_it_was_measured(tested):
    result, workspace = tested
    folder = workspace.runs / result.run / "model" / "checkpoints"
    page = to_page(checkpoint_card(folder / "latest_checkpoint.pth", workspace))
    assert f"measured on this run: {result.configuration}" in page
    assert "| Times planted | Secrets |" in page


def test_every_secret_is_planted_as_often_as_said(tmp_path, monkeypatch):
    workspace = build_datasets(tmp_path, tiny=write_tiny_sources)
    seen = {}

    def keep(config, *_arguments, **_more):
        from core.data.token_dataset import TokenDataset

        dataset = TokenDataset.open(workspace.dataset(config.dataset))
        seen["text"] = dataset.tokenizer.decode(dataset.train.tolist())
        raise WorkspaceError("enough", "")

    monkeypatch.setattr("core.training.loop.train.train", keep)
    config = CanaryConfig(max_steps=1, secrets=3, tokens=20_000)
    with pytest.raises(WorkspaceError, match="enough"):
        canary_test(config, "tiny", workspace, discard, Control())
    draw = canary.random.Random(config.seed)
    for each in canary._canaries(config, draw):
        assert seen["text"].count(f'{each.prompt}{each.secret}"') == each.planted
    assert complete_folders(workspace.datasets) == ["tiny--tiny-everyday"]


def test_a_sequence_has_the_same_loss_in_any_batch(tested):
    result, workspace = tested
    checkpoint = workspace.runs / result.run / "model" / "checkpoints" / "latest_checkpoint.pth"
    model = SequenceLoss(checkpoint)
    prompts = [[BOS_ID, 10, 11], [BOS_ID, 12], [BOS_ID, 10, 11]]
    sequences = [[20, 21], [22], [23, 24, 25]]
    together = model.nats(prompts, sequences, Control())
    alone = [model.nats([p], [s], Control())[0] for p, s in zip(prompts, sequences, strict=True)]
    assert together == pytest.approx(alone, rel=1e-5)
    assert (together > 0).all()


def test_a_training_without_an_end_is_refused():
    with pytest.raises(ConfigError):
        CanaryConfig(max_minutes=0.0)


def test_no_dataset_no_test(tmp_path):
    with pytest.raises(WorkspaceError):
        canary_test(CanaryConfig(), "x", open_workspace(tmp_path), discard, Control())
