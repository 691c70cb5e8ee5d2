import pytest

from core.corpus.config import CorpusConfig
from core.corpus.sources.source_list import resolve_sources
from core.corpus.store.overrides import (
    Overrides,
    decided,
    overrides_file,
    read_overrides,
    write_overrides,
)
from core.errors import SourceError, WorkspaceError


def test_decisions_come_back(tmp_path):
    corpus = tmp_path / "mine"
    assert read_overrides(corpus) == Overrides()
    chosen = Overrides().changed("/s", "a.py", "keep").changed("/s", "ä\n.py", "never")
    write_overrides(corpus, chosen)
    assert read_overrides(corpus) == chosen
    assert chosen.of("/s", "a.py") == "keep"
    assert chosen.of("/other", "a.py") == ""


def test_a_decision_can_be_taken_back():
    chosen = Overrides().changed("/s", "a.py", "keep")
    assert chosen.changed("/s", "a.py", "") == Overrides()
    assert chosen.changed("/s", "b.py", "") == chosen
    assert chosen.changed("/s", "a.py", "never").of("/s", "a.py") == "never"


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"version": 9, "files": []}',
        '{"version": 1}',
        '{"version": 1, "files": [["a", "b", "maybe"]]}',
        '{"version": 1, "files": [["a", 2, "keep"]]}',
        '{"version": 1, "files": [["a"]]}',
        "\xff",
    ],
)
def test_damage_is_a_sentence(tmp_path, content):
    corpus = tmp_path / "mine"
    overrides_file(corpus).write_text(content, encoding="latin-1")
    with pytest.raises(WorkspaceError) as caught:
        read_overrides(corpus)
    assert caught.value.hint


def test_files_are_decided_about_by_their_paths(tmp_path):
    (tmp_path / "code" / "sub").mkdir(parents=True)
    (tmp_path / "code" / "sub" / "a.py").write_text("")
    (tmp_path / "one.py").write_text("")
    names = ("code", "one.py", "code.zip")
    (tmp_path / "code.zip").write_bytes(b"")
    sources = resolve_sources(CorpusConfig(sources=tuple(str(tmp_path / name) for name in names)))
    paths = [str(tmp_path / name) for name in ("code/sub/a.py", "one.py", "code.zip/src/b.py")]
    chosen = decided(Overrides(), paths, sources, "never")
    assert set(chosen.decisions) == {
        (str(tmp_path / "code"), "sub/a.py"),
        (str(tmp_path), "one.py"),
        (str(tmp_path / "code.zip"), "src/b.py"),
    }
    assert decided(chosen, paths, sources, "") == Overrides()


@pytest.mark.parametrize("name", ["code", "code/missing.py", "elsewhere.py", "code/../x.py"])
def test_what_is_no_file_of_a_source_cannot_be_decided_about(tmp_path, name):
    (tmp_path / "code").mkdir()
    (tmp_path / "elsewhere.py").write_text("")
    (tmp_path / "x.py").write_text("")
    sources = resolve_sources(CorpusConfig(sources=(str(tmp_path / "code"),)))
    with pytest.raises(SourceError) as caught:
        decided(Overrides(), [str(tmp_path / name)], sources, "keep")
    assert caught.value.hint
