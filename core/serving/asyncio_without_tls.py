"""asyncio without OpenSSL, which it loads for connections that nothing here makes: 5 MB."""

from __future__ import annotations

import importlib
import sys


def load_asyncio() -> None:
    """Load asyncio as on a Python that was built without ``ssl``; call before its first import.

    Does nothing where asyncio or ``ssl`` is loaded already. ``ssl`` itself can be imported
    afterwards; only asyncio does not know of it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment] - an import of it now fails, by the language's rules
    try:
        importlib.import_module("asyncio")
    finally:
        del sys.modules["ssl"]
