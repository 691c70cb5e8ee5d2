import pytest

from core.corpus.config import CorpusConfig
from core.corpus.draft import Draft, Drop, draft_of
from core.corpus.filters import FILTERS, active_filters, judge, sentence_for
from core.corpus.languages import language_of
from core.corpus.skips import Skip

CODE = "a = 1\nb = 2\nc = 3\n"


def drafted(text: str, path: str = "package/module.py") -> Draft:
    language = language_of(path)
    assert language is not None
    return draft_of(path, language, text.encode(), text)


def verdict(text: str, path: str = "package/module.py", **settings: object) -> Draft | Drop:
    return judge(drafted(text, path), active_filters(CorpusConfig(**settings)))


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
    outcome = verdict(text, path, **settings)
    if reason is None:
        assert isinstance(outcome, Draft)
    else:
        assert outcome == Drop(reason=reason, detail=detail)


def test_a_long_header_is_cut_off():
    outcome = verdict("# licence\n" * 21 + "\n" + CODE)
    assert isinstance(outcome, Draft)
    assert outcome.text == CODE
    assert outcome.stripped_lines == 22


def test_the_first_of_equal_files_is_kept_and_named():
    filters = active_filters(CorpusConfig())
    assert isinstance(judge(drafted(CODE, "one.py"), filters), Draft)
    # Even under the same path: two sources may both have it.
    again = judge(drafted(CODE, "one.py"), filters)
    assert again == Drop(reason="duplicate", detail="same as one.py")
    assert isinstance(judge(drafted(CODE + "d = 4\n", "two.py"), filters), Draft)


def test_a_dropped_file_is_nobodys_original():
    filters = active_filters(CorpusConfig())
    assert isinstance(judge(drafted(CODE, "test_one.py"), filters), Drop)
    assert isinstance(judge(drafted(CODE, "two.py"), filters), Draft)


def test_duplicates_may_stay():
    filters = active_filters(CorpusConfig(drop_duplicates=False))
    for _ in range(2):
        assert isinstance(judge(drafted(CODE), filters), Draft)


def test_every_filter_can_be_switched_off():
    open_config = CorpusConfig(
        min_lines=0,
        max_lines=10_000_000,
        max_non_ascii_share=1.0,
        drop_tests=False,
        max_header_lines=0,
        drop_duplicates=False,
    )
    assert active_filters(open_config) == []
    assert len(active_filters(CorpusConfig())) == len(FILTERS)


def test_every_reason_has_a_sentence():
    reasons = [reason for cls in FILTERS for reason in cls.reasons] + [str(skip) for skip in Skip]
    assert len(set(reasons)) == len(reasons)
    assert all(sentence_for(reason).endswith(".") for reason in reasons)


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
    filters = active_filters(CorpusConfig(max_lines=10_000_000))
    assert judge(drafted(text, path), filters) is not None
