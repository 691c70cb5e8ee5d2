"""From arguments to an exit status."""

import json

import pytest

from core.cli.commands import COMMANDS, main
from core.workspace import WORKSPACE_VARIABLE


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "workspace"))
    return tmp_path / "workspace"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_sub_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    page = capsys.readouterr().out
    assert "--workspace" in page
    assert "--json" in page


@pytest.mark.parametrize(
    "arguments", [["no-such"], ["train", "--no-such-flag"], ["train", "--max-steps", "x"]]
)
def test_usage_is_status_two(arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["info", "nonsense"], "no preset, no .pth file, no run and no dataset"),
        (["train"], "No dataset was named"),
        (["train", "--dataset", "nowhere"], "no dataset 'nowhere'"),
        (["train", "--resume", "r", "--preset", "nano"], "keeps its dataset"),
        (["complete", "missing.py"], "cannot be read"),
        (["complete", "--line", "1"], "no checkpoint in this workspace"),
        (["info", "gone.pth"], "no file gone.pth"),
        (["bench", "nonsense"], "no measurement 'nonsense'"),
    ],
)
def test_what_the_user_can_fix_is_status_one_with_a_hint(arguments, words, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": __import__("io").BytesIO(b"x")}))
    assert main(arguments) == 1
    shown = capsys.readouterr().err
    assert words in shown
    assert "hint: " in shown
    assert "Traceback" not in shown


def test_info_prints_the_table_of_the_card(capsys):
    assert main(["info", "reference"]) == 0
    page = capsys.readouterr().out
    for count in ("4,096,000", "131,072", "787,968", "262,656", "1,050,624", "1,049,088",
                  "3,152,384", "25,219,072", "1,024", "4,104,000", "33,551,168"):  # fmt: skip
        assert count in page, count


def test_info_as_json_has_the_total(capsys):
    assert main(["info", "reference", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total_parameters"] == 33_551_168


def test_info_has_its_values_in_one_column(capsys):
    assert main(["info", "reference"]) == 0
    lines = capsys.readouterr().out.split("\npart ")[0].splitlines()
    named = [line for line in lines if line.startswith("  ")]
    assert any(line.startswith("  typing_simulation_fraction") for line in named)
    columns = {len(line) - len(line.split(None, 1)[1]) for line in named}
    assert len(columns) == 1
    assert not [line for line in named if line.endswith(("None", " "))]


def test_info_alone_lists_what_there_is(capsys, workspace):
    assert main(["info"]) == 0
    page = capsys.readouterr().out
    assert str(workspace) in page
    assert "reference" in page
    assert "none yet" in page
