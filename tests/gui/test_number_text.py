"""Numbers in the notation of any country: right, or refused; never ten times as much."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from gui import amounts
from gui.number_text import NumberError, parse_decimal, parse_whole

DECIMALS = {
    "0,1": 0.1,
    "0.1": 0.1,
    "1,5": 1.5,
    "0,25": 0.25,
    "7,5": 7.5,
    "99,5": 99.5,
    ",5": 0.5,
    ".5": 0.5,
    "5,": 5.0,
    "0,001": 0.001,
    "0,100": 0.1,
    "12,34": 12.34,
    "1234,567": 1234.567,
    "1.000,5": 1000.5,
    "1,000.5": 1000.5,
    "1.234.567,25": 1234567.25,
    "1,234,567.25": 1234567.25,
    "1,000,000": 1e6,
    "1.000.000": 1e6,
    "1 000,5": 1000.5,
    "1\u202f000,5": 1000.5,
    "1\u00a0000": 1000.0,
    "1'000.5": 1000.5,
    "1\u2019000,500": 1000.5,
    "1_000.5": 1000.5,
    "1.125": 1.125,
    "1e-3": 0.001,
    "3E-4": 0.0003,
    "1,5e-3": 0.0015,
    "-0,5": -0.5,
    "\u22120,5": -0.5,
    "+1,5": 1.5,
    "  1,5\n": 1.5,
    "\ufeff1,5": 1.5,
    "\u200f1,5\u200e": 1.5,
    "\u0661": 1.0,  # Arabic-Indic
    "\u0661\u066b\u0665": 1.5,
    "\u0661\u066b\u0665\u0660\u0660": 1.5,
    "\u0661\u066c\u0660\u0660\u0660": 1000.0,
    "\u06f1\u066b\u06f5": 1.5,  # Persian
    "\uff11\uff0e\uff15": 1.5,  # full width
    "\uff11\uff0c\uff15": 1.5,
}
NO_DECIMALS = [
    *("", " ", ",", ".", "-", "e3", "fast", "nan", "inf", "Infinity", "0x10", "5 %", "9" * 5000),
    *("1 5", "1 000 5", "1' 000", "12 34,5", "1,000,5", "1,00,000", "1.00.5", "1,000.000,5"),
    *("1.5.", "1,,5", "1..5", "0,1,2", "1e1,5", "1e9999", "--1", "1-", "_1", "1_", "1__0", "1,_5"),
    *("10\u00b2", "\u00bd", "1\u00bd", "1\u00b75", "\u0661\u066b\u0665\u066b\u0665"),
]
WHOLES = {
    "1,000": 1000,
    "12,345": 12345,
    "1,000,000": 1_000_000,
    "1.000.000": 1_000_000,
    "1 000": 1000,
    "1'000": 1000,
    "1_000": 1000,
    " 3_2 ": 32,
    "1e3": 1000,
    "1,5e3": 1500,
    "\u0661": 1,
    "\u0661\u066c\u0660\u0660\u0660": 1000,
    "-5": -5,
    "9" * 18: 10**18 - 1,
}
NO_WHOLES = [
    "1.5",
    "1,5",
    "0,1",
    "1e-3",
    "1e999",
    "9" * 30,
    "1,00",
    "1,0000.5",
    "",
    "many",
    "1.000,5",
]


@pytest.fixture(params=["C", "de_DE", "ar_EG"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


# What has another meaning where the comma is the decimal separator.
OF_POINT_LOCALES = {"1.125", "1,000", "12,345"}


def skip_if_ambiguous(text):
    if QLocale().decimalPoint() == "," and text in OF_POINT_LOCALES:
        pytest.skip("means something else in this locale")


@pytest.mark.parametrize(("text", "value"), DECIMALS.items())
def test_decimals_are_read_in_any_notation(text, value, locale):
    skip_if_ambiguous(text)
    assert parse_decimal(text) == value


@pytest.mark.parametrize("locale", ["de_DE"], indirect=True)
def test_in_a_locale_with_a_decimal_comma_the_roles_of_point_and_comma_are_exchanged(locale):
    assert parse_decimal("1,125") == 1.125
    assert parse_decimal("1.234,5") == 1234.5
    assert parse_whole("1.000") == 1000
    assert parse_whole("12.345") == 12345
    for parse, text in ((parse_decimal, "1.125"), (parse_whole, "1,000")):
        with pytest.raises(NumberError) as caught:
            parse(text)
        assert "could mean" in caught.value.reason
    with pytest.raises(NumberError) as caught:
        parse_decimal("1.500")
    assert caught.value.reason == "1.500 could mean 1500 or 1,5: write the one that you mean."


@pytest.mark.parametrize(
    "locale", ["C", "en_US", "de_DE", "fr_FR", "de_CH", "ar_EG"], indirect=True
)
def test_what_the_window_writes_is_read_again(locale):
    for number in (0, 7, 999, 1000, 12_345, 1_234_567):
        assert parse_whole(amounts.count(number)) == number
    for value in (0.0, 0.001, 0.5, 1.125, 1234.5, 123456.789):
        assert parse_decimal(amounts.decimal(value, 3)) == value
        assert parse_decimal(amounts.general(value, 9)) == value


@pytest.mark.parametrize("text", NO_DECIMALS)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NumberError):
        parse_decimal(text)


@pytest.mark.parametrize(("text", "value"), WHOLES.items())
def test_whole_numbers(text, value, locale):
    skip_if_ambiguous(text)
    assert parse_whole(text) == value


@pytest.mark.parametrize("text", NO_WHOLES)
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(NumberError):
        parse_whole(text)


@pytest.mark.parametrize("text", ["1,000", "12,345", "1,500e3"])
def test_a_comma_before_three_digits_could_be_either_in_a_decimal(text):
    with pytest.raises(NumberError) as caught:
        parse_decimal(text)
    assert "could mean" in caught.value.reason


def test_the_reason_names_both_numbers():
    with pytest.raises(NumberError) as caught:
        parse_decimal("1,500")
    assert caught.value.reason == "1,500 could mean 1500 or 1.5: write the one that you mean."
    with pytest.raises(NumberError) as caught:
        parse_whole("1.000")
    assert caught.value.reason == "1.000 could mean 1000 or 1.0: write the one that you mean."


@given(st.integers(0, 10**7), st.integers(0, 99), st.sampled_from("., '"), st.sampled_from(".,"))
def test_every_notation_of_a_number_is_read_as_it_or_refused(whole, cents, group, point):
    """Never as another number, whatever the separators are."""
    text = f"{whole:,}".replace(",", "" if group == point else group) + f"{point}{cents:02d}"
    assert parse_decimal(text) == pytest.approx(whole + cents / 100)


@given(st.text("0123456789.,' _", max_size=10))
def test_separators_never_make_a_number_larger_than_its_digits_in_groups(text):
    """Only whole groups of three are joined; all else after a separator is a fraction."""
    for parse in (parse_decimal, parse_whole):
        try:
            value = parse(text)
        except NumberError:
            continue
        plain = text.strip().replace("_", "")
        joined = re.sub(r"(?<=[0-9])[.,' ](?=[0-9]{3}(?![0-9]))", "", plain)
        assert value <= float(re.split("[.,]", joined)[0] or 0) + 1
