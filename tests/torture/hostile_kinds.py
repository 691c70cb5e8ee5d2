"""The kinds of hostile file and folder, each with what a build must make of it.

``KINDS`` holds them by name. A kind fills a folder of its own, and every file in it must
come to one of the outcomes that it names: "kept", or a reason of the manifest. No kind
needs a privilege.
"""

import os
import random
import shutil
import socket
import stat
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[Path], object]
OUTSIDE = "stolen = 'from outside the root'\n" * 4
SPECIAL_TEXT = "<bos><eos><pad><unk>\n<|fim_prefix|>x<|fim_suffix|>\n<|fim_middle|>\nx\n"


@dataclass(frozen=True)
class Kind:
    """What fills a folder, and the outcomes that its files may come to."""

    make: Make
    outcomes: frozenset[str]


KINDS: dict[str, Kind] = {}


def kind(*outcomes: str) -> Callable[[Make], Make]:
    def register(make: Make) -> Make:
        KINDS[make.__name__] = Kind(make, frozenset(outcomes))
        return make

    return register


def code(name: str) -> str:
    """Code like no other: what is nearly the same would be dropped for that."""
    word = f"word_{zlib.crc32(name.encode()):08x}"
    return "".join(f"{word}_{letter} = call_{word}_{letter}()\n" for letter in "abcd")


def write(path: Path, name: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code(name))


def raw(name: str, data: bytes, *outcomes: str, suffix: str = ".py") -> None:
    def make(root: Path) -> None:
        (root / f"{name}{suffix}").write_bytes(data)

    KINDS[name] = Kind(make, frozenset(outcomes))


def named(name: str, file_name: bytes, *outcomes: str) -> None:
    def make(root: Path) -> None:
        with open(os.path.join(os.fsencode(root), file_name), "w") as file:
            file.write(code(name))

    KINDS[name] = Kind(make, frozenset(outcomes))


def link(name: str, target: str) -> None:
    def make(root: Path) -> None:
        (root / f"{name}.py").symlink_to(target)

    KINDS[name] = Kind(make, frozenset({"symlink"}))


# --- what is no ordinary file ----------------------------------------------


@kind("not_a_file")
def fifo(root: Path) -> None:
    os.mkfifo(root / "fifo.py")


@kind("not_a_file")
def unix_socket(root: Path) -> None:
    here = os.getcwd()
    os.chdir(root)  # a socket's path has 108 bytes at most
    try:
        socket.socket(socket.AF_UNIX).bind("s.py")
    finally:
        os.chdir(here)


@kind("not_a_file")
def device(root: Path) -> None:
    try:
        os.mknod(root / "zero.py", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:  # root alone may make one
        os.mkfifo(root / "zero.py")


link("link_to_zero", "/dev/zero")
link("link_dangling", "nowhere.py")
link("link_to_itself", "link_to_itself.py")
link("link_to_etc", "/etc/passwd")
link("link_upwards", "../../outside/secret.py")
link("link_to_stdin", "/dev/stdin")
link("link_to_proc", "/proc/self/environ")


@kind("other_language")
def folder_link_upwards(root: Path) -> None:
    (root / "up").symlink_to("../..")


@kind("symlink")
def folder_link_named_like_a_file(root: Path) -> None:
    (root / "up.py").symlink_to("../../outside")


@kind("other_language")
def folder_link_to_root(root: Path) -> None:
    (root / "all").symlink_to("/")


@kind("other_language")
def folder_links_in_circles(root: Path) -> None:
    (root / "x").mkdir()
    (root / "x" / "y").symlink_to("../x")


@kind("kept", "duplicate")
def hard_links(root: Path) -> None:
    write(root / "h0.py", "hard_links")
    for number in range(1, 20):
        os.link(root / "h0.py", root / f"h{number}.py")


# --- shapes of folders ------------------------------------------------------


@kind("unreadable")
def ten_thousand_folders_deep(root: Path) -> None:
    descriptor = os.open(root, os.O_RDONLY)
    for _ in range(10_000):
        os.mkdir("d", dir_fd=descriptor)
        inner = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)


@kind("other_language")
def wide_folder(root: Path) -> None:
    for number in range(3000):
        (root / f"n{number}.txt").touch()


