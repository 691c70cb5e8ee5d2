"""R8: eighty kinds of hostile file and folder; R9: ignore rules against git itself."""

import os
import random
import shutil
import signal
import socket
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.manifest import read_manifest
from core.corpus.reader import iter_documents
from core.corpus.sources import Source
from core.corpus.walk import Walk
from core.events import discard
from core.workspace import Workspace, open_workspace

pytestmark = pytest.mark.torture

CODE = "a = 1\nb = 2\nc = 3\nd = 4\n"
OUTSIDE = "stolen = 'from outside the root'\n" * 4
Make = Callable[[Path], object]
KINDS: dict[str, Make] = {}


def kind(make: Make) -> Make:
    KINDS[make.__name__] = make
    return make


def raw(name: str, data: bytes) -> None:
    KINDS[name] = lambda root: (root / f"{name}.py").write_bytes(data)


def named(name: str, file_name: bytes) -> None:
    def make(root: Path) -> None:
        with open(os.path.join(os.fsencode(root), file_name), "w") as file:
            file.write(CODE)

    KINDS[name] = make


@kind
def fifo(root: Path) -> None:
    os.mkfifo(root / "fifo.py")


@kind
def unix_socket(root: Path) -> None:
    here = os.getcwd()
    os.chdir(root)  # a socket's path has 108 bytes at most
    socket.socket(socket.AF_UNIX).bind("s.py")
    os.chdir(here)


@kind
def device(root: Path) -> None:
    try:
        os.mknod(root / "zero.py", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        (root / "zero.py").symlink_to("/dev/zero")


def link(name: str, target: str) -> None:
    KINDS[name] = lambda root: (root / f"{name}.py").symlink_to(target)


link("link_to_zero", "/dev/zero")
link("link_dangling", "nowhere.py")
link("link_to_itself", "link_to_itself.py")
link("link_to_etc", "/etc/passwd")
link("link_upwards", "../outside/secret.py")
link("link_to_stdin", "/dev/stdin")
link("link_to_proc", "/proc/self/environ")


@kind
def folder_link_upwards(root: Path) -> None:
    (root / "up").symlink_to("..")


@kind
def folder_link_to_root(root: Path) -> None:
    (root / "all").symlink_to("/")


@kind
def folder_links_in_circles(root: Path) -> None:
    (root / "x").mkdir()
    (root / "x" / "y").symlink_to("../x")


@kind
def hard_links(root: Path) -> None:
    (root / "h0.py").write_text(CODE + "h = 1\n")
    for number in range(1, 20):
        os.link(root / "h0.py", root / f"h{number}.py")


@kind
def deep_folders(root: Path) -> None:
    descriptor = os.open(root, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=descriptor)
        inner = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)


@kind
def wide_folder(root: Path) -> None:
    (root / "wide").mkdir()
    for number in range(3000):
        (root / "wide" / f"n{number}.txt").touch()


@kind
def many_small_folders(root: Path) -> None:
    for number in range(1000):
        (root / "many" / str(number)).mkdir(parents=True)


named("name_of_255_bytes", b"x" * 252 + b".py")
named("name_with_newline", b"new\nline.py")
named("name_with_tab_and_quotes", b"t\t\"'`$(x).py")
named("name_right_to_left", "\u202eyp.evil.py".encode())
named("name_of_invalid_utf8", b"\xff\xfe\x80.py")
named("name_of_surrogates", b"\xed\xa0\x80.py")
named("name_of_combining", "e\u0301.py".encode())
named("name_of_emoji", "\U0001f600.py".encode())
named("name_case_clash_a", b"Clash.py")
named("name_case_clash_b", b"cLASH.PY")
named("name_windows_device", b"CON.py")
named("name_windows_stream", b"a:b.py")
named("name_trailing_dot", b"dot..py")
named("name_leading_dash", b"-rf.py")
named("name_dots", b"...py")
named("name_spaces", b"   .py")
named("name_backslash", b"..\\..\\x.py")
named("name_escape_codes", b"\x1b[31mred\x1b[0m.py")
named("name_json", b'{"a":"b"}\\u0000.py')
named("name_only_suffix", b".py")

