"""What other settings would keep of a finished corpus, without reading a file again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.description import read_description
from core.corpus.filter_run import Decision, apply_filters
from core.corpus.filters.file_measures import FileMeasures, measures_of
from core.corpus.filters.filter import Filter
from core.corpus.filters.grouping import clusters
from core.corpus.filters.table import active_filters
from core.corpus.store.manifest import ManifestRow, read_manifest


class MeasuredCorpus:
    """The measures of a corpus, from which other settings can be decided.

    Attributes:
        measures: of all files, N rows in the order of the manifest.

    Args:
        rows: of a manifest, all of them.
        built_with: the settings of its build, which tell what was measured; None
            when everything was.
        marked_by: identities of the filters that marked the files; None where the settings
            alone tell.
    """

    def __init__(
        self,
        rows: Sequence[ManifestRow],
        built_with: CorpusConfig | None = None,
        marked_by: Sequence[str] | None = None,
    ) -> None:
        self.measures: FileMeasures = measures_of(rows)
        self._built_with = built_with
        self._marked_by = None if marked_by is None else frozenset(marked_by)

    @classmethod
    def from_manifest(cls, folder: Path) -> MeasuredCorpus:
        """Read the measures of a finished corpus.

        Raises:
            WorkspaceError: it is missing or damaged.
        """
        info = read_description(folder)
        return cls(list(read_manifest(folder)), info.config, info.marked_by or None)

    def __len__(self) -> int:
        return len(self.measures)

    def decide(self, config: CorpusConfig) -> Decision:
        """Decide as ``config`` says; its sources and ignore rules are those of the build."""
        unmeasured = tuple(
            each.name
            for each in active_filters(config)
            if each.marks_texts() and not self._is_measured(each)
        )
        return apply_filters(self.measures, config, unmeasured)

    def _is_measured(self, each: type[Filter[Any]]) -> bool:
        if self._marked_by is not None:
            return each.identity() in self._marked_by
        return self._built_with is None or each.is_measured_under(self._built_with)

    def clusters(self, config: CorpusConfig) -> NDArray[np.int64]:
        """Return for each file the index that represents its cluster (N,)."""
        return clusters(self.measures, config.near_duplicate_similarity)
