"""Makes ``resources/memory/tokenizer.json``, the tokenizer of "Project only (no model)".

    python docs/make_everyday_tokenizer.py FOLDER...

Each folder is the unpacked source of one of the packages in ``resources/memory/README.md``.
The recipe is the program's own: its reader's rules, its trainer, an equal part of each
language. The same folders give the same file.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from core import files
from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DroppedError
from core.corpus.sources.raw_file import read_regular
from core.corpus.sources.source_list import Source
from core.corpus.sources.walk import FoundFile, Walk
from core.corpus.text.decoding import decode
from core.events import Event, StageProgress
from core.resources import resource
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer

_BYTES_OF_LANGUAGE = 10 << 20


def texts(folders: list[Path]) -> Iterator[str]:
    """An even sample of the files, the same part of each language."""
    config = CorpusConfig()
    walk = Walk(config, Control())
    found = [file for folder in folders for file in walk.files(Source(folder.resolve(), True))]
    for language in config.languages:
        wanted = [file for file in found if file.language and file.language.name == language]
        left = _BYTES_OF_LANGUAGE
        for file in sorted(wanted, key=_shuffled):
            try:
                text = decode(read_regular(file.location, config.max_file_bytes), False)
            except DroppedError:
                continue
            left -= len(text.encode())
            if left < 0:
                break
            yield text


def _shuffled(file: FoundFile) -> tuple[int, str]:
    return zlib.crc32(file.path.encode("utf-8", "surrogateescape")), file.path


def _say(event: Event) -> None:
    if isinstance(event, StageProgress) and event.detail:
        print(event.detail, event.done, file=sys.stderr)


if __name__ == "__main__":
    made = train_tokenizer(
        TokenizerConfig(), texts([Path(name) for name in sys.argv[1:]]), _say, Control()
    ).tokenizer
    files.write_text(resource("memory", "tokenizer.json"), made.to_json())
    print(f"{made.vocabulary_size} entries")
