import zipfile

from core.corpus.config import CorpusConfig
from core.corpus.preview import marked, preview
from core.corpus.store.manifest import ManifestRow

CODE = "def f():\n    return 1\n"


def test_what_goes_is_marked():
    text = "# licence\n" * 25 + "# me@firm.org\n\n" + CODE + "x = 'you@firm.org'\n"
    shown = marked(text, "python", CorpusConfig())
    pieces = [(span.kind, shown.text[span.start : span.end]) for span in shown.ranges]
    assert [kind for kind, _ in pieces] == ["stripped", "redacted", "redacted"]
    assert pieces[0][1].startswith("# licence")
    assert pieces[0][1].endswith("\n\n")
    assert pieces[1][1] == pieces[2][1] == "<EMAIL>"
    assert "firm.org" not in shown.text
    assert shown.text[shown.ranges[0].end :].startswith(CODE)


def test_a_file_is_read_where_it_is(tmp_path):
    (tmp_path / "a.py").write_text(CODE)
    row = ManifestRow(path="a.py", source=str(tmp_path), language="python", kept=True)
    assert preview(row, CorpusConfig(), tmp_path).text == CODE
    alone = ManifestRow(path="a.py", source=str(tmp_path / "a.py"), language="python")
    assert preview(alone, CorpusConfig(), tmp_path).text == CODE


def test_a_member_of_an_archive_is_read_in_it(tmp_path):
    archive = tmp_path / "code.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("other.py", "x = 1\n")
        file.writestr("deep/a.py", "# me@firm.org\n" + CODE)
        file.writestr("../out.py", CODE)
    row = ManifestRow(path="deep/a.py", source=str(archive), language="python", kept=True)
    shown = preview(row, CorpusConfig(), tmp_path)
    assert shown.text == "# <EMAIL>\n" + CODE
    assert [span.kind for span in shown.ranges] == ["redacted"]
    for path, words in (("gone.py", "no longer existed"), ("../out.py", "leads out")):
        other = ManifestRow(path=path, source=str(archive), language="python")
        assert words in preview(other, CorpusConfig(), tmp_path).note


def test_what_cannot_be_shown_says_why(tmp_path):
    gone = ManifestRow(path="gone.py", source=str(tmp_path), language="python")
    assert "no longer existed" in preview(gone, CorpusConfig(), tmp_path).note
    folder = ManifestRow(path="sub/", source=str(tmp_path), reason="ignored")
    assert preview(folder, CorpusConfig(), tmp_path).note
