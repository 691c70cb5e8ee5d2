"""Titles: free text beside the name of a folder, and what is called how without one."""

import json
import time

import pytest

from core.errors import WorkspaceError
from core.folders import staged_folder
from core.titles import (
    MAX_TITLE_LENGTH,
    TITLE_FILE,
    checked_title,
    checkpoint_title,
    corpus_title,
    dataset_title,
    is_same_title,
    read_title,
    run_title,
    system_title,
    write_title,
)
from core.workspace import COMPLETE_MARK, open_workspace

RUN = "20251101-101500-nano-my-code"


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def add_run(workspace, name=RUN, started_at=""):
    folder = workspace.runs / name
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("", "utf-8")
    if started_at:
        (folder / "status.json").write_text(json.dumps({"started_at": started_at}), "utf-8")
    return folder


def add_dataset(workspace, name):
    folder = workspace.datasets / name
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    return folder


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  My  first\trun \n", "My first run"),
        ("Caf\u0065\u0301", "Caf\u00e9"),
        ("a/b: 100 % <b>&amp;</b>", "a/b: 100 % <b>&amp;</b>"),
        ("実験 7", "実験 7"),
        ("x" * MAX_TITLE_LENGTH, "x" * MAX_TITLE_LENGTH),
    ],
)
def test_a_title_is_kept_and_read_back(tmp_path, typed, kept):
    assert write_title(tmp_path, typed) == kept
    assert read_title(tmp_path) == kept
    assert is_same_title(typed.upper(), kept)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "a\x07", "\ud800", "\u202e", "x" * 101])
def test_what_cannot_be_a_title_is_refused_with_a_hint(tmp_path, text):
    with pytest.raises(WorkspaceError) as caught:
        write_title(tmp_path, text)
    assert caught.value.hint
    assert read_title(tmp_path) == ""


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "1", '{"title": 3}', '{"title": "\\u0007"}', "{}", "[" * 100_000]
)
def test_a_damaged_title_is_none(tmp_path, content):
    (tmp_path / TITLE_FILE).write_text(content, "utf-8")
    assert read_title(tmp_path) == ""


def test_a_title_survives_a_build_of_the_same_name(tmp_path):
    target = tmp_path / "corpora" / "code"
    for title in ("", "My code", "My code", "Other"):
        with staged_folder(target) as folder:
            (folder / "text").write_text(title, "utf-8")
            if title == "Other":
                write_title(folder, title)
        if not title:
            write_title(target, "My code")
        else:
            assert read_title(target) == title


def test_a_run_without_a_title_is_called_by_preset_and_time(workspace):
    assert run_title(add_run(workspace)) == "nano, 1 Nov 2025 10:15"
    this_year = time.strftime("%Y")
    assert run_title(workspace.runs / f"{this_year}0301-000500-small-x") == "small, 1 Mar 00:05"
    # A name that the user gave to the folder, by an older version or by hand.
    for name in ("first-try", "2025-nano", "99999999-999999-nano-x", ".hidden"):
        assert run_title(workspace.runs / name) == name


def test_the_time_of_a_run_is_told_in_the_zone_of_the_reader(workspace, in_zone):
    in_zone("Europe/Berlin")
    folder = add_run(workspace, started_at="2025-11-01T09:15:01+00:00")
    assert run_title(folder) == "nano, 1 Nov 2025 10:15"
    in_zone("Asia/Kolkata")
    assert run_title(folder) == "nano, 1 Nov 2025 14:45"
    in_zone("America/New_York")
    assert run_title(folder) == "nano, 1 Nov 2025 05:15"
    for damaged in ("yesterday", "2025-11-01T09:15:01", "", 5, None):
        (folder / "status.json").write_text(json.dumps({"started_at": damaged}), "utf-8")
        assert run_title(folder) == "nano, 1 Nov 2025 10:15"


def test_runs_of_one_minute_are_told_apart_and_others_keep_their_short_title(workspace):
    names = (RUN, "20251101-101530-nano-my-code", "20251101-101530-nano-my-code-2")
    folders = [add_run(workspace, name) for name in names]
    add_run(workspace, "20251101-101531-small-my-code")
    titles = [run_title(folder) for folder in folders]
    assert len(set(titles)) == 3
    assert titles[0] == "nano, 1 Nov 2025 10:15:00"
    assert run_title(workspace.runs / "20251101-101531-small-my-code") == "small, 1 Nov 2025 10:15"
    assert titles == [run_title(folder, [*names]) for folder in folders]


