"""A manifest as a table for spreadsheets and data frames.

There is a line for each file and a column for each measure. Nothing reads the table back; the
manifest itself remains the source.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from core import saving
from core.control import Control
from core.corpus.store.manifest import ManifestRow

COLUMNS = (
    "source",
    "path",
    "language",
    "kept",
    "reason",
    "detail",
    "split",
    "override",
    "lines",
    "bytes",
    "text_bytes",
    "longest_line",
    "mean_line",
    "alphanumeric_share",
    "non_ascii_share",
    "stripped_lines",
    "redactions",
    "duplicate_of",
    "near_duplicate_of",
    "md5",
)

_ROWS_BETWEEN_SAFE_POINTS = 500
# What a spreadsheet takes for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[ManifestRow], path: Path, control: Control) -> None:
    """Write rows as CSV (UTF-8 with a mark, commas, a header line).

    What filters measured has a column each, after the others, by the name of the filter.

    Raises:
        StorageError: the disk refused.
        Cancelled: between some rows; nothing is written then.
    """
    raw = io.BytesIO()
    # Spreadsheets take a file without the mark for the system's old encoding.
    file = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(file)
    rows = list(rows)
    measured = sorted({name for row in rows for name in row.measures})
    writer.writerow([*COLUMNS, *measured])
    for index, row in enumerate(rows):
        if index % _ROWS_BETWEEN_SAFE_POINTS == 0:
            control.safe_point()
        values = [_cell(getattr(row, name)) for name in COLUMNS]
        writer.writerow([*values, *(_cell(row.measures.get(name, 0.0)) for name in measured)])
    file.detach()
    saving.write_bytes(path, raw.getvalue())


def _cell(value: object) -> str:
    """Return a value as text; a file's name must never become a formula."""
    text = str(value)
    if isinstance(value, str) and text.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text
