"""The recipe of the starter model: everything that determines it, read from ``recipe.toml``.

Sources are packages of public registries in exact versions, with the SHA-256 of every archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from core.config import check_ranges, from_mapping, parse_toml, setting
from core.corpus.sources.containers import is_container
from core.errors import ConfigError
from core.languages.table import LANGUAGE_NAMES
from core.resources import resource

FORMAT_VERSION: Final = 1
RECIPE_FILE: Final = "recipe.toml"

# SPDX identifiers. Permissive, or weak copyleft: what is derived from one file does not decide
# the license of what is beside it. GPL and AGPL are not among them.
ALLOWED_LICENSES: Final = frozenset(
    {
        "0BSD", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause",
        "BSL-1.0", "blessing", "CC0-1.0", "curl", "EPL-1.0", "EPL-2.0", "FTL", "HPND", "HSQLDB",
        "IJG", "ISC", "LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only",
        "LGPL-3.0-or-later", "libpng-2.0", "libtiff", "MIT", "MIT-0", "MPL-1.1", "MPL-2.0",
        "OLDAP-2.8", "OpenSSL", "PHP-3.01", "PostgreSQL", "PSF-2.0", "Python-2.0", "Ruby", "TCL",
        "Unlicense", "X11", "Zlib", "ZPL-2.1",
    }
)  # fmt: skip

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._~-]*")
_PROJECT = re.compile(r"[a-z0-9][a-z0-9+.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One file of a registry.

    Attributes:
        name: of the file, as the registry names it.
        sha256: of its bytes, in hexadecimal.
    """

    name: str
    sha256: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name) or not is_container(self.name):
            raise ConfigError(f"{self.name!r} is no name of an archive.")
        if not _SHA256.fullmatch(self.sha256):
            raise ConfigError(f"The SHA-256 of {self.name} is not 64 hexadecimal digits.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An exact version of a package.

    Attributes:
        project: how the package is called here: the name of its folder among the sources.
        registry: whose client fetches it: ``debian`` (``apt-get source``) or ``pypi`` (``pip``).
        package, version: as the registry names them.
        license: an SPDX identifier, or some with " AND " between them.
        archives: its files.
        leave_out: patterns of paths in the archives that are not read (``fnmatch``).
    """

    project: str
    registry: Literal["debian", "pypi"]
    package: str
    version: str
    license: str
    archives: tuple[Archive, ...]
    leave_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _PROJECT.fullmatch(self.project):
            raise ConfigError(f"{self.project!r} cannot be the name of a project.")
        for text in (self.package, self.version):
            # They are arguments of another program, where a dash or a colon begins something else.
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9+.:~_-]*", text):
                raise ConfigError(f"{self.project}: {text!r} is no package or version.")
        if not self.archives:
            raise ConfigError(f"{self.project} has no archive.")

    @property
    def licenses(self) -> tuple[str, ...]:
        """The SPDX identifiers that apply together."""
        return tuple(self.license.split(" AND "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which files of the archives become the corpus."""

    languages: tuple[str, ...] = setting(("python", "c", "java"), "Which languages are read.")
    project_bytes: tuple[int, ...] = setting(
        (700_000, 1_100_000, 1_400_000),
        "How much of a project is taken at most in each language, in the order of the languages; "
        "which files, the seed decides.",
        unit="bytes",
    )
    max_project_fraction: float = setting(
        0.1, "Fraction of the corpus that one project may be.", low=0.0, high=1.0
    )
    validation_share: float = setting(
        0.03, "Fraction of the text in whole projects that are held out.", low=0.0, high=0.5
    )
    seed: int = setting(20, "Chooses the files and the held-out projects.", low=0, high=2**31 - 1)
    excluded_names: tuple[str, ...] = setting(
        (), "Names of folders and files (without suffix) that are never read, in lower case."
    )

    def __post_init__(self) -> None:
        check_ranges(self)
        if not self.languages or set(self.languages) - set(LANGUAGE_NAMES):
            raise ConfigError(f"languages is {list(self.languages)!r}.")
        if len(self.project_bytes) != len(self.languages):
            raise ConfigError("project_bytes needs a number for each language.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the training: a run of the app's own ``train``.

    Attributes:
        name: of the phase.
        preset: the preset of the first phase; later ones keep the architecture.
        start_from: the phase whose last weights this one starts from; empty for random weights.
        steps: after which it ended.
        tokens: that it read.
        hours: that it took, on the machine of the record.
        settings: assignments as ``--set`` has them.
    """

    name: str
    preset: str = "small"
    start_from: str = ""
    steps: int = 0
    tokens: int = 0
    hours: float = 0.0
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The content of ``recipe.toml``.

    Attributes:
        format: the version of the format.
        selection: which files become the corpus.
        phases: of the training, in order.
        sources: the packages that the corpus is made of.
        excluded: the packages of which nothing may be in the corpus.
        left_out: files of the sources in which the check found something of these, as
            "project/path".
    """

    format: int
    selection: Selection = field(default_factory=Selection)
    phases: tuple[Phase, ...] = ()
    sources: tuple[Package, ...] = ()
    excluded: tuple[Package, ...] = ()
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.format != FORMAT_VERSION:
            raise ConfigError(
                f"The recipe has format {self.format}.", "Update Tabwright to read it."
            )
        names = [package.project for package in (*self.sources, *self.excluded)]
        for name in names:
            if names.count(name) > 1:
                raise ConfigError(f"{name} is there twice.", "Give each project a name of its own.")
        for package in self.sources:
            for license in package.licenses:
                if license not in ALLOWED_LICENSES:
                    raise ConfigError(
                        f"{package.project} has the license {license}, which is not allowed here.",
                        "Only permissive and weak copyleft licenses are: leave the project out.",
                    )


def read_recipe(folder: Path | None = None) -> Recipe:
    """Read the recipe of a folder; by default the one that ships.

    Raises:
        ConfigError: it is missing or not valid.
    """
    path = (folder or resource("starter")) / RECIPE_FILE
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The recipe {path} cannot be read: {error}.") from None
    return from_mapping(Recipe, parse_toml(text, path.name), path.name)
