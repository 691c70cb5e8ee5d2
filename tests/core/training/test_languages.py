"""A measurement told by language."""

import math

import numpy as np
import pytest
import torch

from core.control import Control
from core.data.token_dataset import TokenDataset
from core.events import LanguageEvaluated
from core.model.gpt import GPT
from core.training.loop.train import train
from core.training.observe.evaluation import Validation
from core.training.observe.languages import TokenLanguages, validation_languages
from core.training.presets import load_preset
from core.training.step.device import choose_device
from core.workspace import open_workspace
from tests.core.conftest import TINY_SHAPE
from tests.core.training.test_trainer import Recorder, run_config


@pytest.fixture
def dataset(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny"))


def test_every_place_has_the_language_of_its_document():
    ends = np.array([3, 4, 9], dtype=np.uint64)
    languages = TokenLanguages(names=("c", "python"), ends=ends, numbers=np.array([1, 0, 1]))
    places = np.array([[0, 1, 2, 3], [4, 5, 8, 9]])
    assert languages.of_tokens(places).tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]


def test_the_corpus_knows_the_languages(tiny_workspace, dataset):
    languages = validation_languages(tiny_workspace, dataset)
    assert languages.names == ("python",)
    assert len(languages.numbers) == len(dataset.validation_ends)


def test_without_the_corpus_nothing_is_told_by_language(tmp_path, dataset):
    assert validation_languages(open_workspace(tmp_path / "empty"), dataset) is None


def test_the_parts_make_up_the_whole(dataset):
    config = load_preset("nano", dataset="tiny", assignments=[*TINY_SHAPE, "train.threads=1"])
    torch.manual_seed(1)
    model = GPT(config.model)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    count = len(dataset.validation_ends)
    languages = TokenLanguages(
        names=("a", "b", "none"),
        ends=dataset.validation_ends,
        numbers=np.arange(count) % 2,
    )
    options = {"context": 32, "max_tokens": 640, "batch_size": 3}
    lengths = dataset.tokenizer.byte_lengths()
    placement = choose_device(config.train)

    def measured(languages=None):
        validation = Validation(dataset.validation, lengths, **options, languages=languages)
        return validation.measure(model, placement, Control())

    plain, told = measured(), measured(languages)
    assert (told.loss, told.bits_per_byte) == (plain.loss, plain.bits_per_byte)
    assert plain.languages == ()
    assert {part.language for part in told.languages} <= {"a", "b"}
    total = sum(part.text_bytes for part in told.languages)
    mean = sum(part.bits_per_byte * part.text_bytes for part in told.languages) / total
    assert mean == pytest.approx(plain.bits_per_byte, rel=1e-6)
    assert math.isfinite(mean)


def test_a_run_tells_them_with_each_measurement(workspace, tiny_workspace):
    workspace.corpora.symlink_to(tiny_workspace.corpora)
    seen = Recorder()
    train(run_config(8), workspace, seen, Control())
    parts = seen.of(LanguageEvaluated)
    assert [(part.step, part.language) for part in parts] == [(4, "python"), (8, "python")]
    assert all(part.text_bytes > 0 for part in parts)
