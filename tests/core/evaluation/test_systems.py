import sys

import pytest

from core.errors import EnvironmentProblem
from core.evaluation.completers import LastLineCompleter
from core.evaluation.systems import CommandCompleter, CommandSpec, LastLineSpec, open_system

ECHO = (
    "import json, sys\n"
    "for line in sys.stdin:\n"
    "    asked = json.loads(line)\n"
    "    text = asked['prefix'][-3:] + '\\nmore'\n"
    "    print(json.dumps({'id': asked['id'], 'text': text, 'precision': 0.25}), flush=True)\n"
)


def program(source):
    return CommandSpec(name="echo", command=(sys.executable, "-c", source))


def test_the_last_line_that_began_the_same():
    completer = open_system(LastLineSpec())
    above = "for x in a:\n    total += x\nfor y in b:\n    total -= y\n"
    assert completer.complete(above + "for ", "", "python").text == "y in b:"
    assert completer.complete(above + "        total +", "", "python").text == "= x"
    for prefix in (above, above + "while ", "for y in b:\nfor y in b:"):
        assert LastLineCompleter().complete(prefix, "", "python").text == ""


def test_another_program_answers_by_lines():
    completer = CommandCompleter(program(ECHO))
    try:
        completion = completer.complete("abcdé", "x", "python")
        assert (completion.text, completion.precision) == ("cdé", 0.25)
        assert completer.complete("xyz", "", "c").text == "xyz"
        assert completer.name == "echo"
    finally:
        completer.close()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "it ended"),
        ("input(); print('nonsense')", "no JSON"),
        ("input(); print('[]')", "answered"),
        ("input(); print('{}')", "without a text"),
    ],
)
def test_a_program_that_does_not_keep_to_it_is_a_sentence(source, words):
    completer = CommandCompleter(program(source))
    try:
        with pytest.raises(EnvironmentProblem, match=words):
            completer.complete("a", "", "python")
    finally:
        completer.close()


def test_a_program_that_is_not_there_is_a_sentence():
    with pytest.raises(EnvironmentProblem, match="does not start"):
        open_system(CommandSpec(name="gone", command=("no-such-program-at-all",)))
