"""The whole way, with a tiny model."""

import json
from pathlib import Path

import pytest

from core.checkpoints.store import describe
from core.cli.commands import main
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.corpus.store.reader import iter_documents
from core.errors import ConfigError, SourceError
from core.evaluation.config import EvaluationConfig
from core.evaluation.evaluate import evaluate
from core.evaluation.report_page import to_markdown
from core.evaluation.store import list_evaluations, read_evaluation
from core.evaluation.systems import LastLineSpec, ModelSpec
from core.events import Notice, discard
from core.titles import checkpoint_title
from core.training.config import RunConfig
from core.training.loop.train import train
from core.workspace import open_workspace
from tests.core.conftest import write_tiny_sources
from tests.core.evaluation.tiny_run import tiny_config

SMALL = EvaluationConfig(cases=16, typing_files=2, typing_lines=4, bits_files=2)


@pytest.fixture(scope="module")
def trained(tiny_workspace, tmp_path_factory):
    """A workspace with the tiny training set and a run of some steps."""
    workspace = open_workspace(tmp_path_factory.mktemp("evaluation"))
    for name in ("corpora", "tokenizers", "datasets"):
        (workspace.folder / name).symlink_to(tiny_workspace.folder / name)
    result = train(tiny_config(), workspace, discard, Control())
    return workspace, Path(result.folder) / "model" / "checkpoints" / "best_checkpoint.pth"


@pytest.fixture(scope="module")
def sources(tmp_path_factory, tiny_workspace):
    """Three files that are new, and one of the training set under another name."""
    folder = tmp_path_factory.mktemp("sources")
    for name in ("decoder", "encoder", "tool"):
        text = (Path(json.__file__).parent / f"{name}.py").read_text("utf-8")
        (folder / f"{name}.py").write_text(text)
    training = write_tiny_sources(tmp_path_factory.mktemp("again")) / "module_03.py"
    (folder / "leak.py").write_text(training.read_text().replace("    ", "\t"))
    return folder


@pytest.fixture(scope="module")
def evaluation(trained, sources):
    workspace, checkpoint = trained
    again = ModelSpec(name="again", checkpoint=str(checkpoint), workspace=str(workspace.folder))
    return evaluate(checkpoint, [str(sources)], SMALL, workspace, discard, Control(), [again])


def test_every_system_on_what_is_left(evaluation):
    assert evaluation.systems[1:3] == ("n-gram", "last line")
    assert evaluation.files == 3
    assert [leak.path for leak in evaluation.leaks] == ["leak.py"]
    assert evaluation.training_known
    assert len(evaluation.cases) == 16
    assert all(len(case.offers) == 4 for case in evaluation.cases)


def test_every_measure_has_its_count_and_interval(evaluation):
    measures = {figure.measure for figure in evaluation.figures}
    assert len(measures) == 12
    assert "verbatim copies" in measures  # the training set is in the workspace
    for figure in evaluation.figures:
        assert figure.estimate.low <= figure.estimate.value <= figure.estimate.high
    bits = {
        figure.system: figure.estimate
        for figure in evaluation.figures
        if figure.measure == "bits per byte"
    }
    assert bits.keys() == {evaluation.systems[0], "n-gram", "again"}
    assert all(1 < estimate.value < 12 for estimate in bits.values())
    assert {each.system for each in evaluation.latencies} == set(evaluation.systems)


def test_the_same_checkpoint_twice_is_the_same_twice(evaluation):
    """Whichever process measured it, and whatever that had measured before."""
    first, again = evaluation.systems[0], evaluation.systems[3]
    assert again == "again"
    figures = {
        (each.system, each.measure, each.group, each.minimum_precision): each.estimate
        for each in evaluation.figures
    }
    assert all(
        figures["again", *place] == estimate
        for (system, *place), estimate in figures.items()
        if system == first
    )
    assert all(case.offers[0] == case.offers[3] for case in evaluation.cases)


def test_the_tables(evaluation):
    page = to_markdown(evaluation)
    assert "One file was dropped as a duplicate" in page
    for words in ("exact match", "keystrokes saved", "shown from 50%", "n-gram", "p90"):
        assert words in page


def test_without_the_training_set_it_is_said(trained, sources, tmp_path):
    workspace, checkpoint = trained
    other = open_workspace(tmp_path)
    other.cache.symlink_to(workspace.cache)
    notices = []
    found = evaluate(checkpoint, [str(sources)], SMALL, other, notices.append, Control())
    assert not found.training_known
    assert found.systems[1:] == ("last line",)
    assert any(isinstance(each, Notice) and "not in this workspace" in each.message
               for each in notices)  # fmt: skip


