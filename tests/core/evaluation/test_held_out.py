import json
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.store.reader import Document
from core.errors import SourceError
from core.evaluation.held_out import held_out_documents, without_leaks
from core.events import discard

STANDARD = Path(json.__file__).parent


def read(name):
    return (STANDARD / name).read_text("utf-8")


def document(path, text):
    return Document(path=path, language="python", text=text)


TRAINING = [document(name, read(name)) for name in ("decoder.py", "encoder.py", "scanner.py")]


def reformatted(text):
    """Other indentation, other blank lines, other spaces, a comment on top."""
    lines = [line.replace("    ", "  ").rstrip() for line in text.splitlines()]
    spaced = [line.replace(", ", " , ").replace(" = ", "  =  ") for line in lines if line]
    return "# copied\n\n" + "\n\n".join(spaced) + "\n"


def test_a_training_file_renamed_and_reformatted_is_found_and_named():
    other = document("own.py", Path(__file__).read_text("utf-8"))
    copies = [document("renamed.py", reformatted(TRAINING[1].text)), TRAINING[0]]
    found = without_leaks([*copies, other], TRAINING, discard, Control())
    assert found.documents == (other,)
    assert [(leak.path, leak.original) for leak in found.leaks] == [
        ("renamed.py", "encoder.py"), ("decoder.py", "decoder.py")
    ]  # fmt: skip
    assert found.leaks[0].similarity >= 0.4
    assert found.leaks[1].similarity == 1.0


def test_files_of_one_author_are_no_copies():
    others = [document(name, read(name)) for name in ("tool.py", "__init__.py")]
    assert without_leaks(others, TRAINING, discard, Control()).leaks == ()
    assert without_leaks(others, [], discard, Control()).documents == tuple(others)


def test_sources_are_read_and_filtered_as_for_a_build(tmp_path):
    (tmp_path / "copy.py").write_text(reformatted(TRAINING[2].text))
    (tmp_path / "own.py").write_text(Path(__file__).read_text("utf-8"))
    (tmp_path / "short.py").write_text("x = 1\n")
    found = held_out_documents([str(tmp_path)], ["python"], TRAINING, discard, Control())
    assert [one.path for one in found.documents] == ["own.py"]
    assert [leak.path for leak in found.leaks] == ["copy.py"]


def test_nothing_left_is_a_sentence(tmp_path):
    (tmp_path / "copy.py").write_text(TRAINING[2].text)
    with pytest.raises(SourceError, match="near-duplicates of training files"):
        held_out_documents([str(tmp_path)], ["python"], TRAINING, discard, Control())


def test_two_projects_may_have_a_file_of_one_name(tmp_path):
    """What is asked in a file goes by its path, so none may have that of another."""
    for name, module in (("first", "decoder.py"), ("second", "encoder.py")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tool.py").write_text(read(module), "utf-8")
    sources = [str(tmp_path / "first"), str(tmp_path / "second")]
    found = held_out_documents(sources, ["python"], (), discard, Control())
    assert [each.path for each in found.documents] == ["first/tool.py", "second/tool.py"]
    (tmp_path / "deep").mkdir()
    (tmp_path / "second").rename(tmp_path / "deep" / "first")
    sources[1] = str(tmp_path / "deep" / "first")
    found = held_out_documents(sources, ["python"], (), discard, Control())
    assert len({each.path for each in found.documents}) == 2
