"""What the memories predict of the training tokens of a dataset, kept beside it.

An array of float16 (N, 2) for the N tokens of the training stream, see
``core.inference.memory_predictions``, which computes it. The name says of which tokens it is and
by which version; another one counts as absent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core import files
from core.data.token_dataset import TokenDataset

# Counts every change of the predictors that changes their predictions.
MEMORY_VERSION: Final = 1

MemoryArray = NDArray[np.float16]


def memory_file(dataset: TokenDataset) -> Path:
    """Return where the predictions of a dataset belong."""
    tokens = dataset.info.train.tokens_sha256[:16]
    return dataset.folder / f"train-memory-v{MEMORY_VERSION}-{tokens}.npy"


def read_memory(dataset: TokenDataset) -> MemoryArray | None:
    """Map the predictions of a dataset; None where there are none, or they are damaged."""
    try:
        found = np.load(memory_file(dataset), mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    is_whole = found.dtype == np.float16 and found.shape == (len(dataset.train), 2)
    return found if is_whole else None


def write_memory(dataset: TokenDataset, predictions: MemoryArray) -> None:
    """Keep the predictions of a dataset.

    Raises:
        StorageError: the disk refused.
    """
    with files.atomic_writer(memory_file(dataset)) as file:
        np.save(file, predictions, allow_pickle=False)
