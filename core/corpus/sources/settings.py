"""The settings of the sources: where files come from, and which of them are read.

Vendored code is recognized by the names that GitHub's Linguist has, without those that
mean something else as often: ``lib``, ``external``, ``deps`` and ``dist`` are left to the
user.
"""

from __future__ import annotations

from core.config import setting, settings_part
from core.languages.table import DEFAULT_LANGUAGES, LANGUAGE_NAMES

# Made by programs or by other people: version control, old copies of files (".pc" is that
# of quilt, which Debian's source packages have), packages and caches. Virtual
# environments and build output are recognized by what is beside them (walk.py).
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

VENDORED_FOLDERS = (
    "vendor",
    "vendors",
    "vendored",
    "_vendor",
    "_vendored",
    "third_party",
    "third-party",
    "thirdparty",
    "ThirdParty",
    "3rdparty",
    "3rd_party",
    "3rd-party",
    "bower_components",
    "jspm_packages",
    "web_modules",
    ".yarn",
    "Pods",
    "Carthage",
    "Godeps",
)
MINIFIED_NAMES = (
    "*.min.js",
    "*-min.js",
    "*.min.mjs",
    "*.min.cjs",
    "*.bundle.js",
    "*-bundle.js",
    "*.chunk.js",
)


@settings_part
class SourceSettings:
    """Which files a walk finds and a build reads."""

    sources: tuple[str, ...] = setting(
        (),
        "Folders, files, archives (zip, tar) or tables (JSON lines, Parquet) to read. None: the "
        "standard library of the running Python.",
    )
    languages: tuple[str, ...] = setting(
        DEFAULT_LANGUAGES, f"Which languages to read: {', '.join(LANGUAGE_NAMES)}."
    )
    skip_folders: tuple[str, ...] = setting(
        SKIPPED_FOLDERS,
        "Names of folders that are not entered; * matches anything. A source itself is always "
        "entered.",
    )
    skip_vendored: bool = setting(
        True,
        "Drop code of other projects and what programs wrote, by the names of folders and files in "
        "the two lists below. A source itself is never dropped.",
        label="Drop vendored code",
    )
    vendored_folders: tuple[str, ...] = setting(
        VENDORED_FOLDERS, "Names of folders with code of other projects."
    )
    minified_names: tuple[str, ...] = setting(
        MINIFIED_NAMES,
        "Names of minified and bundled files, in lower case; * matches anything.",
    )
    content_column: str = setting(
        "content",
        "Which column of a table (JSON lines, Parquet) has the text of a file.",
        label="Content column of tables",
    )
    read_containers: bool = setting(
        False,
        "Also read the archives and tables in a folder: datasets such as The Stack are folders of "
        "tables. An archive or table that is a source itself is always read.",
        label="Read archives in folders",
    )
    other_encoding: str = setting(
        "",
        "The encoding of files that are not UTF-8 and declare none, for example cp1252 or gbk. "
        "Empty: they are dropped, since a wrong guess would teach noise.",
        label="Encoding if not UTF-8",
    )
    use_gitignore: bool = setting(
        True,
        "Drop what .gitignore files and .git/info/exclude exclude; inside a git checkout those of "
        "the folders above the source count too.",
        label="Drop ignored files",
    )
    max_file_bytes: int = setting(
        1 << 20,
        "Larger files are not read. With the longest line count allowed, a file of 1 MiB has "
        "260 bytes a line and is data rather than code.",
        low=1024,
        high=64 << 20,
        unit="bytes",
    )
