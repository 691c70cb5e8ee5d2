import json
import os

import pytest

from core.errors import ExportError
from core.export.options import ExportConfig
from core.export.targets import RECORD, RECORD_FORMAT, check_target, default_target, is_taken


@pytest.mark.parametrize(
    ("format", "precision", "name"),
    [
        ("gguf", "f16", "run-f16.gguf"),
        ("gguf", "q8_0", "run-q8_0.gguf"),
        ("hf", "f16", "run-hf"),
        ("ollama", "q8_0", "run-ollama-q8_0"),
    ],
)
def test_exports_of_one_run_have_names_of_their_own(tmp_path, format, precision, name):
    config = ExportConfig(format=format, precision=precision)
    assert default_target(tmp_path, "run", config) == tmp_path / name


@pytest.mark.parametrize("name", ["model", "model.txt", ".gguf"])
def test_a_file_that_no_program_would_take_for_gguf_is_refused(tmp_path, name):
    with pytest.raises(ExportError, match="no name for a GGUF file"):
        check_target(tmp_path / name, "gguf", replace=True)


def test_a_target_of_the_other_kind_is_refused(tmp_path):
    (tmp_path / "folder.gguf").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        check_target(tmp_path / "folder.gguf", "gguf", replace=True)
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="is a file"):
        check_target(tmp_path / "file", "hf", replace=True)


@pytest.mark.parametrize("name", ["m.gguf", "m.gguf.md"])
def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path, name):
    check_target(tmp_path / "m.gguf", "gguf", replace=False)
    (tmp_path / name).touch()
    assert is_taken(tmp_path / "m.gguf", "gguf")
    with pytest.raises(ExportError, match="there already") as refused:
        check_target(tmp_path / "m.gguf", "gguf", replace=False)
    assert "--force" in refused.value.hint
    check_target(tmp_path / "m.gguf", "gguf", replace=True)


@pytest.mark.parametrize("format", ["hf", "ollama"])
def test_a_folder_of_ours_is_replaced_only_when_asked(tmp_path, format):
    (tmp_path / "m").mkdir()
    check_target(tmp_path / "m", format, replace=False)
    (tmp_path / "m" / RECORD).write_text(json.dumps({"format": RECORD_FORMAT}))
    with pytest.raises(ExportError, match="there already"):
        check_target(tmp_path / "m", format, replace=False)
    check_target(tmp_path / "m", format, replace=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("thesis.txt", "all my work"),
        ("config.json", "{}"),  # a folder of transformers that somebody else made
        (RECORD, "no JSON"),
        (RECORD, "[]"),
        (RECORD, '{"format": "another"}'),
    ],
)
def test_a_folder_with_anything_else_is_never_replaced(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with pytest.raises(ExportError, match="holds something else"):
        check_target(tmp_path, "hf", replace=True)


def test_a_dangling_link_is_no_file_to_ask_about(tmp_path):
    os.symlink(tmp_path / "gone", tmp_path / "m.gguf")
    check_target(tmp_path / "m.gguf", "gguf", replace=False)
