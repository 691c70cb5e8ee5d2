"""Text for the backends that are held against torch."""

import pytest

from core.data.token_dataset import TokenDataset
from tests.core.inference.trained import unseen_windows


@pytest.fixture(scope="module")
def dataset(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny"))


@pytest.fixture(scope="module")
def windows(dataset):
    return unseen_windows(dataset)
