import errno
import os
import sys
from pathlib import Path

import pytest

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DropReason
from core.corpus.sources import walk as walk_module
from core.corpus.sources.source_list import Source
from core.corpus.sources.walk import FoundFile, Walk
from core.errors import Cancelled


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("x\n")


def found(root: Path, **settings: object) -> dict[str, FoundFile]:
    walk = Walk(CorpusConfig(**settings), Control())
    return {file.path: file for file in walk.files(Source(root, root.is_dir()))}


def taken(root: Path, **settings: object) -> list[str]:
    return [path for path, file in found(root, **settings).items() if file.drop_reason is None]


def test_files_come_in_the_order_of_their_bytes_files_before_folders(tmp_path):
    fill(tmp_path, "b.py", "a/z.c", "a/B.java", "a/ä.py", "a.py", "Z.py", "notes.txt")
    assert taken(tmp_path) == ["Z.py", "a.py", "b.py", "a/B.java", "a/z.c", "a/ä.py"]
    files = found(tmp_path)
    assert files["notes.txt"].drop_reason is DropReason.OTHER_LANGUAGE
    languages = {path: file.language.name for path, file in files.items() if file.language}
    assert languages["a/z.c"] == "c"
    assert languages["a/B.java"] == "java"


def test_other_languages_are_listed_but_not_taken(tmp_path):
    fill(tmp_path, "a.py", "b.c")
    assert taken(tmp_path, languages=("c",)) == ["b.c"]


def test_folders_of_others_are_not_entered(tmp_path):
    fill(tmp_path, "a.py", ".git/x.py", "deep/node_modules/x.py", "__pycache__/x.py")
    files = found(tmp_path)
    assert [path for path, file in files.items() if file.drop_reason is None] == ["a.py"]
    for path in (".git/", "deep/node_modules/", "__pycache__/"):
        assert files[path].drop_reason is DropReason.SKIPPED_FOLDER
        assert files[path].is_folder


@pytest.mark.parametrize(
    "folder",
    [".pc", ".pc/fix-build.patch", "CVS", "RCS", "SCCS", "_darcs", "_MTN", ".hg", ".svn", ".bzr",
     ".jj", ".sl", "redis-7.0.orig", ".history"],
)  # fmt: skip
def test_old_copies_of_files_are_no_code(tmp_path, folder):
    """Such as quilt's ``.pc`` of Debian's source packages, with every file that a patch changes."""
    fill(tmp_path, "src/a.c", f"{folder}/src/a.c", f"src/{folder}/b.c")
    files = found(tmp_path)
    assert [path for path, file in files.items() if file.drop_reason is None] == ["src/a.c"]
    first = folder.split("/")[0]
    for path in (f"{first}/", f"src/{first}/"):
        assert files[path].drop_reason is DropReason.SKIPPED_FOLDER


def test_names_of_skipped_folders_may_have_stars(tmp_path):
    fill(tmp_path, "a.py", "old-1/a.py", "old/a.py", "older/a.py", "[x]/a.py")
    assert taken(tmp_path, skip_folders=("old-*",)) == [
        "a.py", "[x]/a.py", "old/a.py", "older/a.py"
    ]  # fmt: skip
    assert taken(tmp_path, skip_folders=()) == [
        "a.py", "[x]/a.py", "old/a.py", "old-1/a.py", "older/a.py"
    ]  # fmt: skip


def test_a_source_itself_is_always_entered(tmp_path):
    root = tmp_path / "node_modules"
    fill(root, "a.py", "pyvenv.cfg")
    assert taken(root) == ["a.py"]


def test_environments_are_known_by_their_file_not_their_name(tmp_path):
    fill(tmp_path, "venv/__init__.py", "mine/pyvenv.cfg", "mine/lib/a.py")
    files = found(tmp_path)
    assert files["venv/__init__.py"].drop_reason is None
    assert files["mine/"].detail == "a virtual environment"
    assert "mine/lib/a.py" not in files


def test_build_output_is_beside_a_project_file_and_is_no_package(tmp_path):
    fill(tmp_path, "one/pom.xml", "one/target/A.java", "two/target/A.java")
    fill(tmp_path, "three/setup.py", "three/build/__init__.py", "three/build/b.py")
    files = found(tmp_path)
    assert files["one/target/"].drop_reason is DropReason.SKIPPED_FOLDER
    assert files["two/target/A.java"].drop_reason is None
    assert files["three/build/b.py"].drop_reason is None


