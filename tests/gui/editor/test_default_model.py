"""What the editor completes with where no model was chosen."""

import pytest

from core.training.runs.run_folder import RunStatus, write_status


def add_run(workspace, name, started_at, step, bits):
    path = workspace.runs / name / "model" / "checkpoints" / "best_checkpoint.pth"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    status = RunStatus(state="stopped", step=step, best_bits_per_byte=bits, started_at=started_at)
    write_status(workspace.runs / name, status)
    return path


@pytest.mark.parametrize(("step", "bits", "is_taken"), [(1, 4.2, False), (600, 1.9, True)])
def test_the_newest_good_model_is_loaded_whatever_the_names(
    page, service, workspace, step, bits, is_taken
):
    add_run(workspace, "20261101-000000-nano-d", "2026-11-01T00:00:00+00:00", 900, 1.6)
    good = add_run(workspace, "a-renamed-run", "2026-11-02T00:00:00+00:00", 900, 1.5)
    newest = add_run(workspace, "zzz-trial", "2026-11-03T00:00:00+00:00", step, bits)
    service.loaded.clear()
    page.completion_bar.page_shown()
    assert service.loaded == [newest if is_taken else good]
    choice = page.completion_bar._checkpoint
    paths = [str(choice.itemData(row)) for row in range(choice.count())]
    # The list has them by age.
    places = [next(n for n, path in enumerate(paths) if name in path)
              for name in ("zzz-trial", "a-renamed-run", "20261101-000000-nano-d")]  # fmt: skip
    assert places == sorted(places)


def test_the_model_box_says_what_runs_the_model_and_why(page, service, workspace):
    path = add_run(workspace, "a-run", "2026-11-02T00:00:00+00:00", 900, 1.5)
    page.completion_bar.load(path)
    assert service.description.text in page.completion_bar._checkpoint.toolTip()
