"""Fixtures of the tests that need a screen and a window manager."""

import pytest

from core.workspace import open_workspace
from gui.settings import Settings
from gui.theme import apply_theme, load_theme
from tests.gui.whole_window import fill, make_window


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    result = open_workspace(tmp_path_factory.mktemp("filled") / "workspace")
    fill(result)
    return result


@pytest.fixture
def opened(filled, tmp_path, qapp, qtbot):
    return make_window(filled, Settings(tmp_path / "settings.toml"), qapp, qtbot)


@pytest.fixture(params=["light", "dark"])
def styled(request, qapp):
    """Only the looks of the application, without its window."""
    apply_theme(qapp, load_theme(request.param))
    yield
    qapp.setStyleSheet("")
