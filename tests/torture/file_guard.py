"""Two guards that write down which files a process and its children open, change and run.

One is preloaded below Python and needs a C compiler alone; the other is strace, which
sees every system call, where it is installed and permitted. Both name a file by what it
is, with links followed.
"""

import codecs
import re
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Verb = Literal["read", "write", "run"]
_CHANGES = (
    *(
        "creat",
        "mkdir",
        "mkdirat",
        "rmdir",
        "rename",
        "renameat",
        "renameat2",
        "unlink",
        "unlinkat",
    ),
    *(
        "symlink",
        "symlinkat",
        "link",
        "linkat",
        "chmod",
        "fchmodat",
        "truncate",
        "mknod",
        "mknodat",
    ),
)
_OPENED = re.compile(r"^open(?:at)?\(.*?(?P<flags>O_[A-Z_|]+).*\)\s+= \d+<(?P<path>.*)>$")
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= 0$")
_IN_FOLDER = re.compile(r'(?:(?:\d+|AT_FDCWD)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Access:
    """Something that was done to a file."""

    verb: Verb
    path: str


@dataclass
class FileGuard:
    """How to put a command under guard, and what the guard saw.

    Attributes:
        prefix: a command that runs another.
        variables: of the environment.
        log: the file, or the beginning of the names of files, that is written.
    """

    log: Path
    prefix: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)

    def accesses(self) -> set[Access]:
        """What was seen, each once."""
        if self.prefix:
            return _read_strace(self.log)
        found: set[Access] = set()
        for record in self.log.read_bytes().split(b"\0")[:-1]:
            verb, _, path = record.decode("utf-8", "surrogateescape").partition(" ")
            found.add(Access(verb, path))
        return found


def compile_guard(source: Path, library: Path) -> Path:
    """Compile a guard that is to be preloaded."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    compiler = compiler if shutil.which(compiler) else "gcc"
    command = [compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(library)]
    subprocess.run([*command, str(source), "-ldl"], check=True)
    return library


def preload_guard(library: Path, log: Path) -> FileGuard:
    """The guard that works everywhere."""
    return FileGuard(log, (), {"LD_PRELOAD": str(library), "FILE_GUARD_LOG": str(log)})


def strace_guard(log: Path) -> FileGuard:
    """The guard that sees system calls."""
    calls = ",".join(["open", "openat", "execve", *_CHANGES])
    command = ["strace", "-ff", "-y", "-qq", "-s", "4096", "-e", f"trace={calls}"]
    return FileGuard(log, (*command, "-e", "signal=none", "-o", str(log)))


def may_strace() -> bool:
    """Whether strace is installed and permitted; a container may forbid it."""
    return shutil.which("strace") is not None and (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    )


def _read_strace(log: Path) -> set[Access]:
    found: set[Access] = set()
    for part in log.parent.glob(f"{log.name}.*"):
        for line in part.read_text("utf-8", "surrogateescape").splitlines():
            found.update(_accesses_of(line))
    return found


def _accesses_of(line: str) -> list[Access]:
    opened = _OPENED.match(line)
    if opened:
        is_write = re.search("O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", opened["flags"]) is not None
        return [Access("write" if is_write else "read", _unescaped(opened["path"]))]
    call = _CALL.match(line)
    if call is None:
        return []
    name, words = call.groups()
    places = [(folder, _unescaped(path)) for folder, path in _IN_FOLDER.findall(words)]
    if name == "execve":
        return [Access("run", places[0][1])]
    if name in ("symlink", "symlinkat"):
        del places[0]  # what a link says is no file that is changed
    return [Access("write", str(Path(folder, path))) for folder, path in places]


def _unescaped(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    return codecs.escape_decode(raw)[0].decode("utf-8", "surrogateescape")
