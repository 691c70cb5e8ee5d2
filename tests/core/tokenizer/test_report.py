import json

import pytest

from core.errors import WorkspaceError
from core.tokenizer.report import report
from core.tokenizer.store import REPORT_FILE, TOKENIZER_FILE, read_report, save_tokenizer
from core.tokenizer.tokenizer import Tokenizer

from .conftest import SAMPLE

TEXTS = [("python", SAMPLE), ("java", "class A {}\n"), ("python", "naïve\n"), ("c", "")]


def test_density_is_counted_by_language(everyday):
    found = report(everyday, TEXTS)
    figures = {each.language: each for each in found.languages}
    assert list(figures) == ["c", "java", "python"]
    assert figures["python"].texts == 2
    assert figures["python"].bytes == len((SAMPLE + "naïve\n").encode())
    assert figures["python"].tokens == len(everyday.encode(SAMPLE)) + len(
        everyday.encode("naïve\n")
    )
    assert figures["c"].bytes_per_token == 0.0
    assert found.overall.bytes == sum(each.bytes for each in found.languages)
    assert found.overall.bytes_per_token > 1
    assert found.sha256 == everyday.sha256


def test_entries_and_waste_are_named(everyday):
    found = report(everyday, TEXTS)
    lengths = [entry.bytes for entry in found.longest]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == everyday.byte_lengths().max()
    assert all(entry.count > 0 for entry in found.rarest)
    used = {id for _, text in TEXTS for id in everyday.encode(text)}
    assert found.unused == everyday.vocabulary_size - 7 - len(used)


def test_every_text_comes_back_in_both_styles(tokenizer):
    tricky = [("python", text) for text in ("ﬁ ①", "<eos>", "\ufeff\r\n", "e\u0301")]
    assert report(tokenizer, tricky).round_trip_failures == 0


def test_a_broken_tokenizer_is_found_out(everyday, monkeypatch):
    monkeypatch.setattr(Tokenizer, "decode", lambda self, ids: "wrong")
    assert report(everyday, TEXTS).round_trip_failures == 4


def test_no_texts_give_a_report_too(everyday):
    found = report(everyday, [])
    assert found.overall.tokens == 0
    assert found.languages == found.rarest == ()


def test_both_files_are_written(everyday, tmp_path):
    save_tokenizer(tmp_path / "deep" / "name", everyday, report(everyday, TEXTS))
    again = Tokenizer.from_file(tmp_path / "deep" / "name" / TOKENIZER_FILE)
    written = json.loads((tmp_path / "deep" / "name" / REPORT_FILE).read_text("utf-8"))
    assert written["sha256"] == again.sha256
    assert written["overall"]["language"] == "all"


def test_many_texts_go_in_small_batches(everyday, monkeypatch):
    whole = report(everyday, TEXTS)
    monkeypatch.setattr("core.tokenizer.report._BATCH_CHARS", 5)
    assert report(everyday, TEXTS) == whole


def test_a_report_comes_back(everyday, tmp_path):
    found = report(everyday, TEXTS)
    save_tokenizer(tmp_path, everyday, found)
    assert read_report(tmp_path) == found


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"overall": 1}', '{"overall": {"x": 1}}'])
def test_a_damaged_report_is_a_sentence(tmp_path, content):
    (tmp_path / REPORT_FILE).write_text(content)
    with pytest.raises(WorkspaceError) as caught:
        read_report(tmp_path)
    assert caught.value.hint


def test_the_report_says_how_many_words_were_cut(everyday, tmp_path):
    save_tokenizer(tmp_path, everyday, report(everyday, TEXTS, bounded_words=7))
    assert read_report(tmp_path).bounded_words == 7


def test_a_report_of_an_older_version_has_no_such_words(everyday, tmp_path):
    record = json.loads(report(everyday, TEXTS).to_json())
    del record["bounded_words"]
    (tmp_path / REPORT_FILE).write_text(json.dumps(record))
    assert read_report(tmp_path) == report(everyday, TEXTS)
