"""Numbers as users type and paste them, in the notation of any country.

A separator that can only be the decimal separator is one: "0,1" is a tenth. Digits are grouped
only where the groups are complete: "1,000,000", "1.000,5", "1 000". What could mean two numbers is
refused with the reason; no separator is ever just dropped, which would make a number ten or a
thousand times as large. The decimal separator of the locale always is one: ``amounts`` writes it.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from gui import amounts
from gui.translation import tr

# Marks of the writing direction come along with pasted text and cannot be seen.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\ufeff\u2066\u2067\u2068\u2069"))
# Typographic forms of the signs and separators below.
_PLAIN = str.maketrans(
    {
        "\u2212": "-",  # minus sign
        "\uff0d": "-",
        "\uff0b": "+",
        "\uff0c": ",",
        "\u060c": ",",
        "\uff0e": ".",
        "\u2019": "'",
        "\u066c": "'",  # Arabic thousands separator
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\uff05": "%",
        "\u066a": "%",
    }
)
_ARABIC_DECIMAL = "\u066b"
_SHAPE = re.compile(r"(?P<sign>[+-]?)(?P<body>[0-9.,' ]+)(?:[eE](?P<exponent>[+-]?[0-9]{1,3}))?")
# Longer texts are pasted by mistake; whole numbers stay within 64 bits.
_MAX_LENGTH = 60
_MAX_WHOLE = 2**63 - 1


class NumberError(ValueError):
    """A text that is no number, or could mean two.

    Attributes:
        reason: a sentence for the user; empty where the text is simply no number.
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


def plain_text(text: str) -> str:
    """``text`` with ASCII digits, signs and separators, and without invisible marks."""
    return "".join(_ascii_digit(c) for c in text.translate(_INVISIBLE).translate(_PLAIN)).strip()


def parse_decimal(text: str) -> float:
    """Read a number that a user wrote.

    Raises:
        NumberError: the text is no number, or could mean two different ones.
    """
    return float(_parse(text, is_whole=False))


def parse_whole(text: str) -> int:
    """Read a whole number that a user wrote; here "1,000" is a thousand, as the window shows it.

    Raises:
        NumberError: the text is no whole number, or could mean two different numbers.
    """
    value = _parse(text, is_whole=True)
    # "1,00" and "8.0" as well: they may be "1,000" and "80" half typed or mistyped.
    has_exponent = "e" in text.lower()
    if value != value.to_integral_value() or (not has_exponent and "." in str(value)):
        raise NumberError(tr("A fraction is not possible here."))
    if abs(value) > _MAX_WHOLE:
        raise NumberError(tr("That number is too large."))
    return int(value)


def _parse(text: str, *, is_whole: bool) -> Decimal:
    plain = plain_text(text)
    has_arabic = plain.count(_ARABIC_DECIMAL) == 1 and not set(plain) & set(",.")
    # Between digits an underscore groups as it does in Python, wherever it is.
    plain = re.sub(r"(?<=[0-9])_(?=[0-9])", "", plain.replace(_ARABIC_DECIMAL, ","))
    match = _SHAPE.fullmatch(plain) if len(plain) <= _MAX_LENGTH else None
    if match is None:
        raise NumberError
    whole, fraction = _parts(match["body"], is_whole=is_whole, is_certain=has_arabic)
    if not whole and not fraction:
        raise NumberError
    point = f".{fraction}" if fraction else ""
    return Decimal(f"{match['sign']}{whole or '0'}{point}e{match['exponent'] or '0'}")


def _parts(body: str, *, is_whole: bool, is_certain: bool) -> tuple[str, str]:
    """Digits before and after the decimal separator, which is found first.

    Args:
        body: digits with points, commas, spaces and apostrophes.
        is_whole: whether a whole number is wanted, where one comma groups digits.
        is_certain: whether the comma in ``body`` is known to be the decimal separator.
    """
    local, other = separators()
    locals_, others = body.count(local), body.count(other)
    decimal = ""
    if locals_ and others:
        decimal = max(local + other, key=body.rfind)  # the last one
    elif locals_ == 1 and not (is_whole and _is_grouped(body, local)):
        decimal = local
    elif others == 1 and ((is_certain and other == ",") or not _is_grouped(body, other)):
        decimal = other
    elif locals_ == 1 or (others == 1 and not is_whole):
        raise _two_meanings(body)
    whole, _, fraction = body.partition(decimal) if decimal else (body, "", "")
    if fraction and not fraction.isdecimal():
        raise NumberError
    return _without_groups(whole), fraction


def separators() -> tuple[str, str]:
    """The decimal separator of the locale, and the other one of point and comma."""
    return (",", ".") if plain_text(amounts.locale().decimalPoint()) == "," else (".", ",")


def _is_grouped(body: str, separator: str) -> bool:
    """Whether the separator could part thousands: "1,000", and not "0,100" or "12,34"."""
    return re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:\{separator}[0-9]{{3}})+", body) is not None


def _without_groups(whole: str) -> str:
    separators = {character for character in whole if not character.isdecimal()}
    if not separators:
        return whole
    separator = separators.pop()
    if separators or not _is_grouped(whole, separator):
        raise NumberError
    return whole.replace(separator, "")


def _two_meanings(body: str) -> NumberError:
    digits = re.sub("[.,]", "", body)
    first, second = re.split("[.,]", body)
    decimal = amounts.localized(f"{first}.{second.rstrip('0') or '0'}")
    text = tr("{text} could mean {whole} or {decimal}: write the one that you mean.")
    return NumberError(text.format(text=body, whole=digits, decimal=decimal))


def _ascii_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
