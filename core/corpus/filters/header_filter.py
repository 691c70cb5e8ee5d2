"""The filter of long headers: license texts and descriptions at the start of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from core.config import setting, settings_part
from core.corpus.filters.chart import Chart, Threshold
from core.corpus.filters.filter import Dropped, Filter
from core.corpus.filters.threshold_filters import LineCountSettings
from core.texts import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.corpus.filters.file_measures import FileMeasures, Mask
    from core.corpus.store.manifest import ManifestRow


@settings_part
class HeaderSettings(LineCountSettings):
    """How long a header may be."""

    max_header_lines: int = setting(
        20,
        "A comment or docstring at the start of a file that is longer is removed: license texts "
        "repeat in every file and teach nothing. 0 keeps them all.",
        low=0,
        high=10_000,
        unit="lines",
    )


class HeaderOnly(Filter[HeaderSettings]):
    """Drops files of which too little is left when their long headers are removed.

    ``core.corpus.text.header`` removes them; the threshold is this filter's.
    """

    name = "header"
    explanation = Text(
        "Long license texts and descriptions are removed; a file that is nothing else is dropped."
    )
    settings = ("max_header_lines", "min_lines")
    card: ClassVar[Mapping[str, Any]] = {"max_header_lines": 20}
    reasons: ClassVar[Mapping[str, str]] = {
        "only_header": Text("Without the long comment at its start too few lines are left.")
    }
    chart = Chart(
        title=Text("Header"),
        tip=Text(
            "Lines of the comment at a file's start. Longer comments are removed, not the file."
        ),
        values=lambda measures: _longest_headers(measures),
        thresholds=(Threshold(setting="max_header_lines", is_upper=True, off=0),),
        unit="lines",
    )

    @classmethod
    def dropped(cls, measures: FileMeasures, alive: Mask, config: HeaderSettings) -> list[Dropped]:
        """Compare the number of lines that are left where something was removed."""
        from core.corpus.filters.grouping import header_cuts  # imports NumPy

        del alive
        lines, _ = header_cuts(measures, config.max_header_lines)
        mask = (lines > 0) & (measures.lines - lines < config.min_lines)
        return [Dropped(reason="only_header", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: HeaderSettings) -> str:
        """Return the number of lines that are left."""
        del reason
        cut = sum(block.cut_lines for block in row.headers if block.lines > config.max_header_lines)
        return f"{max(0, row.lines - cut):,} of {row.lines:,} lines left"


def _longest_headers(measures: FileMeasures) -> NDArray[np.int64]:
    from core.corpus.filters.grouping import longest_headers

    return longest_headers(measures)
