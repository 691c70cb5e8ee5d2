"""The adapter for llama.cpp against a server that answers as llama-server does."""

import json
import math
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from core.errors import EnvironmentProblem
from core.evaluation.systems import CommandSpec, open_system

ADAPTER = Path(__file__).parents[3] / "docs" / "llama_adapter.py"


@pytest.fixture
def server():
    """Keeps what it is asked; answers with the last three characters and a second line."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            result.asked.append((self.path, body))
            prompt = body.get("input_prefix", body["prompt"])
            answer = {"content": prompt[-3:] + "\nmore", **result.extra}
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments):
            pass

    result = HTTPServer(("127.0.0.1", 0), Handler)
    result.asked, result.extra = [], {}
    thread = threading.Thread(target=result.serve_forever)
    thread.start()
    yield result
    result.shutdown()
    thread.join()
    result.server_close()


def adapter(server, *options):
    url = f"http://127.0.0.1:{server.server_port}"
    command = (sys.executable, str(ADAPTER), "--url", url, *options)
    return open_system(CommandSpec(name="llama", command=command))


def test_the_text_before_the_caret_is_continued(server):
    completer = adapter(server)
    try:
        completion = completer.complete("abcdé", "xyz", "python")
    finally:
        completer.close()
    assert (completion.text, completion.precision) == ("cdé", 1.0)
    ((path, body),) = server.asked
    assert path == "/completion"
    assert body["prompt"] == "abcdé"
    assert (body["temperature"], body["stop"], body["n_predict"]) == (0, ["\n"], 24)


def test_a_model_that_fills_in_sees_both_sides_and_says_how_sure_it_is(server):
    server.extra = {"completion_probabilities": [{"logprob": -0.1}, {"logprob": -0.2}]}
    completer = adapter(server, "--infill")
    try:
        completion = completer.complete("abc", "xyz", "python")
    finally:
        completer.close()
    assert completion.precision == pytest.approx(math.exp(-0.3))
    ((path, body),) = server.asked
    assert path == "/infill"
    assert (body["input_prefix"], body["input_suffix"]) == ("abc", "xyz")


def test_without_a_server_it_is_a_sentence(server):
    server.extra = {"content": None}
    completer = adapter(server)
    try:
        with pytest.raises(EnvironmentProblem, match="cannot be measured"):
            completer.complete("abc", "", "python")
    finally:
        completer.close()
