import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from core.control import Control
from core.errors import Cancelled, ConfigError, EnvironmentProblem
from core.events import Event, StageProgress, discard
from core.tokenizer import training
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer

SMALL = TokenizerConfig(vocabulary=300)


def texts(count: int = 20) -> Iterator[str]:
    return (
        f"def function_{number}(argument):\n    return argument + {number}\n"
        for number in range(count)
    )


def train(config: TokenizerConfig = SMALL, count: int = 20, emit=discard, control=None):
    return train_tokenizer(config, texts(count), emit, control or Control()).tokenizer


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a small sample count as a large one, which goes to a child process."""
    monkeypatch.setattr(training, "_BATCH_BYTES", 100)


def test_the_same_texts_give_the_same_tokenizer_in_this_process_or_another(monkeypatch):
    here = train(count=200)
    monkeypatch.setattr(training, "_BATCH_BYTES", 100)
    child = train(count=200)
    assert here.to_json() == child.to_json()
    assert here.vocabulary_size == 300


@pytest.mark.parametrize("style", ["everyday", "card"])
def test_the_file_is_that_of_the_design(style):
    tokenizer = train(TokenizerConfig(style=style, vocabulary=300))
    data = json.loads(tokenizer.to_json())
    specials = [token["content"] for token in data["added_tokens"]]
    fim = ["<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"]
    assert specials == ["<pad>", "<unk>", "<bos>", "<eos>"] + (fim if style == "everyday" else [])
    assert data["normalizer"] == ({"type": "NFKC"} if style == "card" else None)
    assert data["pre_tokenizer"]["type"] == "ByteLevel"
    assert data["pre_tokenizer"]["add_prefix_space"] is False
    assert data["post_processor"] is None
    assert tokenizer.vocabulary_size == len(data["model"]["vocab"]) <= 300


def test_no_text_at_all_still_gives_every_byte():
    tokenizer = train(count=0)
    assert tokenizer.vocabulary_size == 256 + 7
    assert tokenizer.decode(tokenizer.encode("naïve 🙂")) == "naïve 🙂"


def test_the_sample_is_bounded():
    pulled: list[int] = []

    def endless() -> Iterator[str]:
        while True:
            pulled.append(1)
            yield "x = 1\n" * 200

    config = TokenizerConfig(vocabulary=300, sample_bytes=64 * 1024)
    train_tokenizer(config, endless(), discard, Control())
    assert len(pulled) == 64 * 1024 // 1200 + 1


@pytest.mark.usefixtures("small_batches")
def test_progress_counts_the_sample():
    events: list[Event] = []
    sizes = [len(text) for text in texts(50)]
    train_tokenizer(SMALL, texts(50), events.append, Control(), total_bytes=sum(sizes))
    progress = [event for event in events if isinstance(event, StageProgress)]
    assert {event.stage for event in progress} == {"tokenizer"}
    assert progress[-1].done == progress[-1].total == sum(sizes)


def test_cancel_while_texts_come_in():
    control = Control()

    def slow() -> Iterator[str]:
        yield "x = 1\n"
        control.cancel()
        yield "y = 2\n"
        raise AssertionError("asked for more after the cancel")

    with pytest.raises(Cancelled):
        train_tokenizer(SMALL, slow(), discard, control)


def test_cancel_takes_effect_immediately_while_the_library_works(monkeypatch):
    monkeypatch.setattr(training, "_BATCH_BYTES", 50_000)
    control = Control()
    cancelled_at: list[float] = []

    def emit(event: Event) -> None:
        # The child has its texts and counts words, with seconds of merging to come.
        if isinstance(event, StageProgress) and event.detail and not cancelled_at:
            cancelled_at.append(time.perf_counter())
            control.cancel()

    words = (f"word_{number * 7919:x} " * 3 for number in range(60_000))
    with pytest.raises(Cancelled):
        train_tokenizer(TokenizerConfig(), words, emit, control)
    assert time.perf_counter() - cancelled_at[0] < 1.0
    assert not [child for child in multiprocessing.active_children() if child.name == "tokenizer"]


@pytest.mark.usefixtures("small_batches")
def test_a_child_that_is_killed_is_a_sentence():
    def kill(event: Event) -> None:
        for child in multiprocessing.active_children():
            if child.name == "tokenizer":
                child.kill()

    words = (f"word_{number} " * 3 for number in range(5_000))
    with pytest.raises(EnvironmentProblem, match=r"ended by the system \(exit code -9\)") as caught:
        train_tokenizer(TokenizerConfig(), words, kill, Control())
    assert "sample_bytes" in caught.value.hint


@pytest.mark.usefixtures("small_batches")
def test_a_process_that_cannot_be_started_is_a_sentence(monkeypatch):
    def refuse(self: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with pytest.raises(EnvironmentProblem, match="Cannot allocate memory"):
        train(count=100)


@pytest.mark.parametrize(
    "settings",
    [{"vocabulary": 100}, {"vocabulary": 70_000}, {"style": "other"}, {"sample_bytes": 1}],
)
def test_settings_have_ranges(settings):
    with pytest.raises(ConfigError):
        TokenizerConfig(**settings)


@pytest.mark.usefixtures("small_batches")
def test_a_process_that_may_not_have_children_trains_by_itself(monkeypatch):
    expected = train(count=100).to_json()
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)
    monkeypatch.setattr(training, "_Child", None)
    assert train(count=100).to_json() == expected


@pytest.mark.parametrize("batch_bytes", [100, 256 * 1024], ids=["a child", "this process"])
def test_words_that_were_cut_are_counted_wherever_training_runs(monkeypatch, batch_bytes):
    monkeypatch.setattr(training, "_BATCH_BYTES", batch_bytes)
    sample = [*texts(100), "x" * 5000, "x" * 5000]
    assert train_tokenizer(SMALL, iter(sample), discard, Control()).bounded_words == 2


def test_a_child_does_not_outlive_its_parent():
    """Even while the library merges, which would take it a minute or more."""
    program = (
        "import random, string\n"
        "from core.control import Control\n"
        "from core.tokenizer.config import TokenizerConfig\n"
        "from core.tokenizer.training import train_tokenizer\n"
        "if __name__ == '__main__':\n"
        "    draw = random.Random(1)\n"
        "    letters = ' '.join(''.join(draw.choices(string.ascii_letters, k=200))"
        " for _ in range(20_000))\n"
        "    def emit(event):\n"
        "        if event.detail == 'merging pairs':\n"
        "            import multiprocessing\n"
        "            print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "    config = TokenizerConfig(vocabulary=60_000)\n"
        "    train_tokenizer(config, iter([letters]), emit, Control())\n"
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "program.py"
        file.write_text(program)
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        command = [sys.executable, str(file)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment
        ) as parent:
            assert parent.stdout is not None
            child = int(parent.stdout.readline())
            parent.kill()
    deadline = time.monotonic() + 20
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # nobody may have waited for it
