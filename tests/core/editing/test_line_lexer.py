"""Lexing line by line gives the same tokens as lexing the whole text."""

from __future__ import annotations

import pytest
from pygments.lexers import CLexer, GoLexer, HtmlLexer, JavaLexer, PythonLexer
from pygments.token import Comment, Keyword, String

from core.editing.line_lexer import ROOT, LineLexer
from tests.core.editing.samples import C_TEXT, JAVA_TEXT


def lines_lexed(lexer_class, text):
    lexer, stack, result = LineLexer(lexer_class), ROOT, []
    for line in text.split("\n"):
        tokens, stack = lexer.lex(line, stack)
        result.append([(token, value.rstrip("\n")) for _, token, value in tokens if value.strip()])
    return result


@pytest.mark.parametrize(
    ("lexer_class", "text"), [(CLexer, C_TEXT), (JavaLexer, JAVA_TEXT), (GoLexer, "s := `a\nb`\n")]
)
def test_by_line_each_character_has_the_token_of_the_whole(lexer_class, text):
    whole = []
    for _, token, value in lexer_class(stripnl=False).get_tokens_unprocessed(text):
        whole += [(c, token) for c in value if not c.isspace()]
    by_line = []
    for line in lines_lexed(lexer_class, text):
        for token, value in line:
            by_line += [(c, token) for c in value if not c.isspace()]
    assert by_line == whole


def test_python_docstrings_span_lines():
    lexed = lines_lexed(
        PythonLexer, 'def f():\n    """One.\n\n    Two "x".\n    """\n    return 1\n'
    )
    assert all(token in String for line in lexed[1:5] for token, _ in line)
    assert (Keyword, "return") in lexed[5]


def test_a_comment_in_a_wrapping_language_spans_lines():
    lexed = lines_lexed(HtmlLexer, "<!-- a\nb -->\n<p>c</p>")
    assert all(token in Comment for line in lexed[:2] for token, _ in line)
    assert not any(token in Comment for token, _ in lexed[2])


def test_the_lexer_classes_of_pygments_are_not_changed():
    CLexer()
    before = {state: list(rules) for state, rules in CLexer._tokens.items()}
    LineLexer(CLexer).lex("/* a", ROOT)
    assert CLexer._tokens == before
    assert "end_stack" not in CLexer.__dict__
