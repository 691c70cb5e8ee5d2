"""Errors on their way to the error bar."""

from core.errors import Cancelled, ConfigError
from core.events import Notice
from gui.errors import ErrorCenter, UnexpectedError, as_core_error, report_of


def test_a_core_error_is_shown_as_it_is(qapp, qtbot):
    center = ErrorCenter()
    with qtbot.waitSignal(center.reported) as shown:
        center.show(ConfigError("It is wrong.", "Mend it."))
    report = shown.args[0]
    assert (report.message, report.hint) == ("It is wrong.", "Mend it.")
    assert "ConfigError" in report.details
    assert center.history == [report]


def test_a_bug_brings_its_traceback_in_the_details_alone():
    try:
        _ = {}["missing"]
    except KeyError as error:
        wrapped = as_core_error(error)
    assert isinstance(wrapped, UnexpectedError)
    report = report_of(wrapped)
    assert "Traceback" not in report.message + report.hint
    assert "Traceback" in report.details
    assert "test_errors.py" in report.details


def test_running_out_of_memory_is_no_bug_of_ours():
    wrapped = as_core_error(MemoryError())
    assert not isinstance(wrapped, UnexpectedError)
    assert "memory" in wrapped.message


def test_cancelled_is_silent(qapp, qtbot):
    center = ErrorCenter()
    with qtbot.assertNotEmitted(center.reported):
        center.show(Cancelled())


def test_a_notice_is_a_warning(qapp, qtbot):
    center = ErrorCenter()
    with qtbot.waitSignal(center.reported) as shown:
        center.show_notice(Notice(level="warning", message="Careful.", hint="Look."))
    assert shown.args[0].is_warning
