import os
import subprocess
import threading
import time

import numpy as np
import pytest

from core.control import Control
from core.errors import Cancelled
from core.events import StageProgress
from core.memory.location import Location
from core.memory.lookup import look_up
from core.memory.project import ProjectMemory
from core.memory.project_cache import cache_file, forget_project
from core.memory.project_config import ProjectConfig
from core.memory.project_files import distance
from core.memory.project_root import find_root, inside
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer
from core.workspace import open_workspace

SECRET = 'AWS_KEY = "AKIAQ3EGRJ5V7WXYZK2M"\n'


def nothing(_event):
    pass


@pytest.fixture(scope="module")
def tokenizer():
    config = TokenizerConfig(vocabulary=300)
    texts = iter(["def total(x):\n    return x\n" * 50])
    return train_tokenizer(config, texts, nothing, Control()).tokenizer


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def root(tmp_path):
    """A project of three Python files and some others."""
    folder = tmp_path / "project"
    (folder / "inner" / "deep").mkdir(parents=True)
    (folder / "pyproject.toml").write_text("")
    for name in ("a.py", "inner/b.py", "inner/deep/c.py"):
        (folder / name).write_text(f"# {name}\ndef total(items):\n    return sum(items)\n")
    (folder / "notes.txt").write_text("nothing")
    return folder.resolve()


def memory_of(root, tokenizer, **settings):
    return ProjectMemory(root, ["python"], tokenizer, ProjectConfig(**settings))


def read(memory, workspace=None, near=None):
    return memory.read(near, workspace, nothing, Control())


def text_of(memory, path):
    tokens = memory.index.document(path)
    return None if tokens is None else memory.tokenizer.decode(tokens.tolist())


def test_the_files_of_a_project(root, tokenizer):
    memory = memory_of(root, tokenizer)
    assert not memory.state.is_ready
    state = read(memory)
    assert (state.files, state.is_ready, state.is_reading) == (3, True, False)
    assert memory.index.paths == ("a.py", "inner/b.py", "inner/deep/c.py")
    assert text_of(memory, "a.py") == (root / "a.py").read_text()


def test_what_followed_and_where(root, tokenizer):
    memory = memory_of(root, tokenizer)
    read(memory)
    context = tokenizer.encode("def total(items):\n    return")
    snapshot = memory.snapshot(root / "a.py")
    found = look_up(snapshot.views, context)
    assert found.matched == min(32, len(context))
    best = int(found.ids[found.blend.argmax()])
    locations = memory.locations(snapshot, context, found.matched, best, 5)
    assert locations == [
        Location(path="inner/b.py", line=3),
        Location(path="inner/deep/c.py", line=3),
    ]


def test_nearest_folders_first(root, tokenizer):
    size = len(tokenizer.encode((root / "inner" / "b.py").read_text()))
    memory = memory_of(root, tokenizer, max_tokens=max(1000, size))
    for number in range(30):
        (root / "inner" / f"near{number}.py").write_text("def total(items):\n" * 30)
    state = read(memory, near=root / "inner" / "b.py")
    assert state.too_far > 0
    assert "a.py" not in memory.index
    assert "inner/b.py" in memory.index
    assert distance(("a", "b"), ("a", "c", "d")) == 3


def test_the_bound_is_the_same_whatever_was_read_before(root, tokenizer, workspace):
    for number in range(20):
        (root / f"x{number}.py").write_text("def total(items):\n" * (number * 7 % 30 + 1))
    first = memory_of(root, tokenizer, max_tokens=1500)
    second = memory_of(root, tokenizer, max_tokens=1500)
    read(first, workspace)
    before = first.index.version
    read(second, workspace)
    read(first)
    assert first.index.paths == second.index.paths
    assert first.index.version == before
    assert 1500 <= first.state.tokens < 2500
    assert first.state.too_far == second.state.too_far > 0


def test_what_the_corpus_reader_leaves_out_is_left_out(root, tokenizer):
    outside = root.parent / "outside.py"
    outside.write_text("secret = 1\n")
    (root / "link.py").symlink_to(outside)
    (root / "linked").symlink_to(root.parent, target_is_directory=True)
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (root / ".gitignore").write_text("ignored.py\n")
    (root / "ignored.py").write_text("x = 1\n")
    (root / "key.py").write_text(SECRET)
    (root / "binary.py").write_bytes(b"\0" * 100)
    (root / "node_modules").mkdir()
    (root / "node_modules" / "n.py").write_text("x = 1\n")
    os.mkfifo(root / "pipe.py")
    with open(root / "huge.py", "wb") as file:
        file.truncate(2 << 30)
    memory = memory_of(root, tokenizer)
    state = read(memory)
    assert memory.index.paths == ("a.py", "inner/b.py", "inner/deep/c.py")
    assert state.secrets == 1
    asked = memory_of(root, tokenizer, include_ignored=True, include_secrets=True)
    read(asked)
    assert {"ignored.py", "key.py"} < set(asked.index.paths)
    assert "link.py" not in asked.index