raw("empty", b"")
raw("one_byte", b"x")
raw("nul_bytes", b"a = 1\n\0\nb = 2\n" * 5)
raw("all_bytes", bytes(range(256)) * 20)
raw("only_newlines", b"\n" * 3000)
raw("only_carriage_returns", b"a=1\rb=2\rc=3\rd=4\r")
raw("mixed_line_ends", b"a=1\r\nb=2\nc=3\rd=4\n\re=5\n")
raw("utf16_le", b"\xff\xfe" + CODE.encode("utf-16-le"))
raw("utf16_be", b"\xfe\xff" + CODE.encode("utf-16-be"))
raw("utf16_without_mark", CODE.encode("utf-16-le"))
raw("utf16_torn", b"\xff\xfe" + CODE.encode("utf-16-le")[:-1])
raw("utf32", b"\xff\xfe\0\0" + CODE.encode("utf-32-le"))
raw("utf8_mark", b"\xef\xbb\xbf" + CODE.encode())
raw("utf8_marks", b"\xef\xbb\xbf" * 3 + CODE.encode())
raw("utf7", b"# -*- coding: utf-7 -*-\n+AGEAYgBj-\nx = 1\ny = 2\n")
raw("lone_surrogates", b"a = '\xed\xa0\x80'\n" * 5)
raw("overlong_utf8", b"a = '\xc0\xaf'\n" * 5)
raw("latin1", b"# coding: latin-1\na = '\xe4'\nb = 2\nc = 3\n")
raw("codec_zip", b"# coding: zip\nabc\n\xff\n" * 3)
raw("codec_unknown", b"# coding: klingon\n\xff\nx = 1\n")
raw("codec_idna", b"# coding: idna\n\xff" + b"a" * 50_000)
raw("codec_undefined", b"# coding: undefined\n\xff\nx\n")
raw("cookie_long", b"#" + b" " * 60_000 + b"coding: latin-1\n\xe4\nx = 1\n")
raw("special_tokens", b"<bos><eos><pad><unk>\n<|fim_prefix|>x<|fim_suffix|>\n<|fim_middle|>\nx\n")
raw("ansi_escapes", b"\x1b]0;title\x07\n" * 10)
raw("one_long_line", b"x = '" + b"A" * 900_000 + b"'\n")
raw("long_line_no_end", b"(" * 500_000)
raw("deep_brackets", b"x = " + b"[" * 20_000 + b"]" * 20_000 + b"\ny = 1\nz = 2\n")
raw("deep_minus", b"x = " + b"-" * 100_000 + b"1\ny = 1\nz = 2\n")
raw("deep_attributes", b"x" + b".a" * 100_000 + b"\ny = 1\nz = 2\n")
raw("deep_not", b"x = " + b"not " * 50_000 + b"1\ny = 1\nz = 2\n")
raw("unterminated_docstring", b'"""' + b"a\\" * 200_000)
raw("quotes_only", b"'" * 300_000)
raw("comment_marks", b"/*" * 200_000 + b"\n" * 5)
raw("test_cases", b"class A(TestCase):\n" * 20_000)
raw("indent_stairs", b"".join(b" " * n + b"if 1:\n" for n in range(900)))
raw("at_signs", b"a@" * 200_000)
raw("e_mail_like", (b"a" * 63 + b"@" + b"b." * 500 + b"\n") * 200)
raw("password_like", b"password = '" * 20_000 + b"\n")
raw("gzip_named_py", b"\x1f\x8b\x08" + bytes(random.Random(1).randbytes(5000)))


@kind
def sparse_5_gb(root: Path) -> None:
    with open(root / "sparse.py", "wb") as file:
        file.truncate(5 << 30)


@kind
def line_of_200_mb(root: Path) -> None:
    with open(root / "line.py", "wb") as file:
        for _ in range(200):
            file.write(b"x" * (1 << 20))


@kind
def no_permission(root: Path) -> None:
    (root / "closed.py").write_text(CODE)
    (root / "closed.py").chmod(0)
    (root / "closed").mkdir(mode=0)


@kind
def git_with_hooks(root: Path) -> None:
    hooks = root / "repo" / ".git" / "hooks"
    hooks.mkdir(parents=True)
    for name in ("pre-commit", "post-checkout", "fsmonitor"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {root.parent.parent}/executed\n")
        (hooks / name).chmod(0o755)
    (root / "repo" / ".git" / "config").write_text(
        f"[core]\n\tfsmonitor = touch {root.parent.parent}/executed\n"
        f"\tpager = touch {root.parent.parent}/executed\n"
        f"[include]\n\tpath = /dev/zero\n"
    )
    (root / "repo" / "inside.py").write_text(CODE + "repo = 1\n")


@kind
def git_file(root: Path) -> None:
    (root / "worktree").mkdir()
    (root / "worktree" / ".git").write_text("gitdir: /etc\n")


@kind
def ignore_file_of_stars(root: Path) -> None:
    (root / "stars").mkdir()
    (root / "stars" / ".gitignore").write_text("*a" * 400 + "\n" + "**/" * 300 + "x\n[" * 50)
    (root / "stars" / ("a" * 200 + ".py")).write_text(CODE + "stars = 1\n")


@kind
def ignore_file_is_a_fifo(root: Path) -> None:
    (root / "piped").mkdir()
    os.mkfifo(root / "piped" / ".gitignore")
    (root / "piped" / "p.py").write_text(CODE + "piped = 1\n")


@kind
def ignore_file_is_huge(root: Path) -> None:
    (root / "huge").mkdir()
    with open(root / "huge" / ".gitignore", "wb") as file:
        file.truncate(3 << 30)


@kind
def folder_named_like_a_file(root: Path) -> None:
    (root / "folder.py").mkdir()
    (root / "folder.py" / "in.py").write_text(CODE + "folder = 1\n")


def make_all(base: Path) -> Path:
    (base / "outside").mkdir()
    (base / "outside" / "secret.py").write_text(OUTSIDE)
    root = base / "root"
    for number, (name, make) in enumerate(KINDS.items()):
        folder = root / f"k{number:02}-{name}"
        folder.mkdir(parents=True)
        make(folder)
    (root / "plain.py").write_text("".join(f"plain_{n} = call({n * n})\n" for n in range(40)))
    return root


def build(workspace: Workspace, source: Path, control: Control | None = None) -> CorpusResult:
    config = CorpusConfig(sources=(str(source),))
    return build_corpus("hostile", config, workspace, discard, control or Control())


def remove(root: Path) -> None:
    subprocess.run(["chmod", "-R", "u+rwx", root], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["rm", "-rf", root], check=True)


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Path]:
    yield make_all(tmp_path)
    remove(tmp_path / "root")  # deeper than pytest's own removal can go


