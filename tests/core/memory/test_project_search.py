"""Find in files, without a window."""

import os
import threading

import pytest

from core.control import Control
from core.editing.search import Found, Match, Query, find_plain
from core.editing.utf16 import split_utf16
from core.errors import Cancelled
from core.memory.project_search import lines_of, search_project
from core.memory.search_config import PathPatterns, SearchConfig, bad_pattern, split_patterns
from core.memory.search_results import FileMatches, text_checksum
from tests.sample_files import write_files


def find(text, query, replacement=""):
    return Found(matches=find_plain(text, query, replacement))


def search(root, text="total", control=None, **settings):
    """Return the result of a search, and the matches as (line, column) by path."""
    found = {}
    query = Query(text=text, **{key: settings.pop(key) for key in ("matches_case",)
                               if key in settings})  # fmt: skip

    def take(matches):
        # As it goes through the pipe of the child process.
        again = FileMatches.from_json(matches.to_json())
        assert again == matches
        found[again.path] = [(match.line, match.column) for match in again.matches]

    config = SearchConfig(query=query, **settings)
    assert SearchConfig.from_json(config.to_json()) == config
    state = search_project(root, config, find, take, lambda _: None, control or Control())
    return state, found


@pytest.fixture
def root(tmp_path):
    texts = {
        "a.py": "total = 1\nprint(total)\n",
        "inner/b.txt": "The Total\n",
        "inner/c.py": "nothing\n",
        "node_modules/x.js": "total\n",
        ".git/total": "total\n",
    }
    return write_files(tmp_path / "project", texts).resolve()


def test_the_files_that_match(root):
    state, found = search(root)
    assert found == {"a.py": [(0, 0), (1, 6)], "inner/b.txt": [(0, 4)]}
    assert (state.files, state.matches, state.is_full, state.skipped) == (3, 3, False, {})
    assert search(root, matches_case=True)[1].keys() == {"a.py"}
    assert search(root, include_ignored=True)[1].keys() == {
        "a.py", "inner/b.txt", "node_modules/x.js",
    }  # fmt: skip
    assert search(root, "", include=("*.py",))[0].files == 2


def test_it_ends_at_its_bounds(root):
    (root / "many.py").write_text("total\n" * 100)
    state, found = search(root, max_matches=50)
    assert (state.matches, state.is_full, len(found["many.py"])) == (50, True, 48)
    assert len(search(root, max_file_matches=10)[1]["many.py"]) == 10


def test_nothing_outside_is_read_and_nothing_is_waited_for(root):
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("total\n")
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "link.py").symlink_to(outside / "secret.txt")
    (root / "away").symlink_to(outside, target_is_directory=True)
    (root / "inner" / "loop").symlink_to(root, target_is_directory=True)
    os.mkfifo(root / "pipe.txt")
    (root / "zero.txt").symlink_to("/dev/zero")
    with open(root / "huge.txt", "wb") as file:
        file.truncate(2 << 30)
    (root / "binary.bin").write_bytes(b"total\0" * 100)
    (root / "long.js").write_text("x" * 200_000 + "total\n")
    state, found = search(root)
    assert found.keys() == {"a.py", "inner/b.txt"}
    assert state.skipped == {"too_large": 1, "binary": 2}


def test_names_that_are_no_utf8(root):
    name = os.fsdecode(b"na\xefve.txt")
    (root / name).write_text("total\n")
    (root / "two\nlines.txt").write_text("total\n")
    assert search(root)[1].keys() >= {name, "two\nlines.txt"}


