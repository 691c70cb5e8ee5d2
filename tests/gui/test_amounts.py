"""Numbers as people read them."""

import datetime
import math

import pytest
from PySide6.QtCore import QLocale

from gui import amounts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (math.nan, "-"),
        (950, "950"),
        (9999, "9,999"),
        (12345, "12.3 k"),
        (999999, "1 M"),
        (33551168, "33.6 M"),
        (2500000000, "2.5 G"),
    ],
)
def test_short_count(value, text):
    assert amounts.short_count(value) == text


@pytest.mark.parametrize(
    ("seconds", "long", "short"),
    [
        (None, "-", "-"),
        (8.4, "8 s", "0:08"),
        (200, "3 min 20 s", "3:20"),
        (7500, "2 h 05 min", "2:05:00"),
        (3 * 86400 + 4 * 3600, "3 d 4 h", "76:00:00"),
        (-3, "0 s", "0:00"),
        (math.inf, "-", "-"),
    ],
)
def test_durations(seconds, long, short):
    assert amounts.duration(seconds) == long
    assert amounts.clock(seconds) == short


def test_decimal_names_a_diverged_figure():
    assert amounts.decimal(1.23456) == "1.235"
    assert amounts.decimal(math.nan) == "not a number"
    assert amounts.decimal(None) == amounts.NONE


def test_size():
    assert amounts.size(512) == "512 bytes"
    assert amounts.size(3_400_000) == "3.4 MB"
    assert amounts.size(None) == amounts.NONE


def test_count():
    assert amounts.count(12345) == "12,345"
    assert amounts.count(math.inf) == amounts.NONE


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    yield
    QLocale.setDefault(before)


def test_german_numbers(german):
    assert amounts.count(1234567) == "1.234.567"
    assert amounts.short_count(12345) == "12,3 k"
    assert amounts.decimal(1234.5678) == "1234,568"
    assert amounts.percent(0.455, 1) == "45,5 %"
    assert amounts.size(3_400_000) == "3,4 MB"
    assert amounts.size(512) == "512 bytes"
    assert amounts.general(0.0001) == "0,0001"
    assert amounts.date(datetime.date(2026, 11, 29)) == "29.11.26"


@pytest.mark.parametrize("name", ["C", "en"])
def test_english_is_what_it_always_was(name):
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        assert amounts.count(1234567) == "1,234,567"
        assert amounts.count(2.5) == f"{2.5:.0f}"
        assert amounts.count(10**18) == f"{10**18:,}"
        assert amounts.count(-1234.4) == "-1,234"
        assert amounts.decimal(1234.5678) == "1234.568"
        assert amounts.decimal(0.00049) == "0.000"
        assert amounts.percent(0.455) == "46 %"
        assert amounts.percent(-0.02) == "-2 %"
        assert amounts.milliseconds(1234.4) == "1,234 ms"
        assert amounts.date(datetime.date(2026, 11, 29)) == "11/29/26"
    finally:
        QLocale.setDefault(before)
