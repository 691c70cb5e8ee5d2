"""A recipe of a few small archives, made on the spot: no test needs a registry."""

import hashlib
import io
import random
import tarfile
import zipfile
from pathlib import Path

from core.starter.recipe import Archive, Package, Phase, Recipe, Selection

PHASE = Phase(
    name="first",
    preset="nano",
    steps=4,
    settings=(
        "model.layers=1", "model.width=32", "model.heads=1", "model.kv_heads=1",
        "model.head_dim=32", "model.ffn=32", "model.context=64", "train.batch_size=2",
        "train.decay_fraction=0", "train.context_warmup=0", "train.typing_simulation_fraction=0",
        "train.sample_tokens=0", "train.threads=1", "train.precision=fp32", "train.compile=off",
        "train.evaluation_tokens=64",
    ),
)  # fmt: skip


def python_text(seed: int, functions: int = 12) -> str:
    """A Python text of its own words: two seeds have no run of 15 tokens in common."""
    order = random.Random(seed)

    def word() -> str:
        return "".join(order.choices("abcdefghijklmnopqrstuvwxyz", k=9))

    parts = [f"import {word()}\n"]
    for _ in range(functions):
        a, b, c = word(), word(), word()
        parts.append(
            f"\n\ndef {a}({b}, {c}):\n    {word()} = {b}.{word()}({c})\n"
            f"    for {word()} in {word()}({b}):\n        {word()}({c}, {order.randrange(10**6)})\n"
            f"    return {word()}[{b}] + {word()}\n"
        )
    return "".join(parts)


def tar_of(folder: Path, name: str, files: dict[str, str]) -> Archive:
    """Write a source archive with one folder at its top, as registries have them."""
    with tarfile.open(folder / name, "w:gz") as archive:
        for path, text in files.items():
            data = text.encode()
            entry = tarfile.TarInfo(f"{name.partition('.tar')[0]}/{path}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return _described(folder / name)


def wheel_of(folder: Path, name: str, files: dict[str, str]) -> Archive:
    """Write a wheel."""
    with zipfile.ZipFile(folder / name, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return _described(folder / name)


def package(project: str, archive: Archive, license: str = "MIT", **fields: object) -> Package:
    """A package of one archive, of the registry that the name of the archive tells."""
    registry = "pypi" if archive.name.endswith(".whl") else "debian"
    return Package(
        project=project,
        registry=registry,
        package=project,
        version="1.0",
        license=license,
        archives=(archive,),
        **fields,
    )


def small_recipe(folder: Path, projects: int = 12, **fields: object) -> Recipe:
    """A recipe of some projects of a few files each, and one excluded project."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = []
    for number in range(projects):
        name = f"project{number}"
        files = {f"{name}/part{part}.py": python_text(100 * number + part) for part in range(4)}
        files[f"{name}/README.txt"] = "not code"
        make = wheel_of if number % 2 else tar_of
        ending = "-1.0-py3-none-any.whl" if number % 2 else "-1.0.tar.gz"
        sources.append(package(name, make(folder, name + ending, files)))
    excluded = tar_of(
        folder, "secret-1.0.tar.gz", {f"secret/part{n}.py": python_text(9000 + n) for n in range(3)}
    )
    selection = Selection(excluded_names=("secret",), validation_share=0.2)
    values = {"phases": (PHASE,), **fields}
    return Recipe(
        format=1,
        selection=selection,
        sources=tuple(sources),
        excluded=(package("secret", excluded),),
        **values,
    )


def _described(path: Path) -> Archive:
    return Archive(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
