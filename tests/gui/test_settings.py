"""What is remembered comes back; a bad file costs nothing but itself."""

import dataclasses

from gui.settings import EditorSettings, Settings, SettingsFile, WindowSettings


def test_settings_survive_a_restart(qapp, tmp_path, qtbot):
    path = tmp_path / "deep" / "settings.toml"
    settings = Settings(path)
    with qtbot.waitSignal(settings.changed) as changed:
        settings.put(dataclasses.replace(settings.editor, open_files=("/a b/ü.py",), font_size=14))
    assert isinstance(changed.args[0], EditorSettings)
    settings.put(dataclasses.replace(settings.window, theme="dark", tab="editor"))
    settings.put(dataclasses.replace(settings.train, minutes=7.5, splitter=(300, 700)))
    settings.put(dataclasses.replace(settings.corpus, tab="files", files_columns=(400, 500)))
    settings.save()
    again = Settings(path)
    assert again.editor.open_files == ("/a b/ü.py",)
    assert again.editor.font_size == 14
    assert again.window == dataclasses.replace(WindowSettings(), theme="dark", tab="editor")
    assert again.train.minutes == 7.5
    assert again.train.splitter == (300, 700)
    assert again.corpus.tab == "files"
    assert again.corpus.files_columns == (400, 500)
    assert again.problem is None


def test_saving_follows_a_change_by_itself(qapp, tmp_path, qtbot):
    settings = Settings(tmp_path / "settings.toml")
    settings.put(dataclasses.replace(settings.window, theme="light"))
    assert not settings.path.exists()
    qtbot.waitUntil(settings.path.exists, timeout=5000)
    assert 'theme = "light"' in settings.path.read_text("utf-8")


def test_putting_the_same_section_is_no_change(qapp, tmp_path, qtbot):
    settings = Settings(tmp_path / "settings.toml")
    with qtbot.assertNotEmitted(settings.changed):
        settings.put(dataclasses.replace(settings.editor))


def test_a_damaged_file_is_set_aside(qapp, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('[window]\ntheme = "purple"\n', "utf-8")
    settings = Settings(path)
    assert settings.window == SettingsFile().window
    assert settings.problem is not None
    assert "theme" in settings.problem.message
    assert "settings.damaged.toml" in settings.problem.hint
    assert (tmp_path / "settings.damaged.toml").exists()
    assert not path.exists()


def test_keys_of_a_newer_version_are_passed_over(qapp, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('new = 1\n[window]\ntheme = "dark"\nshiny = true\n[other]\nx = 1\n', "utf-8")
    settings = Settings(path)
    assert settings.problem is None
    assert settings.window.theme == "dark"


def test_a_refused_save_is_kept_and_not_raised(qapp, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    settings = Settings(tmp_path / "file" / "settings.toml")
    settings.put(dataclasses.replace(settings.window, theme="dark"))
    settings.save()
    assert settings.problem is not None
