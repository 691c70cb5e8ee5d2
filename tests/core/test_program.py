"""What the program is called, and where its version and dependencies come from."""

import sys
from importlib import metadata
from pathlib import Path

import pytest

import main as start
from core import program
from core.cli.commands import main


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """The program as a wheel puts it: no pyproject.toml beside it, and metadata of its own."""
    monkeypatch.setattr(program, "ROOT", tmp_path)
    declared = ["tqdm==4.70.1", "torch==2.13.0", 'pytest==9.2.0; extra == "test"']
    monkeypatch.setattr(metadata, "requires", lambda name: {"tabwright": declared}[name])
    monkeypatch.setattr(metadata, "version", lambda name: {"tabwright": "7.8.9"}[name])


@pytest.mark.parametrize(
    ("started", "name", "shown"),
    [
        ("main.py", "main.py", "python main.py build"),
        ("/somewhere/main.py", "main.py", "python main.py build"),
        ("/usr/bin/pytest", "main.py", "python main.py build"),
        ("", "main.py", "python main.py build"),
        ("/env/bin/tabwright", "tabwright", "tabwright build"),
        ("tabwright-gui", "tabwright", "tabwright build"),
        ("tabwright.exe", "tabwright", "tabwright build"),
        ("/env/lib/tabwright/__main__.py", "tabwright", "tabwright build"),
        ("/env/lib/pytest/__main__.py", "main.py", "python main.py build"),
    ],
)
def test_a_checkout_is_called_as_it_was_started(monkeypatch, started, name, shown):
    monkeypatch.setattr(sys, "argv", [started])
    assert program.program_name() == name
    assert program.command_line("build") == shown


@pytest.mark.parametrize("started", ["/env/bin/tabwright", "/env/_program/main.py", "-c"])
def test_an_installed_program_has_one_name(installed, monkeypatch, started):
    monkeypatch.setattr(sys, "argv", [started])
    assert program.command_line("info nano") == "tabwright info nano"
    assert program.command_line() == "tabwright"


def test_an_installed_program_asks_its_metadata(installed):
    assert not program.is_checkout()
    assert program.version() == "7.8.9"
    assert program.requirements() == ["tqdm==4.70.1", "torch==2.13.0"]


def test_a_program_without_metadata_still_answers(installed, monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    monkeypatch.setattr(metadata, "version", missing)
    assert program.version() == "unknown"
    assert program.requirements() == []


def test_a_checkout_asks_its_own_project_file(monkeypatch):
    monkeypatch.setattr(metadata, "version", lambda name: "0.0.1 of another installation")
    assert program.is_checkout()
    assert program.version() != metadata.version("tabwright")
    assert any(line.startswith("torch==") for line in program.requirements())


def test_version_and_help_name_the_program(capsys, monkeypatch):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"Tabwright {program.version()}\n"
    for started, usage in (("main.py", "usage: main.py"), ("tabwright", "usage: tabwright")):
        monkeypatch.setattr(sys, "argv", [started])
        with pytest.raises(SystemExit):
            main(["train", "--help"])
        assert usage in capsys.readouterr().out


def test_bench_of_an_installed_program_says_where_measurements_are(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("core.cli.bench._FOLDER", tmp_path / "missing")
    assert main(["bench"]) == 1
    assert "source tree" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [([], None), (["--workspace", "w"], Path("w")), (["--workspace=w=x"], Path("w=x"))],
)
def test_without_a_sub_command_the_window_opens(monkeypatch, arguments, folder):
    opened = []
    monkeypatch.setattr(start, "_open_window", lambda workspace: opened.append(workspace) or 0)
    monkeypatch.setattr(sys, "argv", ["main.py", *arguments])
    assert start.main() == 0
    assert opened == [folder]


def test_the_help_names_the_workspace_of_the_window(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--workspace DIR" in capsys.readouterr().out
