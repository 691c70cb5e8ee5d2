from core.checkpoints import store
from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST, find_checkpoints, previous
from core.workspace import open_workspace


def test_checkpoints_are_found_newest_run_first_and_best_before_latest(tmp_path):
    workspace = open_workspace(tmp_path)
    for run, names in {
        "20260101-000000-a": (LATEST, BEST, f"previous_{BEST}"),
        "20260102-000000-b": (LATEST, "step-000500.pth", "step-001000.pth"),
    }.items():
        folder = workspace.runs / run / CHECKPOINTS
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).touch()
    found = [(path.parents[2].name[-1], path.name) for path in find_checkpoints(workspace)]
    assert found == [
        ("b", LATEST),
        ("b", "step-001000.pth"),
        ("b", "step-000500.pth"),
        ("a", BEST),
        ("a", LATEST),
    ]


def test_the_store_still_names_them():
    assert store.find_checkpoints is find_checkpoints
    assert store.previous is previous
