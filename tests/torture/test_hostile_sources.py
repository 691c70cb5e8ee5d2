"""R8: over a hundred kinds of hostile file, folder, archive and table, by the command line.

Nothing hangs, fails, or eats the memory; whatever is left out is explained; the same
sources give the same corpus; nothing outside them is read, nothing outside the workspace
is written, nothing is run. Two guards watch (``file_guard.py``), and every check has a
control that takes the defence away and must fail.
"""

import contextlib
import dataclasses
import json
import os
import re
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.filters.table import sentence_for
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.reader import iter_documents
from core.data.token_dataset import TokenDataset
from core.events import discard
from core.tokenizer.special_tokens import BOS_ID, EOS_ID, EVERYDAY_SPECIALS
from core.workspace import Workspace, open_workspace
from tests.torture import program
from tests.torture.file_guard import (
    Access,
    FileGuard,
    compile_guard,
    may_strace,
    preload_guard,
    strace_guard,
)
from tests.torture.hostile_containers import CONTAINERS, make_containers
from tests.torture.hostile_kinds import KINDS, SPECIAL_TEXT, code, make_all, remove, repository

pytestmark = [pytest.mark.torture, pytest.mark.timeout(1200)]

MEMORY_BYTES = 3 << 30  # of addresses, in each process
HANGS_AFTER_SECONDS = 450.0

# What Python, its libraries and the C library read for themselves.
OWN_PLACES = tuple(
    f"{os.path.realpath(place)}{end}"
    for place, end in (
        *((each, "/") for each in (sys.prefix, sys.base_prefix, program.ROOT, "/usr", "/lib")),
        *(
            (each, "/")
            for each in ("/lib64", "/sys/devices/system/cpu", "/sys/fs/cgroup", "/sys/kernel/mm")
        ),
    )
)
OWN_FILES = re.compile(
    r"/etc/(ld\.so\.cache|localtime|locale\.alias|nsswitch\.conf|(ssl|pki/tls)/openssl\.cnf)"
    r"|/dev/(null|urandom|random|shm|tty)"
    r"|/proc/(\d+|self)/(maps|stat|statm|status|cgroup|mounts|mountinfo|fd|task/\d+/comm)"
    r"|/proc/(cpuinfo|meminfo|filesystems|stat|mounts|sys/.*)|(pipe|socket):\[\d+\]"
)


@dataclasses.dataclass(frozen=True)
class Stage:
    """A folder with a hostile root, hostile containers, and room for workspaces."""

    base: Path

    @property
    def root(self) -> Path:
        return self.base / "root"

    @property
    def containers(self) -> Path:
        return self.base / "containers"

    @property
    def library(self) -> Path:
        return self.base / "file_guard.so"

    def guards(self) -> list[FileGuard]:
        """Two, of the best kinds that this machine permits."""
        first = preload_guard(self.library, self.base / "preload.log")
        second = strace_guard(self.base / "strace.log")
        return [first, second if may_strace() else preload_guard(self.library, self.base / "2.log")]


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Iterator[Stage]:
    base = tmp_path_factory.mktemp("hostile")
    compile_guard(Path(__file__).parent / "file_guard.c", base / "file_guard.so")
    make_all(base)
    make_containers(base / "containers")
    yield Stage(base)
    remove(base / "root")


