"""Nothing of the asked file leaks into its project; with the control that shows it would."""

import json
from pathlib import Path

import pytest

from core.completion.opening import open_engine
from core.control import Control
from core.corpus.store.reader import Document
from core.errors import SourceError
from core.evaluation.cases import Case, draw_cases
from core.evaluation.engine_completer import EngineCompleter
from core.evaluation.projects import (
    NEAR_COPY,
    NO_NEAR_COPY,
    EvaluationProjects,
    ProjectOfFile,
)
from core.evaluation.systems import CountedSpec
from core.evaluation.task import Task, measure
from core.events import discard

DECODER = (Path(json.__file__).parent / "decoder.py").read_text("utf-8")
ENCODER = (Path(json.__file__).parent / "encoder.py").read_text("utf-8")


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "project"
    (folder / "old").mkdir(parents=True)
    (folder / "decoder.py").write_text(DECODER)
    (folder / "encoder.py").write_text(ENCODER)
    # A copy under another name, and a backup from before some edits.
    (folder / "old" / "copy_of_it.py").write_text(DECODER)
    lines = DECODER.splitlines(keepends=True)
    (folder / "old" / "decoder_backup.py").write_text("".join([*lines[:40], *lines[46:]]))
    return folder.resolve()


@pytest.fixture
def documents():
    return [
        Document(path=f"{name}.py", language="python", text=text)
        for name, text in (("decoder", DECODER), ("encoder", ENCODER))
    ]


def projects_of(root, documents):
    return EvaluationProjects([str(root)], documents, discard, Control())


def exact(project, cases, document):
    task = Task(
        system=CountedSpec(), document=document, cases=cases, passage=None, wants_bits=True,
        minimum_precisions=(), typing_ms=0.0, project=project,
    )  # fmt: skip
    completer = EngineCompleter("x", open_engine(None)[0], asks_project=True)
    measured = measure(task, completer)
    return sum(one.exact for one in measured.scores) / len(cases), measured.bits.with_file


def test_what_is_nearly_the_same_does_not_count(root, documents):
    found = projects_of(root, documents).of_files
    assert found["decoder.py"].copies == ("old/copy_of_it.py", "old/decoder_backup.py")
    assert found["decoder.py"].left_out == {
        "decoder.py", "old/copy_of_it.py", "old/decoder_backup.py"
    }  # fmt: skip
    assert found["encoder.py"].copies == ()


def test_copies_leak_nothing_and_would_without_the_rule(root, documents):
    document = documents[0]
    cases = draw_cases([document], 40, 1)
    found = projects_of(root, documents).of_files["decoder.py"]
    honest, honest_bits = exact(found, cases, document)
    leaking = ProjectOfFile(
        root=found.root, path=found.path, copies=(), has_near_copy=False, language="python"
    )
    leaked, leaked_bits = exact(leaking, cases, document)
    for name in found.copies:
        (root / name).unlink()
    without, without_bits = exact(found, cases, document)
    assert honest == without
    # Of what is everywhere a sample counts, and the copies were part of it.
    assert honest_bits == pytest.approx(without_bits, rel=1e-3)
    assert leaked > honest + 0.3
    assert leaked_bits < 0.5 * honest_bits


def test_the_kinds_of_lines(root, documents):
    projects = projects_of(root, documents)

    def groups(line, column, rest_of_file=""):
        return projects.groups(
            Case(
                path="encoder.py", language="python", kind="line start",
                prefix=f"import this\n{line[:column]}", suffix=f"\n{rest_of_file}",
                expected=line[column:],
            )
        )  # fmt: skip

    assert groups("    return _default_decoder.decode(s)", 4)[1] == "novel line"
    assert groups("    c_scanstring = None", 4)[1] == "known line"
    assert groups("    unseen.c_scanstring = None", 11)[1] == "known rest"
    assert groups("    unseen = beforehand", 4, "    unseen = beforehand\n")[1] == "known line"
    assert groups("x = 1", 0)[0] == NO_NEAR_COPY


def test_files_that_are_much_alike_are_told_apart(root, documents):
    lines = DECODER.splitlines(keepends=True)
    half = len(lines) * 11 // 20
    (root / "half.py").write_text("".join([*lines[:half], *ENCODER.splitlines(keepends=True)[:60]]))
    projects = projects_of(root, documents)
    found = projects.of_files["decoder.py"]
    assert "half.py" not in found.copies
    assert projects.groups_of_file("decoder.py") == (NEAR_COPY,)
    assert projects.groups_of_file("unknown.py") == ()


def test_several_projects(tmp_path, root, documents):
    other = tmp_path / "other"
    other.mkdir()
    (other / "tool.py").write_text("x = 1\n")
    tool = Document(path="other/tool.py", language="python", text="x = 1\n")
    decoder = Document(path="project/decoder.py", language="python", text=DECODER)
    found = EvaluationProjects([str(root), str(other)], [tool, decoder], discard, Control())
    assert found.of_files["other/tool.py"].root == str(other.resolve())
    assert found.of_files["project/decoder.py"].path == "decoder.py"


def test_a_source_that_is_no_folder(root, documents):
    with pytest.raises(SourceError, match="no folder"):
        projects_of(root / "decoder.py", documents)
