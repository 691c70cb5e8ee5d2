"""R9: what ignore files leave out, against git itself, on 5,000 generated paths.

Folders with ignore files at every depth, ``.git/info/exclude``, checkouts inside of
checkouts, and sources that are a folder of a checkout: then the ignore files above count.
"""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.sources.ignore_rules import IgnoreRules
from core.corpus.sources.source_list import Source
from core.corpus.sources.walk import Walk

pytestmark = [pytest.mark.torture, pytest.mark.timeout(600)]

PATHS = int(os.environ.get("TABWRIGHT_IGNORED_PATHS", "5000"))
FOLDERS = ["x", "src", "lib", "a.py", "build"]
NAMES = ["a.py", "b.py", "ab.py", "x", "build", "src", "é.py", "a b.py", "#c.py", "!d.py", "Ab.PY"]
PATTERNS = [
    *("*.py", "a*", "/a.py", "x/", "x", "!a.py", "!x/", "src/*", "/src", "**/b.py", "x/**", "#x"),
    *("x/**/a.py", "\\#c.py", "\\!d.py", "a?.py", "[ab].py", "[!a].py", "*", "!*/", "build/", ""),
    *("a b.py", "a b.py   ", "x/a.py", "src/x/", "!src/", "é.py", "ab.PY", "**", "/*", "!/x"),
    *("b*y", "x/src/*.py", "/x/src/", "!b.py", "lib/**/ab.py"),
]


class Checkout:
    """A generated repository with what git says about its paths."""

    def __init__(self, root: Path, chance: random.Random, environment: dict[str, str]) -> None:
        self.root = root
        self._environment = environment
        subprocess.run(["git", "init", "-q", root], check=True, env=environment)
        self._ignore(root / ".git" / "info" / "exclude", chance, 0.5)
        self.folders = [root]
        for _ in range(chance.randint(3, 12)):
            folder = chance.choice(self.folders) / chance.choice(FOLDERS)
            if not folder.exists():
                folder.mkdir()
                self.folders.append(folder)
        self.files: list[str] = []
        for folder in self.folders:
            for name in chance.sample(NAMES, 6):
                if not (folder / name).exists():
                    (folder / name).touch()
                    self.files.append(str((folder / name).relative_to(root)))
            self._ignore(folder / ".gitignore", chance, 0.6)

    def _ignore(self, file: Path, chance: random.Random, how_often: float) -> None:
        if chance.random() < how_often:
            lines = chance.choices(PATTERNS, k=chance.randint(1, 5))
            file.write_text("\n".join(lines) + "\n")

    def ignored(self, paths: list[str]) -> set[str]:
        asked = subprocess.run(
            ["git", "check-ignore", "--no-index", "-z", "--stdin"],
            cwd=self.root,
            env=self._environment,
            input="\0".join(paths).encode(),
            capture_output=True,
            check=False,
        )
        return set(asked.stdout.decode().split("\0")) - {""}


def compare(base: Path, paths: int) -> tuple[int, int, int, int]:
    """How many paths were compared, in how many were ignored, in subfolders, and differences."""
    if shutil.which("git") is None:
        pytest.fail("this test compares with git, which is not installed")
    chance = random.Random(20)
    nowhere = str(base)
    environment = {**os.environ, "XDG_CONFIG_HOME": nowhere, "HOME": nowhere}
    environment |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    config = CorpusConfig(skip_folders=(".git",), languages=("python",))
    compared = ignored = below = differences = number = 0
    while compared < paths:
        number += 1
        outer = Checkout(base / f"r{number}", chance, environment)
        by_git = outer.ignored(
            [*outer.files, *(str(f.relative_to(outer.root)) for f in outer.folders[1:])]
        )
        expected = {path for path in outer.files if path not in by_git}
        # A checkout inside has its own rules; the outer one decides whether it is entered.
        home = chance.choice(outer.folders)
        inner = Checkout(home / "inner", chance, environment)
        inside = inner.root.relative_to(outer.root).as_posix()
        if not outer.ignored([inside]):
            own = inner.ignored(inner.files)
            expected |= {f"{inside}/{path}" for path in inner.files if path not in own}
        sources = [
            folder for folder in outer.folders if str(folder.relative_to(outer.root)) not in by_git
        ]
        source = outer.root if chance.random() < 0.4 else chance.choice(sources)
        way = source.relative_to(outer.root).as_posix()
        start = "" if way == "." else f"{way}/"
        seen = [*outer.files, *(f"{inside}/{path}" for path in inner.files)]
        python = {
            path.removeprefix(start)
            for path in seen
            if path.startswith(start) and path.lower().endswith(".py")
        }
        wanted = {path.removeprefix(start) for path in expected if path.startswith(start)} & python
        found = list(Walk(config, Control()).files(Source(source, True)))
        taken = {file.path for file in found if file.language is not None}
        differences += len(wanted ^ taken)
        compared += len(python)
        ignored += len(python - wanted)
        below += len(python) if start else 0
    return compared, ignored, below, differences


def test_ignore_rules_agree_with_git_on_5000_paths(tmp_path):
    compared, ignored, below, differences = compare(tmp_path, PATHS)
    assert differences == 0
    assert compared >= PATHS
    assert ignored > PATHS // 5
    assert below > PATHS // 10


def test_control_without_what_is_above_the_source_they_differ(tmp_path, monkeypatch):
    monkeypatch.setattr("core.corpus.sources.walk.rules_above", lambda source: IgnoreRules())
    assert compare(tmp_path, 400)[3] > 0


def test_control_without_a_border_around_a_checkout_they_differ(tmp_path, monkeypatch):
    monkeypatch.setattr("core.corpus.sources.walk.is_checkout", lambda folder: False)
    assert compare(tmp_path, 400)[3] > 0
