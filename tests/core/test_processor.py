import pathlib

import pytest

from core.processor import processor


@pytest.fixture
def ask():
    """``processor`` without its memory, which is cleared again for those who come after."""
    processor.cache_clear()
    yield processor
    processor.cache_clear()


def test_it_has_a_name_and_keeps_it(ask):
    first = ask()
    processor.cache_clear()
    assert first == ask() != ""


def test_other_instruction_sets_are_another_processor(ask, monkeypatch):
    names = []
    for sets in ("sse avx2", "sse avx2 avx512_vnni"):
        text = f"processor : 0\nmodel name : A Chip\nflags : {sets}\n"
        monkeypatch.setattr(pathlib.Path, "read_text", lambda *_, text=text: text)
        processor.cache_clear()
        names.append(ask())
    assert names[0] != names[1]
    assert "A Chip" in names[0]


def test_where_the_sets_are_not_told_the_host_counts(ask, monkeypatch):
    def missing(*_arguments):
        raise FileNotFoundError

    monkeypatch.setattr(pathlib.Path, "read_text", missing)
    names = []
    for host in ("one", "two"):
        monkeypatch.setattr("platform.node", lambda host=host: host)
        processor.cache_clear()
        names.append(ask())
    assert names[0] != names[1]
