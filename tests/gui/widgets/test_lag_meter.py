"""The lag meter sees a blocked event loop, and only that."""

import time

from PySide6.QtCore import QTimer

from gui.widgets.lag_meter import LagMeter


def test_a_blocked_loop_is_measured(qtbot):
    meter = LagMeter()
    meter.start()
    qtbot.wait(100)
    QTimer.singleShot(0, lambda: time.sleep(0.2))
    qtbot.waitUntil(lambda: meter.lag().max_ms > 150)
    meter.stop()
    lag = meter.lag()
    assert lag.p50_ms < 100 < lag.max_ms
    assert lag.p50_ms <= lag.p95_ms <= lag.p99_ms <= lag.max_ms
    ticks = lag.ticks
    qtbot.wait(60)
    assert meter.lag().ticks == ticks


def test_figures_come_once_a_second(qtbot):
    meter = LagMeter()
    with qtbot.waitSignal(meter.measured, timeout=20_000) as measured:
        meter.start()
    assert measured.args[0].ticks >= 100
    meter.stop()


def test_nothing_measured_is_zero(qapp):
    assert LagMeter().lag().max_ms == 0.0
