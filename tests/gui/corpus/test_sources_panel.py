"""The list of folders."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from gui.corpus.sources_panel import SourcesPanel


def test_folders_are_kept_once_and_removed(qtbot):
    panel = SourcesPanel(("/a",))
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.changed):
        panel.add("/b")
    panel.add("/b")
    panel.add("")
    assert panel.folders() == ("/a", "/b")
    assert not panel.remove_button.isEnabled()
    panel.list.setCurrentRow(0)
    assert panel.remove_button.isEnabled()
    panel.remove_button.click()
    assert panel.folders() == ("/b",)
    panel.library_button.click()
    assert panel.folders() == ()
    assert not panel.library_button.isEnabled()
    assert not panel.list.isVisible()


def test_dropped_folders_and_files_are_added_and_what_is_missing_is_not(qtbot, tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "file.py").write_text("", "utf-8")
    panel = SourcesPanel()
    qtbot.addWidget(panel)
    data = QMimeData()
    names = ("code", "file.py", "missing")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    drop = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(drop)
    assert panel.folders() == (str(tmp_path / "code"), str(tmp_path / "file.py"))
