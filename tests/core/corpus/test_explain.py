import pytest

from core.corpus.config import CorpusConfig
from core.corpus.explain import explain
from core.corpus.filters.table import FILTERS
from core.errors import SourceError

CODE = "def f(a):\n    return a + 1\n\n\nprint(f(2))\n"


def test_every_filter_says_what_it_does(tmp_path):
    file = tmp_path / "a.py"
    file.write_text("# " + "x" * 2000 + "\n" + CODE + "# me@a-company.com\n")
    found = explain(file, CorpusConfig(drop_tests=False), tmp_path / "none")
    assert not found.kept
    assert (found.reason, found.sentence) == (
        "longest_line",
        "One of its lines is too long (longest line 2,002 > 1,000).",
    )
    outcomes = {each.filter: each.outcome for each in found.verdicts}
    assert set(outcomes) == {each.name for each in FILTERS}
    assert outcomes["longest_line"] == outcomes["mean_line"] == "drops it"
    assert outcomes["test_name"] == "off"
    assert outcomes["near_duplicate"] == "compares files"
    assert outcomes["non_ascii"] == "passes"
    assert found.redactions == (("e-mail address", 1),)


def test_a_good_file_is_kept(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(CODE)
    found = explain(file, CorpusConfig(), tmp_path / "none")
    assert found.kept
    assert found.sentence == "It would be kept."
    assert found.lines == 5


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"x", "other_language"),
        ("a.rs", b"x", "other_language"),
        ("a.py", b"\0", "binary"),
    ],
)
def test_what_is_not_read_has_its_reason(tmp_path, name, data, reason):
    file = tmp_path / name
    file.write_bytes(data)
    found = explain(file, CorpusConfig(), tmp_path / "none")
    assert (found.kept, found.reason) == (False, reason)


def test_no_file_is_a_sentence(tmp_path):
    with pytest.raises(SourceError, match="no file"):
        explain(tmp_path / "a.py", CorpusConfig(), tmp_path)
