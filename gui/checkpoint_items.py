"""The checkpoints of a workspace as items of a list: those of one run below its title."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from core.checkpoints.listing import ListedCheckpoint
from gui.widgets.choice import Group


def checkpoint_items(
    listed: Iterable[ListedCheckpoint],
) -> list[tuple[str, str, str] | Group]:
    """Return items for ``Choice.set_items``; a run with a single checkpoint makes no group."""
    items: list[tuple[str, str, str] | Group] = []
    for run, members in groupby(listed, key=lambda one: one.run):
        found = list(members)
        if not run or len(found) == 1:
            items += [(str(one.path), one.title, str(one.path)) for one in found]
            continue
        rows = tuple((str(one.path), one.title, one.word) for one in found)
        items.append(Group(title=found[0].run_title, items=rows))
    return items
