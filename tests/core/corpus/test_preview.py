from core.corpus.config import CorpusConfig
from core.corpus.manifest import ManifestRow
from core.corpus.preview import marked, preview

CODE = "def f():\n    return 1\n"


def test_what_goes_is_marked():
    text = "# licence\n" * 25 + "# me@firm.org\n\n" + CODE + "x = 'you@firm.org'\n"
    shown = marked(text, "python", CorpusConfig())
    pieces = [(span.kind, shown.text[span.start : span.end]) for span in shown.spans]
    assert [kind for kind, _ in pieces] == ["stripped", "redacted", "redacted"]
    assert pieces[0][1].startswith("# licence")
    assert pieces[0][1].endswith("\n\n")
    assert pieces[1][1] == pieces[2][1] == "<EMAIL>"
    assert "firm.org" not in shown.text
    assert shown.text[shown.spans[0].end :].startswith(CODE)


def test_a_file_is_read_where_it_lies(tmp_path):
    (tmp_path / "a.py").write_text(CODE)
    row = ManifestRow(path="a.py", source=str(tmp_path), language="python", kept=True)
    assert preview(row, CorpusConfig(), tmp_path).text == CODE
    alone = ManifestRow(path="a.py", source=str(tmp_path / "a.py"), language="python")
    assert preview(alone, CorpusConfig(), tmp_path).text == CODE


def test_what_cannot_be_shown_says_why(tmp_path):
    gone = ManifestRow(path="gone.py", source=str(tmp_path), language="python")
    assert "gone" in preview(gone, CorpusConfig(), tmp_path).note
    folder = ManifestRow(path="sub/", source=str(tmp_path), reason="ignored")
    assert preview(folder, CorpusConfig(), tmp_path).note
