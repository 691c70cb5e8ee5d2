"""A real corpus on disk, opened as the page opens it."""

import pytest

from core.control import Control
from core.data.build import build, build_config
from core.data.open_corpus import open_corpus
from core.events import discard

HEADER = '"""' + "\n".join(f"Line {number} of a licence." for number in range(30)) + '\n"""\n'


def write_sources(folder):
    """Files for every decision: kept, cut, too short, a test, two that are equal."""
    folder.mkdir(parents=True)
    for number in range(12):
        lines = [f"value_{number}_{line} = {line} * {number}" for line in range(10 + 5 * number)]
        (folder / f"module_{number:02d}.py").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "licensed.py").write_text(HEADER + "first = 1\nsecond = 2\nthird = 3\n", "utf-8")
    (folder / "short.py").write_text("x = 1\n", "utf-8")
    (folder / "inner").mkdir()
    (folder / "inner" / "test_x.py").write_text("a = 1\nb = 2\nc = 3\nd = 4\n", "utf-8")
    copied = (folder / "module_05.py").read_text("utf-8")
    (folder / "inner" / "copy.py").write_text(copied, "utf-8")
    return folder


@pytest.fixture(scope="session")
def built_workspace(tmp_path_factory):
    """A workspace with one corpus, ``mine``; tests only read it."""
    from core.workspace import open_workspace

    folder = tmp_path_factory.mktemp("corpus-page")
    workspace = open_workspace(folder / "workspace")
    sources = write_sources(folder / "sources")
    config = build_config("mine", [str(sources)], ["tokenizer.vocabulary=400"])
    build(config, workspace, discard, Control())
    return workspace


@pytest.fixture(scope="session")
def opened(built_workspace):
    return open_corpus(built_workspace, "mine", Control())


@pytest.fixture
def workspace(built_workspace, tmp_path):
    """A fresh workspace with a copy of the corpus, for tests that write into it."""
    import shutil

    from core.workspace import open_workspace

    shutil.copytree(built_workspace.folder, tmp_path / "workspace")
    return open_workspace(tmp_path / "workspace")