def test_a_folder_of_very_many_files_is_data(root, tokenizer):
    for number in range(150):
        (root / "inner" / f"{number}.py").write_text("x = 1\n")
    memory = memory_of(root, tokenizer, max_folder_entries=100)
    assert read(memory).files == 1
    bounded = memory_of(root, tokenizer, max_entries=100)
    assert read(bounded).files <= 100


def test_of_a_root_with_very_many_files_a_part_is_read_and_all_folders(root, tokenizer):
    for number in range(150):
        (root / f"{number}.py").write_text(f"x{number} = 1\n")
    (root / ".gitignore").write_text("ignored.py\n1*.py\n")
    memory = memory_of(root, tokenizer, max_folder_entries=100)
    read(memory)
    paths = memory.index.paths
    assert {"inner/b.py", "inner/deep/c.py"} < set(paths)
    in_root = [path for path in paths if "/" not in path]
    assert 0 < len(in_root) <= 101
    assert not [path for path in in_root if path.startswith("1")]
    # What is deleted is forgotten, though the search does not see everything.
    (root / in_root[0]).unlink()
    (root / "inner" / "b.py").unlink()
    read(memory)
    assert not {in_root[0], "inner/b.py"} & set(memory.index.paths)


def test_a_file_that_turns_into_a_link_is_not_read(root, tokenizer, monkeypatch):
    outside = root.parent / "elsewhere"
    outside.mkdir()
    (outside / "b.py").write_text("outside = 1\n")
    from core.memory import project_files

    whole = project_files.Walk.files

    def exchanged(self, source, toward=""):
        yield from list(whole(self, source, toward))
        (root / "inner").rename(root / "was")
        (root / "inner").symlink_to(outside, target_is_directory=True)

    monkeypatch.setattr(project_files.Walk, "files", exchanged)
    memory = memory_of(root, tokenizer)
    read(memory)
    assert memory.index.paths == ("a.py",)


def test_changes_are_seen(root, tokenizer):
    memory = memory_of(root, tokenizer)
    read(memory)
    before = memory.index.version
    read(memory)
    assert memory.index.version == before
    (root / "a.py").write_text("changed = True\n")
    (root / "inner" / "b.py").unlink()
    (root / "new.py").write_text("new = True\n")
    read(memory)
    assert memory.index.paths == ("a.py", "inner/deep/c.py", "new.py")
    assert text_of(memory, "a.py") == "changed = True\n"


def test_another_branch(root, tokenizer):
    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *words],
            cwd=root,
            check=True,
            capture_output=True,
        )

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    (root / "a.py").write_text("on_other = True\n")
    (root / "inner" / "b.py").unlink()
    git("add", ".")
    git("commit", "-am", "two")
    memory = memory_of(root, tokenizer)
    read(memory)
    assert text_of(memory, "a.py") == "on_other = True\n"
    git("checkout", "main")
    read(memory)
    fresh = memory_of(root, tokenizer)
    read(fresh)
    assert memory.index.paths == fresh.index.paths
    for path in fresh.index.paths:
        assert text_of(memory, path) == text_of(fresh, path)


def test_what_the_editor_says_counts_immediately(root, tokenizer):
    memory = memory_of(root, tokenizer)
    read(memory)
    assert memory.update(root / "a.py", "typed = 1\r\n")
    assert text_of(memory, "a.py") == "typed = 1\n"
    assert not memory.update(root / "a.py", SECRET)
    assert "a.py" not in memory.index
    assert not memory.update(root.parent / "outside.py", "x = 1\n")
    memory.rename(root / "inner" / "b.py", root / "inner" / "z.py")
    assert "inner/z.py" in memory.index
    memory.rename(root / "inner", root / "outer")
    assert memory.index.paths == ("outer/deep/c.py", "outer/z.py")
    memory.remove(root / "outer")
    assert memory.index.paths == ()
    read(memory)  # the disk knows better
    assert memory.index.paths == ("a.py", "inner/b.py", "inner/deep/c.py")


@pytest.mark.parametrize(
    ("text", "counts"),
    [("x = 1\n" * 100, True), ("x = 1\n" * 170, True), ("x = 1\n" * 171, False),
     ("# \u00e9\n" * 204, True), ("# \u00e9\n" * 205, False), ("\U0001f600" * 257, False)],
)  # fmt: skip
def test_a_text_counts_up_to_the_size_at_which_its_file_would_be_read(
    root, tokenizer, text, counts
):
    memory = memory_of(root, tokenizer, max_file_bytes=1024)
    memory.update(root / "new.py", "y = 2\n")
    assert memory.update(root / "new.py", text) == counts
    assert ("new.py" in memory.index) == counts
    (root / "new.py").write_text(text, encoding="utf-8")
    found = memory_of(root, tokenizer, max_file_bytes=1024)
    read(found)
    assert ("new.py" in found.index) == counts


