"""Scripts written for an earlier version still work."""

import dataclasses
import io
import json

import pytest

from core.cli.commands import _parser
from core.cli.former_names import (
    FORMER_FIELDS,
    FORMER_OPTIONS,
    with_former_fields,
    with_present_options,
)
from core.cli.terminal import Terminal
from core.completion.request import Suggestion


def options(command):
    return {option for action in _parser(command)._subparsers._group_actions[0].choices[
        command
    ]._actions for option in action.option_strings}  # fmt: skip


@pytest.mark.parametrize(("command", "former"), FORMER_OPTIONS)
def test_a_former_option_means_the_present_one_and_is_not_shown(command, former, capsys):
    present = FORMER_OPTIONS[command, former]
    assert present in options(command)
    assert former not in options(command)
    assert with_present_options([command, former, "x"]) == [command, present, "x"]
    assert with_present_options([command, f"{former}=x=y"]) == [command, f"{present}=x=y"]
    with pytest.raises(SystemExit):
        _parser(command).parse_args([command, "--help"])
    assert former not in capsys.readouterr().out.split()


def test_only_options_of_the_sub_command_are_replaced():
    assert with_present_options(["bench", "--plan"]) == ["bench", "--plan"]
    assert with_present_options(["build", "never", "--name=--never"]) == [
        "build", "never", "--name=--never",
    ]  # fmt: skip
    assert with_present_options([]) == []


def test_a_result_in_json_has_former_fields_too():
    out = io.StringIO()
    made = Suggestion(
        id=1, text="", tokens=0, milliseconds=0.0, no_suggestion_reason="In a comment."
    )
    Terminal(as_json=True, out=out, err=io.StringIO()).result(made)
    printed = json.loads(out.getvalue())
    assert printed["no_suggestion_reason"] == printed["why_nothing"] == "In a comment."


def test_every_former_field_is_that_of_a_result():
    fields = {field.name for field in dataclasses.fields(Suggestion)}
    assert set(FORMER_FIELDS) <= fields
    assert with_former_fields({"text": "a"}) == {"text": "a"}
