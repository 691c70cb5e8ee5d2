"""Archives are right or refused; no registry is asked here."""

import pytest

from core.control import Control
from core.errors import SourceError
from core.starter import fetching
from tests.core.starter.small_recipe import small_recipe


def test_what_is_there_and_right_is_not_fetched(tmp_path, monkeypatch):
    recipe = small_recipe(tmp_path)
    monkeypatch.setenv("PATH", "")
    events = []
    fetching.fetch((*recipe.sources, *recipe.excluded), tmp_path, events.append, Control())
    assert events[-1].done == len(recipe.sources) + 1


def test_another_archive_is_one_clear_error(tmp_path):
    recipe = small_recipe(tmp_path)
    name = recipe.sources[0].archives[0].name
    (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(SourceError, match=f"{name} is not the archive of the recipe") as caught:
        fetching.fetch(recipe.sources, tmp_path, lambda _event: None, Control())
    assert recipe.sources[0].archives[0].sha256 in caught.value.message
    assert str(tmp_path / name) in caught.value.hint


def test_commands_are_those_of_the_clients(tmp_path):
    recipe = small_recipe(tmp_path)
    debian, pypi = recipe.sources[:2]
    assert debian.registry == "debian"
    assert "--only-binary" in fetching._command(pypi)
    assert fetching._command(pypi)[-1] == "project1==1.0"
    monkey = [word for word in fetching._command(pypi) if word.startswith("http")]
    assert not monkey


def test_a_client_that_gets_nothing_says_so(tmp_path, monkeypatch):
    recipe = small_recipe(tmp_path)
    name = recipe.sources[0].archives[0].name
    (tmp_path / name).unlink()
    tools = tmp_path / "tools"
    tools.mkdir()
    client = tools / "apt-get"
    client.write_text("#!/bin/sh\necho 'W: a warning'\necho 'E: Unable to find it' >&2\nexit 100\n")
    client.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    with pytest.raises(SourceError, match="could not be fetched: E: Unable to find it") as caught:
        fetching.fetch(recipe.sources[:1], tmp_path, lambda _event: None, Control())
    assert name in caught.value.hint
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".fetching")]


def test_what_a_client_brings_is_checked(tmp_path, monkeypatch):
    recipe = small_recipe(tmp_path)
    name = recipe.sources[0].archives[0].name
    right = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    (tmp_path / "right").write_bytes(right)
    tools = tmp_path / "tools"
    tools.mkdir()
    client = tools / "apt-get"
    monkeypatch.setenv("PATH", str(tools))
    client.write_text(f"#!/bin/sh\necho wrong > {name}\n")
    client.chmod(0o755)
    with pytest.raises(SourceError, match="not the archive of the recipe"):
        fetching.fetch(recipe.sources[:1], tmp_path, lambda _event: None, Control())
    assert not (tmp_path / name).exists()
    client.write_text(f"#!/bin/sh\n/bin/cp {tmp_path / 'right'} {name}\n")
    fetching.fetch(recipe.sources[:1], tmp_path, lambda _event: None, Control())
    assert (tmp_path / name).read_bytes() == right
