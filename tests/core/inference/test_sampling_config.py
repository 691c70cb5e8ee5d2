import subprocess
import sys

import pytest

from core.config import from_mapping, to_mapping
from core.errors import ConfigError
from core.inference.sampling_config import MODES, SamplingConfig


def test_the_two_modes_of_the_original_project():
    assert {name: (mode.temperature, mode.top_k) for name, mode in MODES.items()} == {
        "autocomplete": (0.2, 10),
        "creative": (0.8, 50),
    }


@pytest.mark.parametrize(
    "wrong", [{"temperature": -0.1}, {"top_k": -1}, {"top_p": 0.0}, {"top_p": 1.5}, {"seed": -1}]
)
def test_values_outside_their_range_are_refused(wrong):
    with pytest.raises(ConfigError) as caught:
        SamplingConfig(**wrong)
    assert next(iter(wrong)) in caught.value.message


def test_it_survives_toml():
    config = SamplingConfig(temperature=0.5, top_k=3, top_p=0.9, seed=7)
    assert from_mapping(SamplingConfig, to_mapping(config), "test") == config


def test_naming_a_mode_loads_no_numpy():
    code = "import sys, core.inference.sampling_config; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
