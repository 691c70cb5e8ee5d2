"""Texts of core that the window can translate."""

import ast
import copy
import json
import pickle
from pathlib import Path

import numpy as np
import pytest

import core
from core import errors
from core.errors import CoreError, from_record, to_record
from core.events import Notice, from_json, to_json
from core.texts import NO_TEXT, Text, joined, restored, stored

CORE = Path(core.__file__).parent
# They speak on the command line alone, in English.
ONLY_ON_THE_COMMAND_LINE = ("cli/", "starter/")


def test_a_text_is_its_english_sentence():
    text = Text("{name} has {count:,} lines.", name="a.py", count=1234)
    assert text == "a.py has 1,234 lines."
    assert text.template == "{name} has {count:,} lines."
    assert text.values == {"name": "a.py", "count": 1234}


def test_without_values_braces_stay():
    assert Text('Write it as {"a": 1}.') == 'Write it as {"a": 1}.'


def test_values_are_plain():
    error = ValueError("bad")
    text = Text("{path}: {error}, {count:,}", path=Path("a/b"), error=error, count=np.int64(1000))
    assert text == f"{Path('a/b')}: bad, 1,000"
    assert {name: type(value) for name, value in text.values.items()} == {
        "path": str,
        "error": str,
        "count": int,
    }


def test_an_error_in_a_value_keeps_its_template():
    reason = Text("it holds {count} tensors", count=3)
    text = Text("{name}: {reason}", name="x", reason=CoreError(reason))
    assert text.values["reason"].template == "it holds {count} tensors"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda text: pickle.loads(pickle.dumps(text))])
def test_a_copy_knows_its_template(copied):
    text = copied(Text("{what} is gone.", what=Text("The folder {name}", name="a")))
    assert text == "The folder a is gone."
    assert text.template == "{what} is gone."
    assert text.values["what"].template == "The folder {name}"


def test_joined_texts_stay_texts():
    text = joined(" ", ["", Text("One {thing}.", thing="x"), "two."])
    assert text == "One x. two."
    assert text.values["part_0"].template == "One {thing}."
    assert joined(" ", []) == NO_TEXT == ""
    alternatives = joined(Text(" or "), ["a", "b", "c"])
    assert alternatives == "a or b or c"
    assert alternatives.values["between"].template == " or "


def test_filled_templates_of_a_table():
    assert Text("{a} beats {b}.").filled(a="x", b="y") == "x beats y."


def test_json_has_the_sentence_and_its_template():
    inner = Text("the dataset {name} has other text", name="d")
    record = json.loads(json.dumps(stored({"message": Text("Not: {why}.", why=inner), "n": 1})))
    assert record["message"] == "Not: the dataset d has other text."
    back = restored(record)
    assert set(back) == {"message", "n"}
    assert back["message"].values["why"].template == "the dataset {name} has other text"


@pytest.mark.parametrize(
    "texts",
    [None, 3, {"message": 3}, {"message": []}, {"message": ["{a}", {}]}, {"message": ["b", None]},
     {"message": ["Other sentence.", {}]}, {"message": ["{a.b}", {"a": 1}]}],
)  # fmt: skip
def test_a_template_that_does_not_fit_is_not_used(texts):
    assert restored({"message": "As it was.", "texts": texts}) == {"message": "As it was."}
    assert type(restored({"message": "As it was.", "texts": texts})["message"]) is str


def test_plain_records_stay_as_they_are():
    assert stored({"message": "plain", "hint": Text("")}) == {"message": "plain", "hint": ""}


def test_errors_and_events_pass_through_json():
    message = Text("{path} is missing.", path="a")
    error = from_record(json.loads(json.dumps(to_record(CoreError(message, Text("Look."))))))
    assert (error.message.template, error.hint.template) == ("{path} is missing.", "Look.")
    notice = from_json(to_json(Notice(level="info", message=message)))
    assert isinstance(notice, Notice)
    assert notice.message.template == "{path} is missing."
    assert notice == Notice(level="info", message="a is missing.")


def kinds_of_errors(trees):
    """The names of ``CoreError`` and all its subclasses in the sources."""
    names = {name for name, each in vars(errors).items() if isinstance(each, type)}
    names = {name for name in names if issubclass(getattr(errors, name), CoreError)}
    while True:
        more = {
            node.name
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            and any(isinstance(base, ast.Name) and base.id in names for base in node.bases)
        }
        if more <= names:
            return names
        names |= more


def test_what_core_says_to_people_is_a_text():
    """A plain literal in an error or a notice would stay English in every language."""
    trees = {
        path.relative_to(CORE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(CORE.rglob("*.py"))
    }
    names = kinds_of_errors(trees) | {"Notice", "RunFinished"}
    wrong = []
    for path, tree in trees.items():
        if path.startswith(ONLY_ON_THE_COMMAND_LINE):
            continue
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in names):
                continue
            said = [*node.args, *(k.value for k in node.keywords if k.arg in ("message", "hint"))]
            wrong += [
                f"{path}:{each.lineno}"
                for each in said
                if isinstance(each, ast.JoinedStr)
                or (isinstance(each, ast.Constant) and each.value)
            ]
    assert wrong == []
