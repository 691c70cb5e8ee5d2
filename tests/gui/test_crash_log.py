"""Unexpected exceptions reach the log and the error bar, from any thread."""

import sys
import threading

from gui.crash_log import CrashLog
from gui.errors import ErrorCenter


def test_exceptions_are_logged_and_shown(workspace, qapp, qtbot):
    old = (sys.excepthook, threading.excepthook)
    errors = ErrorCenter()
    log = CrashLog(workspace, errors, None)
    try:
        thread = threading.Thread(target=lambda: 1 / 0)
        with qtbot.waitSignal(errors.reported) as shown:
            thread.start()
            thread.join()
        assert "division by zero" in shown.args[0].message
        with qtbot.waitSignal(errors.reported):
            sys.excepthook(ValueError, ValueError("odd"), None)
    finally:
        log.close()
    assert (sys.excepthook, threading.excepthook) == old
    text = log.path.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "odd" in text
