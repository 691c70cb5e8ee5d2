"""The operation ``adapt``: what it learns, how it judges, and what stays when it fails."""

import dataclasses
import functools
import os
import shutil
from pathlib import Path

import pytest
import torch

from core import files
from core.adaptation import adapt as operation
from core.adaptation.copies import AdaptationRunning, CopyFolder, adapted_copy, forget_adaptations
from core.adaptation.project_texts import ProjectTooSmall, is_held_out, read_project
from core.checkpoints import store
from core.completion.opening import is_prepared
from core.control import Control
from core.errors import Cancelled, CheckpointError, CoreError, DiskFull, SourceError
from core.events import StageProgress, discard
from tests.core.adaptation.conftest import save_model, write_project
from tests.core.conftest import TINY_SHAPE

# The light copy is made by a process of its own, which takes longer than everything else.
adapt = functools.partial(operation.adapt, prepares=False)


def test_what_is_better_is_used_for_this_project_alone(project, checkpoint, quick, workspace):
    before = checkpoint.read_bytes()
    result = adapt(checkpoint, project, quick, workspace, discard, Control())
    assert result.outcome == "better"
    assert result.after < result.before * 0.995
    assert result.steps > 0
    assert result.gain == pytest.approx(1 - result.after / result.before)
    assert checkpoint.read_bytes() == before
    copy = adapted_copy(workspace, project, checkpoint)
    assert str(copy.checkpoint) == result.checkpoint
    assert copy.record.gain == pytest.approx(result.gain)
    old, new = (store.load(path).model_state for path in (checkpoint, copy.checkpoint))
    assert any(not torch.equal(old[name], new[name]) for name in old)
    other = write_project(project.parent / "other", seed=9)
    assert adapted_copy(workspace, other, checkpoint) is None


def test_the_copy_is_ready_for_the_light_engine(project, tmp_path, quick, workspace):
    shape = [*TINY_SHAPE, "model.head_dim=16", "model.width=32", "model.ffn=64"]
    checkpoint = save_model(tmp_path / "light.pth", workspace, shape=shape)
    arguments = (checkpoint, project, quick, workspace, discard, Control())
    result = operation.adapt(*arguments)
    assert is_prepared(Path(result.checkpoint), workspace)


def test_what_is_not_better_is_thrown_away(project, checkpoint, quick, workspace):
    demanding = dataclasses.replace(quick, min_gain=0.99)
    result = adapt(checkpoint, project, demanding, workspace, discard, Control())
    assert result.outcome == "not better"
    assert not result.checkpoint
    assert adapted_copy(workspace, project, checkpoint) is None
    record = CopyFolder(workspace, project, checkpoint).read()
    assert record.outcome == "not better"
    assert record.tried_gain == pytest.approx(result.gain)
    assert record.weights == ""


def test_a_worse_attempt_leaves_the_earlier_copy(project, checkpoint, quick, workspace):
    first = adapt(checkpoint, project, quick, workspace, discard, Control())
    data = Path(first.checkpoint).read_bytes()
    demanding = dataclasses.replace(quick, min_gain=0.99, seed=2)
    second = adapt(checkpoint, project, demanding, workspace, discard, Control())
    assert second.used == pytest.approx(first.after, rel=1e-4)
    copy = adapted_copy(workspace, project, checkpoint)
    assert str(copy.checkpoint) == first.checkpoint
    assert copy.checkpoint.read_bytes() == data
    assert copy.record.outcome == "not better"
    assert copy.record.gain == pytest.approx(first.gain)


def test_of_the_change_only_so_much_is_kept_that_little_is_forgotten(
    project, checkpoint, quick, workspace
):
    # The model learns the tiny dataset's own files first: now there is something to forget.
    config = dataclasses.replace(quick, max_forgetting=0.0, lr_multiplier=3.0, replay_fraction=0.0)
    result = adapt(checkpoint, project, config, workspace, discard, Control())
    assert result.forgotten is not None
    if result.outcome == "better":
        assert result.forgotten <= 0.0
    else:
        assert result.part == 0.2 or result.after > result.before * 0.995


def test_held_out_files_are_never_learned(project, checkpoint, quick, workspace, monkeypatch):
    seen = []
    stream_of = operation.stream_of
    monkeypatch.setattr(operation, "stream_of", lambda *a: seen.append(a[0]) or stream_of(*a))
    adapt(checkpoint, project, quick, workspace, discard, Control())
    [texts] = seen
    assert texts.learned
    assert texts.held_out
    assert not any(is_held_out(path) for path in texts.learned)
    assert all(is_held_out(path) for path in texts.held_out)


def test_nothing_is_done_where_the_project_has_not_changed(project, checkpoint, quick, workspace):
    adapt(checkpoint, project, quick, workspace, discard, Control())

    def again():
        return adapt(
            checkpoint, project, quick, workspace, discard, Control(), only_if_changed=True
        )

    assert again() is None
    (project / "part_00.py").write_text((project / "part_01.py").read_text() + "x = 1\n")
    assert again() is not None


def test_too_small_a_project_says_what_is_missing(tmp_path, checkpoint, quick, workspace):
    small = write_project(tmp_path / "small", files=3)
    with pytest.raises(ProjectTooSmall, match="too small to learn from: 3 files"):
        adapt(checkpoint, small, quick, workspace, discard, Control())
    record = CopyFolder(workspace, small, checkpoint).read()
    assert record.outcome == "too small"
    assert "3 files" in record.message
    with pytest.raises(SourceError, match="There is no folder"):
        adapt(checkpoint, tmp_path / "nowhere", quick, workspace, discard, Control())


