"""R15: ten thousand queued signals leave None, True and False alive.

PySide6 6.12.0 gives one reference too many back with every boolean signal, void
call and timer callback. Before Python 3.12 made the three immortal, a few
hundred are enough: "Fatal Python error: none_dealloc". The lock holds 6.11.3.
"""

import subprocess
import sys

import PySide6
import pytest

pytestmark = [pytest.mark.torture, pytest.mark.timeout(200)]

SIGNALS = 10_000
MIN_DRIFT = -50

# In a process of its own, which a crash may end.
PROGRAM = """
import ctypes, sys
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Qt, Signal, Slot

WATCHED = (None, True, False)

class Sender(QThread):
    flag = Signal(bool)
    thing = Signal(object)

    def run(self):
        for number in range({signals} // 2):
            self.flag.emit(number % 2 == 0)
            self.thing.emit(WATCHED[number % 3])
            if number % 100 == 0:
                QThread.usleep(200)

class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.count = 0

    @Slot(bool)
    def on_flag(self, value):
        self.count += 1

    @Slot(object)
    def on_thing(self, value):
        self.count += 1

def callback():
    return None

app = QCoreApplication([])
receiver, sender, timer = Receiver(), Sender(), QTimer()
sender.flag.connect(receiver.on_flag, Qt.ConnectionType.QueuedConnection)
sender.thing.connect(receiver.on_thing, Qt.ConnectionType.QueuedConnection)
timer.timeout.connect(callback)
timer.start(0)
before = [sys.getrefcount(value) for value in WATCHED]
sender.start()
while receiver.count < {signals}:
    app.processEvents()
sender.wait()
timer.stop()
{sabotage}
after = [sys.getrefcount(value) for value in WATCHED]
print(receiver.count, *(late - early for early, late in zip(before, after)))
"""

SABOTAGE = """
for _ in range(100):
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(None))
"""


def drifts(sabotage: str = "") -> list[int]:
    """How the reference counts of None, True and False moved."""
    code = PROGRAM.format(signals=SIGNALS, sabotage=sabotage)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    count, *moved = map(int, done.stdout.split())
    assert count == SIGNALS
    return moved


def test_ten_thousand_signals_take_no_reference_away():
    assert min(drifts()) >= MIN_DRIFT


def test_control_a_lost_reference_is_noticed():
    is_immortal = sys.version_info >= (3, 12)
    assert (drifts(SABOTAGE)[0] < MIN_DRIFT) != is_immortal


def test_the_running_qt_is_the_locked_one():
    assert PySide6.__version__ == "6.11.3"
