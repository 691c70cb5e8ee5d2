"""Every dialect of fill-in marks gives the text before and after the cursor."""

import pytest

from core.serving.fill_in_marks import split_prompt

BEFORE, AFTER = "def f(a):\n    return ", "\n\n\nf(1)\n"


@pytest.mark.parametrize(
    "prompt",
    [
        f"<|fim_prefix|>{BEFORE}<|fim_suffix|>{AFTER}<|fim_middle|>",
        f"<|fim_suffix|>{AFTER}<|fim_prefix|>{BEFORE}<|fim_middle|>",
        f"<|fim_prefix|><|fim_suffix|>{AFTER}<|fim_middle|>{BEFORE}",
        f"<|repo_name|>r\n<|file_sep|>a.py\nx\n<|fim_prefix|>{BEFORE}<|fim_suffix|>{AFTER}"
        "<|fim_middle|>",
        f"<fim_prefix>{BEFORE}<fim_suffix>{AFTER}<fim_middle>",
        f"<fim-prefix>{BEFORE}<fim-suffix>{AFTER}<fim-middle>",
        f"<PRE> {BEFORE} <SUF>{AFTER} <MID>",
        f"<｜fim▁begin｜>{BEFORE}<｜fim▁hole｜>{AFTER}<｜fim▁end｜>",  # noqa: RUF001
        f"<|code_prefix|>{BEFORE}<|code_suffix|>{AFTER}<|code_middle|>",
        f"[SUFFIX]{AFTER}[PREFIX]{BEFORE}",
        f"<|fim_prefix|>{BEFORE}<|fim_suffix|>{AFTER}",
    ],
)
def test_a_dialect_is_understood(prompt):
    assert split_prompt(prompt) == (BEFORE, AFTER)


@pytest.mark.parametrize("text", ["", "x = 1", "a <|fim_prefix|> b", "if a <PRE> b", "[SUFFIX] x"])
def test_a_text_without_a_pair_of_marks_is_all_prefix(text):
    assert split_prompt(text) == (text, "")


def test_an_empty_prefix_is_a_cursor_at_the_start():
    assert split_prompt("<|fim_prefix|><|fim_suffix|>x<|fim_middle|>") == ("", "x")
