"""The memory of the process that completes for other programs, with the preset ``small``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.export.light_export import make_light_copy
from core.inference.native.library import native_library
from core.training.presets import load_preset
from core.workspace import open_workspace
from tests.benchmarks.random_checkpoint import sample_text, write_random_checkpoint

ROOT = Path(__file__).resolve().parents[2]
MAX_PEAK_MB = 60.0


pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc"),
    pytest.mark.skipif(native_library() is None, reason="onnxruntime takes 20 MB more"),
]


def test_the_peak_with_small_is_at_most_60_mb(tmp_path):
    text = sample_text()
    checkpoint = tmp_path / "random.pth"
    write_random_checkpoint(checkpoint, load_preset("small").model, text)
    workspace = open_workspace(tmp_path / "workspace")
    make_light_copy(checkpoint, workspace)
    command = [
        sys.executable, "main.py", "complete", "--stdin-loop", "--checkpoint", str(checkpoint),
        "--workspace", str(workspace.folder), "--threads", "2",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": ""}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "pycache")
    # The first process compiles the modules, which takes memory that later ones do not need.
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=True, env=environment)
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as child:
        assert child.stdin
        assert child.stdout
        for number in range(40):
            caret = 3000 + 50 * number + 20_000 * (number // 10)
            request = {
                "id": number, "prefix": text[max(0, caret - 20_000) : caret],
                "suffix": text[caret : caret + 2000], "language": "python", "temperature": 0,
            }  # fmt: skip
            print(json.dumps(request), file=child.stdin, flush=True)
            answer = json.loads(child.stdout.readline())
            assert "error" not in answer, answer
        status = Path(f"/proc/{child.pid}/status").read_text()
        child.stdin.close()
    (line,) = [row for row in status.splitlines() if row.startswith("VmHWM")]
    peak_mb = int(line.split()[1]) * 1024 / 1e6
    assert peak_mb <= MAX_PEAK_MB, f"{peak_mb:.1f} MB"
