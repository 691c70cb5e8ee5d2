"""Figures that are measured once a machine."""

import pytest

from core.training.setup import machine_figures as module
from core.training.setup.machine_figures import MachineFigures


def test_what_was_remembered_is_recalled_by_another_program(workspace):
    MachineFigures(workspace, "speed").remember({"fp32": 3.5}, "small", 2)
    figures = MachineFigures(workspace, "speed")
    assert figures.recall("small", 2) == {"fp32": 3.5}
    assert figures.recall("small", 1) is None
    assert MachineFigures(workspace, "other").recall("small", 2) is None


def test_figures_stand_side_by_side_and_the_last_counts(workspace):
    figures = MachineFigures(workspace, "speed")
    for figure, what in ((1.0, "a"), (2.0, "b"), (3.0, "a")):
        figures.remember(figure, what)
    assert (figures.recall("a"), figures.recall("b")) == (3.0, 2.0)


def test_another_processor_has_figures_of_its_own(workspace, monkeypatch):
    figures = MachineFigures(workspace, "speed")
    figures.remember(1.0, "a")
    monkeypatch.setattr(module, "processor", lambda: "another chip")
    assert figures.recall("a") is None
    figures.remember(2.0, "a")
    monkeypatch.undo()
    assert figures.recall("a") == 1.0


@pytest.mark.parametrize("text", ["", "[]", "3", "{", "\xff"])
def test_a_damaged_table_is_started_again(workspace, text):
    workspace.cache.mkdir(parents=True)
    (workspace.cache / "speed.json").write_bytes(text.encode("latin-1"))
    figures = MachineFigures(workspace, "speed")
    assert figures.recall("a") is None
    figures.remember(1.0, "a")
    assert figures.recall("a") == 1.0


def test_a_cache_that_cannot_be_written_costs_only_the_memory(workspace):
    workspace.cache.write_text("a file in its place")
    figures = MachineFigures(workspace, "speed")
    figures.remember(1.0, "a")
    assert figures.recall("a") is None
