"""A pass of onnxruntime that ends early once its result is no longer needed.

The library looks at a flag between two operators, less than a millisecond apart,
but another thread must set it while the pass runs; this one checks every
millisecond. Without it a cancel would wait for the whole pass.
"""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Final, Self

import onnxruntime

from core.inference.language_model import ShouldStop

_POLL_SECONDS: Final = 0.001


class WatchedRun:
    """Options for passes inside its ``with`` block; its thread ends with the block.

    Attributes:
        options: to be handed to the session.

    Args:
        should_stop: asked in another thread; once true, passes with these options
            raise ``RuntimeError``.
    """

    def __init__(self, should_stop: ShouldStop) -> None:
        self.options = onnxruntime.RunOptions()
        self._should_stop = should_stop
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watched-run", daemon=True)

    @property
    def is_stopped(self) -> bool:
        """Whether the passes were told to end."""
        return bool(self.options.terminate)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_POLL_SECONDS):
            if self._should_stop():
                self.options.terminate = True
                return
