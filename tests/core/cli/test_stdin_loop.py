"""The protocol line by line, and the real process without what it does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.stdin_loop import answers
from core.completion.policy import IN_COMMENT, TEXT_FOLLOWS, WORD_FOLLOWS
from core.completion.request import Suggestion
from core.export.light_export import make_light_copy
from core.inference.sampling_config import SamplingConfig
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401

ROOT = Path(__file__).resolve().parents[3]
DEFAULT = SamplingConfig(temperature=0.3, top_k=7)


@pytest.fixture
def ask():
    """Answers to lines, and the requests that reached the engine."""
    requests = []

    def complete(request, project):
        requests.append(request)
        ask.projects.append(project)
        return Suggestion(
            id=request.id, text="é\ud800x", tokens=2, milliseconds=1.26, no_suggestion_reason=None
        )

    def ask(*lines):
        data = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        return [json.loads(line) for line in answers(data, complete, DEFAULT)]

    ask.requests = requests
    ask.projects = []
    return ask


def test_an_answer_has_the_promised_fields(ask):
    assert ask({"id": 1, "prefix": "def f("}) == [
        {
            "id": 1,
            "text": "é\ud800x",
            "tokens": 2,
            "ms": 1.3,
            "no_suggestion_reason": None,
            "why_nothing": None,
        }
    ]


def test_a_byte_order_mark_is_no_error(ask):
    """Windows' pipes begin with one."""
    first, second = ask(b'\xef\xbb\xbf{"id": 1, "prefix": "x"}', {"id": 2, "prefix": "x"})
    assert (first["id"], second["id"]) == (1, 2)
    assert "error" not in first


def test_lines_that_end_with_a_carriage_return_get_the_same_policy(ask):
    texts = ["# a note\nclass A:\n    x = y.", "x = f(1\n# note"]
    line = {"id": 0, "language": "python", "policy": True}
    plain = ask(*(line | {"prefix": text} for text in texts))
    assert plain == ask(*(line | {"prefix": text.replace("\n", "\r")} for text in texts))
    assert [answer["no_suggestion_reason"] for answer in plain] == [None, IN_COMMENT]
    # Its older name is still written.
    assert [answer["why_nothing"] for answer in plain] == [None, IN_COMMENT]


def test_every_promised_key_reaches_the_request(ask):
    ask(
        {
            "id": "any", "prefix": "a\n", "suffix": "b", "language": "c", "max_lines": 3,
            "max_tokens": 5, "temperature": 0, "top_p": 0.5, "seed": 9, "policy": False,
        }
    )  # fmt: skip
    (request,) = ask.requests
    assert (request.prefix, request.suffix, request.language) == ("a\n", "b", "c")
    assert (request.max_lines, request.max_tokens) == (3, 5)
    assert request.sampling == SamplingConfig(temperature=0.0, top_k=7, top_p=0.5, seed=9)


def test_what_a_line_leaves_out_is_as_the_command_line_says(ask):
    ask({"prefix": ""})
    assert ask.requests[0].sampling == DEFAULT


@pytest.mark.parametrize("id", [0, 2**70, -1.5, "x", None, True, [1], {"a": 1}])
def test_any_id_comes_back(ask, id):
    assert ask({"id": id, "prefix": ""})[0]["id"] == id
    assert ask({"id": id, "prefix": 5})[0]["id"] == id


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b"not json", None),
        (b"[1, 2]", None),
        (b'"text"', None),
        (b'{"id": 1, "prefix": "\xff"}', None),
        (b'{"id": 1, "prefix": "a"', None),
        ({"id": 2}, 2),
        ({"id": 3, "prefix": None}, 3),
        ({"id": 4, "prefix": "", "suffix": 1}, 4),
        ({"id": 5, "prefix": "", "max_tokens": 0}, 5),
        ({"id": 6, "prefix": "", "max_tokens": "9"}, 6),
        ({"id": 7, "prefix": "", "temperature": "hot"}, 7),
        ({"id": 8, "prefix": "", "temperature": 10**400}, 8),
        ({"id": 9, "prefix": "", "temprature": 0}, 9),
        ({"id": 10, "prefix": "", "policy": "yes"}, 10),
        ({"id": 11, "prefix": "", "language": []}, 11),
        ({"id": 12, "prefix": "", "sampling": {"temperature": 0}}, 12),
        (b'{"id": 13, "prefix": "", "temperature": NaN}', 13),
        (b"[" * 100_000, None),
    ],
)
def test_a_bad_line_gets_an_error_and_the_loop_continues(ask, line, id):
    bad, good = ask(line, {"id": 99, "prefix": "a"})
    assert bad["id"] == id
    assert list(bad) == ["id", "error"]
    assert len(bad["error"]) > 10
    assert good["id"] == 99
    assert good["text"]


def test_blank_lines_are_nothing(ask):
    assert ask(b"\n", b"  \r\n", {"id": 1, "prefix": ""}, b"")[0]["id"] == 1


def test_the_policy_holds_only_where_it_is_asked_for(ask):
    at = {"prefix": "value = na", "suffix": "me\n", "language": "python"}
    off, on, implicit = ask({**at, "policy": False}, {**at, "policy": True}, at)
    assert on["no_suggestion_reason"] in (WORD_FOLLOWS, TEXT_FOLLOWS)
    assert (on["text"], on["tokens"]) == ("", 0)
    assert off["text"]
    assert implicit["text"]
    assert len(ask.requests) == 2


# Not installed is the strictest form of not imported. hashlib loads OpenSSL; the others are what a
# process that completes pays for in memory and time, and never needs.
PROGRAM = """
import runpy, sys
for name in (
    "torch", "onnxruntime", "hashlib", "subprocess", "tomllib", "importlib.metadata",
    "core.events", "core.diagnosis.machine",
):
    sys.modules[name] = None
sys.argv = ["main.py", "complete", "--stdin-loop", *sys.argv[1:]]
runpy.run_path("main.py", run_name="__main__")
"""


def test_the_process_answers_without_what_it_does_not_need(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    lines = [
        json.dumps({"id": 1, "prefix": "def count_total(", "temperature": 0}),
        "nonsense",
        json.dumps({"id": 2, "prefix": "def count_total(", "temperature": 0}),
    ]
    done = subprocess.run(
        [
            sys.executable, "-c", PROGRAM,
            "--checkpoint", str(checkpoint), "--workspace", str(workspace.folder),
        ],
        cwd=ROOT,
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, error, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], second["id"]) == (1, 2)
    assert first["text"] == second["text"]
    assert "error" in error


def test_a_missing_checkpoint_is_a_sentence_and_not_a_loop(tmp_path):
    done = subprocess.run(
        [sys.executable, "main.py", "complete", "--stdin-loop", "--workspace", str(tmp_path)],
        cwd=ROOT, input="{}\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("error: There is no checkpoint")
