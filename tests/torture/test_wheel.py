"""A wheel, installed into an environment of its own and started from a folder of somebody else."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from core.program import version
from tests.torture.program import ROOT, TINY, write_sources

pytestmark = [pytest.mark.torture, pytest.mark.timeout(600)]

LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", "*.pyc"
)
# The names of the program's own packages, as modules of somebody else.
DECOYS = ("core", "gui", "main", "resources")
RUN_IN_CHILD = """
import json, sys
from tabwright.launch import program_folder
sys.path.insert(0, str(program_folder()))
from core.control import Control
from gui.jobs.child_process import run_command
print(json.dumps(run_command(sys.argv[1:], lambda event: None, Control())))
"""


def command(*words, cwd, **environment):
    """Run a program to its end in ``cwd``; fails with its standard error."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    variables |= {"QT_QPA_PLATFORM": "offscreen", **environment}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, (words, done.stdout[-2000:], done.stderr[-4000:])
    assert "Traceback" not in done.stderr
    return done.stdout


def build_wheel(source, folder):
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder)
    command(*pip, *options, source, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the source tree, so that nothing is built inside it."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("copy") / "tabwright", ignore=LEFT_OUT)


@pytest.fixture(scope="module")
def wheel(tree, tmp_path_factory):
    return build_wheel(tree, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """A virtual environment with the wheel; its dependencies are those of these tests."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=False)
    (site,) = folder.glob("lib/python*/site-packages")
    # As plain paths: an editable installation of the checkout among them stays unnoticed.
    packages = [entry for entry in sys.path if Path(entry).name.endswith("-packages")]
    (site / "dependencies.pth").write_text("\n".join(packages), "utf-8")
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    # "--ignore-installed": the checkout may be installed among the dependencies.
    options = ("--quiet", "--ignore-installed", "--no-deps", "--no-index")
    command(*pip, "install", *options, wheel, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A working folder with modules that have the names of ours, and end whoever imports them."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for name in DECOYS:
        text = f"raise SystemExit('the wrong {name} was imported')\n"
        (folder / f"{name}.py").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def tabwright(environment, elsewhere):
    """Runs ``tabwright`` of the environment in that folder, which is on Python's path too."""

    def run(*arguments, program=("tabwright",), **variables):
        start = (environment / "bin" / program[0], *program[1:])
        return command(*start, *arguments, cwd=elsewhere, PYTHONPATH=str(elsewhere), **variables)

    return run


@pytest.fixture(scope="module")
def workspace(tmp_path_factory, tabwright):
    """A workspace in which the installed program has built a dataset and trained a tiny model."""
    folder = tmp_path_factory.mktemp("workspace")
    sources = write_sources(folder / "sources")
    tabwright("build", sources, "--name", "shapes", "--workspace", folder)
    options = ("--dataset", "shapes", "--preset", "nano", "--max-steps", "2")
    tabwright("train", *options, *TINY, "--workspace", folder)
    return folder


def test_the_wheel_has_one_name_at_the_top(wheel, environment):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {
        "tabwright",
        f"tabwright-{version()}.dist-info",
        f"tabwright-{version()}.data",
    }
    for path in ("core", "gui", "resources"):
        shipped = {f"tabwright/_program/{file}" for file in tracked(path)}
        assert shipped - set(names) == set()
    (site,) = environment.glob("lib/python*/site-packages")
    found = {path.name for path in site.iterdir()} - {"dependencies.pth"}
    assert found == {"tabwright", f"tabwright-{version()}.dist-info"}
    for path in (
        "bin/tabwright",
        "bin/tabwright-gui",
        "share/applications/tabwright.desktop",
        "share/icons/hicolor/scalable/apps/tabwright.svg",
        "share/metainfo/org.tabwright.Tabwright.metainfo.xml",
    ):
        assert (environment / path).is_file(), path


def tracked(folder):
    """Every source file below a folder of the tree, as a path from its root."""
    return [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def test_the_source_distribution_builds_the_same_wheel(tree, wheel, tmp_path):
    code = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"
    command(sys.executable, "-c", code, tmp_path, cwd=tree)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    again = build_wheel(tmp_path / archive.name.removesuffix(".tar.gz"), tmp_path)
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())


def test_it_knows_its_name_and_version(tabwright):
    for program in (("tabwright",), ("python", "-m", "tabwright")):
        assert tabwright("--version", program=program) == f"Tabwright {version()}\n"
        assert tabwright("train", "--help", program=program).startswith("usage: tabwright train")


def test_doctor_finds_every_package(tabwright, tmp_path):
    found = json.loads(tabwright("doctor", "--json", "--workspace", tmp_path))
    assert found["is_well"]
    (packages,) = [one for one in found["findings"] if one["subject"] == "Python packages"]
    number, _of, total = packages["found"].split(",")[0].split()
    assert number == total
    assert int(total) >= 17


def test_the_presets_are_there(tabwright):
    assert json.loads(tabwright("info", "reference", "--json"))["total_parameters"] == 33_551_168


def test_it_builds_trains_and_completes(tabwright, workspace):
    file = workspace / "sources" / "shapes_0.py"
    answer = tabwright("complete", file, "--line", "8", "--json", "--workspace", workspace)
    assert "text" in json.loads(answer)
    assert list((workspace / "cache").rglob("*.onnx"))  # made by the export's child process
    shown = tabwright("info", "latest", "--workspace", workspace)
    assert "shapes" in shown


def test_the_window_opens_and_starts_children(tabwright, workspace, tmp_path):
    tabwright(
        *("--workspace", tmp_path / "window"),
        program=("tabwright-gui",),
        TABWRIGHT_EXIT_WHEN_SHOWN="1",
        XDG_CONFIG_HOME=str(tmp_path / "config"),
    )
    assert (tmp_path / "window" / "workspace.toml").is_file()
    arguments = ("build", "--name", "child", "--workspace", tmp_path / "window")
    built = tabwright(
        *(*arguments, "--", workspace / "sources"), program=("python", "-c", RUN_IN_CHILD)
    )
    assert json.loads(built)["train_tokens"] > 0


def test_several_processes_learn_one_model(tabwright, workspace, environment):
    """``torchrun`` of the environment whose packages are used, told to run the module."""
    launcher = ("python", "-m", "torch.distributed.run", "--nproc-per-node", "2")
    address = ("--standalone", "-m", "tabwright")
    tabwright(
        *("train", "--dataset", "shapes", "--preset", "nano", "--max-steps", "2"),
        *(*TINY, "--workspace", workspace),
        program=(*launcher, *address),
    )
    assert len(list((workspace / "runs").iterdir())) == 2
