"""The recipe of a run that takes a second."""

from core.config import from_mapping, override, to_mapping
from core.training.config import RunConfig
from core.training.presets import load_preset
from tests.core.conftest import TINY_SHAPE


def tiny_config():
    """Five steps on the dataset ``tiny``, in a shape that the light engine can run."""
    shape = [*TINY_SHAPE, "model.head_dim=16", "train.max_steps=5", "train.batch_size=2"]
    settings = override(to_mapping(load_preset("nano")), [*shape, "dataset=tiny"])
    return from_mapping(RunConfig, settings, "test")
