"""Languages told by their lines; nothing where there is no telling."""

import pytest

from core.resources import resource
from core.serving.language_guess import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "import os\n\ndef f(a):\n    for x in a:\n        self.y = x\n"),
        ("c", "#include <stdio.h>\n#define N 3\nstatic int f(struct a *b) {\n    b->c = N;\n"),
        ("java", "package a.b;\nimport java.util.List;\npublic class A {\n    @Override\n"),
        ("go", "package main\nimport (\nfunc f(a int) {\n    b := a\n    if err != nil {\n"),
        ("rust", "use std::io;\npub fn f() {\n    let mut a = 1;\n    match a {\n"),
        ("javascript", "const a = 1;\nlet b = require('x');\nmodule.exports = b;\n"),
    ],
)
def test_a_language_is_told_by_its_lines(language, text):
    assert guess_language(text, "") == language


@pytest.mark.parametrize(
    "text", ["", "x", "Dear all,\n\nthis is a letter.\n\nYours\n", "a\nb\nc\nd"]
)
def test_what_is_no_code_has_no_language(text):
    assert guess_language(text, text) is None


def test_the_samples_that_ship_are_told():
    names = {".py": "python", ".c": "c", ".java": "java"}
    files = [file for file in resource("samples").rglob("*") if file.suffix in names]
    assert files
    for file in files:
        assert guess_language(file.read_text("utf-8"), "") == names[file.suffix], file


@pytest.mark.parametrize(
    "line",
    ["new a<>(" * 1000, "static " + "a" * 7_900, "public" + " " * 7_900 + "x", "): a" * 2_000],
)
def test_lines_too_long_for_code_written_by_hand_do_not_count(line):
    code = ["import os", "def run(self):", "    self.value = 1"]
    assert guess_language("\n".join([line, *code]), "") == "python"
    assert guess_language("\n".join([f"def f(): {line}"[:250] + ":"] * 5), "") is None
