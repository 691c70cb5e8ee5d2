"""The program as a process of its own, as a user starts it, and small inputs for it."""

import ctypes
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# A model of a few thousand numbers on one core: what is tested is never the learning.
TINY = tuple(
    word
    for assignment in (
        "model.layers=1",
        "model.context=64",
        "train.batch_size=2",
        "train.threads=1",
        "train.evaluation_tokens=2048",
        "train.sample_tokens=4",
    )
    for word in ("--set", assignment)
)

_RUN_MAIN = """
import runpy, sys
sys.argv = ["main.py", *{arguments!r}]
sys.path.insert(0, "")
runpy.run_path("main.py", run_name="__main__")
"""

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
# Variables of whoever runs the tests that would change what a bare start meets, and
# those by which a library falls silent by itself: on a user's machine none is set.
_DROPPED = (
    "CI",
    "DISPLAY",
    "HF_HUB_OFFLINE",
    "ORT_DISABLE_TELEMETRY",
    "TABWRIGHT_WORKSPACE",
    "WAYLAND_DISPLAY",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
)


def run(
    *arguments: str,
    prelude: str = "",
    prefix: tuple[str, ...] = (),
    before=None,
    stdin: str = "",
    timeout: float = 150.0,
    **environment: str | None,
) -> subprocess.CompletedProcess[str]:
    """Run ``main.py`` to its end.

    Args:
        arguments: those after ``main.py``.
        prelude: Python to run in the process first.
        prefix: a command that runs this one, ``unshare -rn`` for example.
        before: called in the new process before Python starts.
        stdin: its standard input.
        timeout: seconds after which the test fails.
        environment: variables to set; None removes one.
    """
    variables = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    variables |= {"QT_QPA_PLATFORM": "offscreen", **environment}
    command = ("main.py", *arguments)
    if prelude:
        command = ("-c", prelude + _RUN_MAIN.format(arguments=arguments))
    return subprocess.run(
        [*prefix, sys.executable, *command],
        cwd=ROOT,
        env={name: value for name, value in variables.items() if value is not None},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout,
        preexec_fn=before,
    )


def write_sources(folder: Path, file_count: int = 24) -> Path:
    """A folder of small Python files, every one different."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(file_count):
        lines = [f'"""Module {number}."""', "", "import os", "", ""]
        for index in range(12):
            lines += [
                f"def area_{number}_{index}(width, height=None):",
                f'    """Return the area of shape {index}."""',
                "    if height is None:",
                "        height = width",
                f"    return width * height + {number * index}",
                "",
                "",
            ]
        (folder / f"shapes_{number}.py").write_text("\n".join(lines), encoding="utf-8")
    return folder


def obey_permissions() -> None:
    """For ``before``: root no longer overrides the permission bits of files."""
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def limit_file_size(size_bytes: int):
    """For ``before``: every write past ``size_bytes`` of a file fails, as on a full disk."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, size_bytes))

    return limit
