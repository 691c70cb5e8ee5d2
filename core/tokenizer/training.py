"""Training a tokenizer on a bounded sample of text.

The library works for seconds without a point at which it could be interrupted. So a sample
that is not tiny is trained in a child process, which a cancel kills; its memory is freed with
it, and no thread of this process waits for the library. A tiny sample takes a fraction of a
second, whatever is in it, since words are bounded.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

import tokenizers
from tokenizers import decoders, models, normalizers, pre_tokenizers, trainers

from core.control import Control
from core.errors import EnvironmentProblem
from core.events import Emit, Notice
from core.progress import Stage
from core.texts import Text
from core.tokenizer.config import TokenizerConfig, specials_of
from core.tokenizer.special_tokens import UNK
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.word_counts import DELIMITER, MAX_WORD_BYTES, WordCounts

_BATCH_BYTES = 256 * 1024
# Training on this many takes some 0.3 s, as long as starting a child.
_IN_PROCESS_BATCHES = 2
_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedTokenizer:
    """What training came to.

    Attributes:
        tokenizer: the tokenizer.
        bounded_words: how many words of the sample were longer than ``MAX_WORD_BYTES``
            and were cut for training.
    """

    tokenizer: Tokenizer
    bounded_words: int


def train_tokenizer(
    config: TokenizerConfig,
    texts: Iterator[str],
    emit: Emit,
    control: Control,
    total_bytes: int | None = None,
) -> TrainedTokenizer:
    """Train on the first ``config.sample_bytes`` of ``texts``.

    The same texts give the same tokenizer. A small sample gives fewer entries
    than were asked for.

    Args:
        config: style and size.
        texts: the sample, in an order that does not matter.
        emit: hears of the stage ``tokenizer``.
        control: asked before each batch of texts and while merging.
        total_bytes: how much text there is, for the time left.

    Raises:
        EnvironmentProblem: the child process was ended by the system.
        Cancelled: within a fraction of a second after it was asked for.
    """
    total = None if total_bytes is None else min(total_bytes, config.sample_bytes)
    stage = Stage("tokenizer", "bytes", emit, total=total)
    batches = _batches(texts, config.sample_bytes, control)
    first = list(itertools.islice(batches, _IN_PROCESS_BATCHES))
    more = next(batches, None)
    # A batch ends with a whole text, and a text may be large.
    is_tiny = sum(batch.bytes for batch in first) <= (_IN_PROCESS_BATCHES + 1) * _BATCH_BYTES
    rest = batches if more is None else itertools.chain([more], batches)
    if more is None and is_tiny:
        trained = _train(config, iter(first), stage.advance)
    elif multiprocessing.current_process().daemon:
        # Such a process may not have children; whoever made it can end it instead.
        trained = _train(config, itertools.chain(first, rest), stage.advance)
    else:
        with _Child(config) as child:
            for batch in itertools.chain(first, rest):
                child.feed(batch)
            trained = child.result(stage, control)
    stage.finish(detail="")
    if trained.bounded_words:
        emit(_bounded_notice(trained.bounded_words))
    return TrainedTokenizer(
        tokenizer=Tokenizer.from_json(trained.json), bounded_words=trained.bounded_words
    )


def _bounded_notice(count: int) -> Notice:
    words = Text("One word is") if count == 1 else Text("{count:,} words are", count=count)
    return Notice(
        level="info",
        message=Text(
            "{words} longer than {max_word_bytes:,} bytes, cut for training the tokenizer.",
            words=words,
            max_word_bytes=MAX_WORD_BYTES,
        ),
        hint=Text("Such files are data as a rule; corpus.max_longest_line drops them."),
    )


@dataclass(frozen=True, slots=True)
class _Trained:
    """A tokenizer as JSON, and how many words of the sample were cut for it."""

    json: str
    bounded_words: int


@dataclass(frozen=True, slots=True)
class _Batch:
    texts: list[str]
    bytes: int


def _batches(texts: Iterator[str], bound: int, control: Control) -> Iterator[_Batch]:
    """Texts in batches, until the next text would go beyond ``bound`` bytes.

    Raises:
        Cancelled: before a text.
    """
    batch: list[str] = []
    size = total = 0
    for text in texts:
        control.safe_point()
        length = len(text.encode("utf-8", "replace"))
        if total + length > bound:
            break
        total, size = total + length, size + length
        batch.append(text)
        if size >= _BATCH_BYTES:
            yield _Batch(batch, size)
            batch, size = [], 0
    if batch:
        yield _Batch(batch, size)


def _train(
    config: TokenizerConfig, batches: Iterator[_Batch], advance: Callable[[int, str], None]
) -> _Trained:
    """Return the whole work of the library.

    Args:
        config: style and size.
        batches: the sample.
        advance: hears how many bytes were taken, and what is done with them.
    """
    backend = tokenizers.Tokenizer(models.BPE(unk_token=UNK))
    # While it trains, it is handed words; afterwards it gets texts.
    backend.pre_tokenizer = pre_tokenizers.CharDelimiterSplit(DELIMITER)
    backend.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=config.vocabulary,
        min_frequency=config.min_frequency,
        special_tokens=list(specials_of(config.style)),
        # All 256, whether the sample has them or not: no text is ever <unk>.
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )

    counts = WordCounts(config.style)
    for batch in batches:
        advance(batch.bytes, Text("counting words"))
        counts.add(batch.texts)

    def words() -> Iterator[str]:
        yield from counts.lines()
        advance(0, Text("merging pairs"))

    backend.train_from_iterator(words(), trainer)
    if config.style == "card":
        backend.normalizer = normalizers.NFKC()
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return _Trained(backend.to_str(), counts.bounded_words)


class _Child:
    """A process that trains; leaving the context ends it, whatever it is doing."""

    def __init__(self, config: TokenizerConfig) -> None:
        # Spawned, not forked: the window has threads, and a fork would copy their locks.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        # A daemonic child ends with this process at the latest.
        self._process = context.Process(
            target=_serve, args=(theirs, config), name="tokenizer", daemon=True
        )
        try:
            self._process.start()
        except OSError as error:
            raise EnvironmentProblem(
                Text(
                    "No process can be started for the tokenizer: {strerror}.",
                    strerror=error.strerror or error,
                ),
                Text("Close other programs and try again."),
            ) from error
        finally:
            theirs.close()

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()

    def feed(self, batch: _Batch) -> None:
        """Hand over a batch; the child receives it immediately and works later."""
        try:
            self._connection.send(batch)
        except OSError:
            raise self._ended() from None

    def result(self, stage: Stage, control: Control) -> _Trained:
        """Return the tokenizer, once it is there."""
        try:
            self._connection.send(None)
            while True:
                control.safe_point()
                if not self._connection.poll(_POLL_SECONDS):
                    continue
                message: _Progress | _Trained = self._connection.recv()
                if isinstance(message, _Trained):
                    return message
                stage.advance(message.bytes, detail=message.detail)
        except (OSError, EOFError):
            raise self._ended() from None

    def _ended(self) -> EnvironmentProblem:
        self._process.join(timeout=1.0)
        return EnvironmentProblem(
            Text(
                "The process that trains the tokenizer was ended by the system "
                "(exit code {exitcode}).",
                exitcode=self._process.exitcode,
            ),
            Text("Was there too little memory? Set tokenizer.sample_bytes lower."),
        )


@dataclass(frozen=True, slots=True)
class _Progress:
    bytes: int
    detail: str


def _serve(connection: Connection, config: TokenizerConfig) -> None:
    """What the child does: take batches until None comes, train, send the result."""
    # Ctrl+C goes to the parent too, which decides and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def advance(count: int, detail: str) -> None:
        connection.send(_Progress(count, detail))

    try:
        # All of them first: a parent that waits in a full pipe could not cancel.
        batches: list[_Batch] = list(iter(connection.recv, None))
        threading.Thread(target=_end_with_parent, args=(connection,), daemon=True).start()
        connection.send(_train(config, iter(batches), advance))
    except (OSError, EOFError):
        return  # the parent is gone; there is nobody to tell


def _end_with_parent(connection: Connection) -> None:
    """End this process when the parent is gone, even while the library merges."""
    with contextlib.suppress(OSError, EOFError):
        connection.recv()  # nothing comes any more but the end
    os._exit(0)
