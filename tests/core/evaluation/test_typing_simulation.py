import pytest

from core.control import Control
from core.corpus.store.reader import Document
from core.errors import Cancelled
from core.evaluation.typing_simulation import Answers, Passage, passages_of, type_passage
from tests.core.evaluation.synthetic import Oracle, document

DOCUMENTS = [document(number) for number in range(4)]


def typed(completer, one=DOCUMENTS[0], minimum=0.0, typing_ms=0.0, lines=10):
    passage = passages_of(one, lines, lambda most: most // 2)
    return type_passage(passage, Answers(passage, completer, Control()), minimum, typing_ms)


def lines_of(one, lines=10):
    passage = passages_of(one, lines, lambda most: most // 2)
    return one.text[passage.start : passage.end].splitlines()


def test_a_passage_is_whole_lines_with_as_many_above():
    passage = passages_of(DOCUMENTS[0], 10, lambda most: most - 1)
    assert DOCUMENTS[0].text[: passage.start].count("\n") == 32
    assert passage.end == len(DOCUMENTS[0].text)
    assert passages_of(document(lines=19), 10, lambda most: 0) is None


def test_always_right_costs_one_key_and_return_a_line():
    done = typed(Oracle(DOCUMENTS))
    bodies = [line.strip() for line in lines_of(DOCUMENTS[0])]
    assert done.characters == sum(len(body) + 1 for body in bodies)
    assert done.keys == 2 * len(bodies)
    assert done.shown == done.shown_right == done.accepted == len(bodies)
    assert done.accepted_words == 0


def test_never_right_saves_nothing_and_is_shown_at_every_key():
    done = typed(Oracle(DOCUMENTS, fraction=0.0))
    assert done.keys == done.characters
    assert done.shown == done.requests
    assert (done.shown_right, done.accepted, done.accepted_words) == (0, 0, 0)


def test_right_three_times_in_ten_by_hand():
    oracle = Oracle(DOCUMENTS, fraction=0.3)
    done = typed(oracle)
    keys = shown = right = 0
    text = DOCUMENTS[0].text
    passage = passages_of(DOCUMENTS[0], 10, lambda most: most // 2)
    offset = passage.start
    while offset < passage.end:
        while text[offset] == " " and text[text.rfind("\n", 0, offset) + 1 : offset].strip() == "":
            offset += 1
        offered = Oracle(DOCUMENTS, fraction=0.3).complete(text[:offset], "", "python").text
        rest = text[offset:].partition("\n")[0]
        shown += bool(offered)
        if offered == rest and len(rest) >= 2:
            right += 1
            keys += 1
            offset += len(rest)
            # What follows a whole line is Return, before which nothing is offered.
            shown += bool(
                Oracle(DOCUMENTS, fraction=0.3).complete(text[:offset], "", "python").text
            )
        elif offered == rest and rest:
            right += 1
        keys += 1
        offset += 1
    assert done.keys == keys
    assert done.shown_right == right
    assert 0 < done.accepted < done.requests


def test_late_answers_are_never_seen():
    late = typed(Oracle(DOCUMENTS, milliseconds=300.0), typing_ms=200.0)
    assert late.keys == late.characters
    assert late.late == late.requests > 0
    assert late.shown == 0
    in_time = typed(Oracle(DOCUMENTS, milliseconds=100.0), typing_ms=200.0)
    assert in_time.keys < in_time.characters
    assert in_time.late == 0


def test_the_dial_silences():
    assert typed(Oracle(DOCUMENTS, precision=0.4), minimum=0.5).shown == 0
    assert typed(Oracle(DOCUMENTS, precision=0.6), minimum=0.5).shown > 0


class Words:
    """Right for the first word, wrong after it."""

    name = "words"

    def begin_file(self):
        pass

    def complete(self, prefix, suffix, language):
        from core.evaluation.completers import Completion

        rest = TEXT[len(prefix) :].partition("\n")[0]
        return Completion(text=rest[:5] + "?" if rest else "", precision=1.0, milliseconds=1.0)

    def close(self):
        pass


TEXT = "first line\nsecond line\nthird line\nabcde fghij\nklmno pqrst\n"


def test_a_right_word_of_a_wrong_line_is_taken():
    passage = Passage(
        document=Document(path="p", language="c", text=TEXT),
        start=TEXT.index("abcde"),
        end=len(TEXT),
    )
    done = type_passage(passage, Answers(passage, Words(), Control()), 0.0)
    assert done.accepted == 0
    assert done.accepted_words >= 2
    assert done.keys < done.characters


def test_each_place_is_asked_once_for_all_places_of_the_dial():
    oracle = Oracle(DOCUMENTS, fraction=0.3)
    passage = passages_of(DOCUMENTS[0], 10, lambda most: 0)
    answers = Answers(passage, oracle, Control())
    first = type_passage(passage, answers, 0.0)
    asked = oracle.asked
    assert type_passage(passage, answers, 0.0) == first
    assert oracle.asked == asked


def test_cancel():
    control = Control()
    control.cancel()
    passage = passages_of(DOCUMENTS[0], 10, lambda most: 0)
    with pytest.raises(Cancelled):
        type_passage(passage, Answers(passage, Oracle(DOCUMENTS), control), 0.0)
