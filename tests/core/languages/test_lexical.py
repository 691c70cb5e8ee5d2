import time

import pytest

from core.languages.lexical import code_pieces, span_at_end, spans

CASES = [
    # language, text before the caret, expected region
    ("python", "x = 1", "code"),
    ("python", "# note", "comment"),
    ("python", "# note\n", "code"),
    ("python", "x = 1  # no", "comment"),
    ("python", "x = '#'", "code"),
    ("python", "x = '#", "string"),
    ("python", "x = \"it's", "string"),
    ("python", 'x = "it\'s"', "code"),
    ("python", 'x = "a\\"', "string"),
    ("python", 'x = "a\\\\"', "code"),
    ("python", 'x = "a\\', "string"),
    ("python", 'x = "unterminated\n', "code"),
    ("python", '"""doc', "string"),
    ("python", '"""doc\n\nmore "quoted" text', "string"),
    ("python", '"""doc"""', "code"),
    ("python", "'''it's", "string"),
    ("python", 'r"\\d', "string"),
    ("python", 'f"{x', "code"),
    ("python", 'f"{x}', "string"),
    ("python", 'f"{{x', "string"),
    ("python", 'rf"{x', "code"),
    ("python", 'b"{x', "string"),
    ("python", "x = ''", "code"),
    ("python", "", "code"),
    ("javascript", "x = `a ${b", "code"),
    ("javascript", "x = `a ${b} c", "string"),
    ("typescript", "let x = 'it", "string"),
    ("javascript", "// don't", "comment"),
    ("go", "s := `raw ${x\n", "string"),
    ("go", "s := `raw`", "code"),
    ("rust", "fn f<'a>(x: &'a str", "code"),
    ("rust", 'let s = "a', "string"),
    ("cpp", "std::string s; /* x", "comment"),
    ("c", "int x; // note", "comment"),
    ("c", "// note\nint x", "code"),
    ("c", "/* a\n b", "comment"),
    ("c", "/* a */ int", "code"),
    ("c", "/* a * / ", "comment"),
    ("c", "/***", "comment"),
    ("c", "/***/", "code"),
    ("c", 'puts("// no', "string"),
    ("c", 'puts("// no")', "code"),
    ("c", "char c = '\"'; x", "code"),
    ("c", "char c = '\\'", "string"),
    ("c", "#define X", "code"),
    ("c", "// goes on \\\n here", "comment"),
    ("java", 'String s = """\n  a "b"', "string"),
    ("java", 'String s = """\n  a\n  """', "code"),
    ("java", "/** doc\n * @param", "comment"),
    ("java", "char c = '/'; // x\ny", "code"),
    ("python", "# note\rx", "code"),
    ("python", "# note\r", "code"),
    ("python", "# note\r\nx", "code"),
    ("python", 'x = "unterminated\ry', "code"),
    ("python", 'x = "a\\\r b', "string"),
    ("python", 'x = "a\\\r\n b', "string"),
    ("python", "# form\x0cfeed", "comment"),
    ("python", "# separator\u2028more", "comment"),
    ("c", "// note\rint x", "code"),
    ("c", "// note\r\nint x", "code"),
    ("c", "// goes on \\\r here", "comment"),
    ("c", "// goes on \\\r\n here", "comment"),
    ("c", "// goes on \\\r here\rint x", "code"),
    ("java", "/* a\r b", "comment"),
    ("go", "s := `raw\rmore", "string"),
    ("rust", "// it's\rlet x", "code"),
    ("typescript", "let x = 'it\ry", "code"),
    (None, "# x", "code"),
    (None, '"x', "string"),
]


@pytest.mark.parametrize(("language", "text", "region"), CASES)
def test_region_at_the_end(language, text, region):
    span = span_at_end(text, language)
    assert (span.region if span else "code") == region


@pytest.mark.parametrize(
    ("language", "text", "delimiter"),
    [("python", "x = '", "'"), ("python", '"""a', '"""'), ("c", 'f("', '"'), ("c", "/* ", "*/"),
     ("c", "// ", "\n"), ("python", "# ", "\n")],
)  # fmt: skip
def test_the_delimiter_is_what_ends_it(language, text, delimiter):
    span = span_at_end(text, language)
    assert span is not None
    assert span.delimiter == delimiter


def test_spans_and_pieces_cover_the_text():
    text = 'a = "s" # c\nb = \'t\' + """u\nv"""\n# end'
    pieces = list(code_pieces(text, "python"))
    inner = [(span.start, text[span.start : span.stop]) for span in spans(text, "python")]
    assert "".join(part for _, part in sorted(pieces + inner)) == text
    assert [part for _, part in inner] == ['"s"', "# c\n", "'t'", '"""u\nv"""', "# end"]


@pytest.mark.parametrize("language", ["python", "c", "java"])
def test_hostile_text_takes_no_longer_than_its_length(language):
    for unit in ('"', "'", "\\", "/*", '"""', "{", "# \"'\n", "*", '\\"'):
        text = unit * (200_000 // len(unit))
        started = time.perf_counter()
        span_at_end(text, language)
        assert time.perf_counter() - started < 2.0, unit
