"""What is remembered comes back; a bad value costs only itself."""

import dataclasses
import shutil
import threading
from pathlib import Path

from core import saving
from gui.preferences import EditorPreferences, Preferences
from gui.saved_state import SavedState
from gui.settings import Settings

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def put(settings, section, **values):
    settings.put(dataclasses.replace(section, **values))


def test_settings_survive_a_restart(qapp, tmp_path, qtbot):
    path = tmp_path / "deep" / "settings.toml"
    settings = Settings(path)
    with qtbot.waitSignal(settings.changed) as changed:
        put(settings, settings.preferences.editor, font_size=14)
    assert changed.args == [EditorPreferences(font_size=14)]
    put(settings, settings.state.editor, open_files=("/a b/ü.py",))
    put(settings, settings.preferences.window, theme="dark")
    put(settings, settings.state.window, tab="editor")
    put(settings, settings.state.train, minutes=7.5, splitter=(300, 700))
    put(settings, settings.state.corpus, tab="files", files_columns=(400, 500))
    settings.save()
    again = Settings(path)
    assert again.preferences == settings.preferences
    assert again.state == settings.state
    assert again.state.editor.open_files == ("/a b/ü.py",)
    assert again.problem is None


def test_preferences_and_state_are_in_files_of_their_own(qapp, tmp_path):
    settings = Settings(tmp_path / "settings.toml")
    put(settings, settings.preferences.editor, font_size=14)
    put(settings, settings.state.window, tab="editor")
    settings.save()
    preferences, state = settings.path.read_text("utf-8"), settings.state_path.read_text("utf-8")
    assert "font_size = 14" in preferences
    assert "font_size" not in state
    assert 'tab = "editor"' in state
    assert "tab =" not in preferences
    settings.state_path.unlink()
    again = Settings(settings.path)
    assert again.preferences.editor.font_size == 14
    assert again.state == SavedState()


def test_the_single_file_of_earlier_versions_is_carried_over(qapp, tmp_path, qtbot):
    path = tmp_path / "settings.toml"
    shutil.copy(GOLDEN / "settings-0.1.toml", path)
    settings = Settings(path)
    assert settings.problem is None
    window, editor = settings.preferences.window, settings.preferences.editor
    assert (window.theme, window.shows_latency) == ("dark", True)
    assert (editor.font_size, editor.reopens_files, editor.closes_pairs) == (14, False, False)
    suggestions = settings.preferences.suggestions
    assert not suggestions.enabled
    assert (suggestions.mode, suggestions.confidence_threshold) == ("creative", 0.6)
    assert (suggestions.disabled_languages, suggestions.comments_in) == (("java",), ("python",))
    assert suggestions.excluded_projects == ("/home/user/secret",)
    assert (suggestions.max_tokens, suggestions.creative.temperature) == (40, 0.9)
    state = settings.state
    assert (state.window.tab, state.window.geometry) == ("editor", "AdnQywADAAA=")
    assert (state.train.preset, state.train.minutes, state.train.splitter) == (
        "nano",
        7.5,
        (300, 700),
    )
    assert (state.corpus.tab, state.evaluate.scope) == ("files", "full")
    assert state.editor.open_files == ("/home/user/a b/ü.py",)
    assert (state.editor.checkpoint, state.editor.shows_panel) == (
        "/w/runs/r/best_checkpoint.pth",
        True,
    )
    assert (state.project.folder, state.project.shows_tree) == ("/home/user/code", True)
    counts = state.statistics
    assert (counts.shown, counts.accepted, counts.full, counts.words) == (10, 4, 1, 3)
    # Both files are written without another change, and the old one is not needed again.
    qtbot.waitUntil(lambda: "silent_languages" not in path.read_text("utf-8"), timeout=5000)
    again = Settings(path)
    assert (again.preferences, again.state) == (settings.preferences, state)


def test_an_old_name_of_a_preference_is_read_in_the_new_file_too(qapp, tmp_path):
    (tmp_path / "state.toml").write_text("", "utf-8")
    path = tmp_path / "settings.toml"
    path.write_text('[editor]\nsilent_languages = ["c"]\n[window]\nshows_lag = true\n', "utf-8")
    preferences = Settings(path).preferences
    assert preferences.suggestions.disabled_languages == ("c",)
    assert preferences.window.shows_latency


