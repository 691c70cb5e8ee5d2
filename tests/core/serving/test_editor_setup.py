"""The texts that people copy: they parse, and say whether they were tried."""

import json

from core.serving.editor_setup import editor_setups

COMMAND = ("/opt/my tools/python", "main.py", "lsp")


def texts(command=COMMAND):
    return {setup.editor.split()[0]: setup for setup in editor_setups(8123, command)}


def test_each_editor_has_one_row_and_each_says_whether_it_was_tried():
    setups = editor_setups(8123, COMMAND)
    assert len({setup.editor for setup in setups}) == len(setups)
    for setup in setups:
        assert setup.tried
        assert bool(setup.text) == (setup.door != "none")
        if setup.door == "http":
            assert "http://127.0.0.1:8123" in setup.text
        if setup.door == "lsp":
            assert "/opt/my tools/python" in setup.text


def test_json_settings_are_json():
    found = [setup for setup in editor_setups(8123, COMMAND) if setup.where.startswith("settings")]
    assert len(found) == 3
    for setup in found:
        assert json.loads(setup.text)


def test_the_extension_gets_the_command_without_what_it_adds_itself():
    (ours,) = [setup for setup in editor_setups(8123, COMMAND) if "extension" in setup.editor]
    assert json.loads(ours.text) == {
        "tabwright.command": "/opt/my tools/python",
        "tabwright.commandArguments": ["main.py"],
    }


def test_a_path_with_letters_beyond_ascii_is_written_as_it_is():
    command = ("/home/zoé/漢/tabwright", "lsp")
    for name in ("Neovim", "Emacs", "JetBrains"):
        assert command[0] in texts(command)[name].text


def test_a_command_with_blanks_is_quoted_for_each_editor():
    assert '"/opt/my tools/python", "main.py", "lsp"' in texts()["Neovim"].text
    assert '\'("/opt/my tools/python" "main.py" "lsp")' in texts()["Emacs"].text
    assert "'/opt/my tools/python' main.py lsp" in texts()["JetBrains"].text


def test_zed_and_continue_get_our_marks():
    assert '"prompt_format": "qwen"' in texts()["Zed"].text
    marks = "<|fim_prefix|>{{{prefix}}}<|fim_suffix|>{{{suffix}}}<|fim_middle|>"
    assert marks in texts()["Continue"].text
