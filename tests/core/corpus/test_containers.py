import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

import pyarrow as arrow
import pyarrow.parquet as parquet
import pytest

from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.sources import walk
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.reader import iter_documents
from core.errors import SourceError
from core.events import discard
from core.workspace import Workspace, open_workspace

CODE = "a = 1\nb = 2\nc = 3\n"
GOOD = {"p/a.py": CODE, "p/b.py": CODE + "d = 4\n", "p/c.c": "int a;\nint b;\nint c;\n"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


def build(workspace: Workspace, source: Path, name: str = "c", **settings) -> CorpusResult:
    settings = {"drop_near_duplicates": False, "drop_unparsable": False, **settings}
    config = CorpusConfig(sources=(str(source),), **settings)
    return build_corpus(name, config, workspace, discard, Control())


def rows(result: CorpusResult) -> dict[str, ManifestRow]:
    return {row.path: row for row in read_manifest(result.folder)}


def texts(result: CorpusResult) -> dict[str, str]:
    return {document.path: document.text for document in iter_documents(result.folder)}


def tar_of(path: Path, members: dict[str, bytes | str], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def zip_of(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def json_of(path: Path, records: list[object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


TABLE = [
    {"content": GOOD["p/a.py"], "max_stars_repo_path": "a.py", "max_stars_repo_name": "p"},
    {"content": GOOD["p/b.py"], "path": "p/b.py"},
    {"content": GOOD["p/c.c"], "path": "p/c.c", "lang": "C"},
]


def container(folder: Path, kind: str) -> Path:
    path = folder / f"code.{kind}"
    match kind:
        case "zip" | "whl":
            return zip_of(path, {"empty/": "", **GOOD})
        case "tar":
            return tar_of(path, {"./p/a.py": GOOD["p/a.py"], **dict(list(GOOD.items())[1:])})
        case "tar.gz" | "tar.xz" | "tar.bz2":
            return tar_of(path, dict(GOOD), f"w:{kind[4:]}")
        case "jsonl":
            return json_of(path, list(TABLE))
        case "jsonl.gz":
            path.write_bytes(gzip.compress(json_of(folder / "t", list(TABLE)).read_bytes()))
        case _:
            names = ("content", "max_stars_repo_path", "max_stars_repo_name", "path")
            columns = {name: [record.get(name) for record in TABLE] for name in names}
            parquet.write_table(arrow.table(columns), path)
    return path


KINDS = ("zip", "whl", "tar", "tar.gz", "tar.xz", "tar.bz2", "jsonl", "jsonl.gz", "parquet")


@pytest.mark.parametrize("kind", KINDS)
def test_members_are_documents(workspace, tmp_path, kind):
    result = build(workspace, container(tmp_path, kind))
    assert texts(result) == GOOD
    assert {row.source for row in rows(result).values()} == {str(tmp_path / f"code.{kind}")}
    assert sorted(path.name for path in tmp_path.iterdir()) in (
        [f"code.{kind}", "workspace"],
        [f"code.{kind}", "t", "workspace"],
    )


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "jsonl", "parquet"])
def test_an_unchanged_container_is_not_opened_for_reading_again(
    workspace, tmp_path, monkeypatch, kind
):
    monkeypatch.setattr(walk, "SETTLED_NS", 0)
    path = container(tmp_path, kind)
    build(workspace, path)
    monkeypatch.setattr("core.corpus.reading.Container", None)
    assert texts(build(workspace, path, min_lines=1)) == GOOD


def test_a_row_without_a_path_is_named_by_its_language(workspace, tmp_path):
    records = [{"text": CODE, "language": "Python"}, {"text": GOOD["p/c.c"], "ext": "c"}]
    result = build(workspace, json_of(tmp_path / "t.jsonl", records), content_column="text")
    assert set(texts(result)) == {"row-00000001.py", "row-00000002.c"}


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_lead_outside_are_reported_and_not_read(workspace, tmp_path, kind):
    names = ["../a.py", "/etc/b.py", "x/../../c.py", "C:\\d.py", "..\\e.py"]
    members = {**GOOD, **dict.fromkeys(names, CODE + "evil = 1\n")}
    make = zip_of if kind == "zip" else tar_of
    result = build(workspace, make(tmp_path / f"a.{kind}", members))
    assert texts(result) == GOOD
    outside = {path for path, row in rows(result).items() if row.reason == "outside"}
    assert len(outside) == len(names)


def test_links_and_devices_in_a_tar_are_left_alone(workspace, tmp_path):
    path = tar_of(tmp_path / "a.tar", dict(GOOD))
    with tarfile.open(path, "a") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)
        ):
            info = tarfile.TarInfo(f"l{number}.py")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    found = rows(build(workspace, path))
    assert [found[f"l{n}.py"].reason for n in range(4)] == [
        *("symlink", "symlink", "not_a_file", "not_a_file")
    ]


def test_an_encrypted_member_is_reported(workspace, tmp_path):
    path = zip_of(tmp_path / "a.zip", GOOD)
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    data[6] |= 1
    path.write_bytes(data)
    assert rows(build(workspace, path))["p/a.py"].reason == "encrypted"


def test_a_zip_bomb_stays_small(workspace, tmp_path):
    path = zip_of(tmp_path / "a.zip", {**GOOD, "bomb.py": b"#" * (64 << 20)})
    # The directory declares a wrong size for another one.
    data = path.read_bytes()
    size = struct.pack("<I", len(GOOD["p/b.py"]))
    path.write_bytes(data.replace(size, struct.pack("<I", 7)))
    found = rows(build(workspace, path))
    assert found["bomb.py"].reason == "too_large"
    assert found["p/a.py"].kept
    assert not found["p/b.py"].kept


def test_a_stream_that_unpacks_to_far_too_much_ends(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr("core.corpus.sources.unpacking._ALWAYS_ALLOWED_BYTES", 1 << 20)
    path = tar_of(tmp_path / "a.tar.gz", {**GOOD, "x.bin": bytes(32 << 20), "z.py": CODE}, "w:gz")
    result = build(workspace, path)
    assert texts(result) == GOOD
    assert rows(result)["a.tar.gz"].reason in ("too_large", "damaged")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_a_torn_container_is_reported(workspace, tmp_path, kind, part):
    path = container(tmp_path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))] if part else b"nonsense" * 100)
    refused = ""
    found: dict[str, ManifestRow] = {}
    try:
        found = rows(build(workspace, path))
    except SourceError as error:
        refused = error.message + error.hint
    kept = {name for name, row in found.items() if row.kept}
    # What is torn off may be the archive's padding.
    reported = any(row.reason == "damaged" for row in found.values())
    assert kept == set(GOOD) or reported or "damaged" in refused


