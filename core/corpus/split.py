"""Which files are held out for validation.

The decision follows from a file's content and the seed alone, so it does not
change when a folder moves or other files come and go, and two files with the
same content are never on different sides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

Split = Literal["train", "validation"]


def split_files(md5s: Sequence[str], share: float, seed: int) -> list[Split]:
    """The side of each file.

    Where the share asks for both sides and there are two different files, both
    sides get one at least.

    Args:
        md5s: of each file's content.
        share: of files to hold out.
        seed: of the choice.
    """
    places = {md5: _place(md5, seed) for md5 in md5s}
    ordered = sorted(places.values())
    if share == 0 or len(ordered) < 2:
        return ["train"] * len(md5s)
    # Above the lowest place and not above the highest: one file on each side.
    bound = min(max(share, ordered[1]), ordered[-1])
    return ["validation" if places[md5] < bound else "train" for md5 in md5s]


def _place(md5: str, seed: int) -> float:
    """A number in [0, 1) that is as good as random."""
    digest = hashlib.sha256(f"{seed}:{md5}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
