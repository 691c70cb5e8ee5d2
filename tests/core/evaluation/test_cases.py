import pytest

from core.corpus.store.reader import Document
from core.evaluation.cases import CUT_KINDS, draw_cases
from core.evaluation.typing_simulation import passages_of
from tests.core.evaluation.synthetic import document

DOCUMENTS = [document(number) for number in range(5)]


def test_the_kinds_come_in_equal_parts_from_every_file():
    cases = draw_cases(DOCUMENTS, 40, seed=1)
    for kind in CUT_KINDS:
        of_kind = [case for case in cases if case.kind == kind]
        assert len(of_kind) == 10
        assert {case.path for case in of_kind} == {one.path for one in DOCUMENTS}


def test_a_case_is_the_file_with_a_piece_of_one_line_missing():
    by_path = {one.path: one.text for one in DOCUMENTS}
    for case in draw_cases(DOCUMENTS, 200, seed=2):
        assert case.prefix + case.expected + case.suffix == by_path[case.path]
        assert "\n" not in case.expected
        assert len(case.expected) >= 3
        assert case.prefix.count("\n") >= 3


def test_each_kind_is_where_its_name_says():
    for case in draw_cases(DOCUMENTS, 200, seed=3):
        line = case.prefix.rpartition("\n")[2]
        match case.kind:
            case "line start":
                assert not line.strip()
            case "after punctuation":
                assert line.rstrip()[-1] in ".([{,=:"
            case "inside a word":
                assert line[-1].isidentifier() or line[-1].isdigit()
                assert case.expected[0].isidentifier() or case.expected[0].isdigit()
            case "inside a line":
                assert case.suffix.partition("\n")[0].strip()
        if case.kind != "inside a line":
            assert case.suffix.startswith("\n")


def test_the_seed_decides():
    assert draw_cases(DOCUMENTS, 40, seed=1) == draw_cases(DOCUMENTS, 40, seed=1)
    assert draw_cases(DOCUMENTS, 40, seed=1) != draw_cases(DOCUMENTS, 40, seed=2)


@pytest.mark.parametrize("text", ["", "\n\n\n\n", "x\n", "a\nb\nc\nd\n", "a\nb\nc\n{\n}\n"])
def test_files_without_such_places(text):
    assert draw_cases([Document(path="p", language="c", text=text)], 8, seed=1) == ()
    assert draw_cases([], 8, seed=1) == ()


def test_more_than_there_are():
    few = draw_cases([document(lines=5)], 1000, seed=1)
    assert 0 < len(few) < 20


@pytest.mark.parametrize(
    "character", "\x0b\x0c\x1c\x1e\x85\u2028", ids=lambda each: f"U+{ord(each):04X}"
)
def test_lines_are_those_of_an_editor(character):
    """A caret behind such a character would stand in the middle of a line."""
    lines = [f"value_{n} = call('a{character}b', {n})  # note {n}" for n in range(12)]
    one = Document(path="a.py", language="python", text="\n".join(lines) + "\n")
    cases = draw_cases([one], 60, seed=4)
    assert cases
    for case in cases:
        line = case.prefix.rpartition("\n")[2] + case.expected + case.suffix.partition("\n")[0]
        assert line in lines
        if case.kind == "line start":
            assert not case.prefix.rpartition("\n")[2].strip(" ")
    passage = passages_of(one, 3, lambda most: 0)
    assert passage is not None
    assert one.text[passage.start : passage.end] == "\n".join(lines[3:6]) + "\n"
