import dataclasses
import subprocess
import sys

import pytest

from core.completion.request import CompletionRequest, Suggestion
from core.errors import ConfigError
from core.inference.sampling_config import AUTOCOMPLETE


def test_defaults_are_one_line_in_autocomplete_mode():
    request = CompletionRequest(id=1, prefix="x")
    assert (request.max_lines, request.max_tokens, request.sampling) == (1, 24, AUTOCOMPLETE)
    assert (request.suffix, request.language) == ("", None)


@pytest.mark.parametrize(
    "wrong", [{"max_tokens": 0}, {"max_lines": 0}, {"max_tokens": 10**6}, {"minimum_confidence": 2}]
)
def test_numbers_outside_their_range_are_refused(wrong):
    with pytest.raises(ConfigError) as caught:
        CompletionRequest(id=1, prefix="x", **wrong)
    assert next(iter(wrong)) in caught.value.message


def test_records_are_frozen_so_that_they_may_cross_threads():
    suggestion = Suggestion(
        id=1, text="", tokens=0, milliseconds=0.0, no_suggestion_reason="Because."
    )
    for record in (CompletionRequest(id=1, prefix="x"), suggestion):
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.id = 2


@pytest.mark.parametrize("module", ["request", "policy"])
def test_windows_can_import_it_without_torch_and_numpy(module):
    code = (
        "import sys; sys.modules['torch'] = None; sys.modules['numpy'] = None; "
        f"import core.completion.{module}"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_the_engine_itself_works_without_torch():
    code = "import sys; sys.modules['torch'] = None; import core.completion.engine"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
