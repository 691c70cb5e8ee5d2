"""The latency meter sees a blocked event loop, and only that."""

import time

from PySide6.QtCore import QTimer

from gui.widgets.latency_meter import LatencyMeter


def test_a_blocked_loop_is_measured(qtbot):
    meter = LatencyMeter()
    meter.start()
    qtbot.wait(100)
    QTimer.singleShot(0, lambda: time.sleep(0.2))
    qtbot.waitUntil(lambda: meter.latency().max_ms > 150)
    meter.stop()
    latency = meter.latency()
    assert latency.p50_ms < 100 < latency.max_ms
    assert latency.p50_ms <= latency.p95_ms <= latency.p99_ms <= latency.max_ms
    ticks = latency.ticks
    qtbot.wait(60)
    assert meter.latency().ticks == ticks


def test_figures_come_once_a_second(qtbot):
    meter = LatencyMeter()
    with qtbot.waitSignal(meter.measured, timeout=20_000) as measured:
        meter.start()
    assert measured.args[0].ticks >= 100
    meter.stop()


def test_nothing_measured_is_zero(qapp):
    assert LatencyMeter().latency().max_ms == 0.0