def test_saving_follows_a_change_by_itself(qapp, tmp_path, qtbot):
    settings = Settings(tmp_path / "settings.toml")
    put(settings, settings.preferences.window, theme="light")
    assert not settings.path.exists()
    qtbot.waitUntil(settings.path.exists, timeout=5000)
    assert 'theme = "light"' in settings.path.read_text("utf-8")


def test_a_slow_disk_does_not_hold_the_window(qapp, tmp_path, qtbot, monkeypatch):
    settings = Settings(tmp_path / "settings.toml")
    may_write, write, writers = threading.Event(), saving.write_text, []

    def slow(path, text):
        writers.append(threading.current_thread())
        may_write.wait(10)
        write(path, text)

    monkeypatch.setattr(saving, "write_text", slow)
    put(settings, settings.preferences.window, theme="light")
    qtbot.waitUntil(lambda: bool(writers), timeout=5000)
    assert writers[0] is not threading.current_thread()
    # Changed while the disk is busy: closing waits and writes this too.
    put(settings, settings.preferences.window, theme="dark")
    may_write.set()
    settings.save()
    assert Settings(settings.path).preferences.window.theme == "dark"
    count = len(writers)
    settings.save()
    assert len(writers) == count  # what is on disk already is not written again


def test_putting_the_same_section_is_no_change(qapp, tmp_path, qtbot):
    settings = Settings(tmp_path / "settings.toml")
    with qtbot.assertNotEmitted(settings.changed):
        put(settings, settings.preferences.editor)
        put(settings, settings.state.editor)


def test_a_wrong_value_costs_itself_alone(qapp, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(
        '[window]\ntheme = "purple"\nshows_latency = true\n[editor]\nfont_size = 900\n'
        'closes_pairs = false\n[suggestions.creative]\ntemperature = "hot"\ntop_k = 7\n',
        "utf-8",
    )
    (tmp_path / "state.toml").write_text(
        '[window]\ntab = "editor"\ngeometry = 3\n[train]\nminutes = -1\nlog_axis = true\n'
        'preset = "nano"\n[corpus]\ntab = []\n',
        "utf-8",
    )
    settings = Settings(path)
    window, editor = settings.preferences.window, settings.preferences.editor
    assert (window.theme, window.shows_latency) == ("system", True)
    assert (editor.font_size, editor.closes_pairs) == (11, False)
    creative = settings.preferences.suggestions.creative
    assert creative.top_k == 7
    assert creative.temperature == Preferences().suggestions.creative.temperature
    state = settings.state
    assert (state.window.tab, state.window.geometry) == ("editor", "")
    assert (state.train.minutes, state.train.log_axis, state.train.preset) == (20.0, True, "nano")
    assert state.corpus == SavedState().corpus
    assert settings.problem is not None
    for name in ("theme", "font_size", "temperature"):
        assert name in settings.problem.message
    assert "all other settings are kept" in settings.problem.hint
    assert path.exists()


def test_a_file_that_is_not_toml_is_set_aside_and_the_other_one_is_kept(qapp, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text("[window\ntheme", "utf-8")
    (tmp_path / "state.toml").write_text('[window]\ntab = "editor"\n', "utf-8")
    settings = Settings(path)
    assert settings.preferences == Preferences()
    assert settings.state.window.tab == "editor"
    assert settings.problem is not None
    assert "settings.damaged.toml" in settings.problem.hint
    assert (tmp_path / "settings.damaged.toml").exists()
    assert not path.exists()
    (tmp_path / "state.toml").write_bytes(b"\xff\xfe")
    settings = Settings(path)
    assert settings.state == SavedState()
    assert (tmp_path / "state.damaged.toml").exists()


def test_keys_of_a_newer_version_are_ignored(qapp, tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('new = 1\n[window]\ntheme = "dark"\nshiny = true\n[other]\nx = 1\n', "utf-8")
    settings = Settings(path)
    assert settings.problem is None
    assert settings.preferences.window.theme == "dark"


def test_a_failed_save_is_kept_and_not_raised(qapp, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    settings = Settings(tmp_path / "file" / "settings.toml")
    put(settings, settings.preferences.window, theme="dark")
    settings.save()
    assert settings.problem is not None
