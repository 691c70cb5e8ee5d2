import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from core.control import Control
from core.errors import Cancelled, WorkspaceError
from core.evaluation.report import FORMER_MEASURES
from core.evaluation.report_page import to_markdown
from core.evaluation.store import (
    EVALUATION_FILE,
    FORMAT_VERSION,
    evaluations_of,
    list_evaluations,
    read_evaluation,
    restore_evaluation,
    store_evaluation,
    trash_evaluation,
)
from core.evaluation.titled import with_titles
from core.training.runs.run_library import empty_trash
from core.workspace import COMPLETE_MARK, open_workspace
from tests.core.evaluation.evaluations import SYSTEMS, evaluation

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "evaluation_1"


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path)


def test_what_is_kept_comes_back(workspace):
    kept = evaluation()
    folder = store_evaluation(kept, workspace)
    assert folder == workspace.evaluations / "20261128-120000-run-best-checkpoint"
    assert read_evaluation(folder) == kept
    assert (folder / "report.md").read_text("utf-8") == to_markdown(with_titles(kept, workspace))


def test_two_of_one_second_do_not_replace_each_other(workspace):
    folders = {store_evaluation(evaluation(files=files), workspace) for files in (1, 2, 3)}
    assert {read_evaluation(folder).files for folder in folders} == {1, 2, 3}


def test_the_list_is_newest_first_and_passes_over_what_is_damaged(workspace):
    for day in (1, 3, 2):
        store_evaluation(evaluation(measured_at=f"2026-11-0{day}T12:00:00+00:00"), workspace)
    damaged = store_evaluation(evaluation(measured_at="2026-11-09T12:00:00+00:00"), workspace)
    (damaged / EVALUATION_FILE).write_text("{")
    unfinished = store_evaluation(evaluation(measured_at="2026-11-08T12:00:00+00:00"), workspace)
    (unfinished / COMPLETE_MARK).unlink()
    found = list_evaluations(workspace, Control())
    assert [each.measured_at[8:10] for each in found] == ["03", "02", "01"]
    assert (found[0].systems, found[0].files) == (SYSTEMS, 20)
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        list_evaluations(workspace, control)


def test_no_evaluation_is_an_empty_list(workspace):
    assert list_evaluations(workspace, Control()) == []


def test_of_a_checkpoint_the_latest_on_each_set_of_files(workspace):
    for day, key, place in ((1, "a", "x"), (2, "a", "x"), (3, "a", "y"), (4, "b", "x")):
        store_evaluation(
            evaluation(
                key=key, measured_on=place, measured_at=f"2026-11-0{day}T00:00:00+00:00"
            ),
            workspace,
        )  # fmt: skip
    found = evaluations_of("a", workspace)
    assert [(each.measured_on, each.measured_at[8:10]) for each in found] == [
        ("y", "03"), ("x", "02"),
    ]  # fmt: skip
    assert evaluations_of("c", workspace) == []


def test_a_deleted_one_can_be_brought_back_until_the_trash_is_emptied(workspace):
    folder = store_evaluation(evaluation(), workspace)
    trashed = trash_evaluation(folder, workspace)
    assert not folder.exists()
    assert list_evaluations(workspace, Control()) == []
    with pytest.raises(WorkspaceError, match="gone already"):
        trash_evaluation(folder, workspace)  # somebody else was quicker
    # Another one of its name meanwhile is not replaced, neither here nor in the trash.
    again = store_evaluation(evaluation(files=7), workspace)
    assert again == folder
    assert restore_evaluation(trashed).name == f"{folder.name}-2"
    assert len(list_evaluations(workspace, Control())) == 2
    first, second = (
        trash_evaluation(each, workspace) for each in (again, again.with_name(f"{again.name}-2"))
    )
    assert read_evaluation(restore_evaluation(first)).files == 7
    assert empty_trash(workspace) > 0
    with pytest.raises(WorkspaceError, match="not in the trash"):
        restore_evaluation(second)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read"),
        ("[]", "no format version"),
        ('{"format_version": 99}', "newer Tabwright"),
        ('{"format_version": 1}', "missing"),
        ('{"format_version": 1, "systems": 4}', "must be a list"),
    ],
)
def test_a_damaged_one_is_a_sentence(workspace, content, words):
    folder = store_evaluation(evaluation(), workspace)
    (folder / EVALUATION_FILE).write_text(content)
    with pytest.raises(WorkspaceError, match=words):
        read_evaluation(folder)
    shutil.rmtree(folder)
    with pytest.raises(WorkspaceError):
        read_evaluation(folder)


def test_the_sample_of_the_first_format_opens():
    found = read_evaluation(GOLDEN)
    assert found == evaluation()
    assert json.loads((GOLDEN / EVALUATION_FILE).read_text())["format_version"] == 1


def test_the_sample_has_a_former_name_of_a_measure():
    """So that reading it, above, proves the alias."""
    text = (GOLDEN / EVALUATION_FILE).read_text("utf-8")
    assert '"measure":"right from the start"' in text


@pytest.mark.parametrize("former", FORMER_MEASURES)
def test_former_names_of_measures_are_read(workspace, former):
    kept = evaluation()
    renamed = dataclasses.replace(kept.figures[0], measure=FORMER_MEASURES[former])
    kept = dataclasses.replace(kept, figures=(renamed, *kept.figures[1:]))
    file = store_evaluation(kept, workspace) / EVALUATION_FILE
    text = file.read_text("utf-8")
    file.write_text(text.replace(f'"{renamed.measure}"', f'"{former}"'), "utf-8")
    assert read_evaluation(file.parent) == kept


def test_this_version_writes_what_has_a_sample():
    assert (GOLDEN.parent / f"evaluation_{FORMAT_VERSION}" / EVALUATION_FILE).is_file()
