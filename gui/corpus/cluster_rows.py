"""What the two tables of copies say: a row a group, and a row a file of the chosen group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui import amounts
from gui.corpus.clusters import Cluster
from gui.corpus.corpus_data import CorpusData
from gui.corpus.decision import decision_sentence, decision_title

CLUSTER_HEADERS = ("Best copy", "Copies", "Kind", "Spared")
CLUSTER_NUMBERS = (1, 3)
MEMBER_HEADERS = ("File", "Alike", "Decision")
MEMBER_NUMBERS = (1,)


@dataclass(frozen=True, slots=True)
class ClusterRows:
    """The groups of a corpus."""

    data: CorpusData
    clusters: Sequence[Cluster]

    def __len__(self) -> int:
        return len(self.clusters)

    def texts(self, row: int) -> tuple[str, ...]:
        """The file that stands for the group, how many there are, how alike, what is saved."""
        cluster = self.clusters[row]
        return (
            self.data.paths[cluster.rows[0]],
            f"{len(cluster.rows):,}",
            "Equal" if cluster.is_exact else "Nearly equal",
            amounts.size(cluster.spare_bytes),
        )

    def tip(self, row: int) -> str:
        """Whole path and why."""
        return _tip(self.data, self.clusters[row].rows[0])


@dataclass(frozen=True, slots=True)
class MemberRows:
    """The files of one group; ``numbers`` are their rows in the manifest."""

    data: CorpusData
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def texts(self, row: int) -> tuple[str, ...]:
        """Path, likeness to the one that it resembles most, decision."""
        entry = self.data.rows[self.numbers[row]]
        alike = (
            "" if row == 0 else "equal" if self._is_equal(row) else _share(entry.near_similarity)
        )
        return self.data.paths[self.numbers[row]], alike, decision_title(entry)

    def tip(self, row: int) -> str:
        """Whole path and why."""
        return _tip(self.data, self.numbers[row])

    def _is_equal(self, row: int) -> bool:
        content = self.data.columns.content
        return bool(content[self.numbers[row]] == content[self.numbers[0]])


def _tip(data: CorpusData, number: int) -> str:
    entry = data.rows[number]
    return f"{entry.source}/{entry.path}\n{decision_sentence(entry)}"


def _share(similarity: float) -> str:
    # The file that all others were compared with resembles none before it.
    return f"{similarity:.0%}" if similarity else ""
