"""Standard streams of another encoding, as Windows gives pipes and a bare system gives all.

Every sub-command as a process of its own: JSON comes out in UTF-8, text loses the characters that
the stream has not, input is UTF-8, and nothing ends for that.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.torture.program import ROOT, TINY
from tests.torture.training import times

pytestmark = [pytest.mark.torture, pytest.mark.timeout(times(3600, 600))]

# Letters of several scripts, one that cp1252 has, a sign beyond U+FFFF.
RARE = "é Ω 日本 ▸ 😀"
FOLDER = "Ω日本 é"
ENCODINGS = ("cp1252", "ascii")
MODES = ((), ("--json",), ("--events", "jsonl"))
ALL = [(encoding, mode) for encoding in ENCODINGS for mode in MODES]
# Of all combinations, those that two cores do in some minutes: each encoding and each mode.
TRIED = ALL if times(1, 0) else [ALL[0], ALL[2], ALL[4]]


def run(encoding, *arguments, stdin=b"", check=True):
    """``main.py`` with all its streams in an encoding; bytes in, bytes out."""
    variables = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT, env=variables, input=stdin, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    if check:
        assert done.returncode == 0, (done.stdout, done.stderr)
    assert b"Traceback" not in done.stderr
    assert b"UnicodeEncodeError" not in done.stderr + done.stdout
    return done


def write_sources(folder):
    folder.mkdir(parents=True)
    for number in range(24):
        lines = [f'"""Module {number}: {RARE}"""', ""]
        for index in range(14):
            lines += [
                f"def größe_{number}_{index}(breite, name='{RARE}'):",
                f"    return breite * {index} + len(name)",
                "",
            ]
        (folder / f"modul_{number}_日本.py").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A workspace whose name, files and prompts have rare characters, with a dataset and a run."""
    folder = tmp_path_factory.mktemp("narrow") / FOLDER
    sources = write_sources(folder / "sources")
    where = ("--workspace", folder / "workspace")
    run("ascii", "build", sources, "--name", "rare", *where)
    prompts = json.dumps([RARE], ensure_ascii=False)
    done = run(
        "ascii", "train", "--dataset", "rare", "--preset", "nano", "--max-steps", "12", *TINY,
        "--set", f"train.prompts={prompts}", "--set", "train.evaluate_steps=2", *where,
    )  # fmt: skip
    assert b"step 2:" in done.stderr, "samples were shown"
    return folder


COMMANDS = {
    "info": ("info",),
    "info of a run": ("info", "latest"),
    "info of a dataset": ("info", "rare"),
    "build": ("build", "SOURCES", "--name", "again"),
    "explain": ("build", "SOURCES", "--name", "rare", "--explain", "SOURCES/modul_1_日本.py"),
    "train": ("train", "--dataset", "rare", "--preset", "nano", "--max-steps", "2", *TINY),
    "resume": ("train", "--resume", "RUN", "--set", "train.max_steps=14"),
    "start from": ("train", "--from", "latest", "--dataset", "rare", "--max-steps", "2", *TINY[4:]),
    "complete": ("complete", "SOURCES/modul_1_日本.py", "--line", "3"),
    "milestones": ("complete", "SOURCES/modul_1_日本.py", "--line", "3", "--milestones", "RUN"),
    "evaluate": ("evaluate", "SOURCES", "--quick"),
    "calibrate": ("calibrate",),
    "export": ("export", "RUN", "--to", "gguf", "--force"),
    "a project": ("complete", "SOURCES/modul_1_日本.py", "--line", "3", "--project", "SOURCES"),
    "doctor": ("doctor",),
    "bench": ("bench",),
    "an error": ("info", "日本 ▸"),
    "usage": ("train", "--max-steps", "日本 ▸"),
    "help": ("complete", "--help"),
}
# Sources so small are all known, and too little to measure: the sentence is what is tested.
MAY_FAIL = ("evaluate", "calibrate", "doctor", "an error", "usage")


@pytest.mark.parametrize(("encoding", "mode"), TRIED, ids=lambda value: str(value))
@pytest.mark.parametrize("name", COMMANDS)
def test_every_sub_command(built, name, encoding, mode):
    run_name = next(path.name for path in sorted((built / "workspace" / "runs").glob("*-rare")))
    words = [
        word.replace("SOURCES", str(built / "sources")).replace("RUN", run_name)
        for word in COMMANDS[name]
    ]
    if name == "resume":
        folder = built / "workspace" / "runs" / run_name / "status.json"
        steps = json.loads(folder.read_text("utf-8"))["step"]
        words[-1] = f"train.max_steps={steps + 2}"
    done = run(
        encoding, *words, "--workspace", built / "workspace", *mode, check=name not in MAY_FAIL
    )
    assert done.returncode in (0, 1, 2)
    done.stderr.decode(encoding)
    if not mode or name in ("usage", "help"):
        done.stdout.decode(encoding)
        return
    text = done.stdout.decode("utf-8")
    if mode == ("--json",):
        assert json.loads(text) is not None
    else:
        records = [json.loads(line) for line in text.splitlines()]
        assert "result" in records[-1] or "error" in records[-1]
    if name == "train" and mode != ("--json",):
        assert RARE in text or "日" in text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-16"])
def test_lines_that_are_asked_are_utf8_whatever_the_streams_are(built, encoding):
    requests = [
        {"id": "▸1", "prefix": f"name = '{RARE}'\ndef größe(", "language": "python"},
        {"id": 2, "prefix": "\ud83d lone"},
        {"id": 3},
    ]
    lines = b"".join(json.dumps(r, ensure_ascii=n != 0).encode() + b"\n"
                     for n, r in enumerate(requests))  # fmt: skip
    where = ("--workspace", built / "workspace")
    done = run(encoding, "complete", "--stdin-loop", *where, stdin=lines + b"\xff\n")
    first, second, third, last = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert first["id"] == "▸1"
    assert "text" in first
    assert "text" in second
    assert "prefix" in third["error"]
    assert "not JSON" in last["error"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_on_standard_input_is_utf8(built, encoding):
    text = f"name = '{RARE}'\ndef größe_1_2(breite, na".encode()
    where = ("--workspace", built / "workspace", "--language", "python")
    piped = run(encoding, "complete", "--json", *where, stdin=text)
    file = built / "text.py"
    file.write_bytes(text)
    read = run("utf-8", "complete", file, "--json", *where)
    texts = [json.loads(done.stdout.decode())["text"] for done in (piped, read)]
    assert texts[0] == texts[1]


def test_the_demo(built):
    where = ("--workspace", built / "demo")
    done = run("cp1252", "demo", "--minutes", "0.02", *where)
    # The mark of the caret is none of the characters of cp1252.
    assert "self.?" in done.stdout.decode("cp1252")
