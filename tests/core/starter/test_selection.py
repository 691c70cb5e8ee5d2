"""Which files may become a part of the corpus."""

import pytest

from core.starter.selection import ExcludedNames, PathRules, has_strong_copyleft

RULES = PathRules(
    ("python", "c", "java"), ("zlib", "click", "org/apache/commons/io"), ("tests/data/*",)
)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("src/main.c", "c"),
        ("src/main.h", "c"),
        ("a/B.java", "java"),
        ("a/b.py", "python"),
        ("a/b.rb", None),
        ("README", None),
        ("lib/zlib/inflate.c", None),
        ("lib/zlib-1.3.1/inflate.c", None),
        ("lib/ZLIB/inflate.c", None),
        ("include/zlib.h", None),
        ("src/zlibfoo.c", "c"),
        ("click.py", None),
        ("third_party/a.c", None),
        ("pip/_vendor/a.py", None),
        ("src/org/apache/commons/io/IOUtils.java", None),
        ("src/org/apache/commons/lang3/ArrayUtils.java", "java"),
        ("tests/data/bad.py", None),
    ],
)
def test_paths(path, language):
    assert RULES.language(path) == language


@pytest.mark.parametrize(
    ("head", "is_strong"),
    [
        ("/* SPDX-License-Identifier: MIT */", False),
        ("/* SPDX-License-Identifier: GPL-2.0-only */", True),
        ("# SPDX-License-Identifier: AGPL-3.0-or-later", True),
        ("/* SPDX-License-Identifier: LGPL-2.1-or-later */", False),
        ("/* under the terms of the GNU General Public License as published", True),
        ("/* under the terms of the GNU General\n * Public License as published", True),
        ("/* the GNU Lesser General Public License", False),
        ("/* the GNU Library\n * General Public License", False),
        ("# the GNU Affero General Public License", True),
        ("/* LGPL for the library; the programs: GNU General Public License */", True),
        ("/* GPLv2 */", True),
        ("int GPLUS = 3;", False),
        ("x = 1\n" * 2000 + "# GNU General Public License", False),
    ],
)
def test_license_in_the_head(head, is_strong):
    assert has_strong_copyleft(head.encode()) is is_strong


def test_names_say_which_was_found():
    names = ExcludedNames(("lua", "a/b"))
    assert names.found_in("deps/Lua-5.4/lapi.c") == "lua"
    assert names.found_in("x/a/b/c.py") == "a/b"
    assert names.found_in("xa/b.py") == ""
