"""Folders of unsaved texts: which window may take which texts, and no text is ever lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import files
from core.editing.recovery_store import RecoveryStore
from core.editing.unsaved_text import UnsavedText
from core.errors import StorageError

ROOT = Path(__file__).parents[3]
TEXT = UnsavedText(path=None, name="untitled", text="one")

# Leaves a text behind as a crash does: the process ends without closing its store.
DEAD = """
import os, sys
from pathlib import Path
from core.editing.recovery_store import RecoveryStore
from core.editing.unsaved_text import UnsavedText
store = RecoveryStore(Path(sys.argv[1]))
for name in sys.argv[2:]:
    store.write(name, UnsavedText(path=None, name=name, text=name))
os._exit(9)
"""


def crash(folder: Path, *names: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", DEAD, str(folder), *names], env=environment, check=False)


def test_texts_of_a_crashed_window_are_taken_over_once(tmp_path):
    crash(tmp_path, "a", "b")
    store = RecoveryStore(tmp_path)
    assert store.has_leftovers()
    texts, errors = store.take_over()
    assert {name: text.text for name, text in texts.items()} == {"a": "a", "b": "b"}
    assert errors == []
    assert not store.has_leftovers()
    assert RecoveryStore(tmp_path).take_over() == ({}, [])
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_running_window_keeps_its_texts(tmp_path):
    mine, other = RecoveryStore(tmp_path), RecoveryStore(tmp_path)
    mine.write("a", TEXT)
    assert other.take_over() == ({}, [])
    other.write("a", TEXT)
    other.close()
    assert [path.name for path in tmp_path.glob("*/*.unsaved")] == ["a.unsaved"]
    mine.remove("a")
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_no_folder_is_created_before_the_first_text(tmp_path):
    store = RecoveryStore(tmp_path / "unsaved")
    store.remove("a")
    store.close()
    assert not (tmp_path / "unsaved").exists()
    assert not store.has_leftovers()


def test_a_damaged_text_is_reported_and_kept(tmp_path):
    crash(tmp_path, "a", "b")
    (place,) = tmp_path.glob("*/a.unsaved")
    place.write_bytes(b"{}\nprecious")
    texts, errors = RecoveryStore(tmp_path).take_over()
    assert list(texts) == ["b"]
    assert "damaged" in errors[0].message
    assert (tmp_path / "a.damaged").read_bytes() == b"{}\nprecious"


def test_a_text_that_cannot_be_moved_is_kept_for_the_next_start(tmp_path, monkeypatch):
    crash(tmp_path, "a")

    def refuse(source, target):
        raise OSError(28, "full")

    store = RecoveryStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", refuse)
        texts, errors = store.take_over()
    assert texts == {}
    assert isinstance(errors[0], StorageError)
    assert list(RecoveryStore(tmp_path).take_over()[0]) == ["a"]


def test_a_failed_write_is_reported(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        RecoveryStore(tmp_path / "file").write("a", TEXT)
