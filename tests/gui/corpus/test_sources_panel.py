"""The list of folders."""

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