@pytest.mark.timeout(170)
def test_eighty_hostile_kinds(hostile, tmp_path):
    assert len(KINDS) >= 80
    root = hostile
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.iterdir()}
    start = time.perf_counter()
    first = build(open_workspace(tmp_path / "w1"), root)
    assert time.perf_counter() - start < 100
    again = build(open_workspace(tmp_path / "w2"), root)
    assert (first.text_sha256, first.manifest_sha256) == (again.text_sha256, again.manifest_sha256)
    rows = list(read_manifest(first.folder))
    assert all(row.kept or row.reason for row in rows)
    texts = [document.text for document in iter_documents(first.folder)]
    assert not any("stolen" in text or "root:x:0" in text for text in texts)
    assert any("plain_7 = call(49)" in text for text in texts)
    assert any("<|fim_prefix|>" in text for text in texts) or any(
        row.reason for row in rows if "special_tokens" in row.path
    )
    # Nothing was run and nothing was written but the workspaces.
    assert not (tmp_path / "executed").exists()
    assert {path: path.lstat().st_mtime_ns for path in before} == before
    assert psutil.Process().memory_info().rss < 1 << 30


@pytest.mark.timeout(120)
def test_files_that_change_while_they_are_read(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    for number in range(60):
        (root / f"m{number}.py").write_text(f"x = {number}\n" * 200)
    worker = subprocess.Popen(
        [
            "sh",
            "-c",
            "while true; do for n in 1 2 3 4 5 6 7 8 9; do echo 'y = 1' >> m$n.py; rm -f m1$n.py; "
            "echo 'z = 2' > m1$n.py; : > m2$n.py; done; done",
        ],
        cwd=root,
        start_new_session=True,
    )
    try:
        for number in range(5):
            result = build(open_workspace(tmp_path / f"w{number}"), root)
            for row in read_manifest(result.folder):
                assert row.kept or row.reason
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


NAMES = ["a.py", "b.py", "ab.py", "x", "build", "src", "é.py", "a b.py", "#c.py", "!d.py", "Ab.PY"]
PATTERNS = [
    *("*.py", "a*", "/a.py", "x/", "x", "!a.py", "!x/", "src/*", "/src", "**/b.py", "x/**", "#x"),
    *("x/**/a.py", "\\#c.py", "\\!d.py", "a?.py", "[ab].py", "[!a].py", "*", "!*/", "build/", ""),
    *(
        "a b.py",
        "a b.py   ",
        "x/a.py",
        "src/x/",
        "!src/",
        "é.py",
        "ab.PY",
        "**",
        "/*",
        "!/x",
        "b*y",
    ),
]


@pytest.mark.timeout(170)
def test_ignore_rules_agree_with_git_on_5000_paths(tmp_path):
    if shutil.which("git") is None:
        pytest.fail("this test compares with git, which is not installed")
    random_source = random.Random(20)
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    compared = ignored = 0
    number = 0
    while compared < 5000:
        number += 1
        root = tmp_path / f"r{number}"
        folders = [root]
        for _ in range(random_source.randint(3, 12)):
            folder = random_source.choice(folders) / random_source.choice(
                ["x", "src", "lib", "a.py"]
            )
            if not folder.is_file():
                folder.mkdir(parents=True, exist_ok=True)
                folders.append(folder)
        files: list[str] = []
        for folder in dict.fromkeys(folders):
            for name in random_source.sample(NAMES, 6):
                if not (folder / name).exists():
                    (folder / name).touch()
                    files.append(str((folder / name).relative_to(root)))
            if random_source.random() < 0.6:
                lines = random_source.choices(PATTERNS, k=random_source.randint(1, 5))
                (folder / ".gitignore").write_text("\n".join(lines) + "\n")
        subprocess.run(["git", "init", "-q", root], check=True, env=environment)
        asked = subprocess.run(
            ["git", "check-ignore", "--no-index", "-z", "--stdin"],
            cwd=root,
            env=environment,
            input="\0".join(files).encode(),
            capture_output=True,
            check=False,
        )
        by_git = set(asked.stdout.decode().split("\0")) - {""}
        config = CorpusConfig(skip_folders=(".git",), languages=("python",))
        walk = Walk(config, Control())
        found = list(walk.files(Source(root, True)))
        taken = {file.path for file in found if file.language is not None}
        python = {path for path in files if path.lower().endswith(".py")}
        assert python - by_git == taken, (root, by_git ^ (python - taken))
        compared += len(python)
        ignored += len(python & by_git)
    assert ignored > 1000
