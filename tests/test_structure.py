"""Rules of the tree that no other tool checks; the import contracts are lint-imports'."""

import ast
import os
import re
import tomllib
from pathlib import Path

import PySide6
import pytest

from core.diagnosis import python_packages
from core.training.presets import load_preset, presets

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    [
        *(path for name in ("core", "gui", "tabwright") for path in ROOT.glob(f"{name}/**/*.py")),
        ROOT / "main.py",
    ]
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

MAX_LINES = 500
MAX_GUI_LINES = 400
# "type: ignore[code] - reason", or the reason in a comment above one or several such lines.
SILENCED = re.compile(r"#\s*(?:type|pyright):\s*ignore(?:\[[\w, -]+\])?(?P<rest>.*)")
NOQA = re.compile(r"#\s*noqa:?[\w, ]*")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def sources():
    """Every module with its text and its syntax tree, read once."""
    texts = {path: path.read_text("utf-8") for path in MODULES}
    return [(short(path), text, ast.parse(text)) for path, text in texts.items()]


def test_no_module_is_too_long(sources):
    bounds = {"gui": MAX_GUI_LINES}
    too_long = {
        name: len(text.splitlines())
        for name, text, _tree in sources
        if len(text.splitlines()) > bounds.get(name.partition("/")[0], MAX_LINES)
    }
    assert too_long == {}


def module_name(name):
    """``core/files.py`` as it is imported; a package by its folder."""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported_modules(tree, known, package):
    """The known modules that a module imports anywhere, also for type checking or in a function."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package.rsplit(".", node.level - 1)[0] if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            for alias in node.names:
                # Importing a module from its package does not depend on what else is in there.
                inner = f"{module}.{alias.name}"
                found.add(inner if inner in known else module)
    return found & known


def import_circles(graph):
    """The groups of modules that import each other, by Tarjan's algorithm."""
    index, low, stack, circles = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1 or node in graph[node]:
                circles.append(tuple(sorted(group)))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return sorted(circles)


def test_no_modules_import_each_other(sources):
    trees = {module_name(name): (name, tree) for name, _text, tree in sources}
    graph = {
        module: imported_modules(
            tree,
            set(trees),
            module if name.endswith("__init__.py") else module.rpartition(".")[0],
        )
        for module, (name, tree) in trees.items()
    }
    assert sum(map(len, graph.values())) > 1000, "the imports were not found"
    assert import_circles(graph) == []


def test_the_search_for_circles_finds_them():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": set(), "f": {"f"}}
    assert import_circles(graph) == [("a", "b", "c"), ("f",)]


def test_every_module_says_what_it_is(sources):
    firsts = {
        name: (ast.get_docstring(tree) or "").partition("\n")[0] for name, _t, tree in sources
    }
    assert [name for name, first in firsts.items() if not first.endswith((".", "?", ":"))] == []


def test_whatever_silences_the_type_checker_says_why(sources):
    silent = []
    for name, text, _tree in sources:
        is_explained_above = False
        for number, line in enumerate(text.splitlines(), start=1):
            match = SILENCED.search(line)
            if match is None:
                is_explained_above = line.lstrip().startswith("#")
            elif not NOQA.sub("", match["rest"]).strip(" -#") and not is_explained_above:
                silent.append(f"{name}:{number}")
    assert silent == []


def test_no_module_does_anything_when_imported(sources):
    """Only definitions, constants and imports stand at the top of a module."""
    calls = {
        f"{name}:{statement.lineno}"
        for name, _text, tree in sources
        for statement in tree.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
    }
    # The tokenizers library reads its switches from the environment when imported.
    assert {call for call in calls if not call.startswith("core/tokenizer/__init__.py:")} == set()


@pytest.mark.parametrize("folder", ["core", "gui", "tests"])
def test_every_folder_with_modules_is_a_package(folder):
    for path in (ROOT / folder).rglob("*.py"):
        assert (path.parent / "__init__.py").is_file(), path.parent


def test_main_imports_only_what_tells_the_window_from_the_command_line():
    tree = ast.parse((ROOT / "main.py").read_text("utf-8"))
    at_the_top = {
        name
        for statement in tree.body
        for name in (
            [statement.module]
            if isinstance(statement, ast.ImportFrom)
            else [alias.name for alias in statement.names]
            if isinstance(statement, ast.Import)
            else []
        )
    }
    own = {name for name in at_the_top if name.partition(".")[0] in ("core", "gui")}
    assert own <= {"core.diagnosis.python_packages", "core.errors"}


@pytest.mark.parametrize("name", sorted(path.stem for path in ROOT.glob("resources/presets/*")))
def test_every_preset_loads_and_says_what_it_is_for(name):
    assert load_preset(name, dataset="d").preset == name
    about = next(preset for preset in presets() if preset.name == name)
    assert about.title
    assert about.description
    assert about.parameters > 0


def test_the_diagnosis_looks_for_every_dependency_by_a_name_that_imports():
    declared = python_packages.declared_packages()
    assert len(declared) == len(PROJECT["project"]["dependencies"])
    assert declared["torch"] == "torch"
    assert (python_packages.BASE | python_packages.WINDOW).items() <= declared.items()
    assert python_packages.missing_packages(declared) == []


def test_every_dependency_is_pinned():
    groups = PROJECT["project"]["optional-dependencies"]
    for line in [
        *PROJECT["project"]["dependencies"],
        *(line for g in groups.values() for line in g),
    ]:
        assert re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+( ?;.*)?", line), line


def test_the_lock_holds_the_qt_that_python_3_11_survives():
    assert "PySide6-Essentials==6.11.3" in PROJECT["project"]["dependencies"]
    assert PySide6.__version__ == "6.11.3"


@pytest.mark.parametrize("name", ["start", "tests"])
def test_the_readme_holds_each_command_on_one_line(name):
    readme = (ROOT / "README.md").read_text("utf-8")
    match = re.search(rf"<!-- command: {name} -->\n+```\w*\n(.+)\n```", readme)
    assert match, f"no command {name!r}"
    assert match[1].startswith("python3 -m venv .venv && .venv/bin/pip install -e ")
    assert "doctor --fix" in match[1]


def test_ci_takes_its_command_from_the_readme():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text("utf-8")
    assert "set -euo pipefail" in text
    assert "<!-- command: tests -->" in text
    assert "pip install" not in text