@pytest.mark.parametrize(
    "header",
    [
        pytest.param({"size": "-1024"}, id="negative size"),
        pytest.param({"path": "x" * 3_000_000}, id="a name of megabytes"),
        pytest.param({"size": str(1 << 62)}, id="a size beyond all disks"),
    ],
)
def test_hostile_tar_headers_end(workspace, tmp_path, header):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in GOOD.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content.encode()))
        info = tarfile.TarInfo("evil.py")
        info.pax_headers = header
        archive.addfile(info)
    result = build(workspace, path)
    assert texts(result) == GOOD
    assert {row.reason for row in rows(result).values()} <= {"", "damaged", "too_large"}


def test_odd_rows_of_a_table_are_reported(workspace, tmp_path):
    path = json_of(tmp_path / "t.jsonl", [*TABLE, {"path": "d.py"}, {"path": "e.py", "content": 5}])
    with open(path, "ab") as file:
        file.write(b'[1]\n{"a\n\n' + b"[" * 100_000 + b"\n")
        file.write(json.dumps({"path": "s.py", "content": CODE + "\ud800"}).encode() + b"\n")
        file.write(b'{"path": "big.py", "content": "' + b"x" * 40_000 + b'"}')
    found = rows(build(workspace, path, max_file_bytes=1024))
    assert {path for path, row in found.items() if row.kept} == set(GOOD)
    assert found["d.py"].reason == found["e.py"].reason == "damaged"
    assert found["s.py"].reason == "unknown_encoding"


def test_a_bomb_of_xz_memory_is_refused(workspace, tmp_path):
    path = container(tmp_path, "tar.xz")
    data = bytearray(path.read_bytes())
    # The size of the dictionary in the first block's header: 4 GiB, and its checksum.
    start = 12
    length = (data[start] + 1) * 4
    index = data.index(b"\x21\x01", start, start + length) + 2
    data[index] = 40
    data[start + length - 4 : start + length] = struct.pack(
        "<I", zlib.crc32(data[start : start + length - 4])
    )
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        build(workspace, path)
    assert "damaged" in caught.value.hint


def test_members_of_vendored_folders_are_reported(workspace, tmp_path):
    members = {**GOOD, "p/vendor/x/y.py": CODE + "e = 5\n", "p/site-packages/z.py": CODE}
    found = rows(build(workspace, zip_of(tmp_path / "a.zip", members)))
    assert (found["p/vendor/x/y.py"].reason, found["p/vendor/x/y.py"].detail) == (
        *("vendored", "vendor"),
    )
    assert found["p/site-packages/z.py"].reason == "skipped_folder"
    assert found["p/a.py"].kept


def test_a_table_of_millions_of_empty_rows_ends(workspace, tmp_path):
    path = tmp_path / "t.jsonl.gz"
    row = json.dumps({"path": "a.py", "content": CODE}) + "\n"
    path.write_bytes(gzip.compress(row.encode() + b"{}\n" * 1_000_000))
    found = list(read_manifest(build(workspace, path).folder))
    assert (found[0].kept, found[-1].reason) == (True, "too_large")
    assert len(found) < 50_000


def test_a_text_that_is_in_all_rows_of_a_table_stays_one(workspace, tmp_path):
    path = tmp_path / "t.parquet"
    indices = arrow.array([0] + [1] * 9_999, arrow.int32())
    texts = arrow.array([CODE, "# x\n" * (1 << 20)])
    content = arrow.DictionaryArray.from_arrays(indices, texts)
    parquet.write_table(arrow.table({"content": content, "path": ["a.py"] * 10_000}), path)
    found = list(read_manifest(build(workspace, path).folder))
    assert (found[0].kept, found[-1].reason) == (True, "too_large")
    assert len(found) < 100


def test_a_folder_of_tables_is_read_on_demand(workspace, tmp_path):
    folder = tmp_path / "stack" / "data" / "python"
    folder.mkdir(parents=True)
    json_of(folder / "train-0.jsonl", TABLE)
    zip_of(folder / "more.zip", {"m.py": CODE + "z = 26\n"})
    with pytest.raises(SourceError) as caught:
        build(workspace, tmp_path / "stack")
    assert "corpus.read_containers=true" in caught.value.hint
    result = build(workspace, tmp_path / "stack", read_containers=True)
    found = {row.path: row for row in read_manifest(result.folder) if row.kept}
    assert found["m.py"].source == str(folder / "more.zip")
    assert found["p/a.py"].source == str(folder / "train-0.jsonl")
