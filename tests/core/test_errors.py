"""Errors that the user can fix have a sentence and a hint."""

import pytest

from core import errors
from core.errors import Cancelled, CoreError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(kind, CoreError)])
def test_every_core_error_carries_message_and_hint(kind):
    error = kind("It is broken.", "Mend it.")
    assert error.message == str(error) == "It is broken."
    assert error.hint == "Mend it."
    assert kind("It is broken.").hint == ""


def test_cancelled_is_an_outcome_and_no_error():
    assert not issubclass(Cancelled, CoreError)
