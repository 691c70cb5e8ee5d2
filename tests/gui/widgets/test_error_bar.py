"""The error bar."""

from PySide6.QtGui import QGuiApplication

from gui.errors import Report
from gui.widgets.error_bar import ErrorBar


def test_it_shows_copies_and_forgets(qtbot):
    bar = ErrorBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_report(Report(message="<b>Broken</b> & so on.", hint="Mend.", details="one"))
    assert not bar.isHidden()
    assert bar.message.text() == "<b>Broken</b> & so on."
    assert bar.property("role") == "error"
    bar.show_report(Report(message="Again.", details="two", is_warning=True))
    assert bar.property("role") == "warning"
    assert "(1 earlier)" in bar.message.text()
    assert bar.hint.isHidden()
    bar.copy_button.click()
    assert QGuiApplication.clipboard().text() == "one\n\ntwo"
    bar.dismiss_button.click()
    assert bar.isHidden()
    bar.show_report(Report(message="New."))
    assert "earlier" not in bar.message.text()
