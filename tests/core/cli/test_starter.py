"""``starter``: what it prints, and its exit status."""

import dataclasses
import json

import pytest

from core.cli.commands import main
from core.config import to_mapping
from core.control import Control
from core.starter.corpus import starter_dataset
from core.starter.phases import run_phase
from core.starter.recipe import RECIPE_FILE
from core.starter.record import RECORD_FILE, read_record, write_record
from core.workspace import open_workspace
from tests.core.starter.small_recipe import PHASE, small_recipe


def write_recipe(folder, recipe):
    """Write a recipe as TOML; JSON strings and lists are TOML too."""

    def table(name, value):
        lines = [name]
        for key, entry in to_mapping(value).items():
            if key == "archives":
                texts = (
                    f'{{ name = "{each["name"]}", sha256 = "{each["sha256"]}" }}' for each in entry
                )
                lines.append(f"archives = [{', '.join(texts)}]")
            else:
                lines.append(f"{key} = {json.dumps(entry)}")
        return "\n".join(lines) + "\n"

    parts = ["format = 1\n", f"left_out = {json.dumps(list(recipe.left_out))}\n"]
    parts.append(table("[selection]", recipe.selection))
    for name in ("phases", "sources", "excluded"):
        parts += [table(f"[[{name}]]", each) for each in getattr(recipe, name)]
    (folder / RECIPE_FILE).write_text("".join(parts), "utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with a recipe, its archives and the record of its training."""
    folder = tmp_path_factory.mktemp("starter")
    recipe = small_recipe(folder / "archives")
    write_recipe(folder, recipe)
    arguments = ["--recipe", str(folder), "--archives", str(folder / "archives"), "--quiet"]
    workspace = folder / "workspace"
    assert (
        main(["starter", "rebuild", "--steps", "0", "--workspace", str(workspace), *arguments]) == 0
    )
    opened = open_workspace(workspace)
    dataset = starter_dataset(opened, lambda _event: None, Control())
    done = run_phase(PHASE, dataset, None, None, opened, lambda _event: None, Control())
    return folder, arguments, done


def test_a_record_is_written_and_a_rebuild_compared_with_it(made, tmp_path, capsys):
    folder, arguments, done = made
    run = done.training.run
    here = ["--workspace", str(folder / "workspace")]
    assert (
        main(["starter", "publish", "--record", run, "--into", str(folder), *here, *arguments]) == 0
    )
    assert "4 losses of first" in capsys.readouterr().out
    assert read_record(folder / RECORD_FILE) == done.losses
    there = ["--workspace", str(tmp_path / "fresh")]
    assert main(["starter", "rebuild", "--steps", "4", *there, *arguments]) == 0
    said = capsys.readouterr().out
    assert "4 of 4 losses are those of the record, to the last bit." in said
    assert "The same as the record." in said
    assert "48 files of 12 projects" in said
    record = read_record(folder / RECORD_FILE)
    other = dataclasses.replace(record, losses=(record.losses[0], *(1.0,) * 3))
    write_record(folder / RECORD_FILE, other)
    assert main(["starter", "rebuild", "--steps", "4", *there, *arguments]) == 1
    assert "NOT the same as the record." in capsys.readouterr().out


def test_check_prints_what_it_compared(made, capsys):
    folder, arguments, _ = made
    here = ["--workspace", str(folder / "workspace")]
    assert main(["starter", "check", *here, *arguments]) == 0
    said = capsys.readouterr().out
    assert "48 files of 12 projects" in said
    assert "secret: 3 files" in said
    assert said.rstrip().endswith("Clean.")


def test_check_finds_what_was_planted(made, tmp_path, capsys):
    folder, _, _ = made
    archives = tmp_path / "archives"
    recipe = small_recipe(archives)
    planted = dataclasses.replace(recipe.excluded[0], archives=recipe.sources[0].archives)
    write_recipe(tmp_path, dataclasses.replace(recipe, excluded=(planted,)))
    arguments = ["--recipe", str(tmp_path), "--archives", str(archives), "--quiet"]
    here = ["--workspace", str(folder / "workspace")]
    assert main(["starter", "check", *here, *arguments]) == 1
    said = capsys.readouterr().out
    assert "NOT clean: 4 files." in said
    assert "project0/project0/part0.py: equal of secret" in said
    assert "--json lists them" in said
    main(["starter", "check", "--json", *here, *arguments])
    listed = json.loads(capsys.readouterr().out)["to_leave_out"]
    assert listed == [f"project0/project0/part{part}.py" for part in range(4)]


def test_a_wrong_recipe_is_one_sentence(tmp_path, capsys):
    assert main(["starter", "check", "--recipe", str(tmp_path), "--workspace", str(tmp_path)]) == 1
    assert "cannot be read" in capsys.readouterr().err
