import random

import pytest

from core.corpus.text.redaction import EMAIL, SECRET, redact
from tests.core.corpus.secret_samples import KINDS, NAMED, PROVIDERS, ordinary_line, planted

CODE = "def f(a, b):\n    return a + b\n\n"


def clean(text: str) -> str:
    return redact(text, secrets=True, emails=True).text


def test_secrets_of_all_kinds_are_found():
    """R10: 20 of each kind, put together at run time."""
    found = {}
    for kind in KINDS:
        rng = random.Random(kind)
        cases = [planted(kind, rng) for _ in range(20)]
        found[kind] = sum(secret not in clean(CODE + line + CODE) for secret, line in cases)
    providers = sum(found[kind] for kind in PROVIDERS)
    assert len(KINDS) >= 25
    assert providers >= 0.95 * 20 * len(PROVIDERS), found
    assert sum(found.values()) >= 0.9 * 20 * len(KINDS), found
    assert min(found[kind] for kind in NAMED) >= 15, found


def test_hashes_and_uuids_lose_nothing():
    rng = random.Random(7)
    lines = [ordinary_line(rng) for _ in range(1000)]
    assert [line for line in lines if clean(line) != line] == []


@pytest.mark.parametrize(
    "line",
    [
        'password = "password"',
        'password = "your-password-here"',
        'PASSWORD = os.environ["DB_PASSWORD_1"]',
        'secret = "<secret>"',
        'token = "{{ token }}"',
        "password = getpass.getpass('Password for user1: ')",
        'url = "https://user:password@example.com/"',
        'url = f"https://{user}:{password}@{host}"',
        'key = "some/path/to/file1.txt"',
        'self.token = token or "access_token"',
        '"AWS::SecretsManager::Secret": "c85175a4ebcce361"',
        'if b"-----BEGIN RSA PRIVATE KEY-----" in data:',
        'access_key = "AKIAIOSFODNN7EXAMPLE"',
        "sk_" + "live_" + "x" * 24,
        "@decorator.name",
        "a @ b.T @ c.T",
        "git@github.com:owner/name.git",
        "someone@example.com",
        "@Override public void f() {}",
    ],
)
def test_what_is_no_secret_stays(line):
    assert clean(line + "\n") == line + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# By jane.doe+x@corp.co.uk, 2020\n", f"# By {EMAIL}, 2020\n"),
        ("<a@b.org>; 'c_d@e-f.io'", f"<{EMAIL}>; '{EMAIL}'"),
        ("a@b", "a@b"),
        ("x@y.z1", "x@y.z1"),
    ],
)
def test_addresses_go(text, expected):
    assert clean(text) == expected


def test_places_are_named_before_and_after():
    secret, line = planted("github", random.Random(1))
    text = "é = 1\n" + line + "# a@b.org\n"
    redacted = redact(text, secrets=True, emails=True)
    assert [text[each.start : each.end] for each in redacted.redactions] == [secret, "a@b.org"]
    new = [redacted.text[each.new_start : each.new_end] for each in redacted.redactions]
    assert new == [SECRET, EMAIL]
    assert secret not in repr(redacted)
    assert redact(text, secrets=False, emails=False).text == text


@pytest.mark.parametrize(
    "text",
    [
        "a@" * 200_000,
        "a" * 400_000 + "@" + "b." * 200_000,
        "password='" * 50_000,
        "token = '" + "aB1" * 150_000,
        "secret = '" + "a" * 255 + "!'\n" + "key" * 100_000,
        'password = "' + "abcdefgh-" * 28 + '!1"\n' * 2000,
        "://" * 150_000,
        "://a:" * 90_000,
        "-----BEGIN RSA PRIVATE KEY-----" * 15_000,
        "eyJ" * 150_000,
        "eyJaaaaaaaaaaaa." * 30_000,
        "sk-" * 150_000,
        "sl." * 150_000,
        "Bearer " * 70_000,
    ],
    ids=range(14),
)
@pytest.mark.timeout(20)
def test_hostile_text_takes_no_time(text):
    clean(text)
