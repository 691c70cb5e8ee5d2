"""A workspace on a read-only disk: reading works, and writing is refused in one sentence."""

import shutil
import subprocess

import pytest

from tests.torture.program import TINY, run, write_sources

pytestmark = [pytest.mark.torture, pytest.mark.timeout(600)]

_MOUNT = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def read_only(folder):
    """A command in front of another one, for which ``folder`` is on a read-only disk."""
    return ("unshare", "-rm", "sh", "-c", _MOUNT, str(folder))


def may_mount(tmp_path):
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*read_only(tmp_path), "true"], capture_output=True).returncode == 0
    )


def write_unseen(folder):
    """Code that no training file is like."""
    folder.mkdir()
    for number in range(12):
        lines = [f"class Bank{number}:"]
        for index in range(10):
            lines += [
                f"    def transfer_{index}(self, other, amount_{number}):",
                f"        if self.balance < amount_{number} + {index}:",
                f'            raise ValueError("not enough in {number}")',
                f"        other.balance += amount_{number}",
                "",
            ]
        (folder / f"bank_{number}.py").write_text("\n".join(lines))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A workspace with a dataset and a run that is not at its end; and sources."""
    folder = tmp_path_factory.mktemp("built")
    if not may_mount(folder):
        pytest.skip("this container does not permit mounts")
    sources, workspace = write_sources(folder / "sources"), folder / "workspace"
    write_unseen(folder / "unseen")
    for arguments in (
        ("build", str(sources), "--name", "shapes"),
        ("train", "--dataset", "shapes", "--preset", "nano", "--max-steps", "4", *TINY),
    ):
        done = run(*arguments, "--workspace", str(workspace))
        assert done.returncode == 0, done.stderr
    return folder


def contents(folder):
    return {
        path: path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))
    }


WRITES = {
    "build": ("build", "SOURCES", "--name", "new"),
    "build again": ("build", "SOURCES", "--name", "shapes", "--set", "tokenizer.vocabulary=700"),
    "keep a file": ("build", "SOURCES", "--name", "shapes", "--keep", "SOURCES/shapes_1.py"),
    "train": ("train", "--dataset", "shapes", "--preset", "nano", "--max-steps", "2", *TINY),
    "resume": ("train", "--resume", "latest", "--max-steps", "9"),
    "start from": ("train", "--from", "latest", "--dataset", "shapes", "--max-steps", "2"),
    "calibrate": ("calibrate",),
    "evaluate": ("evaluate", "UNSEEN", "--quick"),
    "evaluate for a page": ("evaluate", "UNSEEN", "--no-store", "--markdown", "WORKSPACE/page.md"),
    "complete": ("complete", "SOURCES/shapes_1.py", "--line", "4"),
    "stdin loop": ("complete", "--stdin-loop"),
    "export": ("export", "latest", "--to", "gguf"),
    "demo": ("demo", "--minutes", "0.01"),
}


def run_read_only(built, *arguments):
    workspace = built / "workspace"
    for name, folder in (("SOURCES", "sources"), ("UNSEEN", "unseen"), ("WORKSPACE", "workspace")):
        arguments = [word.replace(name, str(built / folder)) for word in arguments]
    return run(
        *arguments, "--workspace", str(workspace), "--quiet", prefix=read_only(workspace),
        stdin='{"id": 1, "prefix": "import o"}\n', TABWRIGHT_NATIVE="off",
    )  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_what_must_write_says_so_in_one_sentence(built, name):
    workspace = built / "workspace"
    before = contents(workspace)
    done = run_read_only(built, *WRITES[name])
    assert done.returncode == 1, (done.stdout, done.stderr)
    lines = done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    assert [line for line in lines if line.startswith("error: ")], done.stderr
    assert "may not be written" in done.stderr
    assert "--workspace" in lines[-1]
    assert len(lines) == 2, done.stderr
    assert contents(workspace) == before


def test_the_window_says_so_too(built):
    workspace = built / "workspace"
    done = run("--workspace", str(workspace), prefix=read_only(workspace))
    assert done.returncode == 1
    assert "may not be written" in done.stderr
    assert "Traceback" not in done.stderr


READS = {
    "info": ("info",),
    "info of a run": ("info", "latest"),
    "info of a dataset": ("info", "shapes"),
    "explain": ("build", "SOURCES", "--name", "shapes", "--explain", "SOURCES/shapes_1.py"),
    "plan": ("train", "--dataset", "shapes", "--preset", "nano", "--max-steps", "2", "--estimate"),
    "complete": ("complete", "SOURCES/shapes_1.py", "--line", "4"),
    "stdin loop": ("complete", "--stdin-loop"),
    "a project": ("complete", "SOURCES/shapes_1.py", "--line", "4", "--project", "SOURCES"),
    "evaluate and keep nothing": ("evaluate", "UNSEEN", "--quick", "--no-store"),
}


@pytest.mark.parametrize("name", READS)
def test_what_only_reads_works(built, name):
    workspace = built / "workspace"
    # Once the model has been used, its light copy is there.
    done = run("complete", str(built / "sources" / "shapes_1.py"), "--workspace", str(workspace))
    assert done.returncode == 0, done.stderr
    before = contents(workspace)
    done = run_read_only(built, *READS[name])
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert done.stdout.strip()
    assert "Traceback" not in done.stderr
    assert contents(workspace) == before
