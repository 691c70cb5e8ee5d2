"""Counting the files of a source."""

import zipfile

import pytest

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.sources.counting import count_source
from core.errors import SourceError
from core.events import discard


def fill(folder):
    folder.mkdir()
    (folder / "a.py").write_text("x = 1\n", "utf-8")
    (folder / "b.py").write_text("y = 22\n", "utf-8")
    (folder / "c.c").write_text("int x;\n", "utf-8")
    (folder / "notes.txt").write_text("none", "utf-8")
    return str(folder)


def test_files_of_the_wanted_languages_are_counted(tmp_path):
    source = fill(tmp_path / "code")
    found = count_source(source, CorpusConfig(languages=("python", "c")), discard, Control())
    assert (found.files, found.by_language) == (3, {"python": 2, "c": 1})
    assert found.bytes == 6 + 7 + 7
    assert count_source(source, CorpusConfig(languages=("c",)), discard, Control()).files == 1


def test_a_missing_source_is_an_error(tmp_path):
    with pytest.raises(SourceError):
        count_source(
            str(tmp_path / "missing"), CorpusConfig(languages=("python",)), discard, Control()
        )


def test_the_files_of_an_archive_are_counted(tmp_path):
    archive = tmp_path / "code.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.py", "x = 1\n")
        file.writestr("inner/b.c", "int x;\n")
        file.writestr("notes.txt", "none")
    found = count_source(str(archive), CorpusConfig(languages=("python", "c")), discard, Control())
    assert (found.files, found.bytes) == (2, 13)


def test_archives_in_a_folder_are_counted_only_where_they_are_read(tmp_path):
    (tmp_path / "stack").mkdir()
    with zipfile.ZipFile(tmp_path / "stack" / "code.zip", "w") as file:
        file.writestr("a.py", "x = 1\n")
    config = CorpusConfig()
    found = count_source(str(tmp_path / "stack"), config, discard, Control())
    assert (found.files, found.containers) == (0, 1)
    config = CorpusConfig(read_containers=True)
    found = count_source(str(tmp_path / "stack"), config, discard, Control())
    assert (found.files, found.containers) == (1, 0)
