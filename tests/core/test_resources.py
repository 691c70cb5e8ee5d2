"""What ships with the program is found from anywhere."""

import tomllib

from core.resources import RESOURCES, resource


def test_a_shipped_file_is_found_from_another_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert resource("presets", "nano.toml").is_file()
    assert resource("presets", "nano.toml").is_relative_to(RESOURCES)


def test_every_shipped_toml_file_is_valid():
    found = sorted(RESOURCES.rglob("*.toml"))
    assert found
    for path in found:
        assert tomllib.loads(path.read_text("utf-8")), path
