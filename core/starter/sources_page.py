"""``SOURCES.md``: every source of the starter model with its license, written from the recipe."""

from __future__ import annotations

from core.starter.recipe import Package, Recipe

# The names of the license texts, by their SPDX identifiers.
LICENSE_TEXTS = {
    "0BSD": "BSD Zero Clause License",
    "Apache-2.0": "Apache License 2.0",
    "Artistic-2.0": "Artistic License 2.0",
    "BSD-2-Clause": 'BSD 2-Clause "Simplified" License',
    "BSD-3-Clause": 'BSD 3-Clause "New" or "Revised" License',
    "BSD-4-Clause": 'BSD 4-Clause "Original" License',
    "BSL-1.0": "Boost Software License 1.0",
    "blessing": "SQLite Blessing (public domain)",
    "CC0-1.0": "Creative Commons Zero v1.0 Universal",
    "curl": "curl License",
    "EPL-1.0": "Eclipse Public License 1.0",
    "EPL-2.0": "Eclipse Public License 2.0",
    "FTL": "Freetype Project License",
    "HPND": "Historical Permission Notice and Disclaimer",
    "HSQLDB": "HSQLDB License (BSD 3-Clause wording)",
    "IJG": "Independent JPEG Group License",
    "ISC": "ISC License",
    "LGPL-2.0-or-later": "GNU Library General Public License v2 or later",
    "LGPL-2.1-only": "GNU Lesser General Public License v2.1 only",
    "LGPL-2.1-or-later": "GNU Lesser General Public License v2.1 or later",
    "LGPL-3.0-only": "GNU Lesser General Public License v3.0 only",
    "LGPL-3.0-or-later": "GNU Lesser General Public License v3.0 or later",
    "libpng-2.0": "PNG Reference Library version 2",
    "libtiff": "libtiff License",
    "MIT": "MIT License",
    "MIT-0": "MIT No Attribution",
    "MPL-1.1": "Mozilla Public License 1.1",
    "MPL-2.0": "Mozilla Public License 2.0",
    "OLDAP-2.8": "Open LDAP Public License v2.8",
    "OpenSSL": "OpenSSL License",
    "PHP-3.01": "PHP License v3.01",
    "PostgreSQL": "PostgreSQL License",
    "PSF-2.0": "Python Software Foundation License 2.0",
    "Python-2.0": "Python License 2.0",
    "Ruby": "Ruby License",
    "TCL": "TCL/TK License",
    "Unlicense": "The Unlicense",
    "X11": "X11 License",
    "Zlib": "zlib License",
    "ZPL-2.1": "Zope Public License 2.1",
}
_REGISTRIES = {"debian": "Debian source package", "pypi": "PyPI"}


def sources_page(recipe: Recipe) -> str:
    """Return the page as Markdown: the sources, then what is compared and never read."""
    lines = [
        "# Sources of the starter model",
        "",
        "Written from `recipe.toml`, which has the SHA-256 of every archive. Files whose own head",
        "names the GPL or the AGPL are dropped from every source, and so are vendored copies of",
        "other projects. The license is that of the files that are read; its full text is in the",
        "archive of the package.",
        "",
        "| project | from | package | version | license | license text |",
        "|---|---|---|---|---|---|",
        *(_row(package) for package in recipe.sources),
        "",
        "## Never among the sources",
        "",
        "`tabwright starter check` compares the corpus with these by names, content,",
        "near-duplicates and runs of 15 tokens. The figures of the program are measured on them.",
        "",
        "| project | from | package | version |",
        "|---|---|---|---|",
        *(
            f"| {package.project} | {_REGISTRIES[package.registry]} | {package.package} | "
            f"{package.version} |"
            for package in recipe.excluded
        ),
    ]
    return "\n".join(lines) + "\n"


def _row(package: Package) -> str:
    texts = "; ".join(LICENSE_TEXTS[license] for license in package.licenses)
    return (
        f"| {package.project} | {_REGISTRIES[package.registry]} | {package.package} | "
        f"{package.version} | {package.license} | {texts} |"
    )
