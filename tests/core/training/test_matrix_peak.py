"""The machine's peak: measured once, remembered, and never in the way."""

import json

import torch

from core.training.setup import matrix_peak as module
from core.training.setup.matrix_peak import matrix_peak
from core.training.step.device import Placement

CPU = Placement(device=torch.device("cpu"), bf16=False, threads=1)


def test_it_is_measured_once_a_machine_and_setting(workspace, monkeypatch):
    monkeypatch.setattr(module, "_SIDE", 64)
    monkeypatch.setattr(module, "_SECONDS", 0.0)
    first = matrix_peak(workspace, CPU)
    assert first > 1e6
    monkeypatch.setattr(module, "_measure", lambda placement: 7.0)
    assert matrix_peak(workspace, CPU) == first
    two = Placement(device=torch.device("cpu"), bf16=False, threads=2)
    assert matrix_peak(workspace, two) == 7.0
    assert matrix_peak(workspace, CPU) == first


def test_a_damaged_memory_is_made_again(workspace, monkeypatch):
    monkeypatch.setattr(module, "_measure", lambda placement: 7.0)
    workspace.cache.mkdir(parents=True)
    for text in ("", "[]", '{"x": 1}', "3", '{"x'):
        (workspace.cache / "matrix_peak.json").write_text(text)
        assert matrix_peak(workspace, CPU) == 7.0
    assert list(json.loads((workspace.cache / "matrix_peak.json").read_text()).values()) == [7.0]


def test_a_cache_that_cannot_be_written_changes_nothing(workspace, monkeypatch):
    monkeypatch.setattr(module, "_measure", lambda placement: 7.0)
    workspace.cache.write_text("a file in its place")
    assert matrix_peak(workspace, CPU) == 7.0
