"""What a filter is: the base class of all of them.

A filter owns everything about itself: its rule, the settings that it obeys, its reasons
with the texts that people read, what it measures, and its chart in the window. It marks or
measures texts once, when they are read (``mark``, ``measure``), and later drops files by
whole columns of measures (``dropped``), so that a build and a moved slider run the same
code. ``table.py`` lists the filters in the order in which they judge.

Importing a filter must be cheap and must not import NumPy, since the window shows the
settings of filters as soon as it is up; methods that need NumPy import ``grouping``
themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from core.corpus.filters.chart import Chart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.corpus.filters.decoded_file import DecodedFile
    from core.corpus.filters.file_measures import FileMeasures, Mask
    from core.corpus.store.manifest import ManifestRow

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """The files that a filter drops for one reason.

    Attributes:
        reason: one of the filter's ``reasons``.
        mask: which files (N,); files that an earlier filter dropped may be among them.
        original: for each file the index of the file that is kept instead, or None (N,).
    """

    reason: str
    mask: Mask
    original: NDArray[np.int64] | None = None


class Filter(Generic[S]):
    """One kind of decision about files; ``S`` is the class of the settings that it obeys.

    Attributes:
        name: as in the manifest's marks and measures.
        explanation: one line for people.
        settings: the names of the fields that it obeys; the first one is its switch or its
            threshold.
        card: the values of its settings in the published model card; empty for a filter
            that the card does not name, which is off there.
        reasons: every reason that it may give, with a sentence for people.
        titles: two or three words for a reason, where its name in words is not enough.
        switch: what its check box in the window says; empty for a filter with a chart.
        chart: how the window draws what it measures, or None.
        compares_files: whether it compares files with each other, so that a single file
            always passes.
        original_field: the field of the manifest that names the file that is kept instead.
        is_costly: whether its marks and measures are taken only where it is on.
        version: of its rule. Raise it whenever the rule would mark, measure or drop
            differently: files that were read or built under an earlier version are then read
            or built again.
    """

    name: ClassVar[str]
    explanation: ClassVar[str]
    settings: ClassVar[tuple[str, ...]]
    card: ClassVar[Mapping[str, Any]] = {}
    reasons: ClassVar[Mapping[str, str]]
    titles: ClassVar[Mapping[str, str]] = {}
    switch: ClassVar[str] = ""
    chart: ClassVar[Chart | None] = None
    compares_files: ClassVar[bool] = False
    original_field: ClassVar[str] = ""
    is_costly: ClassVar[bool] = False
    version: ClassVar[int] = 1

    @classmethod
    def identity(cls) -> str:
        """Return its name and the version of its rule."""
        return f"{cls.name} {cls.version}"

    @classmethod
    def depends_on(cls) -> str:
        """Return what else its marks depend on, besides rule and text; empty for nothing."""
        return ""

    @classmethod
    def marks_texts(cls) -> bool:
        """Tell whether it marks or measures texts when they are read.

        Other filters judge the measures that every file has.
        """
        return (
            cls.mark.__func__ is not Filter.mark.__func__
            or cls.measure.__func__ is not Filter.measure.__func__
        )

    @classmethod
    def is_measured_under(cls, config: S) -> bool:
        """Tell whether a build with these settings has its marks and measures."""
        return not cls.is_costly or cls.is_on(config)

    @classmethod
    def is_on(cls, config: S) -> bool:
        """Tell whether the settings ask for it; 0 and False switch a filter off."""
        return bool(getattr(config, cls.settings[0]))

    @classmethod
    def check(cls, config: S) -> None:
        """Check that its settings do not contradict each other.

        Raises:
            ConfigError: they do.
        """

    @classmethod
    def mark(cls, file: DecodedFile) -> str:
        """Return what it finds in a text, in a few words; empty for nothing."""
        del file
        return ""

    @classmethod
    def measure(cls, file: DecodedFile) -> float:
        """Return a figure of a text that no other part measures; 0 for most files.

        The manifest stores it by the name of the filter, and ``FileMeasures.measured_by``
        gives it back.
        """
        del file
        return 0.0

    @classmethod
    def dropped(cls, measures: FileMeasures, alive: Mask, config: S) -> list[Dropped]:
        """Return the files that it drops; by default those that it marked.

        Args:
            measures: of all N files.
            alive: the files that no filter before it has dropped (N,).
            config: the settings.
        """
        del alive, config
        (reason,) = cls.reasons
        return [Dropped(reason=reason, mask=measures.marked_by(cls.name))]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: S) -> str:
        """Return the figure behind a reason, for the manifest."""
        del reason, config
        return row.marks.get(cls.name, "")
