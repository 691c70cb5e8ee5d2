"""Hostile archives and tables, each with what a build must make of its members.

Every one that can holds an ordinary file first, which must be kept: what is hostile
costs itself alone. Nothing here is larger than a few megabytes.
"""

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet

from tests.torture.hostile_kinds import code

MB = 1 << 20


@dataclass(frozen=True)
class HostileContainer:
    """A maker of an archive or table, and the outcomes that must be met in it."""

    make: Callable[[Path], object]
    outcomes: frozenset[str]


CONTAINERS: dict[str, HostileContainer] = {}


def container(file_name: str, *outcomes: str):
    def register(make: Callable[[Path], object]) -> Callable[[Path], object]:
        CONTAINERS[file_name] = HostileContainer(make, frozenset(outcomes))
        return make

    return register


def good(path: Path) -> bytes:
    return code(f"good in {path.name}").encode()


def zip_of(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"good.py": good(path), **members}.items():
            archive.writestr(name, data)


def tar_of(path: Path, members: dict[str, bytes], mode: str = "w", *odd: tarfile.TarInfo) -> None:
    with tarfile.open(path, mode) as archive:
        for info in odd:
            archive.addfile(info)
        for name, data in {"good.py": good(path), **members}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def torn(path: Path, part: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))])


OUTWARD = ("../up.py", "x/../../up.py", "/abs.py", "C:\\drive.py", "..\\up.py")


@container("bomb.zip", "kept", "too_large")
def zip_bomb(path: Path) -> None:
    zip_of(path, {"bomb.py": bytes(100 * MB)})


@container("many_bombs.zip", "kept", "too_large", "binary")
def zip_of_many_bombs(path: Path) -> None:
    # Each within the limit of one file, together far more than code.
    zip_of(path, {f"b{number}.py": bytes(MB - 1) for number in range(400)})


@container("overlapping.zip", "kept", "damaged", "too_large")
def zip_with_overlapping_members(path: Path) -> None:
    # A thousand entries of the directory have the bytes of one member.
    zip_of(path, {"aaaa.py": b"#" * (MB // 2)})
    data = path.read_bytes()
    start = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[start:end]
    directory = data[data.index(b"PK\x01\x02") : start]
    for number in range(1000):
        directory += entry.replace(b"aaaa.py", b"%04d.py" % number)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1001, 1001, len(directory), 0, 0)
    tail = tail[:16] + struct.pack("<L", data.index(b"PK\x01\x02")) + tail[20:]
    path.write_bytes(data[: data.index(b"PK\x01\x02")] + directory + tail)


@container("lying.zip", "kept", "damaged")
def zip_with_false_sizes(path: Path) -> None:
    zip_of(path, {"lies.py": b"x = 1\n" * 100_000})
    size = struct.pack("<I", 600_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 7)))


@container("outward.zip", "kept", "outside")
def zip_that_leads_outside(path: Path) -> None:
    zip_of(path, dict.fromkeys(OUTWARD, b"stolen = 1\n" * 4))


@container("links.zip", "kept", "symlink")
def zip_of_links(path: Path) -> None:
    zip_of(path, {})
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("link.py")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")


@container("encrypted.zip", "encrypted")
def encrypted_zip(path: Path) -> None:
    zip_of(path, {})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


@container("torn.zip", "damaged")
def torn_zip(path: Path) -> None:
    zip_of(path, {"more.py": code("torn zip").encode()})
    torn(path, 0.7)


@container("nested.zip", "kept", "other_language")
def zip_in_a_zip(path: Path) -> None:
    zip_of(path, {})
    inner = path.read_bytes()
    zip_of(path, {"inner.zip": inner})


@container("no.zip", "damaged")
def no_zip_at_all(path: Path) -> None:
    path.write_bytes(b"#!/bin/sh\n" * 100)


@container("outward.tar", "kept", "outside")
def tar_that_leads_outside(path: Path) -> None:
    tar_of(path, dict.fromkeys(OUTWARD, b"stolen = 1\n" * 4))


@container("links.tar", "kept", "symlink", "not_a_file", "other_language")
def tar_of_links_and_devices(path: Path) -> None:
    odd: list[tarfile.TarInfo] = []
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)
    for number, each in enumerate(kinds):
        info = tarfile.TarInfo(f"l{number}.py")
        info.type, info.linkname = each, "/etc/passwd"
        odd.append(info)
    folder = tarfile.TarInfo("way")
    folder.type, folder.linkname = tarfile.SYMTYPE, "../../outside"
    tar_of(path, {"way/in.py": code("through a link").encode()}, "w", *odd, folder)


