"""The look-up of project memory in C, where there is a compiler; else in plain Python.

Both give the same answer, to the last bit (``core.memory.lookup``).
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Final

import numpy as np

from core.inference.native.library import look_up_library
from core.memory.lookup import NOTHING, Found, LookUp, SegmentView, look_up
from core.memory.segment import MAX_CONTEXT

_TOKENS: Final = 65_536
_MAX_VIEWS: Final = 64


class _View(ctypes.Structure):
    """``struct view`` of lookup.c."""

    _fields_ = [
        ("tokens", ctypes.c_void_p), ("order", ctypes.c_void_p), ("firsts", ctypes.c_void_p),
        ("begins", ctypes.c_void_p), ("ends", ctypes.c_void_p),
        ("firsts_size", ctypes.c_int32), ("excluded", ctypes.c_int32),
    ]  # fmt: skip


class _Scratch(ctypes.Structure):
    """``struct scratch`` of lookup.c."""

    _fields_ = [
        ("slot", ctypes.c_int32 * _TOKENS), ("follow", ctypes.c_int32 * _TOKENS),
        ("met", ctypes.c_int32 * _TOKENS), ("ids", ctypes.c_int32 * _TOKENS),
        ("blend", ctypes.c_double * _TOKENS), ("longest", ctypes.c_double * _TOKENS),
    ]  # fmt: skip


class _Result(ctypes.Structure):
    """``struct result`` of lookup.c."""

    _fields_ = [
        (name, ctypes.c_int32)
        for name in ("count", "matched", "occurrences", "view", "position")
    ]  # fmt: skip


class NativeLookUp:
    """Looks up in C; used from one thread at a time.

    Args:
        library: see ``look_up_library``.

    Raises:
        OSError: the library is another version's.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        if library.tabwright_lookup_sizes() != ctypes.sizeof(_View) + ctypes.sizeof(_Scratch):
            raise OSError("the look-up of another version")
        self._function = library.tabwright_look_up
        self._function.restype = None
        self._function.argtypes = [
            ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p,
            ctypes.c_void_p,
        ]  # fmt: skip
        # The system allocates a page on its first use, so this costs what look-ups touch.
        self._memory = np.zeros(ctypes.sizeof(_Scratch), dtype=np.uint8)
        self._address = self._memory.ctypes.data
        self._ids = self._part(_Scratch.ids.offset, np.dtype(np.int32))
        self._blend = self._part(_Scratch.blend.offset, np.dtype(np.float64))
        self._longest = self._part(_Scratch.longest.offset, np.dtype(np.float64))
        self._result = _Result()
        self._context = (ctypes.c_int32 * MAX_CONTEXT)()
        self._views: Sequence[SegmentView] = ()
        self._structs = (_View * 0)()

    def __call__(self, views: Sequence[SegmentView], context: Sequence[int]) -> Found:
        """Return what followed ``context``; see ``core.memory.lookup.look_up``."""
        if len(views) > _MAX_VIEWS:
            return look_up(views, context)
        if views is not self._views:
            self._views, self._structs = views, (_View * len(views))(*map(_struct, views))
        last = context[-MAX_CONTEXT:]
        self._context[: len(last)] = last
        self._function(
            self._structs, len(views), self._context, len(last), self._address,
            ctypes.byref(self._result),
        )  # fmt: skip
        result = self._result
        if not result.matched:
            return NOTHING
        count = result.count
        return Found(
            self._ids[:count].copy(),
            self._blend[:count].copy(),
            self._longest[:count].copy(),
            result.matched,
            result.occurrences,
            result.view,
            result.position,
        )

    def _part(self, offset: int, dtype: np.dtype) -> np.ndarray:
        size = _TOKENS * dtype.itemsize
        return self._memory[offset : offset + size].view(dtype)


def fastest_look_up() -> LookUp:
    """Return the look-up for this machine; one for each engine."""
    library = look_up_library()
    if library is not None:
        try:
            return NativeLookUp(library)
        except (OSError, AttributeError):
            pass  # Python does the same without it
    return look_up


def _struct(view: SegmentView) -> _View:
    segment = view.segment
    return _View(
        segment.tokens.ctypes.data, segment.order.ctypes.data, segment.firsts.ctypes.data,
        view.begins.ctypes.data, view.ends.ctypes.data, len(segment.firsts), len(view.excluded),
    )  # fmt: skip