def test_gitignore_counts_unless_switched_off(tmp_path):
    fill(tmp_path, "a.py", "b.py", "gen/c.py", "deep/b.py", "deep/d.py")
    (tmp_path / ".gitignore").write_text("b.py\ngen/\n")
    (tmp_path / "deep" / ".gitignore").write_text("!b.py\nd.py\n")
    files = found(tmp_path)
    assert [path for path, file in files.items() if file.drop_reason is None] == [
        "a.py",
        "deep/b.py",
    ]
    assert files["gen/"].drop_reason is DropReason.IGNORED
    assert len(taken(tmp_path, use_gitignore=False)) == 5


def test_an_ignore_file_that_is_a_link_or_a_pipe_is_not_read(tmp_path):
    fill(tmp_path, "a.py", "deep/b.py", "rules")
    (tmp_path / "rules").write_text("*.py\n")
    (tmp_path / ".gitignore").symlink_to(tmp_path / "rules")
    os.mkfifo(tmp_path / "deep" / ".gitignore")
    assert taken(tmp_path) == ["a.py", "deep/b.py"]


def test_links_are_reported_and_never_followed(tmp_path):
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    fill(outside, "secret.py")
    fill(root, "a.py")
    (root / "file.py").symlink_to(outside / "secret.py")
    (root / "gone.py").symlink_to(outside / "gone.py")
    (root / "folder").symlink_to(outside)
    (root / "loop").symlink_to(root)
    (root / "self.py").symlink_to(root / "self.py")
    files = found(root)
    assert [path for path, file in files.items() if file.drop_reason is None] == ["a.py"]
    for path in ("file.py", "gone.py", "self.py"):
        assert files[path].drop_reason is DropReason.SYMLINK
    # A link without a known suffix may lead to anything; it is not a file of ours.
    assert files["folder"].drop_reason is DropReason.OTHER_LANGUAGE


@pytest.mark.timeout(10)
def test_pipes_and_folders_with_the_name_of_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    fill(tmp_path, "folder.py/inner.py")
    files = found(tmp_path)
    assert files["pipe.py"].drop_reason is DropReason.NOT_A_FILE
    assert files["folder.py/inner.py"].drop_reason is None


def test_a_folder_that_may_not_be_entered(tmp_path, monkeypatch):
    fill(tmp_path, "a.py", "closed/b.py")
    real = os.scandir

    def refuse(path: str):
        if path.endswith("closed"):
            raise PermissionError(errno.EACCES, "no")
        return real(path)

    monkeypatch.setattr(walk_module.os, "scandir", refuse)
    assert found(tmp_path)["closed/"].drop_reason is DropReason.NO_PERMISSION


def test_a_folder_exchanged_for_a_link_is_not_entered(tmp_path, monkeypatch):
    root = tmp_path / "root"
    fill(root, "a.py", "b/c.py")
    fill(tmp_path / "outside", "secret.py")
    walk = Walk(CorpusConfig(), Control()).files(Source(root, True))
    assert next(walk).path == "a.py"
    (root / "b" / "c.py").unlink()
    (root / "b").rmdir()
    (root / "b").symlink_to(tmp_path / "outside")
    assert [(file.path, file.drop_reason) for file in walk] == [("b/", DropReason.NOT_A_FILE)]


def test_overlapping_sources_are_walked_once(tmp_path):
    fill(tmp_path, "a.py", "deep/b.py")
    walk = Walk(CorpusConfig(), Control())
    inner = list(walk.files(Source(tmp_path / "deep", True)))
    outer = list(walk.files(Source(tmp_path, True)))
    assert [file.path for file in inner] == ["b.py"]
    assert [(file.path, file.drop_reason) for file in outer] == [
        ("a.py", None),
        ("deep/", DropReason.SEEN_ALREADY),
    ]


def test_a_single_file_may_be_a_source(tmp_path):
    fill(tmp_path, "a.py", "b.txt")
    assert taken(tmp_path / "a.py") == ["a.py"]
    assert found(tmp_path / "b.txt")["b.txt"].drop_reason is DropReason.OTHER_LANGUAGE


def test_names_that_are_no_text(tmp_path):
    name = os.fsdecode(b"\xff\n\xe2\x80\xae.py")
    fill(tmp_path, name)
    assert taken(tmp_path) == [name]