@container("endless.tar", "kept", "damaged")
def tar_with_a_negative_size(path: Path) -> None:
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, headers in (("good.py", {}), ("evil.py", {"size": "-1024"})):
            info = tarfile.TarInfo(name)
            info.pax_headers = headers
            data = good(path) if name == "good.py" else b""
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


@container("torn.tar.gz", "kept", "other_language", "damaged")
def torn_tar(path: Path) -> None:
    tar_of(path, {"noise.bin": random.Random(2).randbytes(MB)}, "w:gz")
    torn(path, 0.6)


@container("bomb.tar.gz", "damaged", "kept")
def tar_bomb(path: Path) -> None:
    plain = path.with_suffix(".plain")
    tar_of(plain, {})
    # Many gzip streams one after the other: a gigabyte of zeros behind a header that
    # says so, made without compressing one.
    info = tarfile.TarInfo("zeros.bin")
    info.size = 1 << 30
    start = gzip.compress(plain.read_bytes()[:1024] + info.tobuf())
    path.write_bytes(start + gzip.compress(bytes(16 * MB)) * 64)
    plain.unlink()


@container("memory.tar.xz", "damaged")
def xz_that_asks_for_gigabytes(path: Path) -> None:
    tar_of(path, {}, "w:xz")
    data = bytearray(path.read_bytes())
    start = 12
    length = (data[start] + 1) * 4
    # The size of the dictionary in the first block's header: 4 GiB, and its checksum.
    data[data.index(b"\x21\x01", start, start + length) + 2] = 40
    checksum = zlib.crc32(data[start : start + length - 4])
    data[start + length - 4 : start + length] = struct.pack("<I", checksum)
    path.write_bytes(data)


@container("rows.jsonl", "kept", "damaged", "outside", "too_large", "unknown_encoding")
def hostile_json_lines(path: Path) -> None:
    rows = [
        {"path": "good.py", "content": good(path).decode()},
        {"path": "../../up.py", "content": "stolen = 1\n" * 4},
        {"path": "number.py", "content": 5},
        {"path": "large.py", "content": "x" * (2 * MB)},
        {"path": "surrogate.py", "content": "a = '\ud800'\n" * 4},
    ]
    lines = [json.dumps(row).encode() for row in rows]
    path.write_bytes(b"\n".join([*lines, b"[" * 100_000, b'{"a', b"\0" * 1000, b""]))


@container("rows_bomb.jsonl.gz", "kept", "too_large", "damaged")
def json_lines_of_nothing(path: Path) -> None:
    row = json.dumps({"path": "good.py", "content": good(path).decode()}) + "\n"
    path.write_bytes(gzip.compress(row.encode()) + gzip.compress(b"{}\n" * (8 * MB)))


def table(path: Path, rows: int = 50) -> None:
    content = [good(path).decode(), *(code(f"row {n} {path.name}") for n in range(1, rows))]
    columns = {"content": content, "path": [f"p/{n}.py" for n in range(rows)]}
    parquet.write_table(arrow.table(columns), path, row_group_size=10)


@container("torn.parquet", "damaged")
def torn_parquet(path: Path) -> None:
    table(path)
    torn(path, 0.8)


@container("torn_in_the_middle.parquet", "damaged")
def parquet_without_its_middle(path: Path) -> None:
    table(path)
    data = path.read_bytes()
    path.write_bytes(data[:400] + b"\xff" * 800 + data[1200:])


@container("footer.parquet", "damaged")
def parquet_with_an_endless_footer(path: Path) -> None:
    table(path)
    path.write_bytes(path.read_bytes()[:-8] + struct.pack("<I", 0xFFFFFFF0) + b"PAR1")


@container("rows_bomb.parquet", "too_large", "kept")
def parquet_of_one_text_many_times(path: Path) -> None:
    # A dictionary holds a text once, however many rows have it.
    texts = arrow.array([good(path).decode(), "# x\n" * MB])
    places = arrow.array([0] + [1] * 49_999, arrow.int32())
    content = arrow.DictionaryArray.from_arrays(places, texts)
    parquet.write_table(arrow.table({"content": content, "lang": ["Python"] * 50_000}), path)


@container("nothing.parquet", "damaged")
def parquet_that_is_empty(path: Path) -> None:
    path.write_bytes(b"")


def make_containers(folder: Path) -> dict[str, Path]:
    """All of them, by their file names."""
    folder.mkdir(parents=True)
    for name, each in CONTAINERS.items():
        each.make(folder / name)
    return {name: folder / name for name in CONTAINERS}
