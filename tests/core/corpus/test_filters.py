import pytest

from core.corpus.config import CorpusConfig
from core.corpus.decisions import decide_rows, final_text
from core.corpus.drop_reasons import DropReason
from core.corpus.filters.table import FILTERS, REASONS, active_filters, sentence_for
from core.corpus.measuring import MeasuredFile, Measurer
from core.corpus.presets import CARD, with_filters
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from core.languages.table import language_of

CODE = "a = 1\nb = 2\nc = 3\n"
OFF = {
    "min_lines": 0,
    "max_lines": 10_000_000,
    "max_non_ascii_share": 1.0,
    "drop_tests": False,
    "max_header_lines": 0,
    "drop_duplicates": False,
}


def card(**settings: object) -> CorpusConfig:
    return with_filters(CorpusConfig(), CARD, **settings)


def measured(text: str, path: str = "package/module.py", config: CorpusConfig | None = None):
    language = language_of(path)
    assert language is not None
    return Measurer(config or card()).measure(path, "/s", language, text.encode())


def settled(config: CorpusConfig, *files: MeasuredFile, overrides: Overrides | None = None):
    rows, signatures = [each.row for each in files], [each.signature for each in files]
    return decide_rows(rows, signatures, config, overrides)


def verdict(text: str, path: str, config: CorpusConfig) -> ManifestRow:
    (row,) = settled(config, measured(text, path, config))
    return row


def suite(base: str, method: str = "test_x") -> str:
    return f"import unittest\n\nclass X({base}):\n    def {method}(self):\n        pass\n"


UNITTEST_ITSELF = """
class Failed(case.TestCase):
    def __init__(self): pass

def make(name):
    def testSkipped(self): pass

class Loader(object):
    pass
"""

# path, text, settings, reason (None: kept), detail
TABLE = [
    ("a.py", CODE, {}, None, ""),
    ("a.py", "", {}, "too_short", "0 < 3 lines"),
    ("a.py", "a\nb\n", {}, "too_short", "2 < 3 lines"),
    ("a.py", "a\nb\nc", {}, None, ""),
    ("a.py", "x\n" * 4000, {}, None, ""),
    ("a.py", "x\n" * 4001, {}, "too_long", "4,001 > 4,000 lines"),
    ("a.c", "x\n" * 11, {"max_lines": 10}, "too_long", "11 > 10 lines"),
    ("a.py", "a = 'äö'\n" * 3, {}, "non_ascii", "22.2% non-ASCII > 20.0%"),
    ("a.py", "name = 'äö'\n" * 3, {}, None, ""),
    ("a.py", "äöü\n" * 3, {"max_non_ascii_share": 1.0}, None, ""),
    ("test_a.py", CODE, {}, "test_name", "named like test_*.py"),
    ("deep/a_test.py", CODE, {}, "test_name", "named like *_test.py"),
    ("test_a.py", CODE, {"drop_tests": False}, None, ""),
    ("attest.py", CODE, {}, None, ""),
    ("tests/helper.py", CODE, {}, None, ""),
    ("contest_a.py", CODE, {}, None, ""),
    ("test_a.c", CODE, {}, "test_name", "named like test_*.c"),
    ("self_test.h", CODE, {}, None, ""),
    ("FooTest.java", CODE, {}, "test_name", "named like *Test.java"),
    ("FooTests.java", CODE, {}, "test_name", "named like *Tests.java"),
    ("TestFoo.java", CODE, {}, "test_name", "named like Test[A-Z0-9_]*.java"),
    ("Testable.java", CODE, {}, None, ""),
    ("Contest.java", CODE, {}, None, ""),
    ("a.py", suite("unittest.TestCase"), {}, "test_suite", "1 of 1 classes"),
    ("a.py", suite("IsolatedAsyncioTestCase", "testX"), {}, "test_suite", "1 of 1 classes"),
    ("a.py", suite("Mixin,\n    DjangoTestCase"), {}, "test_suite", "1 of 1 classes"),
    ("a.py", suite("TestCase", "setUp"), {}, None, ""),
    ("a.py", suite("TestCaseFactory"), {}, None, ""),
    ("a.py", suite("TestCase") + "class A:\n    pass\nclass B:\n    pass\n", {}, None, ""),
    ("a.py", UNITTEST_ITSELF, {}, None, ""),
    ("A.java", "class A {\n  @Test\n  void x() {}\n}\n", {}, "test_suite", "@Test"),
    ("A.java", "class A {\n  // @Test\n  void x() {}\n}\n", {}, None, ""),
    ("A.java", "class A {\n  @TestOnly\n  void x() {}\n}\n", {}, None, ""),
    (
        "A.java",
        "public class A extends TestCase {\n\n}\n",
        {},
        "test_suite",
        "class A extends TestCase",
    ),
    ("a.py", '"""' + "doc\n" * 30 + '"""\n', {}, "only_header", "0 of 31 lines left"),
    ("a.py", "# c\n" * 21 + CODE, {}, None, ""),
    ("a.py", "# c\n" * 21 + "a = 1\n", {"max_header_lines": 0}, None, ""),
]


@pytest.mark.parametrize(("path", "text", "settings", "reason", "detail"), TABLE)
def test_the_filters_of_the_card(path, text, settings, reason, detail):
    row = verdict(text, path, card(**settings))
    assert (row.kept, row.reason, row.detail) == (reason is None, reason or "", detail)


