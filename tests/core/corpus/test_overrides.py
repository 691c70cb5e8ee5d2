import pytest

from core.corpus.overrides import Overrides, overrides_file, read_overrides, write_overrides
from core.errors import WorkspaceError


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
