"""The ``Modelfile``, read by the rules of Ollama's parser."""

import pytest

from core.export.formats.ollama import modelfile
from tests.core.export.conftest import EVERYDAY


def commands(text):
    """Name and value of each command; a quoted value may hold line breaks, nothing is escaped."""
    found, rest = [], text
    while rest:
        line, _, rest = rest.partition("\n")
        if not line.strip() or line.startswith("#"):
            continue
        name, _, value = line.partition(" ")
        if name == "PARAMETER":
            name, _, value = value.partition(" ")
        quote = next((mark for mark in ('"""', '"') if value.startswith(mark)), "")
        value = value.removeprefix(quote)
        while quote and not value.endswith(quote):
            more, _, rest = rest.partition("\n")
            value += f"\n{more}"
        found.append((name, value.removesuffix(quote) if quote else value))
    return found


@pytest.fixture
def fill_in(portable):
    return dict(commands(modelfile(portable(fim_rate=0.5, **EVERYDAY))))


def test_a_model_that_fills_in_says_how_and_where_to_stop(fill_in):
    assert fill_in["FROM"] == "./model.gguf"
    assert fill_in["REQUIRES"] == "0.30.0"
    assert fill_in["num_ctx"] == "32"
    assert fill_in["temperature"] == "0"
    assert fill_in["num_predict"] == "48"
    assert fill_in["stop"] == "\n"
    assert fill_in["TEMPLATE"] == (
        "{{- if .Suffix }}<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>"
        "{{- else }}{{ .Prompt }}{{- end }}"
    )


def test_a_model_that_ends_its_middles_needs_no_stop_at_the_line_end(portable):
    model = portable(fim_rate=0.5, fim_ends_middles=True, **EVERYDAY)
    found = dict(commands(modelfile(model)))
    assert "stop" not in found
    assert found["num_predict"] == "48"


def test_a_model_that_only_continues_offers_no_fill_in(portable):
    found = dict(commands(modelfile(portable(**EVERYDAY))))
    assert found["TEMPLATE"] == "{{ .Prompt }}"
    assert "stop" not in found