MINIFIED = "x = [" + "1, " * 400 + "]\n"
RECOMMENDED = [
    ("a.py", CODE, {}, None, ""),
    ("a.py", CODE + MINIFIED, {}, "longest_line", "longest line 1,206 > 1,000"),
    ("a.py", CODE + MINIFIED, {"max_longest_line": 0, "max_mean_line": 0.0}, None, ""),
    ("a.py", "x = 1 + 22\n" * 9, {"max_mean_line": 9.0}, "mean_line", "mean line 10.0 > 9.0"),
    ("a.py", "x = 1 + 22\n" * 9, {"max_mean_line": 10.0}, None, ""),
    (
        "a.c",
        "{ ; , ; } a\n" * 5,
        {},
        "alphanumeric",
        "8.3% letters and digits < 25.0%",
    ),
    ("a.c", "{ ; , ; } a\n" * 5, {"min_alphanumeric_share": 0.0}, None, ""),
    ("a.py", "# Auto-generated\n" + CODE, {}, "generated", 'says "Auto-generated"'),
    ("a.c", "/* DO NOT  EDIT */\n" + CODE, {}, "generated", 'says "DO NOT EDIT"'),
    ("a.py", "\n\n\n\n\n# @generated\n" + CODE, {}, None, ""),
    ("a.py", "\n\n\n\n# @generated\n" + CODE, {}, "generated", 'says "@generated"'),
    ("a.py", "# @generated\n" + CODE, {"drop_generated": False}, None, ""),
    ("a.py", "# key generated per request\n" + CODE, {}, None, ""),
    ("a.py", CODE + "def (\n", {}, "unparsable", "line 4: invalid syntax"),
    ("a.py", CODE + "def (\n", {"drop_unparsable": False}, None, ""),
    ("a.c", CODE + "def (\n", {}, None, ""),
]


@pytest.mark.parametrize(("path", "text", "settings", "reason", "detail"), RECOMMENDED)
def test_the_filters_of_recommended(path, text, settings, reason, detail):
    row = verdict(text, path, CorpusConfig(**settings))
    assert (row.kept, row.reason, row.detail) == (reason is None, reason or "", detail)


def test_a_long_header_is_cut_off():
    text = "# licence\n" * 21 + "\n" + CODE
    file = measured(text)
    (row,) = settled(card(), file)
    assert row.stripped_lines == 22
    assert final_text(row, file.text, card()) == CODE


def test_the_first_of_equal_files_is_kept_and_named():
    # Even under the same path: two sources may both have it.
    first, again = measured(CODE, "one.py"), measured(CODE, "one.py")
    rows = settled(card(), first, again, measured(CODE + "d = 4\n", "two.py"))
    assert [row.kept for row in rows] == [True, False, True]
    assert (rows[1].reason, rows[1].detail) == ("duplicate", "same as one.py")
    assert rows[1].duplicate_of == "one.py"


def test_a_dropped_file_is_nobodys_original():
    rows = settled(card(), measured(CODE, "test_one.py"), measured(CODE, "two.py"))
    assert [row.reason for row in rows] == ["test_name", ""]


def test_duplicates_may_stay():
    rows = settled(card(drop_duplicates=False), measured(CODE), measured(CODE))
    assert all(row.kept for row in rows)


def test_the_user_has_the_last_word():
    files = [measured(CODE, "one.py"), measured(CODE, "two.py"), measured("a\n", "three.py")]
    chosen = Overrides().changed("/s", "two.py", "keep").changed("/s", "three.py", "keep")
    rows = settled(card(), *files, overrides=chosen)
    assert [row.kept for row in rows] == [False, True, True]
    assert rows[0].duplicate_of == "two.py"
    rows = settled(card(), *files, overrides=chosen.changed("/s", "two.py", "never"))
    assert [row.reason for row in rows] == ["", "left_out", ""]


def test_every_filter_can_be_switched_off():
    assert active_filters(card(**OFF)) == []
    assert active_filters(CorpusConfig()) == list(FILTERS)


def test_every_reason_has_a_sentence():
    assert len(set(REASONS)) == len(REASONS)
    assert all(sentence_for(reason).endswith(".") for reason in REASONS if reason)
    assert set(map(str, DropReason)) < set(REASONS)


def test_every_filter_explains_itself():
    fields = CorpusConfig.__dataclass_fields__
    for each in FILTERS:
        assert each.explanation.endswith(".")
        assert set(each.settings) <= set(fields)
    assert len({each.name for each in FILTERS}) == len(FILTERS)


@pytest.mark.parametrize(
    "text",
    [
        "class A(\n" * 100_000,
        "class A(TestCase):" + " " * 500_000,
        "class " * 150_000 + "TestCase",
        '"""' + "'\\\"" * 300_000,
        "/*" * 400_000,
        "\n" * 4_000 + " " * 900_000,
        "@" + " \t" * 400_000,
    ],
    ids=range(7),
)
@pytest.mark.parametrize("path", ["a.py", "A.java"])
@pytest.mark.timeout(10)
def test_hostile_text_takes_no_time(path, text):
    verdict(text, path, CorpusConfig(max_lines=10_000_000))