@kind("other_language")
def many_small_folders(root: Path) -> None:
    for number in range(1000):
        (root / "many" / str(number)).mkdir(parents=True)
    (root / "notes.txt").touch()


@kind("kept")
def folder_named_like_a_file(root: Path) -> None:
    write(root / "folder.py" / "in.py", "folder_named_like_a_file")


@kind("skipped_folder", "kept")
def environment_that_points_outside(root: Path) -> None:
    (root / "env").mkdir()
    (root / "env" / "pyvenv.cfg").write_text("home = /\n")
    (root / "env" / "lib").symlink_to("/")
    write(root / "beside.py", "environment")


# --- names ------------------------------------------------------------------

named("name_of_255_bytes", b"x" * 252 + b".py", "kept")
named("name_with_newline", b"new\nline.py", "kept")
named("name_with_tab_and_quotes", b"t\t\"'`$(x).py", "kept")
named("name_right_to_left", "\u202eyp.evil.py".encode(), "kept")
named("name_of_invalid_utf8", b"\xff\xfe\x80.py", "kept")
named("name_of_surrogates", b"\xed\xa0\x80.py", "kept")
named("name_of_combining", "e\u0301.py".encode(), "kept")
named("name_of_emoji", "\U0001f600.py".encode(), "kept")
named("name_windows_device", b"CON.py", "kept")
named("name_windows_stream", b"a:b.py", "kept")
named("name_trailing_dot", b"dot..py", "kept")
named("name_leading_dash", b"-rf.py", "kept")
named("name_dots", b"...py", "kept")
named("name_spaces", b"   .py", "kept")
named("name_backslash", b"..\\..\\x.py", "kept")
named("name_escape_codes", b"\x1b[31mred\x1b[0m.py", "kept")
named("name_json", b'{"a":"b"}\\u0000.py', "kept")
named("name_only_suffix", b".py", "other_language")


@kind("kept")
def names_that_differ_in_case(root: Path) -> None:
    write(root / "Clash.py", "case_one")
    write(root / "cLASH.PY", "case_two")


# --- contents ---------------------------------------------------------------

PLAIN = "a = 1\nb = 2\nc = 3\nd = 4\n"