def test_a_saved_file_counts_only_if_the_search_would_find_it(root, tokenizer):
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (root / ".gitignore").write_text("generated/\n*_local.py\n")
    (root / "inner" / ".gitignore").write_text("own.py\n!kept_local.py\n")
    names = {
        "fine.py": True, "a_local.py": False, "generated/a.py": False, "inner/own.py": False,
        "own.py": True, "inner/kept_local.py": True, "node_modules/a.py": False, "a.c": False,
        "__pycache__/a.py": False, "inner/generated/deep/a.py": False,
    }  # fmt: skip
    memory = memory_of(root, tokenizer)
    assert {name: memory.update(root / name, "x = 1\n") for name in names} == names
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x = 1\n")
    found = memory_of(root, tokenizer)
    read(found)
    assert {name: name in found.index for name in names} == names


def test_it_is_kept_and_forgotten(root, tokenizer, workspace, monkeypatch):
    time.sleep(1.1)  # a stamp counts once it is a second old
    memory = memory_of(root, tokenizer)
    read(memory, workspace)
    file = cache_file(workspace, memory.key)
    assert file.is_file()
    again = memory_of(root, tokenizer)
    with monkeypatch.context() as patched:
        patched.setattr("core.memory.project.read_file", None)  # nothing is read again
        read(again, workspace)
    assert again.index.paths == memory.index.paths
    assert np.array_equal(again.index.held[0].segment.order, memory.index.held[0].segment.order)
    other = memory_of(root, tokenizer, include_secrets=True)
    assert cache_file(workspace, other.key) != file
    assert forget_project(workspace, root) == 1
    assert not file.exists()


def damaged(data, number):
    if number == 0:
        return b""
    if number == 1:
        return data[: len(data) // 2]
    if number == 2:
        return b"no zip" * 100
    offset = len(data) * number // 12
    return data[:offset] + bytes([data[offset] ^ 0x10]) + data[offset + 1 :]


@pytest.mark.parametrize("number", range(12))
def test_a_damaged_cache_is_made_again(root, tokenizer, workspace, number):
    memory = memory_of(root, tokenizer)
    read(memory, workspace)
    file = cache_file(workspace, memory.key)
    file.write_bytes(damaged(file.read_bytes(), number))
    again = memory_of(root, tokenizer)
    read(again, workspace)
    assert again.index.paths == memory.index.paths
    for path in memory.index.paths:
        assert text_of(again, path) == text_of(memory, path)


def test_a_cancel_keeps_what_was_read(root, tokenizer):
    memory = memory_of(root, tokenizer)
    control = Control()

    def emit(event):
        if isinstance(event, StageProgress):
            control.cancel()

    with pytest.raises(Cancelled):
        memory.read(None, None, emit, control)
    assert not memory.state.is_ready
    read(memory)
    assert len(memory.index) == 3


def test_the_first_files_count_before_the_last_are_read(root, tokenizer, monkeypatch):
    monkeypatch.setattr("core.memory.project._BATCH_TOKENS", (1, 1 << 17))
    memory = memory_of(root, tokenizer)
    seen = []
    whole = Control.safe_point

    def look(self):
        seen.append(len(memory.index))
        whole(self)

    monkeypatch.setattr(Control, "safe_point", look)
    read(memory)
    assert 1 in seen
    assert len(memory.index) == 3


def test_files_that_change_while_they_are_read(root, tokenizer):
    memory = memory_of(root, tokenizer)
    has_ended = threading.Event()

    def write():
        number = 0
        while not has_ended.is_set():
            (root / "a.py").write_text(f"number = {number}\n" * (number % 50 + 1))
            number += 1
            time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(5):
        read(memory)
    has_ended.set()
    writer.join()
    time.sleep(1.1)  # a stamp counts once it is a second old
    read(memory)
    assert text_of(memory, "a.py") == (root / "a.py").read_text()


def test_whose_project_a_file_is(root, tmp_path, monkeypatch):
    assert find_root(root / "inner" / "b.py") == root
    assert find_root(root / "inner" / "b.py", opened=root / "inner") == root / "inner"
    assert find_root(root / "a.py", opened=root / "inner") == root
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("")
    assert find_root(root / "inner" / "b.py") == tmp_path.resolve()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_root(root / "inner" / "b.py") == root
    alone = tmp_path / "alone"
    alone.mkdir()
    assert find_root(alone / "x.py") == alone.resolve()
    assert inside(root, root / "a.py") == "a.py"
    assert inside(root, "../outside.py") is None
    assert inside(root, root) is None


def test_too_large_a_vocabulary(root, tokenizer):
    class Large:
        vocabulary_size = 70_000

    with pytest.raises(ValueError, match="16 bits"):
        ProjectMemory(root, ["python"], Large())
