"""After any edits, saves, renames, deletions and branch changes, a project is as a fresh one.

The rules do to the memory what the window does: a save and a replacement in files tell it a text,
the file tree a rename or a deletion; other programs tell it nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.control import Control
from core.editing import file_operations
from core.events import discard
from core.memory.lookup import look_up
from core.memory.project import ProjectMemory
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer
from core.workspace import open_workspace

FOLDERS = ("", "inner", "inner/deep", "other")
PATHS = tuple(f"{folder}/{name}".lstrip("/") for folder in FOLDERS for name in ("a.py", "b.py"))
paths = st.sampled_from(PATHS)
texts = st.sampled_from(
    ["", "x = 1\n", "def total(items):\n    return sum(items)\n", "total = 1\r\n" * 3,
     'KEY = "AKIAQ3EGRJ5V7WXYZK2M"\n', "# \u00e9\n" * 40, "x = 2\n" * 400]
)  # fmt: skip
TOKENIZER = None


def tokenizer():
    global TOKENIZER
    if TOKENIZER is None:
        words = iter(["def total(items):\n    return sum(items)\n" * 50])
        TOKENIZER = train_tokenizer(
            TokenizerConfig(vocabulary=300), words, discard, Control()
        ).tokenizer
    return TOKENIZER


class Project(RuleBasedStateMachine):
    """One project on the disk, its memory, and two branches to change between."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="tabwright-")).resolve()
        self.root = self.folder / "project"
        self.branches = [{}, {}]
        self.branch = 0
        self.workspace = open_workspace(self.folder / "workspace")

    @initialize(files=st.dictionaries(paths, texts, max_size=4))
    def start(self, files):
        self.root.mkdir()
        for path, text in files.items():
            self.write(path, text)
        self.memory = ProjectMemory(self.root, ["python"], tokenizer())
        self.read(self.memory)

    def teardown(self):
        shutil.rmtree(self.folder)

    def write(self, path, text):
        """Return whether it could be: a renamed folder may have taken the name."""
        file = self.root / path
        if file.is_dir():
            return False
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
        return True

    def read(self, memory):
        memory.read(None, self.workspace, discard, Control())

    @rule(path=paths, text=texts)
    def save(self, path, text):
        """In the editor."""
        if self.write(path, text):
            self.memory.update(self.root / path, text)

    @rule(path=paths, text=texts)
    def write_elsewhere(self, path, text):
        """By another program."""
        self.write(path, text)

    @rule(path=paths, text=texts)
    def edit(self, path, text):
        """Without saving: reading finds what is on the disk again."""
        self.memory.update(self.root / path, text)

    @rule(path=st.sampled_from([*PATHS, *FOLDERS[1:]]), name=st.sampled_from(["a.py", "c.py", "z"]))
    def rename(self, path, name):
        """In the file tree; what is taken is refused."""
        old = self.root / path
        if not old.exists():
            return
        try:
            new = file_operations.rename(old, name)
        except file_operations.NameRefusedError:
            return
        self.memory.rename(old, new)

    @rule(path=st.sampled_from([*PATHS, *FOLDERS[1:]]), is_told=st.booleans())
    def delete(self, path, is_told):
        """In the file tree, or by another program."""
        file = self.root / path
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)
        if is_told:
            self.memory.remove(file)

    @rule()
    def change_branch(self):
        """As a checkout does: files come, go and change, and nobody tells the memory."""
        files = [file for file in self.root.rglob("*") if file.is_file()]
        now = {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}
        self.branches[self.branch] = now
        self.branch = 1 - self.branch
        wanted = self.branches[self.branch]
        for path in now.keys() - wanted.keys():
            (self.root / path).unlink()
        for path, data in wanted.items():
            if now.get(path) != data:
                file = self.root / path
                if file.is_dir():
                    shutil.rmtree(file)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    @rule(starts_again=st.booleans())
    def look(self, starts_again):
        """Read what is new, in this process or, with the cache, in another one."""
        if starts_again:
            self.memory = ProjectMemory(self.root, ["python"], tokenizer())
        self.read(self.memory)
        fresh = ProjectMemory(self.root, ["python"], tokenizer())
        fresh.read(None, None, discard, Control())
        assert self.memory.index.paths == fresh.index.paths
        for path in fresh.index.paths:
            ours, theirs = self.memory.index.document(path), fresh.index.document(path)
            assert ours.tolist() == theirs.tolist(), path
        for text in ("total", "def total(items):\n    return", "x ="):
            context = tokenizer().encode(text)
            ours = look_up(self.memory.snapshot().views, context)
            theirs = look_up(fresh.snapshot().views, context)
            assert ours.ids.tolist() == theirs.ids.tolist()
            assert ours.blend.tolist() == theirs.blend.tolist()

    @invariant()
    def counts_nothing_twice(self):
        """Whatever is told: each path is in one segment at most."""
        if hasattr(self, "memory"):
            held = [path for one in self.memory.index.held for path in one.paths if path]
            assert len(held) == len(set(held))


TestProject = Project.TestCase
TestProject.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
