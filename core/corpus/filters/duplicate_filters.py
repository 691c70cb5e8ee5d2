"""The filters that compare files with each other: exact duplicates and near-duplicates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from core.config import setting, settings_part
from core.corpus.filters.chart import Chart, Threshold
from core.corpus.filters.filter import Dropped, Filter
from core.texts import Text

if TYPE_CHECKING:
    from core.corpus.filters.file_measures import FileMeasures, Mask
    from core.corpus.store.manifest import ManifestRow

MIN_SIMILARITY = 0.5
"""Pairs of files that are less similar are not looked for, so no threshold is lower."""


@settings_part
class DuplicateSettings:
    """Whether exact duplicates are dropped."""

    drop_duplicates: bool = setting(
        True, "Of files with the same content (MD5), keep only the first."
    )


class Duplicates(Filter[DuplicateSettings]):
    """Of files with the same bytes keeps the first, in the order of the manifest."""

    name = "duplicate"
    explanation = Text("Another file has exactly the same bytes (MD5).")
    settings = ("drop_duplicates",)
    card: ClassVar[Mapping[str, Any]] = {"drop_duplicates": True}
    reasons: ClassVar[Mapping[str, str]] = {
        "duplicate": Text("Another file has exactly the same content.")
    }
    switch = Text("Duplicates")
    compares_files = True
    original_field = "duplicate_of"

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: DuplicateSettings
    ) -> list[Dropped]:
        """Drop all but the first of those that are left: no dropped file is an original."""
        from core.corpus.filters.grouping import best_of_each, row_indices  # imports NumPy

        del config
        indices = row_indices(measures)
        original = best_of_each(measures.content, alive, (~measures.always_keep, indices))
        return [Dropped(reason="duplicate", mask=alive & (original != indices), original=original)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: DuplicateSettings) -> str:
        """Return the path of the file that is kept."""
        del reason, config
        return f"same as {row.duplicate_of}"


@settings_part
class NearDuplicateSettings:
    """Whether near-duplicates are dropped, and how similar they are."""

    drop_near_duplicates: bool = setting(True, "Of near-duplicate files, keep only the best.")
    near_duplicate_similarity: float = setting(
        0.7,
        "From which fraction of common five-token sequences on (Jaccard) two files are "
        "near-duplicates.",
        low=MIN_SIMILARITY,
        high=1.0,
    )


class NearDuplicates(Filter[NearDuplicateSettings]):
    """Of near-duplicate files keeps the best."""

    name = "near_duplicate"
    explanation = Text("A near-duplicate of another file, which is the better one.")
    settings = ("drop_near_duplicates", "near_duplicate_similarity")
    reasons: ClassVar[Mapping[str, str]] = {
        "near_duplicate": Text("Another file has nearly the same content.")
    }
    titles: ClassVar[Mapping[str, str]] = {"near_duplicate": "Near-duplicate"}
    switch = "Near-duplicates"
    chart = Chart(
        title=Text("Similarity"),
        tip=Text("Similarity of a file to the most similar other file (Jaccard, five tokens)."),
        values=lambda measures: measures.near_similarity,
        thresholds=(Threshold(setting="near_duplicate_similarity", is_upper=True),),
        low=MIN_SIMILARITY,
        high=1.0,
        is_log=False,
    )
    compares_files = True
    original_field = "near_duplicate_of"

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: NearDuplicateSettings
    ) -> list[Dropped]:
        """Drop all but the best of those that are left of each cluster."""
        from core.corpus.filters.grouping import best_of_each, clusters, row_indices

        group = clusters(measures, config.near_duplicate_similarity)
        order = (~measures.always_keep, measures.preference)
        original = best_of_each(group, alive, order)
        mask = alive & (original != row_indices(measures))
        return [Dropped(reason="near_duplicate", mask=mask, original=original)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: NearDuplicateSettings) -> str:
        """Return the path of the file that is kept."""
        del reason, config
        return f"nearly the same as {row.near_duplicate_of}"
