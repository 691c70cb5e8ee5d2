"""What a filter is: the base of all of them.

A filter marks texts once, when they are read (``mark``), or judges figures that
every file has; it then drops whole columns at once (``dropped``), so that the
build and a moved slider run the same code. ``filters.py`` orders them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.filters.decoded_file import DecodedFile
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.store.manifest import ManifestRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Files that a filter drops for one reason.

    Attributes:
        reason: one of the filter's ``reasons``.
        mask: which (N,); what was dropped before may be among them.
        original: place of the file that stands for each, or None (N,).
    """

    reason: str
    mask: Mask
    original: NDArray[np.int64] | None = None


class Filter:
    """One kind of decision about documents.

    Attributes:
        name: as in the manifest's marks.
        explanation: one line for people.
        settings: the fields of ``CorpusConfig`` that it obeys; the first one is its
            switch or its threshold.
        reasons: every reason that it may give, with a sentence for people.
        compares_files: it looks for copies, so one file alone always passes.
        is_costly: its marks or measures are taken only where it is on.
        version: of its rule. Raise it whenever the rule would mark or drop other files:
            what was read or built under an earlier one is then read or built again.
    """

    name: ClassVar[str]
    explanation: ClassVar[str]
    settings: ClassVar[tuple[str, ...]]
    reasons: ClassVar[Mapping[str, str]]
    compares_files: ClassVar[bool] = False
    is_costly: ClassVar[bool] = False
    version: ClassVar[int] = 1

    @classmethod
    def identity(cls) -> str:
        """Its name and the version of its rule."""
        return f"{cls.name} {cls.version}"

    @classmethod
    def depends_on(cls) -> str:
        """What else its marks depend on, besides rule and text; empty for nothing."""
        return ""

    @classmethod
    def marks_texts(cls) -> bool:
        """Whether it marks texts when they are read, rather than judging figures alone."""
        return cls.mark.__func__ is not Filter.mark.__func__

    @classmethod
    def is_measured_under(cls, config: CorpusConfig) -> bool:
        """Whether a build with these settings has its marks."""
        return not cls.is_costly or cls.is_on(config)

    @classmethod
    def is_on(cls, config: CorpusConfig) -> bool:
        """Whether the settings ask for it; 0 and False switch a filter off."""
        return bool(getattr(config, cls.settings[0]))

    @classmethod
    def mark(cls, draft: DecodedFile) -> str:
        """What it finds in a text, in a few words; empty for nothing."""
        del draft
        return ""

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """The files that it drops; as a rule those that it marked.

        Args:
            columns: of all files.
            alive: those that no filter before it has dropped (N,).
            config: thresholds.
        """
        del alive, config
        (reason,) = cls.reasons
        return [Dropped(reason=reason, mask=columns.marked_by(cls.name))]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The figure behind a reason, for the manifest."""
        del reason, config
        return row.marks.get(cls.name, "")