raw("empty", b"", "too_short")
raw("one_byte", b"x", "too_short")
raw("nul_bytes", b"a = 1\n\0\nb = 2\n" * 5, "binary")
raw("all_bytes", bytes(range(256)) * 20, "binary")
raw("only_newlines", b"\n" * 3000, "alphanumeric")
raw("only_carriage_returns", code("cr").replace("\n", "\r").encode(), "kept")
raw("mixed_line_ends", b"aa=1\r\nbb=2\nif aa:\r    cc=dd\rdd=4\n\ree=5\n", "kept")
raw("utf16_le", b"\xff\xfe" + code("utf16_le").encode("utf-16-le"), "kept")
raw("utf16_be", b"\xfe\xff" + code("utf16_be").encode("utf-16-be"), "kept")
raw("utf16_without_mark", PLAIN.encode("utf-16-le"), "binary")
raw("utf16_torn", b"\xff\xfe" + PLAIN.encode("utf-16-le")[:-1], "unknown_encoding")
raw("utf32", b"\xff\xfe\0\0" + code("utf32").encode("utf-32-le"), "kept")
raw("utf8_mark", b"\xef\xbb\xbf" + code("utf8_mark").encode(), "kept")
raw("utf8_marks", b"\xef\xbb\xbf" * 3 + PLAIN.encode(), "unparsable")
raw("utf7", b"# -*- coding: utf-7 -*-\n+AGEAYgBj-\nx = 1\ny = 2\n", "unparsable")
raw("lone_surrogates", b"a = '\xed\xa0\x80'\n" * 5, "unknown_encoding")
raw("overlong_utf8", b"a = '\xc0\xaf'\n" * 5, "unknown_encoding")
raw("latin1", b"# coding: latin-1\nlatin = '\xe4'\none = latin\nkinds = one\n", "kept")
raw("codec_zip", b"# coding: zip\nabc\n\xff\n" * 3, "unknown_encoding")
raw("codec_unknown", b"# coding: klingon\n\xff\nx = 1\n", "unknown_encoding")
raw("codec_idna", b"# coding: idna\n\xff" + b"a" * 50_000, "unknown_encoding")
raw("codec_undefined", b"# coding: undefined\n\xff\nx\n", "unknown_encoding")
raw("cookie_long", b"#" + b" " * 60_000 + b"coding: latin-1\n\xe4\nx = 1\n", "unknown_encoding")
raw("special_tokens", f'text = """{SPECIAL_TEXT}"""\n'.encode(), "kept")
raw("ansi_escapes", b"\x1b]0;title\x07\n" * 10, "binary")
raw("one_long_line", b"x = '" + b"A" * 900_000 + b"'\n", "too_short")
raw("long_line_no_end", b"(" * 500_000, "too_short")
raw("deep_brackets", b"x = " + b"[" * 20_000 + b"]" * 20_000 + b"\ny = 1\nz = 2\n", "longest_line")
raw("deep_minus", b"x = " + b"-" * 100_000 + b"1\ny = 1\nz = 2\n", "longest_line")
raw("deep_attributes", b"x" + b".a\\\n" * 100_000 + b"\ny = 1\nz = 2\n", "too_long")
raw("deep_not", b"x = " + b"not " * 50_000 + b"1\ny = 1\nz = 2\n", "longest_line")
raw("deep_not_in_short_lines", b"x = " + (b"not " * 20 + b"\\\n") * 800 + b"1\n", "unparsable")
raw("deep_sum", b"x = (" + (b"aa + " * 18 + b"\n") * 3000 + b"1)\n", "unparsable")
raw("unterminated_docstring", b'"""' + b"a\\" * 200_000, "too_short")
raw("quotes_only", b"'" * 300_000, "too_short")
raw("comment_marks", b"/*" * 200_000 + b"\n" * 5, "longest_line", suffix=".c")
raw("suites_of_tests", b"class A(TestCase):\n" * 3_000, "unparsable")
raw("indent_stairs", b"".join(b" " * n + b"if 1:\n" for n in range(900)), "mean_line")
raw("at_signs", b"a@" * 200_000, "too_short")
raw("e_mail_like", (b"a" * 63 + b"@" + b"b." * 500 + b"\n") * 200, "longest_line")
raw("password_like", b"password = '" * 20_000 + b"\n", "too_short")
raw("gzip_named_py", b"\x1f\x8b\x08" + bytes(random.Random(1).randbytes(5000)), "binary")


@kind("too_large")
def sparse_of_5_gb(root: Path) -> None:
    with open(root / "sparse.py", "wb") as file:
        file.truncate(5 << 30)


@kind("too_large")
def line_of_200_mb(root: Path) -> None:
    with open(root / "line.py", "wb") as file:
        for _ in range(200):
            file.write(b"x" * (1 << 20))


# --- permissions ------------------------------------------------------------


@kind("no_permission")
def file_without_permission(root: Path) -> None:
    write(root / "closed.py", "closed")
    (root / "closed.py").chmod(0)


@kind("no_permission")
def folder_without_permission(root: Path) -> None:
    write(root / "closed" / "in.py", "closed_in")
    (root / "closed").chmod(0)


@kind("no_permission")
def folder_that_lists_but_does_not_open(root: Path) -> None:
    write(root / "half" / "in.py", "half_in")
    (root / "half").chmod(0o444)


@kind("kept", "other_language")
def ignore_file_without_permission(root: Path) -> None:
    write(root / "a.py", "ignore_closed")
    (root / ".gitignore").write_text("*.py\n")
    (root / ".gitignore").chmod(0)


# --- git --------------------------------------------------------------------