def test_a_copy_of_an_older_version_is_called_a_copy(workspace):
    add_run(workspace)
    assert run_title(add_run(workspace, f"{RUN}-copy")) == "nano, 1 Nov 2025 10:15 copy"
    assert run_title(add_run(workspace, f"{RUN}-copy-2")) == "nano, 1 Nov 2025 10:15 copy 2"
    assert run_title(workspace.runs / RUN) == "nano, 1 Nov 2025 10:15"


@pytest.mark.parametrize(
    ("file", "word"),
    [("best_checkpoint", "best"), ("latest_checkpoint", "latest"), ("step-000500", "step 500"),
     ("step-123456", "step 123,456"), ("mine", "mine")],
)  # fmt: skip
def test_a_checkpoint_is_called_by_its_run(workspace, file, word):
    folder = add_run(workspace)
    path = folder / "model" / "checkpoints" / f"{file}.pth"
    assert checkpoint_title(path) == f"nano, 1 Nov 2025 10:15, {word}"
    write_title(folder, "Good one")
    assert checkpoint_title(path) == f"Good one, {word}"
    assert system_title(f"{RUN} / {file}", workspace.runs) == f"Good one, {word}"
    assert system_title(f"{RUN} / {file} (2)", workspace.runs) == f"Good one, {word} (2)"
    assert checkpoint_title(workspace.folder / "elsewhere.pth") == "elsewhere.pth"


def test_other_systems_of_an_evaluation_keep_their_names(workspace):
    for name in ("n-gram", "my run / best_checkpoint", "99 / x", "a / b / c", "../x / y"):
        assert system_title(name, workspace.runs) == name
    # A run that is gone is still told by its name.
    gone = system_title("20251128-130152-small-x / step-000500", workspace.runs)
    assert gone == "small, 28 Nov 2025 13:01, step 500"


def test_a_dataset_is_called_by_its_corpus_and_by_its_tokenizer_where_there_are_several(workspace):
    folder = add_dataset(workspace, "src--src-everyday")
    assert dataset_title(folder) == "src"
    (workspace.corpora / "src").mkdir(parents=True)
    write_title(workspace.corpora / "src", "All my code")
    assert corpus_title(workspace.corpora / "src") == dataset_title(folder) == "All my code"
    other = add_dataset(workspace, "src--old-everyday")
    assert dataset_title(folder) == "All my code, src-everyday"
    assert dataset_title(other) == "All my code, old-everyday"
    assert dataset_title(workspace.datasets / "plain") == "plain"


def test_the_command_line_finds_a_run_by_a_title_that_only_it_has(workspace):
    first, second = add_run(workspace), add_run(workspace, "20251102-101500-nano-d")
    write_title(first, "Größer & schneller")
    assert workspace.find_run("GRÖSSER & schneller") == first
    assert workspace.find_run("nano, 2 nov 2025  10:15") == second
    assert workspace.find_run(RUN) == first
    write_title(second, "größer & Schneller")
    with pytest.raises(WorkspaceError, match="2 runs are called") as caught:
        workspace.find_run("Größer & schneller")
    assert RUN in caught.value.hint
    with pytest.raises(WorkspaceError) as caught:
        workspace.find_run("Größer & schnell")
    assert "Did you mean" in caught.value.hint
    # A name wins over a title: what could be typed before means the same as before.
    write_title(second, RUN)
    assert workspace.find_run(RUN) == first


def test_the_command_line_finds_a_dataset_by_its_title_or_that_of_its_corpus(workspace):
    folder = add_dataset(workspace, "src--src-everyday")
    (workspace.corpora / "src").mkdir(parents=True)
    write_title(workspace.corpora / "src", "All my code")
    for name in ("src--src-everyday", "src", "All my code", "all MY code"):
        assert workspace.find_dataset(name) == folder
    other = add_dataset(workspace, "src--old-everyday")
    assert workspace.find_dataset("all my code, old-everyday") == other
    for name in ("src", "All my code"):
        with pytest.raises(WorkspaceError, match="several datasets"):
            workspace.find_dataset(name)


def test_characters_that_turn_what_follows_are_refused_and_others_of_a_script_are_not():
    assert checked_title("نموذج \u200f1") == "نموذج \u200f1"
    assert checked_title("👩\u200d🔬") == "👩\u200d🔬"
    for turning in "\u202a\u202e\u2066\u2069":
        with pytest.raises(WorkspaceError, match="U\\+20"):
            checked_title(f"a{turning}b")