def test_a_cancel_keeps_nothing(project, checkpoint, quick, workspace):
    control = Control()

    def cancel_while_learning(event):
        if isinstance(event, StageProgress) and event.stage == "train":
            control.cancel()

    with pytest.raises(Cancelled):
        adapt(checkpoint, project, quick, workspace, cancel_while_learning, control)
    assert adapted_copy(workspace, project, checkpoint) is None


@pytest.mark.parametrize("gone", ["project", "checkpoint"])
def test_what_disappears_meanwhile(gone, project, checkpoint, quick, workspace):
    def remove_while_learning(event):
        if isinstance(event, StageProgress) and event.stage == "train":
            if gone == "project":
                shutil.rmtree(project, ignore_errors=True)
            else:
                checkpoint.unlink(missing_ok=True)

    with pytest.raises(CoreError, match="is gone, so nothing is kept") as caught:
        adapt(checkpoint, project, quick, workspace, remove_while_learning, Control())
    assert isinstance(caught.value, SourceError if gone == "project" else CheckpointError)
    assert not list(workspace.cache.rglob("adapted-*.pth"))


@pytest.mark.parametrize("refused", ["weights", "record"])
def test_a_full_disk_leaves_the_earlier_copy(
    refused, project, checkpoint, quick, workspace, monkeypatch
):
    first = adapt(checkpoint, project, quick, workspace, discard, Control())
    data = Path(first.checkpoint).read_bytes()
    replace = files.replace

    def full(source, target):
        suffix = ".pth" if refused == "weights" else ".json"
        if target.suffix == suffix and "adapted" in str(target.parent):
            raise OSError(28, os.strerror(28))
        replace(source, target)

    monkeypatch.setattr(files, "replace", full)
    eager = dataclasses.replace(quick, min_gain=0.0, minutes=0.06)
    (project / "part_00.py").write_text((project / "part_02.py").read_text() + "x = 1\n")
    with pytest.raises(DiskFull):
        adapt(checkpoint, project, eager, workspace, discard, Control())
    monkeypatch.undo()
    copy = adapted_copy(workspace, project, checkpoint)
    assert copy.checkpoint.read_bytes() == data
    assert copy.record.gain == pytest.approx(first.gain)
    CopyFolder(workspace, project, checkpoint).clean()
    assert len(list(workspace.cache.rglob("adapted-*.pth*"))) == 1


def test_two_windows_on_one_project(project, checkpoint, quick, workspace):
    folder = CopyFolder(workspace, project, checkpoint)
    with folder.held(), pytest.raises(AdaptationRunning, match="by another process"):
        adapt(checkpoint, project, quick, workspace, discard, Control())
    assert adapt(checkpoint, project, quick, workspace, discard, Control()).steps


def test_forgetting_deletes_every_copy(project, checkpoint, quick, workspace):
    adapt(checkpoint, project, quick, workspace, discard, Control())
    assert forget_adaptations(workspace, project) == 1
    assert adapted_copy(workspace, project, checkpoint) is None
    assert forget_adaptations(workspace, project) == 0


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": 99}', '{"version": 1, "x": 2}'])
def test_a_damaged_record_counts_as_none(damage, project, checkpoint, quick, workspace):
    adapt(checkpoint, project, quick, workspace, discard, Control())
    folder = CopyFolder(workspace, project, checkpoint)
    (folder.folder / "record.json").write_text(damage)
    assert folder.read() is None
    assert adapted_copy(workspace, project, checkpoint) is None


def test_a_record_names_no_file_elsewhere(project, checkpoint, quick, workspace):
    adapt(checkpoint, project, quick, workspace, discard, Control())
    folder = CopyFolder(workspace, project, checkpoint)
    record = folder.read()
    folder.write(dataclasses.replace(record, weights=f"../../../../{checkpoint.name}"))
    assert folder.find() is None


def test_secrets_and_ignored_files_are_not_learned(project, checkpoint, workspace):
    key = "AKIA" + "Q7XJ2LMN4PRS6TUV"
    (project / "keys.py").write_text(f'AWS_KEY = "{key}"\n' * 3)
    (project / ".gitignore").write_text("private*\n")
    (project / "private_notes.py").write_text("x = 1\n" * 50)
    outside = project.parent / "outside.py"
    outside.write_text("y = 2\n" * 50)
    (project / "link.py").symlink_to(outside)
    tokenizer = store.load(checkpoint).tokenizer
    texts = read_project(project, tokenizer, 1_000_000, discard, Control())
    names = {*texts.learned, *texts.held_out}
    assert not names & {"keys.py", "private_notes.py", "link.py"}
    assert len(names) == 30


def test_held_out_copies_of_learned_files_judge_nothing(project, checkpoint, workspace):
    learned = next(p for p in sorted(project.iterdir()) if not is_held_out(p.name))
    copy = next(f"copy_{n}.py" for n in range(99) if is_held_out(f"copy_{n}.py"))
    (project / copy).write_text(learned.read_text() + "# the same\n")
    tokenizer = store.load(checkpoint).tokenizer
    texts = read_project(project, tokenizer, 1_000_000, discard, Control())
    assert copy not in texts.held_out
    assert texts.copies == 1
