"""Saving keeps what a file is, and asks before it overwrites a read-only file."""

from __future__ import annotations

import os
import stat

import pytest

from core import saving
from core.editing.recovery_store import RecoveryStore
from core.errors import StorageError


@pytest.fixture
def open_tab(page, tmp_path):
    def open_tab(name="a.py", text="old = 1\n"):
        path = tmp_path / name
        path.write_text(text)
        assert page.open_file(path)
        return path, page.tabs.current()

    return open_tab


def type_at_end(page, text):
    cursor = page.edit().textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(text)


def test_a_read_only_file_is_written_only_with_consent(page, dialogs, open_tab):
    path, tab = open_tab()
    path.chmod(0o444)
    type_at_end(page, "new = 2\n")
    assert not page.commands.save()
    assert dialogs.asked == ["read-only a.py"]
    assert path.read_text() == "old = 1\n"
    assert tab.is_modified
    dialogs.overwrites_read_only = True
    assert page.commands.save()
    assert path.read_text() == "old = 1\nnew = 2\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert not tab.is_modified


def test_save_as_over_a_read_only_file_asks_too(page, dialogs, open_tab, tmp_path):
    open_tab()
    other = tmp_path / "other.py"
    other.write_text("theirs\n")
    other.chmod(0o400)
    dialogs.save_path = other
    page.commands.save_as()
    assert dialogs.asked == ["read-only other.py"]
    assert other.read_text() == "theirs\n"


def test_a_file_that_cannot_be_overwritten_is_reported_without_a_question(
    page, dialogs, open_tab, monkeypatch, editor_context
):
    reports = []
    editor_context.errors.reported.connect(reports.append)
    _, tab = open_tab()
    monkeypatch.setattr(saving, "is_read_only", lambda *_: True)
    monkeypatch.setattr(saving, "_may_change_mode", lambda *_: False)
    type_at_end(page, "x\n")
    assert not page.commands.save()
    assert dialogs.asked == []
    assert "a.py is read-only" in reports[0].message
    assert tab.is_modified


@pytest.mark.parametrize("length", [253, 254, 255])
def test_a_file_with_the_longest_of_names_opens_and_saves(page, open_tab, length):
    path, tab = open_tab("n" * (length - 3) + ".py")
    type_at_end(page, "x\n")
    assert page.commands.save()
    assert path.read_text() == "old = 1\nx\n"
    assert not tab.is_modified


def test_the_second_name_of_a_file_shows_what_was_saved(page, open_tab):
    path, _ = open_tab()
    os.link(path, path.with_name("b.py"))
    type_at_end(page, "x\n")
    assert page.commands.save()
    assert path.with_name("b.py").read_text() == "old = 1\nx\n"


def test_while_a_file_is_overwritten_recovery_has_the_new_text(
    page, open_tab, editor_context, monkeypatch
):
    """kill -9 at that moment: the next start offers the text, whole."""
    path, _ = open_tab()
    os.link(path, path.with_name("b.py"))
    type_at_end(page, "precious = 2\n")
    found = []
    real = saving._overwrite

    def overwrite(file, data):
        file.write(data[:3])
        copies = editor_context.workspace.unsaved.glob("*/*.unsaved")
        found.extend(copy.read_bytes().decode() for copy in copies)
        real(file, data)

    monkeypatch.setattr(saving, "_overwrite", overwrite)
    assert page.commands.save()
    assert len(found) == 1
    assert found[0].endswith("\nold = 1\nprecious = 2\n")
    assert str(path) in found[0]
    # Once it is saved there is nothing left to offer.
    page.recovery._writer.wait()
    assert not list(editor_context.workspace.unsaved.glob("*/*.unsaved"))
    assert not RecoveryStore(editor_context.workspace.unsaved).has_leftovers()


def test_after_a_failed_write_in_place_the_text_is_still_unsaved(page, open_tab, monkeypatch):
    path, tab = open_tab()
    os.link(path, path.with_name("b.py"))
    type_at_end(page, "x\n")

    def refuse(*_):
        raise StorageError("Full.")

    monkeypatch.setattr(saving, "_write_in_place", refuse)
    assert not page.commands.save()
    assert tab.is_modified
    assert path.read_text() == "old = 1\n"


@pytest.mark.parametrize(
    "text", ["", "no newline at the end", "a\x0cb\n", "\u00e9\u00a0\u2028\U0001f600\n", "a\0b\n"]
)
def test_the_document_keeps_every_character(edit, text):
    edit.set_text(text)
    assert edit.text() == text
