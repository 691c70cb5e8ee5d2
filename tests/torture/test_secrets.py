"""R10: secrets never get into a corpus, and clean code loses next to nothing."""

import random
import sysconfig
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.text.redaction import redact
from core.data.build import build
from core.data.config import BuildConfig
from core.tokenizer.config import TokenizerConfig
from core.workspace import open_workspace
from tests.core.corpus.secret_samples import KINDS, PROVIDERS, ordinary_line, planted

pytestmark = pytest.mark.torture

EACH = 20
MEGABYTES = 20
MAX_ALARMS_PER_MB = 1.0


def code_files() -> list[Path]:
    root = Path(sysconfig.get_path("stdlib"))
    return [path for path in sorted(root.rglob("*.py")) if "test" not in path.as_posix()]


@pytest.mark.timeout(300)
def test_no_secret_survives_a_build(tmp_path):
    host = code_files()[:200]
    source = tmp_path / "source"
    source.mkdir()
    secrets: dict[str, str] = {}
    for number, kind in enumerate(kind for kind in KINDS for _ in range(EACH)):
        rng = random.Random(f"{kind} {number}")
        secret, line = planted(kind, rng)
        text = host[number % len(host)].read_text("utf-8", "replace")
        lines = text.splitlines(keepends=True)[:200]
        place = rng.randrange(len(lines) + 1)
        path = source / f"f{number}.py"
        path.write_text(f"n = {number}\n" + "".join([*lines[:place], line, *lines[place:]]))
        secrets[secret] = kind
    workspace = open_workspace(tmp_path / "workspace")
    corpus = CorpusConfig(sources=(str(source),), drop_near_duplicates=False, drop_unparsable=False)
    config = BuildConfig(name="s", corpus=corpus, tokenizer=TokenizerConfig(vocabulary=400))
    events: list[object] = []
    build(config, workspace, events.append, Control())

    raw = b"\n".join(
        path.read_bytes() for path in sorted((tmp_path / "workspace").rglob("*")) if path.is_file()
    )
    raw += repr(events).encode()
    leaked = [kind for secret, kind in secrets.items() if secret.encode() in raw]
    providers = sum(kind in PROVIDERS for kind in leaked)
    assert len(KINDS) >= 25
    assert providers <= 0.05 * EACH * len(PROVIDERS), leaked
    assert len(leaked) <= 0.1 * len(secrets), leaked


def test_without_the_switch_they_would_be_there():
    """Negative control: the search does find what was not taken out."""
    for kind in KINDS:
        secret, line = planted(kind, random.Random(kind))
        assert secret in redact(line, secrets=False, emails=True).text


@pytest.mark.timeout(300)
def test_clean_code_loses_next_to_nothing():
    size = alarms = 0
    for path in code_files():
        text = path.read_text("utf-8", "replace")
        size += len(text)
        alarms += len(redact(text, secrets=True, emails=False).redactions)
        if size > MEGABYTES << 20:
            break
    assert size > 8 << 20
    assert alarms <= MAX_ALARMS_PER_MB * size / (1 << 20), alarms


def test_a_hundred_thousand_ordinary_lines_lose_nothing():
    rng = random.Random(3)
    lines = [ordinary_line(rng) for _ in range(100_000)]
    assert [line for line in lines if redact(line, secrets=True, emails=True).redactions] == []