def test_two_systems_have_two_names(trained, sources):
    """A copied run has checkpoints of the same name; two commands with one name are an error."""
    workspace, checkpoint = trained
    few = EvaluationConfig(cases=4, typing_files=0, bits_files=0)
    same = ModelSpec(
        name=describe(checkpoint).name, checkpoint=str(checkpoint), workspace=str(workspace.folder)
    )
    found = evaluate(checkpoint, [str(sources)], few, workspace, discard, Control(), [same, same])
    assert found.systems == (
        same.name, "n-gram", "last line", f"{same.name} (2)", f"{same.name} (3)"
    )  # fmt: skip
    twice = [LastLineSpec(name="twin"), LastLineSpec(name="twin")]
    with pytest.raises(ConfigError, match="are called 'twin'"):
        evaluate(checkpoint, [str(sources)], SMALL, workspace, discard, Control(), twice)


def test_without_a_source_the_held_out_files_are_measured(trained, tmp_path):
    workspace, checkpoint = trained
    few = EvaluationConfig(cases=4, typing_files=0, bits_files=0)
    found = evaluate(checkpoint, [], few, workspace, discard, Control())
    held_out = list(iter_documents(workspace.corpus("tiny"), "validation"))
    assert found.measured_on == "the held-out files of tiny"
    assert {case.path for case in found.cases} <= {each.path for each in held_out}
    assert found.training_known
    other = open_workspace(tmp_path)
    other.cache.symlink_to(workspace.cache)
    with pytest.raises(SourceError, match="not in this workspace"):
        evaluate(checkpoint, [], few, other, discard, Control())


def test_the_command(trained, sources, tmp_path, capsys):
    workspace, checkpoint = trained
    page = tmp_path / "page.md"
    arguments = [
        "evaluate", str(sources), "--checkpoint", str(checkpoint), "--workspace",
        str(workspace.folder), "--json", "--quiet", "--markdown", str(page),
        "--set", "evaluation.cases=4", "--set", "evaluation.typing_files=0",
        "--set", "evaluation.bits_files=0",
    ]  # fmt: skip
    assert main([*arguments, "--no-store"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["cases"]) == 4
    assert len(found["systems"]) == 3
    assert found["folder"] is None
    assert "exact match" in page.read_text()
    assert not workspace.evaluations.exists()
    assert main(arguments) == 0
    folder = Path(json.loads(capsys.readouterr().out)["folder"])
    assert (folder / "report.md").read_text() == page.read_text()
    assert [each.folder for each in list_evaluations(workspace, Control())] == [folder]
    assert read_evaluation(folder).measured_on == sources.name
    assert main(["evaluate", str(sources), "--engine", "nothing"]) == 1


def test_a_shape_for_torch_alone_is_measured_too(trained, sources, tmp_path, monkeypatch):
    """The form allows heads of any even width, and such a model trains and completes."""
    workspace, usual = trained
    settings = override(to_mapping(tiny_config()), ["model.head_dim=12"])
    config = from_mapping(RunConfig, settings, "test")
    result = train(config, workspace, discard, Control())
    odd = Path(result.folder) / "model" / "checkpoints" / "best_checkpoint.pth"
    events = []
    other = ModelSpec(name="usual", checkpoint=str(usual), workspace=str(workspace.folder))
    small = EvaluationConfig(cases=4, typing_files=1, typing_lines=2, bits_files=1)
    found = evaluate(odd, [str(sources)], small, workspace, events.append, Control(), [other])
    measured = {figure.system for figure in found.figures if figure.measure == "bits per byte"}
    assert measured == {found.systems[0], "n-gram", "usual"}
    notices = [event.message for event in events if isinstance(event, Notice)]
    assert [notice for notice in notices if notice.startswith("Only torch can run")] == [
        f"Only torch can run {checkpoint_title(odd)}, so its answers take longer than those of the "
        "light engine."
    ]


def test_with_the_project_of_each_file(trained, sources):
    workspace, checkpoint = trained
    found = evaluate(
        checkpoint, [str(sources)], SMALL, workspace, discard, Control(), with_project=True
    )
    name = describe(checkpoint).name
    assert found.systems == (name, "n-gram", f"{name}, with project", "project only", "last line")
    assert found.with_project
    groups = {figure.group for figure in found.figures}
    assert {"novel line", "files without a near copy"} <= groups
    assert all(record.groups for record in found.cases)
    assert "project only" in to_markdown(found)
    bits = [one for one in found.figures if one.measure == "bits per byte with in-file cache"]
    assert {one.system for one in bits} >= {name, f"{name}, with project", "project only"}
