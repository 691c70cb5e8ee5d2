"""Checkpoints for the window: light where it can be, torch where it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.checkpoints.light_copy import UnsupportedShape
from core.completion.backends import base, table
from core.completion.request import CompletionRequest
from core.export.light_export import make_light_copy
from gui.jobs.model_source import CheckpointSource
from tests.core.conftest import tiny_workspace  # noqa: F401
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401


@pytest.fixture
def made(monkeypatch) -> list[Path]:
    """Which copies were made, here instead of in a child, which takes seconds."""
    made = []
    monkeypatch.setattr(
        base,
        "make_light_copy_in_child",
        lambda path, workspace, *_: made.append(make_light_copy(path, workspace)),
    )
    return made


def test_a_checkpoint_is_prepared_once_and_served_without_torch(
    checkpoint,  # noqa: F811
    workspace,
    made,
    monkeypatch,
):
    light = tuple(backend for backend in table.BACKENDS if backend.name != "torch")
    monkeypatch.setattr("core.completion.opening.BACKENDS", light)
    source = CheckpointSource(workspace)
    source.warm_up()
    assert source.open(checkpoint) is None
    source.prepare(checkpoint)
    engine, found = source.open(checkpoint)
    assert found.info.path == checkpoint
    request = CompletionRequest(id=3, prefix="def count_total(", language="python")
    assert engine.complete(request, lambda: False).id == 3
    assert CheckpointSource(workspace).open(checkpoint) is not None
    assert len(made) == 1


def test_a_damaged_copy_must_be_prepared_again(checkpoint, workspace, made):  # noqa: F811
    source = CheckpointSource(workspace)
    source.prepare(checkpoint)
    (made[0] / "weights.bin").write_bytes(b"")
    assert source.open(checkpoint) is None
    source.prepare(checkpoint)
    assert source.open(checkpoint) is not None


def test_a_shape_that_only_torch_can_run_is_served_by_torch(
    checkpoint,  # noqa: F811
    workspace,
    monkeypatch,
):
    def refuse(*_):
        raise UnsupportedShape("Not this one.", "")

    monkeypatch.setattr(base, "make_light_copy_in_child", refuse)
    source = CheckpointSource(workspace)
    assert source.open(checkpoint) is None
    source.prepare(checkpoint)
    _engine, found = source.open(checkpoint)
    assert (found.backend, found.info.path) == ("torch", checkpoint)
    assert "Not this one." in found.reason


def test_without_a_checkpoint_file_and_project_answer(workspace):
    _engine, found = CheckpointSource(workspace).open(None)
    assert found.backend == "project-only"
