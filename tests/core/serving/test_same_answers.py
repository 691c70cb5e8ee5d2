"""Every door gives what the editor gives: the same engine, request, window, trimming, threshold."""

import random

import pytest

from core.completion import opening
from core.completion.policy import reason_not_to_suggest
from core.completion.request_options import make_request
from core.export.light_export import make_light_copy
from core.resources import resource
from core.serving.client_settings import ClientSettings, language_of_path
from core.serving.suggestion_worker import SuggestionWorker
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.serving.test_http_server import Server
from tests.core.serving.test_language_server import Client

CURSORS = 200


@pytest.fixture
def open_engine(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    return lambda: opening.open_engine(checkpoint, workspace, threads=1)[0]


@pytest.fixture(autouse=True)
def no_budget(monkeypatch):
    """Time must not decide: on a busy machine an answer would be cut short."""
    monkeypatch.setattr("core.completion.request_options.AUTOMATIC_BUDGET_MS", 0)
    monkeypatch.setattr("core.serving.fill_request.DEFAULT_BUDGET_MS", 0)


def cursors():
    """Files of the samples and offsets in them; of most lines the rest is not typed yet."""
    generator = random.Random(15)
    files = sorted(resource("samples").iterdir())
    for number in range(CURSORS):
        file = generator.choice(files)
        text = file.read_text("utf-8")
        offset = generator.randrange(len(text) + 1)
        line_end = text.find("\n", offset)
        if number % 4 and line_end >= 0:
            text = text[:offset] + text[line_end:]
        yield file.name, text, offset


def editor_answer(engine, text, offset, language, options):
    prefix, suffix = text[:offset], text[offset:]
    if reason_not_to_suggest(prefix, suffix, language, policy=options.policy) is not None:
        return ""
    request = make_request(1, prefix, suffix, language, options, engine.precision.stops().automatic)
    return engine.complete(request, lambda: False).text


def test_each_door_answers_as_the_editor_at_200_cursors(open_engine, tmp_path):
    settings, _ = ClientSettings().updated({"threshold": 0})
    engine = open_engine()
    workers = [SuggestionWorker(open_engine) for _ in range(2)]
    for worker in workers:
        worker.start()
        worker.wait_until_loaded()
    server = Server(workers[0], settings)
    client = Client(workers[1], tmp_path)
    client.request("initialize", capabilities={}, initializationOptions={"threshold": 0})
    answered = 0
    for number, (name, text, offset) in enumerate(cursors()):
        language = language_of_path(name)
        wanted = editor_answer(engine, text, offset, language, settings.options)
        answered += bool(wanted)
        line_start = text.rfind("\n", 0, offset) + 1
        over_http = server.post(
            "/infill",
            input_prefix=text[:line_start],
            prompt=text[line_start:offset],
            input_suffix=text[offset:],
            filename=name,
        )["content"]
        uri = f"file:///{number}/{name}"
        client.open(text, language, uri)
        line, character = text.count("\n", 0, offset), offset - line_start
        items = client.answer_to(client.ask(line, character, uri=uri))["result"]["items"]
        over_lsp = items[0]["insertText"] if items else ""
        assert (over_http, over_lsp) == (wanted, wanted), (name, offset)
    assert answered > CURSORS // 10
    assert client.end() == 0
    server.stop()
    for worker in workers:
        worker.close()
