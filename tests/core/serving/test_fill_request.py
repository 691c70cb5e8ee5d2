"""Bodies of real clients, and numbers that no client should send."""

import json

import pytest

from core.serving.fill_request import (
    MAX_TOKENS,
    BadRequest,
    from_infill,
    from_native,
    from_ollama,
    from_openai,
)

# What llama.vim a1c8e6e sends for a cursor behind "    return ".
LLAMA_VIM = {
    "id_slot": 0, "input_prefix": "def f(a):\n", "input_suffix": "\nf(1)\n",
    "input_extra": [{"text": "x", "time": 1.5, "filename": "b.py"}], "prompt": "    return ",
    "n_predict": 128, "stop": [], "n_indent": 4, "top_k": 40, "top_p": 0.9, "stream": False,
    "samplers": ["top_k", "top_p", "infill"], "cache_prompt": True, "t_max_prompt_ms": 500,
    "t_max_predict_ms": 250, "response_fields": ["content", "timings/prompt_n"], "model": "",
}  # fmt: skip


def test_llama_vim():
    request = from_infill(LLAMA_VIM)
    assert (request.prefix, request.suffix) == ("def f(a):\n    return ", "\nf(1)\n")
    assert (request.max_tokens, request.budget_ms, request.language) == (128, 250, "python")
    assert request.fields == ("content", "timings/prompt_n")
    assert not request.is_streamed


@pytest.mark.parametrize(
    ("above", "columns", "indent"),
    [("def f(a):\n", 4, "    "), ("if (x) {\n\ty();\n", 8, "\t"), ("a:\n  b\n", 2, "  "),
     ("a\n", 0, ""), ("a\n", -4, ""), ("a\n", "4", "")],
)  # fmt: skip
def test_on_a_blank_line_the_indentation_is_put_back(above, columns, indent):
    request = from_infill({"input_prefix": above, "prompt": "", "n_indent": columns})
    assert (request.prefix, request.indent) == (above + indent, indent)


def test_llama_vscode_asks_for_three():
    assert from_infill({"input_prefix": "x", "n_cmpl": 3}).alternatives == 3


def test_the_upkeep_of_the_ring_asks_for_nothing():
    request = from_infill({"input_prefix": "", "prompt": "", "n_predict": 0, "samplers": []})
    assert request.max_tokens == 0


def test_minuet_and_continue_send_prompt_and_suffix():
    request = from_openai({"prompt": "a = ", "suffix": "\nb", "max_tokens": 256, "stream": True})
    assert (request.prefix, request.suffix) == ("a = ", "\nb")
    assert (request.max_tokens, request.is_streamed) == (MAX_TOKENS, True)


def test_zed_sends_marks():
    request = from_openai(
        {"prompt": "<|fim_prefix|>a<|fim_suffix|>b<|fim_middle|>", "max_tokens": 64}
    )
    assert (request.prefix, request.suffix, request.max_tokens) == ("a", "b", 64)


def test_marks_in_a_file_are_text_where_the_suffix_has_a_field_of_its_own():
    text = "<|fim_prefix|>a<|fim_suffix|>b<|fim_middle|>"
    assert from_openai({"prompt": text, "suffix": "c"}).prefix == text
    assert from_infill({"input_prefix": text, "prompt": ""}).prefix == text


def test_tabby_sends_segments():
    request = from_openai({"language": "c", "segments": {"prefix": "a", "suffix": "b"}})
    assert (request.prefix, request.suffix, request.language) == ("a", "b", "c")
    request = from_openai({"segments": {"prefix": "a", "suffix": None, "filepath": "x/y.java"}})
    assert (request.suffix, request.language) == ("", "java")


def test_ollama_streams_unless_it_is_told_not_to():
    assert from_ollama({"prompt": "a"}).is_streamed
    request = from_ollama({"prompt": "a", "stream": False, "options": {"num_predict": 7}})
    assert (request.is_streamed, request.max_tokens) == (False, 7)


@pytest.mark.parametrize(
    ("given", "kept"),
    [(0, 0), (-5, 0), (1e9, MAX_TOKENS), (-1, None), (-2, None), (None, None), ("9", MAX_TOKENS),
     (True, MAX_TOKENS), (float("nan"), MAX_TOKENS), (float("inf"), MAX_TOKENS),
     (-float("inf"), 0), (3.9, 3), ([], MAX_TOKENS), (10**400, MAX_TOKENS)],
)  # fmt: skip
def test_numbers_are_clamped(given, kept):
    assert from_native({"prompt": "a", "n_predict": given}).max_tokens == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [("n_cmpl", 10**9), ("n_cmpl", -1), ("t_max_predict_ms", -1), ("t_max_predict_ms", 1e308),
     ("stop", 3), ("stop", [1, ""]), ("response_fields", [3, "content"]), ("model", 7),
     ("input_extra", [None, {"filename": 3}, "x"]), ("filename", ["x"]), ("stream", "yes")],
)  # fmt: skip
def test_whatever_else_a_field_holds_there_is_a_request(name, value):
    request = from_infill({"input_prefix": "a", name: value})
    assert request.prefix == "a"
    assert 1 <= request.alternatives <= 8
    assert 1 <= request.budget_ms <= 2000


@pytest.mark.parametrize(
    ("parse", "body"),
    [(from_infill, {}), (from_infill, {"input_prefix": 3}), (from_native, {}),
     (from_native, {"prompt": ["a", "b"]}), (from_openai, {"prompt": {"a": 1}}),
     (from_openai, {"segments": {"prefix": 1}}), (from_ollama, {"suffix": "x"})],
)  # fmt: skip
def test_a_body_without_text_is_refused(parse, body):
    with pytest.raises(BadRequest):
        parse(body)


def test_long_texts_are_cut_to_what_the_engine_reads():
    request = from_infill({"input_prefix": "a" * 100_000 + "b", "input_suffix": "c" * 100_000})
    assert len(request.prefix) == 16_000
    assert request.prefix.endswith("b")
    assert len(request.suffix) == 6_000


def test_every_field_of_a_json_body_may_be_anything():
    values = [None, True, 0, -1, 1.5, "x", [], {}, [[]], {"a": 1}]
    for name in LLAMA_VIM:
        for value in values:
            body = json.loads(json.dumps({**LLAMA_VIM, name: value}))
            try:
                from_infill(body)
            except BadRequest:
                assert name in ("input_prefix", "input_suffix", "prompt")
