"""What is read of a project."""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectConfig:
    """Bounds of one project's memory; those of files are the corpus reader's."""

    max_tokens: int = setting(
        2_000_000, "Files beyond this are not read, the farthest first.", low=1000,
        high=20_000_000, unit="tokens",
    )  # fmt: skip
    max_file_bytes: int = setting(
        1 << 20, "Larger files are data rather than code.", low=1024, high=64 << 20, unit="bytes"
    )
    max_entries: int = setting(
        50_000, "The search for files ends after so many files and folders.", low=100,
        high=10_000_000, unit="entries",
    )  # fmt: skip
    max_folder_entries: int = setting(
        20_000,
        "Folders with more entries hold data; of the root itself so many files are found.",
        low=100,
        high=10_000_000,
        unit="entries",
    )
    include_ignored: bool = setting(False, "Also read what .gitignore files leave out.")
    include_secrets: bool = setting(
        False, "Also read files in which a key, a token or a password was found."
    )

    def __post_init__(self) -> None:
        check_ranges(self)