def limited() -> None:
    """For ``before``: bounded memory, and permissions that count for root too."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    program.obey_permissions()


def build(
    base: Path,
    workspace: Path,
    *sources: Path,
    guard: FileGuard | None = None,
    prelude: str = "",
    timeout: float = HANGS_AFTER_SECONDS,
) -> subprocess.CompletedProcess[str]:
    """``main.py build``, as a user starts it."""
    for folder in ("home", "scratch"):
        (base / folder).mkdir(exist_ok=True)
    return program.run(
        *("build", *map(str, sources), "--name", "hostile", "--workspace", str(workspace)),
        "--json",
        prelude=prelude,
        prefix=guard.prefix if guard else (),
        before=limited,
        timeout=timeout,
        HOME=str(base / "home"),
        TMPDIR=str(base / "scratch"),
        OMP_NUM_THREADS="1",
        OPENBLAS_NUM_THREADS="1",
        PYTHONDONTWRITEBYTECODE="1",
        **(guard.variables if guard else {}),
    )


def foreign(accesses: set[Access], workspace: Path, base: Path, *sources: Path) -> list[Access]:
    """What a build had no business with."""
    mine = (workspace, base / "scratch", base / "home")

    def is_inside(path: str, *folders: Path) -> bool:
        return any(path == str(each) or path.startswith(f"{each}/") for each in folders)

    def is_fine(access: Access) -> bool:
        path = access.path.removesuffix(" (deleted)")
        if access.verb == "run":
            return os.path.realpath(path) == os.path.realpath(sys.executable)
        if is_inside(path, *mine):
            return True
        if access.verb == "write":
            return re.fullmatch(r"/dev/(null|tty|shm/.*)|(pipe|socket):.*", path) is not None
        is_own = path.startswith(OWN_PLACES) or OWN_FILES.fullmatch(path) is not None
        return is_own or is_inside(path, *sources) or f"{path}/" in OWN_PLACES

    return sorted(filter(lambda each: not is_fine(each), accesses), key=str)


def rows_of(workspace: Path) -> list[ManifestRow]:
    return list(read_manifest(open_workspace(workspace).corpus("hostile")))


@pytest.fixture(scope="module")
def rows_by_place(builds, stage) -> dict[str, list[ManifestRow]]:
    """The manifest of the first build, by kind and by container."""
    found: dict[str, list[ManifestRow]] = {}
    for row in rows_of(builds[0][0]):
        is_root = row.source == str(stage.root)
        place = row.path.partition("/")[0] if is_root else Path(row.source).name
        found.setdefault(place, []).append(row)
    return found


def outcomes(rows: list[ManifestRow]) -> set[str]:
    return {"kept" if row.kept else row.reason for row in rows}


@pytest.fixture(scope="module")
def builds(stage) -> list[tuple[Path, FileGuard, subprocess.CompletedProcess[str]]]:
    """The whole of it twice, under different guards."""
    done = []
    for number, guard in enumerate(stage.guards()):
        workspace = stage.base / f"w{number}"
        sources = [stage.root, *sorted(stage.containers.iterdir())]
        done.append((workspace, guard, build(stage.base, workspace, *sources, guard=guard)))
    return done


@dataclasses.dataclass(frozen=True)
class Undefended:
    """Python that takes a defence away, and the kinds that then do harm."""

    prelude: str
    kinds: tuple[str, ...] = ()


_ENTER_ALL = """
from core.corpus.drop_reasons import DropReason
from core.corpus.sources.walk import Walk
Walk._drop_reason_of = lambda self, entry, *rest: (
    None if entry.name.endswith(".py") or entry.is_dir() else DropReason.OTHER_LANGUAGE
)
"""
CONTROLS = {
    "links are followed": Undefended(
        _ENTER_ALL + "import os\nfrom core.corpus.sources import raw_file\n"
        "raw_file.OPEN_FLAGS &= ~os.O_NOFOLLOW\n",
        ("link_upwards",),
    ),
    "a pipe is opened": Undefended(
        _ENTER_ALL + "import os\nfrom core.corpus.sources import raw_file\n"
        "raw_file.OPEN_FLAGS &= ~os.O_NONBLOCK\n",
        ("fifo",),
    ),
    "a file has no bound": Undefended(
        "from core.corpus import reading\nread = reading.read_regular\n"
        "reading.read_regular = lambda path, most: read(path, 1 << 40)\n"
        "reading.WORTH_CHILDREN_BYTES = 1 << 60\n",
        ("sparse_of_5_gb",),
    ),
    "the order is another": Undefended(
        "from core.corpus.sources.walk import Walk\nenter = Walk._enter\n"
        "def other_order(self, folder):\n"
        "    entries, is_cut = enter(self, folder)\n"
        "    return entries[::-1], is_cut\n"
        "Walk._enter = other_order\n"
    ),
    "something is written and run": Undefended(
        "import os\nos.system('touch {base}/executed')\nopen('{base}/executed', 'w').close()\n"
    ),
}


def test_there_are_eighty_kinds_and_more():
    assert len(KINDS) >= 80
    assert len(CONTAINERS) >= 20


def test_a_build_of_them_all_ends_well(builds):
    for _, _, done in builds:
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert json.loads(done.stdout)["files_kept"] > 50


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_read_or_explained(rows_by_place, name):
    rows = rows_by_place[name]
    assert outcomes(rows) == KINDS[name].outcomes
    assert all(row.kept or sentence_for(row.reason) for row in rows)


@pytest.mark.parametrize("name", CONTAINERS)
def test_each_container_is_read_or_explained(rows_by_place, name):
    rows = rows_by_place[name]
    assert outcomes(rows) == CONTAINERS[name].outcomes
    assert all(row.kept or sentence_for(row.reason) for row in rows)


def test_the_same_sources_give_the_same_corpus(builds):
    (one, _, _), (other, _, _) = builds
    one, other = (open_workspace(each).corpus("hostile") for each in (one, other))
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir())
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_nothing_outside_is_read_written_or_run(builds, stage):
    for workspace, guard, _ in builds:
        seen = guard.accesses()
        assert foreign(seen, workspace, stage.base, stage.root, stage.containers) == []
        # The guard was awake: it saw the sources read and the corpus written.
        assert Access("read", str(stage.root / "plain.py")) in seen
        assert any(
            each.verb == "write" and each.path.startswith(f"{workspace}/corpora/") for each in seen
        )
    assert not list(stage.base.glob("executed*"))
    texts = iter_documents(open_workspace(builds[0][0]).corpus("hostile"))
    assert not any("stolen" in document.text or "root:x:0" in document.text for document in texts)


def test_control_text_never_becomes_control_tokens(builds):
    workspace = open_workspace(builds[0][0])
    dataset = TokenDataset.open(workspace.dataset(json.loads(builds[0][2].stdout)["dataset"]))
    controls = set(range(len(EVERYDAY_SPECIALS)))
    found = 0
    for split, tokens, ends in (
        ("train", dataset.train, dataset.train_ends),
        ("validation", dataset.validation, dataset.validation_ends),
    ):
        documents = list(iter_documents(workspace.corpus("hostile"), split))
        assert len(ends) == len(documents)
        for document, ids in zip(documents, np.split(tokens, ends[:-1].astype(int)), strict=True):
            # A document begins and ends with a control token; none is inside.
            assert (ids[0], ids[-1]) == (BOS_ID, EOS_ID)
            assert controls.isdisjoint(ids[1:-1].tolist())
            assert dataset.tokenizer.decode(ids[1:-1].tolist()) == document.text
            found += SPECIAL_TEXT in document.text
    assert found == 1


@contextlib.contextmanager
def pipe_writer(pipe: Path) -> Iterator[threading.Event]:
    """Set once somebody waits in ``open`` of a pipe, where it hangs until a writer comes."""
    met, is_over = threading.Event(), threading.Event()

    def knock() -> None:
        while not is_over.wait(0.05):
            # Refused as long as nobody is there to read; otherwise the reader continues.
            with contextlib.suppress(OSError):
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
                met.set()

    thread = threading.Thread(target=knock)
    thread.start()
    try:
        yield met
    finally:
        is_over.set()
        thread.join()


@pytest.mark.parametrize("name", CONTROLS)
def test_control_without_a_defence_the_check_fails(stage, tmp_path, name):
    """Each takes one defence away and says what must then be seen."""
    root = tmp_path / "root"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.py").write_text(code("secret"))
    for kind in ("a", *CONTROLS[name].kinds):
        (root / kind).mkdir(parents=True)
        if kind in KINDS:
            KINDS[kind].make(root / kind)
    for number in range(3):
        (root / "a" / f"plain{number}.py").write_text(code(f"plain {number}"))
    guard = preload_guard(stage.library, tmp_path / "guard.log")
    prelude = CONTROLS[name].prelude.format(base=str(tmp_path))
    arguments = (tmp_path, tmp_path / "w", root)
    with pipe_writer(root / "fifo" / "fifo.py") as has_met_a_reader:
        done = build(*arguments, guard=guard, prelude=prelude)
    seen = {
        (each.verb, each.path)
        for each in foreign(guard.accesses(), tmp_path / "w", *arguments[::2])
    }
    match name:
        case "links are followed":
            assert ("read", str(tmp_path / "outside" / "secret.py")) in seen
        case "something is written and run":
            assert ("write", str(tmp_path / "executed")) in seen
            assert any(verb == "run" for verb, _ in seen)
        case "a file has no bound":
            assert done.returncode != 0
        case "a pipe is opened":
            assert has_met_a_reader.is_set()
        case _:
            assert done.returncode == 0
            assert next(iter(rows_of(tmp_path / "w"))).path != "a/plain0.py"


def test_control_permissions_count_in_these_builds(stage):
    """Root may open anything, so that without this the closed files would prove nothing."""
    closed = stage.root / "file_without_permission" / "closed.py"
    command = [sys.executable, "-c", f"open({str(closed)!r})"]
    done = subprocess.run(command, preexec_fn=limited, capture_output=True, text=True)
    assert "PermissionError" in done.stderr


def test_control_the_second_guard_sees_the_same(tmp_path):
    """What the guard of system calls reports of a process that does everything wrong."""
    if not may_strace():
        return
    guard = strace_guard(tmp_path / "log")
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    wrong = (
        "import os, sys; here = sys.argv[1]; os.chdir(here); open('link.py'); "
        "open('w \u00e9.txt', 'w'); os.mkdir(here + '/m'); os.rename(here + '/m', here + '/n'); "
        "os.system('true')"
    )
    command = [*guard.prefix, sys.executable, "-c", wrong, str(tmp_path)]
    subprocess.run(command, check=True)
    seen = guard.accesses()
    assert Access("read", "/etc/passwd") in seen
    assert {Access("write", f"{tmp_path}/{name}") for name in ("w \u00e9.txt", "m", "n")} <= seen
    assert Access("run", "/bin/sh") in seen


def test_control_the_evil_repository_is_evil(tmp_path):
    """Asked by git itself, it does run what it holds."""
    repository(tmp_path / "root" / "kind" / "repo")
    for words in (["status"], ["add", "."]):
        subprocess.run(
            ["git", *words], cwd=tmp_path / "root" / "kind" / "repo", capture_output=True
        )
    assert list(tmp_path.rglob("executed*"))


def in_process(workspace: Workspace, source: Path) -> CorpusResult:
    config = CorpusConfig(sources=(str(source),))
    return build_corpus("hostile", config, workspace, discard, Control())


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
            result = in_process(open_workspace(tmp_path / f"w{number}"), root)
            for row in read_manifest(result.folder):
                assert row.kept or sentence_for(row.reason)
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