def test_a_path_longer_than_the_system_takes_ends_in_a_reason(tmp_path):
    name = "deep" * 50
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(25):
            os.mkdir(name, dir_fd=descriptor)
            inner = os.open(name, os.O_RDONLY, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
    finally:
        os.close(descriptor)
    assert [file.drop_reason for file in found(tmp_path).values()] == [DropReason.UNREADABLE]


def test_folders_deeper_than_python_may_recurse(tmp_path):
    fill(tmp_path, "/".join("d" * 300) + "/a.py")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        assert len(taken(tmp_path)) == 1
    finally:
        sys.setrecursionlimit(limit)


def test_a_cancelled_walk_ends(tmp_path):
    fill(tmp_path, "a.py")
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        list(Walk(CorpusConfig(), control).files(Source(tmp_path, True)))


def test_code_of_others_and_of_programs_is_left_out_by_name(tmp_path):
    fill(tmp_path, "a.js", "a.min.js", "B.BUNDLE.js", "minify.js", "vendor/x.js", "lib/x.js")
    fill(tmp_path, "src/third_party/x.py", "src/vendor.py", "pods/x.py", "external/x.py")
    languages = ("python", "javascript")
    files = found(tmp_path, languages=languages)
    reasons = {
        path: file.drop_reason for path, file in files.items() if file.drop_reason is not None
    }
    assert reasons == {
        "a.min.js": DropReason.MINIFIED,
        "B.BUNDLE.js": DropReason.MINIFIED,
        "vendor/": DropReason.VENDORED,
        "src/third_party/": DropReason.VENDORED,
    }
    assert len(taken(tmp_path, languages=languages, skip_vendored=False)) == 10
    mine = taken(tmp_path, languages=languages, vendored_folders=("lib",), minified_names=())
    assert "lib/x.js" not in mine
    assert {"vendor/x.js", "a.min.js"} <= set(mine)


def test_a_source_is_never_left_out_for_its_own_name(tmp_path):
    fill(tmp_path, "vendor/x.py", "vendor/vendor/y.py", "vendor/z.min.js")
    assert taken(tmp_path / "vendor") == ["x.py"]
    alone = found(tmp_path / "vendor" / "z.min.js", languages=("javascript",))
    assert alone["z.min.js"].drop_reason is None


def checkout(root: Path, exclude: str = "") -> None:
    fill(root, ".git/HEAD", ".git/info/exclude")
    (root / ".git" / "info" / "exclude").write_text(exclude)


def test_the_checkout_around_a_source_counts(tmp_path):
    checkout(tmp_path, "secret.py\n/src/deep/own.py\n")
    fill(tmp_path, "src/a.py", "src/b.py", "src/secret.py", "src/deep/own.py", "src/deep/c.py")
    (tmp_path / ".gitignore").write_text("/src/b.py\n*.tmp.py\n")
    (tmp_path / "src" / ".gitignore").write_text("!secret.py\n")
    assert taken(tmp_path / "src") == ["a.py", "secret.py", "deep/c.py"]
    assert taken(tmp_path / "src" / "deep") == ["c.py"]
    assert taken(tmp_path) == ["src/a.py", "src/secret.py", "src/deep/c.py"]
    assert len(taken(tmp_path / "src", use_gitignore=False)) == 5


def test_a_source_that_its_checkout_ignores_is_read_all_the_same(tmp_path):
    checkout(tmp_path)
    (tmp_path / ".gitignore").write_text("generated/\n")
    fill(tmp_path, "generated/a.py")
    assert taken(tmp_path / "generated") == ["a.py"]


def test_a_checkout_inside_has_its_own_rules(tmp_path):
    checkout(tmp_path, "a.py\n")
    checkout(tmp_path / "inner", "b.py\n")
    fill(tmp_path, "a.py", "b.py", "inner/a.py", "inner/b.py", "inner/deep/b.py")
    assert taken(tmp_path) == ["b.py", "inner/a.py"]


def test_what_only_looks_like_a_checkout_counts_for_nothing(tmp_path):
    (tmp_path / "rules").write_text("*\n")
    fill(tmp_path, "a/x.py", "b/x.py", "c/x.py", "d/x.py")
    (tmp_path / "a" / ".git").mkdir()  # no repository
    (tmp_path / "b" / ".git").symlink_to(tmp_path / "outside")
    checkout(tmp_path / "outside", "*\n")
    checkout(tmp_path / "c")
    (tmp_path / "c" / ".git" / "info" / "exclude").unlink()
    (tmp_path / "c" / ".git" / "info" / "exclude").symlink_to(tmp_path / "rules")
    (tmp_path / "d" / ".git").write_text("gitdir: ../outside/.git\n")
    assert [each for each in taken(tmp_path) if each.endswith("x.py")] == [
        *("a/x.py", "b/x.py", "c/x.py", "d/x.py")
    ]
