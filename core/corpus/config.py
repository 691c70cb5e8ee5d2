"""What a person may choose about a corpus.

The defaults are those of the preset ``recommended``; ``presets.py`` has the other
one, which is the published model card. Where the card gives no figure
("non-ASCII heavy") the one chosen here and its reason stand in the help.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting
from core.corpus.sources.vendored import MINIFIED_NAMES, VENDORED_FOLDERS
from core.corpus.text.decoding import is_text_encoding
from core.errors import ConfigError
from core.languages.table import DEFAULT_LANGUAGES, LANGUAGE_NAMES

MAX_LINES = 10_000_000
# Pairs of files that are less alike are not looked for, so no threshold can go below.
MIN_SIMILARITY = 0.5

# Made by programs or by other people: version control, old copies of files (".pc" is that
# of quilt, which Debian's source packages have), packages and caches. Virtual
# environments and build output are recognised by what is beside them (walk.py).
SKIPPED_FOLDERS = (
    ".git",
    ".hg",
    ".svn",
    ".bzr",
    "CVS",
    "RCS",
    "SCCS",
    "_darcs",
    "_MTN",
    ".jj",
    ".sl",
    ".pc",
    "*.orig",
    ".history",
    ".tox",
    ".nox",
    "site-packages",
    "dist-packages",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".gradle",
    ".idea",
    ".eggs",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusConfig:
    """Settings of ``build_corpus``."""

    sources: tuple[str, ...] = setting(
        (),
        "Folders, files, archives (zip, tar) or tables (JSON lines, Parquet) to read. None: the "
        "standard library of the running Python.",
    )
    languages: tuple[str, ...] = setting(
        DEFAULT_LANGUAGES, f"Which languages to take: {', '.join(LANGUAGE_NAMES)}."
    )
    skip_folders: tuple[str, ...] = setting(
        SKIPPED_FOLDERS,
        "Names of folders that are not entered; * matches anything. A source itself always is.",
    )
    skip_vendored: bool = setting(
        True,
        "Leave out code of other projects and what programs wrote, by the names of folders and "
        "files in the two lists below. A source itself never is.",
    )
    vendored_folders: tuple[str, ...] = setting(
        VENDORED_FOLDERS, "Names of folders that hold code of other projects."
    )
    minified_names: tuple[str, ...] = setting(
        MINIFIED_NAMES,
        "Names of minified and bundled files, in lower case; * stands for anything.",
    )
    content_column: str = setting(
        "content", "Which column of a table (JSON lines, Parquet) holds the text of a file."
    )
    read_containers: bool = setting(
        False,
        "Also read the archives and tables that lie in a folder: datasets such as The Stack are "
        "folders of tables. One that is named as a source always is read.",
    )
    other_encoding: str = setting(
        "",
        "The encoding of files that are not UTF-8 and declare none, for example cp1252 or gbk. "
        "Empty: they are left out, for a wrong guess would teach noise.",
    )
    use_gitignore: bool = setting(
        True,
        "Leave out what .gitignore files leave out, and .git/info/exclude; inside a git "
        "checkout those of the folders above the source count too.",
    )
    max_file_bytes: int = setting(
        1 << 20,
        "Larger files are not read. With the longest line count allowed, a file of 1 MiB has "
        "260 bytes a line and is data rather than code.",
        low=1024,
        high=64 << 20,
        unit="bytes",
    )
    min_lines: int = setting(
        3, "Files with fewer lines are dropped.", low=0, high=10_000, unit="lines"
    )
    max_lines: int = setting(
        4000, "Files with more lines are dropped.", low=1, high=MAX_LINES, unit="lines"
    )
    max_non_ascii_share: float = setting(
        0.2,
        "Files with a larger share of non-ASCII characters are dropped: they are data, or prose "
        "in another script. Code with comments in Chinese or Russian stays below it as a rule.",
        low=0.0,
        high=1.0,
    )
    drop_tests: bool = setting(
        True, "Drop dedicated test files: test_*.py, *_test.py, *Test.java, classes of tests."
    )
    max_header_lines: int = setting(
        20,
        "A comment or docstring at the start of a file that is longer is cut off: licence texts "
        "repeat in every file and teach nothing. 0 keeps them all.",
        low=0,
        high=10_000,
        unit="lines",
    )
    drop_duplicates: bool = setting(
        True, "Of files with the same content (MD5), keep the first alone."
    )
    max_longest_line: int = setting(
        1000,
        "Files with a longer line are dropped: they are minified, or hold data. 0 allows any.",
        low=0,
        high=MAX_LINES,
        unit="characters",
    )
    max_mean_line: float = setting(
        100.0,
        "Files whose lines are longer on average are dropped: they are data. 0 allows any.",
        low=0.0,
        high=1e7,
        unit="characters",
    )
    min_alphanumeric_share: float = setting(
        0.25,
        "Files with a smaller share of letters and digits are dropped: they are tables or "
        "drawings. 0 allows any.",
        low=0.0,
        high=1.0,
    )
    drop_generated: bool = setting(
        True, "Drop files that say in their first five lines that a program wrote them."
    )
    drop_unparsable: bool = setting(
        True,
        "Drop Python files that Python cannot parse: broken, too old, or something else. Parsing "
        "takes most of the time of reading.",
    )
    drop_near_duplicates: bool = setting(
        True, "Of files that are nearly the same, keep the best copy alone."
    )
    near_duplicate_similarity: float = setting(
        0.7,
        "From which share of common five-token sequences on (Jaccard) two files are nearly "
        "the same.",
        low=MIN_SIMILARITY,
        high=1.0,
    )
    redact_secrets: bool = setting(
        True, "Replace keys, tokens and passwords by <SECRET>: a model would learn them by heart."
    )
    redact_emails: bool = setting(True, "Replace e-mail addresses by <EMAIL>.")
    split_by: str = setting(
        "cluster",
        "What is held out whole. cluster: a file with all that is nearly the same; project: a "
        "top folder of a source, which shows how well a model does on unknown projects.",
        choices=("cluster", "project"),
    )
    validation_share: float = setting(
        0.05,
        "Share of the files that is held out: the model is measured on it and never sees it.",
        low=0.0,
        high=0.5,
    )
    seed: int = setting(20, "Chooses which files are held out.", low=0, high=2**31 - 1)

    def __post_init__(self) -> None:
        check_ranges(self)
        unknown = [name for name in self.languages if name not in LANGUAGE_NAMES]
        if unknown or not self.languages:
            raise ConfigError(
                f"languages is {list(self.languages)!r}.",
                f"Choose one or more of: {', '.join(LANGUAGE_NAMES)}.",
            )
        if self.other_encoding and not is_text_encoding(self.other_encoding):
            raise ConfigError(
                f"other_encoding is {self.other_encoding!r}, which is no encoding of text.",
                "Give a name such as cp1252, latin-1, gbk, shift_jis or koi8-r.",
            )
        if self.min_lines > self.max_lines:
            raise ConfigError(
                f"min_lines is {self.min_lines}, more than max_lines, {self.max_lines}.",
                "Exchange them.",
            )
