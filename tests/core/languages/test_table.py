"""Every row of the table serves the build, ``complete``, the editor and evaluation."""

from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name

from core.cli.complete import add_arguments
from core.completion.indentation import indent_unit
from core.completion.policy import IN_COMMENT, IN_STRING, lines_wanted, reason_not_to_suggest
from core.corpus.config import CorpusConfig
from core.corpus.text.parsing import syntax_error
from core.editing import language_mode
from core.editing.language_mode import PYTHON, lexer_class_of
from core.evaluation.config import EvaluationConfig
from core.languages.lexical import KNOWN_LANGUAGES, span_at_end
from core.languages.table import (
    LANGUAGE_NAMES,
    LANGUAGES,
    language_named,
    language_of,
    lexer_alias,
    written_language_of,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "completions"
EACH = pytest.mark.parametrize("language", LANGUAGES, ids=LANGUAGE_NAMES)
SUFFIXES = pytest.mark.parametrize(
    ("suffix", "language"),
    [(suffix, each) for each in LANGUAGES for suffix in (*each.suffixes, *each.other_suffixes)],
    ids=lambda value: value if isinstance(value, str) else value.name,
)


def test_the_default_languages():
    assert CorpusConfig().languages == EvaluationConfig().languages == ("python", "c", "java")
    assert set(LANGUAGE_NAMES) == KNOWN_LANGUAGES


def test_no_two_rows_claim_a_suffix():
    suffixes = [suffix for each in LANGUAGES for suffix in (*each.suffixes, *each.other_suffixes)]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@EACH
def test_a_row_has_golden_cases_and_a_lexer(language):
    assert (GOLDEN / f"{language.name}.toml").is_file()
    for suffix in language.suffixes:
        get_lexer_by_name(lexer_alias(language, f"a{suffix}"))


@EACH
def test_build_complete_and_policy_know_it(language):
    assert CorpusConfig(languages=(language.name,)).languages == (language.name,)
    prefix = f"x = 1;\n{language.line_comment} a note "
    assert reason_not_to_suggest(prefix, "", language.name) == IN_COMMENT
    assert reason_not_to_suggest('x = f("a b ', "", language.name) == IN_STRING
    assert reason_not_to_suggest(f"{prefix}\nx = ", "", language.name) is None
    assert lines_wanted(f"    x {language.block_opener}", "", language.name) > 1
    assert lines_wanted("    x = y", "", language.name) == 1
    assert indent_unit("", language.name) == language.indent
    assert syntax_error("x = = ;", language.name) == ("" if not language.parser else
        "line 1: invalid syntax")  # fmt: skip
    if language.block_comment:
        assert span_at_end(f"{language.block_comment[0]} a\n b", language.name) is not None


@SUFFIXES
def test_the_editor_opens_it(suffix, language):
    found = language_mode.language_mode_of(Path(f"a{suffix}"))
    assert (found.id, found.title) == (language.name, language.title)
    assert found.line_comment == language.line_comment
    assert found.block_openers == language.line_openers
    assert found.indent == language.indent
    assert lexer_class_of(found) is not None
    assert language_mode.language_mode_of(Path(f"A{suffix.upper()}")) == found


@SUFFIXES
def test_files_are_known_by_their_suffix(suffix, language):
    assert written_language_of(f"some/name{suffix}") is language
    expected = language if suffix in language.suffixes else None
    assert language_of(f"some/name{suffix}") is expected


def test_stubs_are_python_that_no_build_reads():
    assert language_of("a.pyi") is None
    assert written_language_of("a.pyi") is language_named("python")
    assert language_mode.language_mode_of(Path("a.pyi")) == PYTHON


@pytest.mark.parametrize(
    ("name", "title"), [("a.rb", "Ruby"), ("a.kt", "Kotlin"), ("Makefile", "Makefile")]
)
def test_the_editor_knows_others_by_their_lexer(name, title):
    found = language_mode.language_mode_of(Path(name))
    assert found.title == title
    assert lexer_class_of(found) is not None
    assert found.id not in LANGUAGE_NAMES


@EACH
def test_complete_takes_its_name(language):
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert parser.parse_args(["--language", language.name]).language == language.name
