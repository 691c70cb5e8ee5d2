"""The complaints that people file against completers, as tables: one file a language."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from core.completion.policy import lines_wanted, reason_not_to_suggest
from core.languages.table import LANGUAGE_NAMES
from tests.core.completion.scripted import ScriptedEngine
from tests.core.inference.fakes import GreedyTokenizer

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "completions"
BY_KEY = "by key"
TOKENIZER = GreedyTokenizer(
    ["\n    ", "\n        ", "\n\n", "\n\t", "    ", "  ", "):", ");", "()", "self", "return",
     " = ", ", ", "ret", "print", "if ", "not ", "x)", "})", "\n}", " {", "int ", "self."]
)  # fmt: skip


def _all_cases():
    for file in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        for group in table["group"]:
            for number, row in enumerate(group["cases"]):
                name = f"{file.stem}-{group['complaint'][:40]}-{number}"
                yield pytest.param(table["language"], group, row, id=name)


CASES = list(_all_cases())


@pytest.fixture(scope="module")
def scripted():
    return ScriptedEngine(TOKENIZER, context=256)


@pytest.mark.parametrize(("language", "group", "row"), CASES)
def test_what_is_shown(scripted, language, group, row):
    """As in the editor: policy, then prompt, healing, generation, stop rules, trimming."""
    before, after, text, shown, *more = row
    is_manual = group.get("by_key", False) or BY_KEY in more
    reasons = [word for word in more if word != BY_KEY]
    reason = reason_not_to_suggest(before, after, language, is_manual=is_manual)
    if reason is None:
        most = lines_wanted(before, after, language) if "lines" not in group else group["lines"]
        # The model continues after its line: whatever comes then must not matter.
        written = text if "\n" in text or "lines" in group else text + "\n"
        suggestion = scripted.complete(before, after, written, language, max_lines=most)
        assert suggestion.text == shown
        reason = suggestion.no_suggestion_reason
    assert [reason] == (reasons or [None])


def test_there_are_enough_and_every_complaint_has_some():
    cases = [case.values for case in CASES]
    by_language = Counter(language for language, _group, _row in cases)
    assert sum(by_language.values()) >= 150
    assert min(by_language[name] for name in ("python", "c", "java")) >= 30
    assert set(by_language) == set(LANGUAGE_NAMES)
    for _language, _group, row in cases:
        # Nothing is shown if and only if a reason is given.
        has_reason = any(word != BY_KEY for word in row[4:])
        assert has_reason is (row[3] == ""), row
