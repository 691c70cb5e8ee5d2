import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.projects import Projects
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.errors import ConfigError
from core.workspace import open_workspace
from tests.core.completion.test_project_answers import OTHER, PREFIX, REST

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "empty").mkdir()
    (folder / "other.py").write_text(OTHER)
    (folder / "new.py").write_text(PREFIX + "\n")
    return folder


def complete(tmp_path, *arguments, stdin=""):
    command = [sys.executable, str(ROOT / "main.py"), "complete", "--checkpoint", "none"]
    return subprocess.run(
        [*command, "--workspace", str(tmp_path / "workspace"), *arguments],
        input=stdin, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip


def test_one_answer_from_a_project(project, tmp_path):
    arguments = [str(project / "new.py"), "--line", "3", "--project", str(project), "--json"]
    done = complete(tmp_path, *arguments)
    answer = json.loads(done.stdout)
    assert answer["text"] == REST
    assert answer["evidence"]["places"][0] == {"path": "other.py", "line": 3}
    assert list((tmp_path / "workspace" / "cache" / "projects").glob("*.npz"))
    own = complete(
        tmp_path, str(project / "other.py"), "--line", "3", "--column", "24",
        "--project", str(project), "--json",
    )  # fmt: skip
    assert json.loads(own.stdout)["text"] != REST


def test_lines_with_and_without_a_project(project, tmp_path):
    request = {"prefix": PREFIX, "suffix": "\n", "language": "python"}
    lines = [
        {"id": 1, **request},
        {"id": 2, **request, "project": str(project), "path": str(project / "new.py")},
        {"id": 3, **request, "project": str(project / "empty"), "path": "a.py"},
        {"id": 4, **request, "project": str(project / "missing")},
        {"id": 5, **request, "project": 7},
        {"id": 6, **request},
    ]
    done = complete(tmp_path, "--stdin-loop", stdin="".join(f"{json.dumps(x)}\n" for x in lines))
    assert done.returncode == 0, done.stderr
    first, second, own, missing, wrong, last = map(json.loads, done.stdout.splitlines())
    assert second["text"] == REST
    assert second["evidence"]["project"] > 0.5
    assert own["text"] != REST
    assert "no folder" in missing["error"]
    assert "project must be a folder" in wrong["error"]
    assert first["text"] == last["text"] != REST


def test_a_folder_that_is_none_is_a_sentence(project, tmp_path):
    done = complete(tmp_path, str(project / "new.py"), "--project", str(project / "new.py"))
    assert done.returncode == 1
    assert "There is no folder" in done.stderr


def test_changes_on_disk_are_seen(project, tmp_path, monkeypatch):
    monkeypatch.setattr("core.cli.projects._REFRESH_SECONDS", 0.0)
    engine = open_engine(None)[0]
    projects = Projects(engine, open_workspace(tmp_path / "w"), lambda _: None)
    (project / "new.py").unlink()
    request = CompletionRequest(id=1, prefix=PREFIX, suffix="\n", language="python")

    def text():
        projects.use(str(project), None, "python", None)
        for reading in projects._known.values():
            reading._thread.join()
        return engine.complete(request, lambda: False).text

    assert text() == REST
    (project / "other.py").unlink()
    assert text() != REST
    (project / "third.py").write_text(OTHER)
    assert text() == REST
    projects.use(None, None, "python", None)
    assert engine.complete(request, lambda: False).text != REST
    with pytest.raises(ConfigError, match="no folder"):
        projects.use("/not/there", None, None, None)
    projects.close()


def test_few_projects_are_held(project, tmp_path):
    engine = open_engine(None)[0]
    projects = Projects(engine, open_workspace(tmp_path / "w"), lambda _: None)
    for number in range(6):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        projects.use(str(folder), "a.py", None, None)
    assert len(projects._known) == 3
    projects.close()


def test_a_project_needs_neither_torch_nor_openssl(project, tmp_path):
    code = """
import io, json, sys
sys.stdin = type("Input", (), {"buffer": io.BytesIO(sys.argv.pop(1).encode())})
from core.cli.commands import main
status = main(["complete", "--workspace", sys.argv[1], "--checkpoint", "none", "--stdin-loop"])
from pathlib import Path
maps = Path("/proc/self/maps").read_text() if Path("/proc/self/maps").exists() else ""
bad = {"torch", "onnxruntime", "_hashlib", "_ssl"} & sys.modules.keys()
print(json.dumps([status, sorted(bad), "libcrypto" in maps]))
"""
    line = {"id": 1, "prefix": PREFIX, "language": "python", "temperature": 0}
    line |= {"project": str(project), "path": "new.py"}
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(line), str(tmp_path / "workspace")],
        cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    answer, about = map(json.loads, done.stdout.splitlines())
    assert answer["text"] == REST
    assert about == [0, [], False]
