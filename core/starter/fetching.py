"""Fetching the archives of a recipe, with the ordinary clients of the registries.

``pip download`` and ``apt-get source`` know the registry, the mirror and the proxy that the
machine is set up for. An archive counts only when its SHA-256 is that of the recipe. Nothing of
a package is unpacked or run: of pip, wheels alone are asked for, which it downloads without
building anything.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core import files
from core.control import Control
from core.errors import EnvironmentProblem, SourceError
from core.events import Emit
from core.progress import Stage
from core.starter.recipe import Archive, Package

_CLIENT_SECONDS: Final = 900


def fetch(packages: Sequence[Package], folder: Path, emit: Emit, control: Control) -> None:
    """Fetch what is not in a folder yet, and check all of it.

    Args:
        packages: whose archives are wanted.
        folder: receives the archives; those that are there and whole are not fetched again.
        emit: receives the progress.
        control: a cancel ends it between two packages.

    Raises:
        SourceError: a registry does not have an archive, or has another one.
        EnvironmentProblem: a client is missing.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for.
    """
    stage = Stage("fetch", "packages", emit, total=len(packages))
    for package in packages:
        control.safe_point()
        stage.note(package.project)
        missing = [archive for archive in package.archives if not is_there(archive, folder)]
        if missing:
            _fetch(package, missing, folder)
        stage.advance(1)
    stage.finish(detail="")


def is_there(archive: Archive, folder: Path) -> bool:
    """Tell whether an archive is in a folder.

    Raises:
        SourceError: a file of its name is there with another content.
    """
    path = folder / archive.name
    if not path.is_file():
        return False
    found = files.sha256_of_file(path)
    if found != archive.sha256:
        raise SourceError(
            f"{archive.name} is not the archive of the recipe: its SHA-256 is {found}, "
            f"not {archive.sha256}.",
            f"Delete {path} to have it fetched again.",
        )
    return True


def _fetch(package: Package, missing: Sequence[Archive], folder: Path) -> None:
    """Fetch a package into a folder of its own, and move the wanted files when they are right."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".fetching-") as name:
            scratch = Path(name)
            output = _run(_command(package), scratch)
            for archive in missing:
                if not is_there(archive, scratch):
                    raise SourceError(
                        f"{package.package} {package.version} could not be fetched: "
                        f"{output or 'the file ' + archive.name + ' is not there'}",
                        f"Put {archive.name} into {folder} yourself; its SHA-256 is checked.",
                    )
                files.replace(scratch / archive.name, folder / archive.name)
    except OSError as error:
        raise files.storage_error(error, folder) from error


def _command(package: Package) -> list[str]:
    if package.registry == "pypi":
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check"]
        wanted = f"{package.package}=={package.version}"
        tag = ["--python-version", "3.11", "--implementation", "cp"]
        return [sys.executable, "-m", "pip", "download", *options, *tag, wanted]
    if shutil.which("apt-get") is None:
        raise EnvironmentProblem(
            f"{package.package} is a source package of Debian, and apt-get is not on this machine.",
            "Fetch the archives on a Debian system and name their folder with --archives.",
        )
    wanted = f"{package.package}={package.version}"
    return ["apt-get", "source", "-qq", "--download-only", "--only-source", wanted]


def _run(command: Sequence[str], folder: Path) -> str:
    """Run a client in a folder and return the last line of its complaints, empty for none."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_CLIENT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"no answer after {_CLIENT_SECONDS // 60} minutes."
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    # Warnings of the clients come after the error as often as before it.
    errors = [line for line in lines if line.upper().startswith(("E:", "ERROR"))]
    return (errors or lines or [""])[-1] if done.returncode else ""
