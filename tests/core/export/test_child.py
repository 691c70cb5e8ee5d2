import sys

import pytest

from core.checkpoints.light_copy import UnsupportedShape, copy_folder, read_copy
from core.errors import Cancelled, CheckpointError
from core.export import __main__ as command
from core.export import child
from core.export.child import make_light_copy_in_child


def test_the_child_makes_the_copy(checkpoint, workspace):
    make_light_copy_in_child(checkpoint, workspace)
    assert read_copy(copy_folder(workspace, checkpoint), checkpoint) is not None


def test_the_command_says_what_is_wrong_as_json(checkpoint, workspace, capsys):
    assert command.main([str(checkpoint), str(workspace.folder)]) == 0
    checkpoint.write_text("not a model")
    assert command.main([str(checkpoint), str(workspace.folder)]) == 1
    assert '"message"' in capsys.readouterr().out


IT_IS_DAMAGED = """print('{"message": "It is damaged.", "hint": "Mend it."}')"""
NOT_PREPARED = "best_checkpoint.pth could not be prepared"


@pytest.mark.parametrize(
    ("program", "kind", "message", "hint"),
    [
        (f"{IT_IS_DAMAGED}; exit(1)", CheckpointError, "It is damaged.", "Mend it."),
        (f"{IT_IS_DAMAGED}; exit(3)", UnsupportedShape, "It is damaged.", "Mend it."),
        ("exit('Killed')", CheckpointError, f"{NOT_PREPARED}: Killed", "memory"),
        ("exit(9)", CheckpointError, f"{NOT_PREPARED}: exit status 9", "memory"),
        ("print('[]'); exit(1)", CheckpointError, NOT_PREPARED, "memory"),
    ],
)
def test_what_the_child_says_is_what_the_caller_hears(
    checkpoint, workspace, monkeypatch, tmp_path, program, kind, message, hint
):
    script = tmp_path / "python"
    script.write_text(f"#!{sys.executable}\n{program}\n")
    script.chmod(0o755)
    monkeypatch.setattr(child.sys, "executable", str(script))
    with pytest.raises(kind) as caught:
        make_light_copy_in_child(checkpoint, workspace)
    assert type(caught.value) is kind
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_it_ends_when_it_is_asked_to(checkpoint, workspace):
    with pytest.raises(Cancelled):
        make_light_copy_in_child(checkpoint, workspace, lambda: True)
    assert read_copy(copy_folder(workspace, checkpoint), checkpoint) is None