def repository(folder: Path) -> Path:
    """A repository in which everything that git may run leaves ``executed`` behind."""
    evil = f"touch {folder.parent.parent}/executed-$$"
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", folder], check=True, capture_output=True)
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(parents=True, exist_ok=True)
    for name in ("pre-commit", "post-checkout", "post-index-change", "fsmonitor-watchman"):
        (hooks / name).write_text(f"#!/bin/sh\n{evil}\n")
        (hooks / name).chmod(0o755)
    with open(folder / ".git" / "config", "a") as config:
        config.write(
            f'[core]\n\tfsmonitor = "{evil}"\n\tpager = "{evil}"\n\tsshCommand = "{evil}"\n'
            f'\teditor = "{evil}"\n\thooksPath = .git/hooks\n\texcludesFile = /dev/zero\n'
            f'[alias]\n\tstatus = "!{evil}"\n\tls-files = "!{evil}"\n\tcheck-ignore = "!{evil}"\n'
            f'[filter "evil"]\n\tclean = "{evil}"\n\tsmudge = "{evil}"\n\trequired = true\n'
            f'[diff "evil"]\n\ttextconv = "{evil}"\n[credential]\n\thelper = "!{evil}"\n'
        )
    (folder / ".gitattributes").write_text("*.py filter=evil diff=evil\n")
    write(folder / "inside.py", f"repository_{folder.parent.name}")
    return folder / ".git"


@kind("kept", "skipped_folder", "other_language")
def git_with_hooks_and_aliases(root: Path) -> None:
    repository(root / "repo")


@kind("kept", "skipped_folder", "other_language")
def git_that_includes_an_endless_file(root: Path) -> None:
    git = repository(root / "repo")
    with open(git / "config", "a") as config:
        config.write("[include]\n\tpath = /dev/zero\n")


@kind("kept", "skipped_folder", "other_language")
def git_exclude_file_is_a_fifo(root: Path) -> None:
    git = repository(root / "repo")
    (git / "info").mkdir(exist_ok=True)
    (git / "info" / "exclude").unlink(missing_ok=True)
    os.mkfifo(git / "info" / "exclude")


@kind("kept", "skipped_folder", "other_language")
def git_exclude_file_is_a_link_outside(root: Path) -> None:
    git = repository(root / "repo")
    (git / "info").mkdir(exist_ok=True)
    (git / "info" / "exclude").unlink(missing_ok=True)
    (git / "info" / "exclude").symlink_to("../../../../../outside/everything")


@kind("kept", "other_language")
def git_file_that_points_outside(root: Path) -> None:
    (root / "worktree").mkdir()
    (root / "worktree" / ".git").write_text("gitdir: ../../../outside\n")
    write(root / "worktree" / "a.py", "worktree")


@kind("kept", "other_language")
def git_folder_is_a_link(root: Path) -> None:
    write(root / "linked" / "a.py", "git_link")
    (root / "linked" / ".git").symlink_to("../../../outside")


@kind("kept", "other_language")
def bare_repository_in_a_folder(root: Path) -> None:
    bare = root / "bare.git"
    git = repository(root / "made")
    shutil.copytree(git, bare)
    shutil.rmtree(root / "made")
    write(bare / "hooks" / "hook.py", "bare_hook")


# --- ignore files -----------------------------------------------------------


@kind("kept", "other_language")
def ignore_file_of_stars(root: Path) -> None:
    (root / ".gitignore").write_text("*a" * 400 + "\n" + "**/" * 300 + "x\n[" * 50)
    write(root / ("a" * 200 + ".py"), "stars")


@kind("kept", "other_language")
def ignore_file_is_a_fifo(root: Path) -> None:
    os.mkfifo(root / ".gitignore")
    write(root / "p.py", "piped")


@kind("kept", "other_language")
def ignore_file_is_a_link_outside(root: Path) -> None:
    (root / ".gitignore").symlink_to("../../outside/everything")
    write(root / "p.py", "ignore_link")


@kind("kept", "other_language")
def ignore_file_is_huge(root: Path) -> None:
    with open(root / ".gitignore", "wb") as file:
        file.truncate(3 << 30)
    write(root / "a.py", "ignore_huge")


def make_all(base: Path) -> Path:
    """A root with a folder of each kind, and beside it what nobody may read."""
    outside = base / "outside"
    (outside / "info").mkdir(parents=True)
    (outside / "secret.py").write_text(OUTSIDE)
    for name in ("everything", "info/exclude"):
        (outside / name).write_text("*\n")
    root = base / "root"
    for name, each in KINDS.items():
        (root / name).mkdir(parents=True)
        each.make(root / name)
    (root / "plain.py").write_text("".join(f"plain_{n} = call({n * n})\n" for n in range(40)))
    return root


def remove(root: Path) -> None:
    """Deeper than Python's own removal can go."""
    subprocess.run(["chmod", "-R", "u+rwx", root], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", root], check=True)
