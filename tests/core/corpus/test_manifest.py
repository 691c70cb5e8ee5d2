import os

import pytest

from core.corpus.store.manifest import MANIFEST_FILE, ManifestRow, printable, read_manifest, to_line
from core.errors import WorkspaceError

ROWS = [
    ManifestRow(
        path="a.py",
        source="/s",
        language="python",
        lines=3,
        bytes=10,
        md5="0" * 32,
        non_ascii_share=0.25,
        kept=True,
        split="train",
        stripped_lines=21,
        shard=1,
        offset=2,
        length=3,
    ),
    ManifestRow(path="line\nbreak \u2028 ä.py", source="/s", reason="too_short", detail="0 < 3"),
    ManifestRow(path="deep/", source="/s", reason="ignored"),
]


def test_rows_come_back(tmp_path):
    lines = [to_line(row) for row in ROWS]
    assert all(line.count("\n") == 1 for line in lines)
    (tmp_path / MANIFEST_FILE).write_text("".join(lines), encoding="utf-8")
    assert list(read_manifest(tmp_path)) == ROWS
    assert [row.is_folder for row in ROWS] == [False, False, True]


def test_fields_of_a_newer_version_are_passed_over(tmp_path):
    (tmp_path / MANIFEST_FILE).write_text('{"path":"a","source":"b","novel":1}\n')
    assert list(read_manifest(tmp_path)) == [ManifestRow(path="a", source="b")]


@pytest.mark.parametrize("content", ["{", "[]\n", "1\n", '{"path":"a"}\n', "\xff\n"])
def test_damage_is_a_sentence(tmp_path, content):
    (tmp_path / MANIFEST_FILE).write_text(content, encoding="latin-1")
    with pytest.raises(WorkspaceError, match="manifest"):
        list(read_manifest(tmp_path))


def test_a_missing_manifest_is_a_sentence(tmp_path):
    with pytest.raises(WorkspaceError):
        list(read_manifest(tmp_path))


def test_a_path_that_is_no_text_becomes_text():
    assert printable(os.fsdecode(b"a\xff.py")) == "a\\xff.py"
    assert printable("ä漢") == "ä漢"
