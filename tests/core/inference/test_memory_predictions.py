"""What the memories predict of whole documents: as the mixture of the engine does."""

import numpy as np
import pytest

from core.completion.backends.project_backend import everyday_tokenizer
from core.control import Control
from core.errors import Cancelled
from core.inference.counted_model import CountedModel
from core.inference.memory_predictions import MemoryPredictor
from core.inference.memory_weights import default_weights
from core.inference.project_model import ProjectModel
from core.memory.lookup import GrowingView, look_up
from core.memory.project_index import ProjectIndex
from core.memory.segment import Segment
from core.tokenizer.special_tokens import BOS_ID
from tests.core.conftest import write_tiny_sources


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = write_tiny_sources(tmp_path_factory.mktemp("project"), files=12)
    tokenizer = everyday_tokenizer()
    return {
        path.name: np.array(tokenizer.encode(path.read_text()), dtype=np.uint16)
        for path in sorted(folder.glob("*.py"))
    }


@pytest.mark.parametrize("has_project", [True, False])
def test_agree_with_the_mixture_of_the_engine(documents, has_project):
    project = documents if has_project else {}
    predictor = MemoryPredictor(project)
    index = ProjectIndex()
    index.put(project)
    stand_in = CountedModel(everyday_tokenizer().byte_lengths())
    mixture = ProjectModel(stand_in, default_weights(has_model=True), look_up)
    for name in list(documents)[:3]:
        found = predictor.predict(documents[name], Control(), without=[name])
        mixture.ask(index.snapshot(name))
        mixture.remember([], [BOS_ID], 1)
        expected = []
        for token in documents[name].tolist():
            # A mixture is linear in what the model says.
            without, with_model = mixture.probability(token, 0.0), mixture.probability(token, 1.0)
            expected.append((with_model - without, without))
            mixture.read_token(token)
        expected = np.array(expected)
        bits = [-np.log2(0.05 * rows[:, 0] + rows[:, 1]).sum() for rows in (found, expected)]
        assert bits[0] == pytest.approx(bits[1], rel=0.01)
        assert np.abs(found - expected).mean() < 0.01


def test_of_the_document_itself_only_what_was_read_counts(documents):
    name, *_ = documents
    ids = documents[name]
    predictor = MemoryPredictor({name: ids})
    found = predictor.predict(ids, Control(), without=[name])
    # The same start with another end: no prediction before the end may differ.
    assert len(ids) > 150
    other = np.concatenate((ids[:120], ids[:100]))
    assert np.array_equal(MemoryPredictor({}).predict(other, Control())[:120], found[:120])
    # The control: a copy of the document in the project tells nearly everything.
    leaked = MemoryPredictor({"copy": ids}).predict(ids, Control())
    assert leaked[10:, 1].mean() > 2 * found[10:, 1].mean()


def test_a_growing_view_counts_what_was_read():
    view = GrowingView(Segment([np.array([5, 6, 5, 7, 5, 8], dtype=np.uint16)]))
    followers = []
    for length in range(7):
        view.read(length)
        found = look_up((view,), [5])
        followers.append(sorted(found.ids.tolist()))
    assert followers == [[], [], [6], [6], [6, 7], [6, 7], [6, 7, 8]]


def test_a_cancel_ends_it(documents):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        MemoryPredictor({}).predict(next(iter(documents.values())), control)
