"""What tests of several packages use: a tiny corpus, built once, and its dataset."""

import random
import time

import pytest

from core.control import Control
from core.data.build import build, build_config
from core.events import discard
from core.workspace import open_workspace

TINY_SHAPE = (
    "model.vocabulary=400",
    "model.context=32",
    "model.layers=2",
    "model.heads=2",
    "model.kv_heads=2",
    "model.head_dim=8",
    "model.width=16",
    "model.ffn=32",
)


def write_tiny_sources(folder, files=40):
    """Python files that are alike but not equal, the same every time."""
    draw = random.Random(7)
    words = ("count", "total", "name", "value", "items", "result", "path", "line")
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        lines = [f'"""Module {number}."""', "", "import os", ""]
        for function in range(6):
            first, second = draw.sample(words, 2)
            lines += [
                f"def {first}_{second}_{function}({first}, {second}):",
                f"    if {first} is None:",
                f"        return {second} + {draw.randrange(100)}",
                f"    return {first} * {second}",
                "",
            ]
        (folder / f"module_{number:02d}.py").write_text("\n".join(lines))
    return folder


def build_datasets(folder, **sources):
    """A workspace with datasets; each has a name and the function that writes its sources."""
    workspace = open_workspace(folder / "workspace")
    for name, write in sources.items():
        config = build_config(name, [str(write(folder / name))], ["tokenizer.vocabulary=400"])
        build(config, workspace, discard, Control())
    return workspace


@pytest.fixture(scope="session")
def tiny_workspace(tmp_path_factory):
    """A workspace that holds one dataset, ``tiny``; tests only read it."""
    folder = tmp_path_factory.mktemp("tiny")
    return build_datasets(folder, tiny=write_tiny_sources)


@pytest.fixture
def workspace(tiny_workspace, tmp_path):
    """A fresh workspace with the tiny dataset."""
    fresh = open_workspace(tmp_path / "workspace")
    fresh.datasets.parent.mkdir(parents=True, exist_ok=True)
    fresh.datasets.symlink_to(tiny_workspace.datasets)
    return fresh


@pytest.fixture
def in_zone(monkeypatch):
    """A function that sets the time zone of this process until the end of the test."""

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()
