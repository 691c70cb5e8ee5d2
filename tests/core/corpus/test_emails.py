"""Addresses, and what is code, a package or an image."""

import ast
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.corpus.text.emails import find_emails
from core.corpus.text.redaction import EMAIL, SECRET, redact
from core.languages.table import LANGUAGES, language_named


def clean(text: str, language: str | None = "python") -> str:
    return redact(text, language, secrets=True, emails=True).text


@pytest.mark.parametrize(
    "line",
    [
        "scores = q@k.transpose(-2, -1)",
        "mixed = self.w@self.x.data",
        "basis = P@v.reshape(-1)",
        "adjoint = A@B.conj()",
        "fine = q@k.T",
        "a = w1@x.to(device)@b.is_leaf",
        "a = w@x.name",
        "a = w@x.name@y.info",
        "a = x[0].w@y.me",
        "a = f(x)@y.it",
        "a = x.co@y.us[0]",
        "a @= b.com",
        "a@=b.com",
        "a = (w@x.com)",
        "a = [w@x.com for x in y]",
        "def f(a=w@x.com): pass",
        'a = f"{q@k.com}"',
        'a = f"{q@k.com:>{w@x.org}}"',
        "a = rf'{{}} {q@k.com}'",
        "a = q@k.com  # the product",
        "@app.route",
        "@a.b@c.com",
        "x = 1\n@functools.cache\ndef f(): pass",
        # In comments and strings, too.
        "# scores = q@k.transpose(-2, -1)",
        "# mixed = self.w@self.model.name",
        "# a = w@x.to(device)",
        "# a = w@x.is_leaf",
        "# a = w@x.me[0]",
        '"""\n>>> q@k.transpose(0, 1)\n>>> A@B.it.conj()\n"""',
        'ICON = "img@2x.png"',
        "ICON = 'icon@3x.webp', 'icon@1.5x.ai', 'logo@2x.jpg'",
        'PACKAGE = "react@next.js"',
        "PACKAGES = ['vue@latest.ts', 'a@file.zip', 'left-pad@1.3.0', '@scope/x@2.0.0-rc.1']",
        'URL = "deploy@server.com:/srv/repo.git"',
        'URL = "hg@bitbucket.org:owner/name"',
        'URL = "me@host.net:name.git"',
        'URL = "git@host.org:name"',
        'URL = "ssh://user@host.com/name.git"',
        'URL = "https://cdn.net/react@18.2.0/index.js"',
        "LOCALE = 'sd_IN@devanagari.UTF-8'",
        "res += '\\n@triton.jit'",
    ],
)
def test_in_python_code_stays(line):
    text = f"import numpy as np\n\n{line}\n"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("java", "Map.Entry<Foo@Bar.baz> x;"),
        ("java", "java.util.List@Nonnull.info y;"),
        ("java", "@Foo@Bar.com class A {}"),
        ("java", "class A { String@Size.me[] x; }"),
        ("java", "/** {@link Foo#bar} @see a@B.method(int) */"),
        ("rust", "    match n { id@Shape.me => 1 }"),
        ("javascript", 'import a from "react@next.js";'),
        ("javascript", "const i = require('./img@2x.png');"),
        ("typescript", "@Component({}) @Input.de class A {}"),
        ("c", '__asm__(".symver foo,foo@GLIBC_2.2.5");'),
        ("go", 'const m = "example.com/mod@v1.2.3"'),
    ],
)
def test_in_other_code_stays(language, line):
    assert clean(f"x\n{line}\n", language) == f"x\n{line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "# By {}, 2020",
        '__author__ = "{}"',
        "__author__ = 'Jane Doe <{}>'",
        '"""Written by {}."""',
        'x = "mailto:{}"',
        "x = b'{}'",
        'x = f"{{name}} <{}>"',
        "x = 'a', '{}'",
        '"""\nMaintainer: {}\n"""',
        "# see {} (or not)",
        "x = y  # {}",
        "x = 'To: {}\\nFrom: me'",
    ],
)
@pytest.mark.parametrize(
    "address",
    ["jane.doe+x@corp.co.uk", "a@b.org", "c_d@e-f.io", "JANE@X.COM", "j@uni-x.ac.jp",
     "root@build.local", "me@my.name", "x1@y2.dev", "a-b@c.museum", "jane@x.technology"],
)  # fmt: skip
def test_an_address_goes(line, address):
    if line.startswith('x = "mailto'):
        line = line.replace("mailto:", "mail ")
    text = f"x = 1\n{line.replace('{}', address)}\n"
    text = text.replace("{{", "{").replace("}}", "}")
    redacted = clean(text)
    assert address not in redacted
    assert redacted == text.replace(address, EMAIL)
    ast.parse(redacted)


