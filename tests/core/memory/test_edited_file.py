"""A client that names no file: the project finds the file by its text."""

import random
import shutil

import pytest

from core.control import Control
from core.events import discard
from core.memory.edited_file import edited_file
from core.memory.project import ProjectMemory
from core.resources import resource
from tests.core.export.conftest import tiny_tokenizer  # noqa: F401


@pytest.fixture
def project(tmp_path, tiny_tokenizer):  # noqa: F811
    for sample in resource("samples").iterdir():
        shutil.copy(sample, tmp_path / sample.name)
    memory = ProjectMemory(tmp_path, ["python", "c", "java"], tiny_tokenizer)
    memory.read(None, None, discard, Control())
    assert len(memory.index) > 2
    return memory


def files(project):
    return {path: (project.root / path).read_text("utf-8") for path in project.index.paths}


def test_a_file_is_found_at_every_cursor_while_it_is_edited(project):
    draw = random.Random(0)
    for path, text in files(project).items():
        for _number in range(30):
            offset = draw.randrange(len(text) + 1)
            line_end = text.find("\n", offset)
            suffix = text[line_end:] if line_end >= 0 and draw.random() < 0.5 else text[offset:]
            prefix = text[:offset] + draw.choice(["", "changed(", "\n    new = line\n    other"])
            assert edited_file(project, prefix, suffix) == path, (path, offset)


def test_line_ends_and_cut_texts_make_no_difference(project):
    for path, text in files(project).items():
        middle = text.index("\n", len(text) // 2)
        prefix, suffix = text[:middle][-800:], text[middle:][:400]
        assert edited_file(project, prefix, suffix) == path
        assert edited_file(project, prefix.replace("\n", "\r\n"), suffix) == path


@pytest.mark.parametrize("text", ["", "\n\n\n", "x = 1\n", "def other():\n    return 1\n" * 40])
def test_another_text_is_no_file_of_it(project, text):
    assert edited_file(project, text, "") is None
    assert edited_file(project, "", text) is None


def test_a_text_of_two_files_is_the_one_that_has_more_of_it(project):
    (first, one), (_second, other), *_ = files(project).items()
    few = other[: other.index("\n", 300)]
    assert edited_file(project, one + few + "\nlast", "") == first


def test_of_near_copies_it_is_the_nearest(project):
    for path, text in files(project).items():
        near = text.replace("return", "yield", 2)
        assert near != text
        project.update(project.root / f"A{path}", near)
        middle = text.index("\n", len(text) // 2)
        assert edited_file(project, text[:middle], text[middle:]) == path
        assert edited_file(project, near[:middle], near[middle:]) == f"A{path}"


def test_of_equal_copies_it_is_the_first(project):
    [path, text], *_ = files(project).items()
    project.update(project.root / f"zz_{path}", text)
    assert edited_file(project, text, "") == path
    project.remove(project.root / path)
    assert edited_file(project, text, "") == f"zz_{path}"


def test_nothing_is_found_where_nothing_was_read(tmp_path, tiny_tokenizer):  # noqa: F811
    memory = ProjectMemory(tmp_path, ["python"], tiny_tokenizer)
    assert edited_file(memory, "import os\n" * 20, "") is None