def test_a_folder_that_nobody_may_read(root, monkeypatch):
    scan = os.scandir

    def refusing(folder):
        if os.fspath(folder).endswith("inner"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr("core.corpus.sources.walk.os.scandir", refusing)
    state, found = search(root)
    assert (found.keys(), state.skipped) == ({"a.py"}, {"no_permission": 1})


def test_a_folder_of_very_many_files_is_left_out(root):
    for number in range(60):
        (root / "inner" / f"{number}.py").write_text("total\n")
    state, found = search(root, max_folder_entries=50)
    assert (found.keys(), state.skipped) == ({"a.py"}, {"too_large": 1})


def test_of_a_root_with_very_many_files_a_part_is_searched_and_all_folders(root):
    for number in range(60):
        (root / f"{number}.txt").write_text("total\n")
    state, found = search(root, max_folder_entries=50)
    assert "inner/b.txt" in found
    assert 40 < len(found) < 60
    assert state.skipped == {"too_large": 1}


def test_files_with_secrets_are_left_out_unless_asked_for(root):
    (root / "key.py").write_text('total = "AKIAQ3EGRJ5V7WXYZK2M"\n')
    state, found = search(root)
    assert "key.py" not in found
    assert state.skipped == {"secrets": 1}
    assert "key.py" in search(root, include_secrets=True)[1]


def test_texts_of_the_editor_are_searched_instead_of_the_disk(root):
    texts = {"a.py": "changed\n", "inner/c.py": "total\n", "new.py": "total\n", "new.txt": ""}
    assert search(root, texts=texts)[1].keys() == {"inner/b.txt", "inner/c.py", "new.py"}
    assert search(root, texts=texts, exclude=("new.py",))[1].keys() == {
        "inner/b.txt", "inner/c.py",
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1"])
def test_encodings(root, encoding):
    text = "\u00e4 total\r\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (root / "other.txt").write_bytes(mark + text.encode(encoding))
    assert search(root)[1]["other.txt"] == [(0, 2)]


@pytest.mark.parametrize(("text", "wanted"), [("\u212a", "k"), ("\u017f", "s"), ("\u0130", "i")])
def test_letters_that_are_equal_without_regard_to_case(root, text, wanted):
    (root / "odd.txt").write_text(f"{text} {wanted.upper()}\n", "utf-8")
    assert (0, 2) in search(root, wanted)[1]["odd.txt"]


def test_a_cancel_ends_it(root):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        search(root, control=control)


def test_files_that_come_and_go_while_it_searches(root):
    has_ended = threading.Event()

    def change():
        number = 0
        while not has_ended.is_set():
            path = root / "inner" / f"t{number % 20}.py"
            if number % 3:
                path.write_text("total\n" * (number % 50))
            else:
                path.unlink(missing_ok=True)
            number += 1

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(10):
            assert search(root)[1]["a.py"] == [(0, 0), (1, 6)]
    finally:
        has_ended.set()
        thread.join()


def test_lines_are_cut_around_the_match():
    text = "a\n" + " " * 8 + "\U0001f600" * 3 + "x" * 500 + "needle" + "y" * 500 + "\nlast"
    start = len(text.encode("utf-16-le")) // 2 - 511
    [found] = lines_of(text, [Match(start=start, end=start + 6, replacement="n")])
    assert split_utf16(text, start)[1].startswith("needle")
    assert found.line == 1
    assert found.shown[found.shown_start : found.shown_end] == "needle"
    assert found.shown.startswith("\u2026xxx")
    assert len(found.shown) <= 300
    [first] = lines_of(text, [Match(start=10, end=12)])
    assert first.shown[first.shown_start : first.shown_end] == "\U0001f600"
    # Over the end of a line: what is on the first one.
    [over] = lines_of("one\ntwo\n", [Match(start=2, end=5)])
    assert over.shown == "one"
    assert over.shown[over.shown_start : over.shown_end] == "e"
    assert text_checksum("\ud800") != text_checksum("")


@pytest.mark.parametrize(
    ("include", "exclude", "fitting"),
    [
        ("", "", "a.py src/b.py src/tests/c.py d.txt"),
        ("*.py", "", "a.py src/b.py src/tests/c.py"),
        ("src/", "", "src/b.py src/tests/c.py"),
        ("*.py, *.txt", "tests/", "a.py src/b.py d.txt"),
        ("/*.py", "", "a.py"),
        ("src/**/c.py", "", "src/tests/c.py"),
        ("", "*", ""),
    ],
)
def test_patterns_of_paths(include, exclude, fitting):
    patterns = PathPatterns(split_patterns(include), split_patterns(exclude))
    paths = ("a.py", "src/b.py", "src/tests/c.py", "d.txt")
    assert [path for path in paths if patterns.fits(path)] == fitting.split()


def test_patterns_that_are_none():
    assert bad_pattern(("*.py", "a*b*c*d*e*f*g*")) == "a*b*c*d*e*f*g*"
    assert bad_pattern(("!",)) == "!"
    assert bad_pattern(split_patterns(" , *.py,")) == ""
    assert PathPatterns(("#x",), ()).fits("a.py")