@pytest.mark.parametrize("language", [each.name for each in LANGUAGES])
def test_an_address_goes_in_the_comments_and_strings_of_every_language(language):
    mark = language_named(language).line_comment
    text = f'{mark} By Jane <jane@x.org>\nx = "a@b.com";\n'
    assert clean(text, language) == f'{mark} By Jane <{EMAIL}>\nx = "{EMAIL}";\n'


def test_an_escape_before_an_address_stays():
    assert clean('x = "a\\njane@x.org"\n') == f'x = "a\\n{EMAIL}"\n'
    assert clean('x = "a\\tb@x.org"\n') == f'x = "a\\t{EMAIL}"\n'
    assert clean('x = "a\\n@x.org"\n') == 'x = "a\\n@x.org"\n'


def test_of_a_language_that_is_not_known_everything_is_text():
    assert clean("mail jane@x.org now", None) == f"mail {EMAIL} now"
    assert clean("mail jane@x.org now", "cobol") == f"mail {EMAIL} now"


def test_a_name_that_looks_like_a_secret_does_not_break_a_file():
    """In code it is a name, since code has nothing else there."""
    value = "resp1data4other2Thing"
    text = f"import os\napi_token={value}\nx = 1\n"
    assert redact(text, secrets=True, emails=True).redactions  # by itself it is one
    changed = clean(text)
    ast.parse(changed)
    kept = clean(f'# api_token={value}\nx = "1"\n')
    assert value not in kept
    # What Python does not take anyway is not spared.
    assert SECRET in clean(f"print 'x'\napi_token={value}\n")


NAMES = st.sampled_from(["q", "self.w", "x1", "A", "np", "B.T", "w_2"])
ATTRIBUTES = st.sampled_from(
    [
        "",
        ".T",
        ".data",
        ".conj()",
        ".transpose(-2, -1)",
        ".to(d)",
        ".name",
        ".info",
        ".com",
        ".me[0]",
    ]
)
OPERANDS = st.builds(str.__add__, NAMES, ATTRIBUTES)
PRODUCTS = st.lists(OPERANDS, min_size=2, max_size=4).map("@".join)
LINES = st.one_of(
    PRODUCTS.map("x = {}".format),
    PRODUCTS.map("f({}, 'a@b.org')".format),
    PRODUCTS.map('y = f"{{{}}} a@b.org"'.format),
    PRODUCTS.map("z = [{}]  # by a@b.org".format),
    st.just('"""doc of a@b.org"""'),
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, max_size=6))
def test_whatever_parses_still_parses_and_keeps_its_products(lines):
    text = "\n".join(lines) + "\n"
    changed = clean(text)
    tree = ast.parse(changed)
    products = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.MatMult)]
    assert len([node for node in ast.walk(tree) if isinstance(node, ast.MatMult)]) == len(products)
    assert "a@b.org" not in changed


def test_hostile_text_takes_no_time():
    draw = random.Random(1)
    for unit in ("a@b.com ", "'a@b.com", '"""', "f'{a@b.com", "\\n", "@", "# a@b.com("):
        text = unit * (300_000 // len(unit))
        list(find_emails(text, "python"))
    text = "".join(draw.choices("a@.b('\"\\{}#\n", k=300_000))
    list(find_emails(text, "python"))
    assert re.fullmatch(r"<\w+>", EMAIL)
