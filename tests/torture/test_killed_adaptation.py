"""An adaptation that is killed at any moment leaves what was used before, whole.

One process adapts again and again, and what it makes replaces what it made before; it is killed
at random moments. TABWRIGHT_KILLS sets how often.
"""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from core.adaptation.adapt import adapt
from core.adaptation.config import AdaptationConfig
from core.adaptation.copies import CopyFolder
from core.checkpoints import store
from core.control import Control
from core.events import discard
from tests.core.adaptation.conftest import save_model, write_project
from tests.core.conftest import build_datasets, write_tiny_sources
from tests.torture.program import ROOT

pytestmark = pytest.mark.torture

KILLS = min(40, int(os.environ.get("TABWRIGHT_KILLS", "60")) // 6)
# Between two rounds at most so long; a kill comes somewhere within.
_MAX_SECONDS = 8.0

_PROGRAM = """
import sys
from pathlib import Path
from core.adaptation.adapt import adapt
from core.adaptation.config import AdaptationConfig
from core.control import Control
from core.events import discard
from core.workspace import open_workspace

checkpoint, project, workspace = map(Path, sys.argv[1:])
config = AdaptationConfig(
    minutes=0.004, threads=1, lr_multiplier=1.0, held_out_tokens=1000, max_forgetting=1.0,
    min_gain=0.0, memory_loss=False,
)
print("ready", flush=True)
for number in range(1000):
    # A little more of the project each time, so that what is made is better than the last.
    (project / f"more_{number:03d}.py").write_text("value = %d\\n" % number * 40)
    result = adapt(checkpoint, project, config, open_workspace(workspace), discard, Control(),
                   prepares=False)
    print(result.outcome, flush=True)
"""


def test_killed_at_random_moments(tmp_path):
    workspace = build_datasets(tmp_path, tiny=write_tiny_sources)
    checkpoint = save_model(tmp_path / "model.pth", workspace)
    untouched = checkpoint.read_bytes()
    project = write_project(tmp_path / "project")
    folder = CopyFolder(workspace, project, checkpoint)
    config = AdaptationConfig(
        minutes=0.01, threads=1, lr_multiplier=1.0, held_out_tokens=1000, max_forgetting=1.0
    )
    first = adapt(checkpoint, project, config, workspace, discard, Control(), prepares=False)
    assert first is not None
    assert first.checkpoint
    draw = random.Random(5)
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, checkpoint, project, workspace.folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(draw.uniform(0.0, _MAX_SECONDS))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert checkpoint.read_bytes() == untouched
        # There is a copy, that of before or a newer one, and it is whole.
        copy = folder.find()
        assert copy is not None
        assert store.load(copy.checkpoint).model_config.width == 16
        assert 0 < copy.record.after <= copy.record.before
        # The next adaptation can begin, and removes what was left.
        with folder.held():
            folder.clean()
        assert [path.name for path in folder.folder.glob("*.pth*")] == [copy.checkpoint.name]
