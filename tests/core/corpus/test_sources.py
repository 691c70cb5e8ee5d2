import os
from pathlib import Path

import pytest

from core.corpus.config import CorpusConfig
from core.corpus.sources.source_list import resolve_sources, standard_library_source
from core.errors import SourceError


def test_the_default_is_the_standard_library():
    (source,) = resolve_sources(CorpusConfig())
    assert source.is_folder
    assert (source.path / "os.py").is_file()
    assert source.path == Path(standard_library_source()).resolve()


def test_links_in_the_name_of_a_source_are_resolved_and_repeats_left_out(tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "code")
    names = (str(tmp_path / "code"), str(tmp_path / "link"), str(tmp_path / "code") + "/")
    assert [source.path for source in resolve_sources(CorpusConfig(sources=names))] == [
        tmp_path / "code"
    ]


def test_a_file_is_a_source(tmp_path):
    (tmp_path / "a.py").write_text("")
    (source,) = resolve_sources(CorpusConfig(sources=(str(tmp_path / "a.py"),)))
    assert not source.is_folder


@pytest.mark.parametrize("name", ["missing", "loop", "pipe", "nul\0"])
def test_what_cannot_be_a_source_is_a_sentence(tmp_path, name):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError) as caught:
        resolve_sources(CorpusConfig(sources=(str(tmp_path / name),)))
    assert caught.value.hint


def test_a_folder_that_may_not_be_read_is_a_sentence(tmp_path, monkeypatch):
    def refuse(path: object):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("core.corpus.sources.source_list.os.scandir", refuse)
    with pytest.raises(SourceError, match="Permission denied"):
        resolve_sources(CorpusConfig(sources=(str(tmp_path),)))
