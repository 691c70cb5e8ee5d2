"""Refuses the words that the vocabulary replaced: in names, in texts and in prose.

``retired_words.toml`` has the words and the few exceptions, ``docs/glossary.md`` the words to use.
``python -m tests.test_words core/corpus`` lists the findings below a folder.
"""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).with_name("retired_words.toml")
# History, other people's code, and the words themselves.
NOT_READ = (
    "CHANGELOG.md", "docs/lab-book", "docs/glossary.md", "resources/samples", "tests/golden",
    "tests/test_words.py", "tests/retired_words",
)  # fmt: skip
# Where strings are texts that people read. A string elsewhere is a key or a test's sample.
WITH_TEXTS = ("core/", "gui/", "tabwright/", "main.py")
C_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
C_STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
C_NAME = re.compile(r"\b[A-Za-z_]\w*\b")
CODE_IN_DOCUMENT = re.compile(r"^```.*?^```$|`[^`\n]+`", re.M | re.S)
# In prose, code between backquotes is a name, which has a rule of its own.
QUOTED_CODE = re.compile(r"``[^`]+``|`[^`\n]+`")


@dataclass(frozen=True)
class Finding:
    """One retired word."""

    path: str
    line: int
    kind: str
    found: str
    use: str


class Patterns:
    """Regular expressions with what to write instead.

    Most texts have none of them, and one search for any is faster than one for each.
    """

    def __init__(self, table: dict[str, str]):
        self._uses = {re.compile(pattern): use for pattern, use in table.items()}
        # A flag for the whole expression has to become one for its part of the union.
        parts = [re.sub(r"^\(\?i\)(.*)$", r"(?i:\1)", pattern) for pattern in table]
        self.any = re.compile("|".join(f"(?:{part})" for part in parts))

    def search(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield every match with what to write instead."""
        if self.any.search(text):
            for pattern, use in self._uses.items():
                for match in pattern.finditer(text):
                    yield match, use


@dataclass(frozen=True)
class Words:
    """The table, ready for searching."""

    names: dict[str, tuple[str, tuple[str, ...]]]
    name_patterns: Patterns
    c_names: dict[str, tuple[str, tuple[str, ...]]]
    texts: Patterns
    dialect: Patterns
    exceptions: frozenset[tuple[str, str]]


def _entries(
    section: dict[str, Any], everywhere: str = ""
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what to write instead, and below which paths a name is retired."""
    return {
        name: (entry, (everywhere,))
        if isinstance(entry, str)
        else (entry["use"], tuple(entry["in"]))
        for name, entry in section.items()
    }


def read_words() -> Words:
    """Read the table."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    return Words(
        names=_entries(table["names"]),
        name_patterns=Patterns(table["name_patterns"]),
        c_names=_entries(table["c_names"], "core/"),
        texts=Patterns(table["texts"]),
        dialect=Patterns(table["dialect"]),
        exceptions=frozenset((each["path"], each["found"]) for each in table.get("exceptions", [])),
    )


def defined_names(path: str, nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of everything that a module defines, and its own name."""
    yield 1, Path(path).stem
    for node in nodes:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr
            case ast.alias(asname=str(name)):
                yield node.lineno, name
            case _:
                pass


def docstrings(nodes: Sequence[ast.AST]) -> Iterator[ast.Constant]:
    """Yield the docstrings of a module, its classes and its functions."""
    with_body = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in nodes:
        if isinstance(node, with_body) and node.body:
            match node.body[0]:
                case ast.Expr(value=ast.Constant(value=str()) as constant):
                    yield constant
                case _:
                    pass


def comments(words: Words, text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a module that has any with dialect in it."""
    after_hashes = (line.partition("#")[2] for line in text.splitlines() if "#" in line)
    # The tokenizer is slow, and few modules need it.
    if not any(words.dialect.any.search(after) for after in after_hashes):
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _search(
    patterns: Patterns, text: str, path: str, first_line: int, kind: str
) -> Iterator[Finding]:
    for match, use in patterns.search(text):
        line = first_line + text.count("\n", 0, match.start())
        yield Finding(path, line, kind, match[0], use)


def in_prose(words: Words, path: str, line: int, text: str) -> Iterator[Finding]:
    """Find dialect in a comment, a docstring or a document; code in it is not read."""
    plain = QUOTED_CODE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _search(words.dialect, plain, path, line, "prose")


def in_text(words: Words, path: str, line: int, text: str) -> Iterator[Finding]:
    """Find retired phrases and dialect in a string that people read."""
    yield from _search(words.texts, text, path, line, "texts")
    if " " in text:  # one word alone is a key, a format or a label, not a sentence
        yield from _search(words.dialect, text, path, line, "texts")


def in_name(words: Words, path: str, line: int, name: str) -> Iterator[Finding]:
    """Find a retired name, or a retired word in a name."""
    use, folders = words.names.get(name.lstrip("_"), ("", ()))
    if path.startswith(folders):
        yield Finding(path, line, "names", name, use)
    for _match, instead in words.name_patterns.search(name):
        yield Finding(path, line, "names", name, instead)


def in_python(words: Words, path: str, text: str) -> Iterator[Finding]:
    """Find retired words in a module."""
    nodes = list(ast.walk(ast.parse(text)))
    for line, name in dict.fromkeys(defined_names(path, nodes)):
        yield from in_name(words, path, line, name)
    docs = list(docstrings(nodes))
    for doc in docs:
        yield from in_prose(words, path, doc.lineno, str(doc.value))
    for line, comment in comments(words, text):
        yield from in_prose(words, path, line, comment)
    if path.startswith(WITH_TEXTS):
        docs_seen = {id(doc) for doc in docs}
        for node in nodes:
            match node:
                case ast.Constant(value=str(value)) if id(node) not in docs_seen:
                    yield from in_text(words, path, node.lineno, value)
                case _:
                    pass


def in_c(words: Words, path: str, text: str) -> Iterator[Finding]:
    """Find retired words in a file of C."""

    def blank(match: re.Match[str]) -> str:
        return "\n" * match[0].count("\n")

    for comment in C_COMMENT.finditer(text):
        line = 1 + text.count("\n", 0, comment.start())
        yield from in_prose(words, path, line, comment[0])
    code = C_STRING.sub(blank, C_COMMENT.sub(blank, text))
    for match in C_NAME.finditer(code):
        use, below = words.c_names.get(match[0], ("", ()))
        if path.startswith(below):
            line = 1 + code.count("\n", 0, match.start())
            yield Finding(path, line, "names", match[0], use)


def in_document(words: Words, path: str, text: str) -> Iterator[Finding]:
    """Find retired phrases and dialect in a document, outside of its code."""
    plain = CODE_IN_DOCUMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    yield from _search(words.texts, plain, path, 1, "texts")
    yield from _search(words.dialect, plain, path, 1, "prose")


def tracked_files() -> list[str]:
    """Return the paths of the tree's files, new ones included, ignored ones not."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    names = listed.stdout.decode().split("\0")
    return sorted(name for name in names if name and (ROOT / name).is_file())


def findings(below: str = "") -> list[Finding]:
    """Find the retired words of all files whose path begins with ``below``."""
    words = read_words()
    readers = {".py": in_python, ".c": in_c, ".h": in_c, ".md": in_document}
    found: list[Finding] = []
    for name in tracked_files():
        read = readers.get(Path(name).suffix)
        if read is None or name.startswith(NOT_READ) or not name.startswith(below):
            continue
        found += read(words, name, (ROOT / name).read_text("utf-8"))
    return [each for each in found if (each.path, each.found) not in words.exceptions]


@pytest.fixture(scope="module")
def words():
    return read_words()


def test_there_are_no_retired_words():
    found = [f"{each.path}:{each.line}: {each.found!r} -> {each.use}" for each in findings()]
    assert found == []


def test_every_exception_is_needed(words):
    for path, found in words.exceptions:
        assert found in (ROOT / path).read_text("utf-8"), (path, found)


def found_in(read, words, path, text):
    return {(each.kind, each.found) for each in read(words, path, text)}


def test_names_are_read_by_the_syntax_tree(words):
    text = (
        "class Feed:\n    def announce(self, _FEWEST_FILES): self.as_begun = overtaken = hear()\n"
    )
    assert found_in(in_python, words, "core/x/foresight.py", text) == {
        ("names", each)
        for each in ("Feed", "announce", "_FEWEST_FILES", "as_begun", "overtaken", "foresight")
    }


def test_a_name_may_be_retired_in_some_folders_alone(words):
    assert found_in(in_python, words, "core/training/a.py", "def place(): ...\n")
    assert not found_in(in_python, words, "gui/plot/a.py", "def place(): ...\n")


def test_texts_are_read_where_people_read_them(words):
    text = '"""A module."""\ntr("Flight plan")\n'
    assert found_in(in_python, words, "gui/a.py", text) == {("texts", "Flight plan")}
    assert found_in(in_python, words, "tests/a.py", text) == set()


def test_comments_docstrings_and_documents_are_read_without_their_code(words):
    text = '"""It is read anew; ``anew`` is code."""\nx = 1  # stands here\ny = "anew"\n'
    assert found_in(in_python, words, "core/a.py", text) == {
        ("prose", "anew"), ("prose", "stands")
    }  # fmt: skip
    assert found_in(in_document, words, "README.md", "It `anew` goes on.\n") == {
        ("prose", "goes on")
    }


def test_c_is_read_for_names_and_comments(words):
    text = '/* goes on */ static numbers all(float x) { return f("crew"); } // larger\n'
    assert found_in(in_c, words, "core/a.c", text) == {
        ("prose", "goes on"), ("names", "numbers"), ("names", "all")
    }  # fmt: skip


def main(arguments: list[str]) -> None:
    """List the findings below each folder."""
    for below in arguments or [""]:
        found = findings(below)
        for each in found:
            print(f"{each.path}:{each.line}: {each.kind}: {each.found!r} -> {each.use}")
        by_word = Counter((each.kind, each.found.lower()) for each in found)
        print(", ".join(f"{word} {count}" for (_kind, word), count in by_word.most_common(40)))
        print(f"{len(found)} findings below {below or 'the tree'}")


if __name__ == "__main__":
    main(sys.argv[1:])
