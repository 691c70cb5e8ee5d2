"""Checkpoint files made to do harm: R6, those that want to run; R7, those that want all memory.

Each maker writes one file. What a payload would do if it ran is to leave a mark, so
that a mark is proof; most would do it by a way of their own.
"""

import io
import itertools
import pickle
import struct
import tarfile
import zipfile
from pathlib import Path

MARK = "executed"

# A global and its arguments: ways by which pickles have run code, deny-listed or not.
CALLS = [
    (module, name, arguments)
    for module, name, arguments in [
        ("os", "system", (f"touch {MARK}",)),
        ("posix", "system", (f"touch {MARK}",)),
        ("nt", "system", (f"touch {MARK}",)),
        ("os", "popen", (f"touch {MARK}",)),
        ("os", "mkdir", (MARK,)),
        ("os", "execv", ("/bin/touch", ["touch", MARK])),
        ("os", "posix_spawn", ("/bin/touch", ["touch", MARK], {})),
        ("subprocess", "run", (["touch", MARK],)),
        ("subprocess", "Popen", (["touch", MARK],)),
        ("subprocess", "check_output", (["touch", MARK],)),
        ("subprocess", "getoutput", (f"touch {MARK}",)),
        ("_posixsubprocess", "fork_exec", ()),
        ("pty", "spawn", (["touch", MARK],)),
        ("builtins", "eval", (f"open('{MARK}','w')",)),
        ("builtins", "exec", (f"open('{MARK}','w')",)),
        ("__builtin__", "eval", (f"open('{MARK}','w')",)),
        ("builtins", "open", (MARK, "w")),
        ("io", "open", (MARK, "w")),
        ("_io", "FileIO", (MARK, "w")),
        ("builtins", "compile", ("1", "x", "eval")),
        ("builtins", "__import__", ("antigravity",)),
        ("builtins", "getattr", ("", "join")),
        ("importlib", "import_module", ("antigravity",)),
        ("importlib._bootstrap", "_load_unlocked", ()),
        ("runpy", "_run_code", (f"open('{MARK}','w')", {})),
        ("runpy", "run_path", ("/etc/passwd",)),
        ("code", "InteractiveInterpreter", ()),
        ("timeit", "timeit", (f"open('{MARK}','w')",)),
        ("cProfile", "run", (f"open('{MARK}','w')",)),
        ("profile", "run", (f"open('{MARK}','w')",)),
        ("pdb", "run", (f"open('{MARK}','w')",)),
        ("bdb", "Bdb", ()),
        ("trace", "Trace", ()),
        ("doctest", "debug_script", (f"open('{MARK}','w')",)),
        ("lib2to3.pgen2.pgen", "ParserGenerator", ("/etc/passwd",)),
        ("webbrowser", "open", ("http://127.0.0.1:9",)),
        ("urllib.request", "urlopen", ("http://127.0.0.1:9",)),
        ("socket", "create_connection", (("127.0.0.1", 9),)),
        ("socket", "socket", ()),
        ("http.client", "HTTPConnection", ("127.0.0.1",)),
        ("smtplib", "SMTP", ("127.0.0.1",)),
        ("shutil", "copyfile", ("/etc/passwd", MARK)),
        ("shutil", "rmtree", ("nowhere",)),
        ("pathlib", "Path", (MARK,)),
        ("tempfile", "mkdtemp", ()),
        ("ctypes", "CDLL", ("libc.so.6",)),
        ("marshal", "loads", (b"\xe3",)),
        ("pickle", "loads", (b"N.",)),
        ("_pickle", "loads", (b"N.",)),
        ("shelve", "open", (MARK,)),
        ("functools", "partial", (print,)),
        ("operator", "attrgetter", ("system",)),
        ("operator", "methodcaller", ("system", f"touch {MARK}")),
        ("types", "FunctionType", ()),
        ("torch", "load", ("/etc/passwd",)),
        ("torch.hub", "load", ("a/b", "c")),
        ("torch.jit", "load", ("/etc/passwd",)),
        ("torch.jit.unsupported_tensor_ops", "execWrapper", (f"open('{MARK}','w')", {}, {})),
        ("torch._dynamo.guards", "GuardBuilder.get", ("x",)),
        ("torch.utils.bottleneck.__main__", "run_cprofile", (f"open('{MARK}','w')",)),
        ("numpy.testing._private.utils", "runstring", (f"open('{MARK}','w')", {})),
        ("numpy", "load", ("/etc/passwd",)),
        ("numpy.f2py.crackfortran", "getlincoef", (f"open('{MARK}','w')", {})),
        ("builtins", "bytearray", (3,)),
    ]
]


def call(module: str, name: str, arguments: tuple, protocol: int) -> bytes:
    """A pickle that calls a global when it is read; no library is asked, so any name will do."""
    parts = pickle.dumps(arguments, protocol=2)[2:-1]
    if protocol < 4:
        return b"\x80\x02c" + f"{module}\n{name}\n".encode() + parts + b"R."
    text = b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name))
    return b"\x80\x04" + text + b"\x93" + parts + b"R."


def in_record(payload: bytes, key: str) -> bytes:
    """A table that is ours but for one value."""
    body = payload[2:-1]
    return (
        payload[:2] + b"}(X\x06\x00\x00\x00formatX\x14\x00\x00\x00tabwright.checkpoint"
        b"X\x07\x00\x00\x00versionK\x01X"
        + struct.pack("<I", len(key))
        + key.encode()
        + body
        + b"u."
    )


def zipped(path: Path, text: bytes, folder: str = "archive", more: dict[str, bytes] | None = None):
    """A container as torch writes it, around any pickle."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(f"{folder}/data.pkl", text)
        archive.writestr(f"{folder}/byteorder", "little")
        archive.writestr(f"{folder}/version", "3\n")
        for name, data in (more or {}).items():
            archive.writestr(f"{folder}/{name}", data)


def legacy(path: Path, text: bytes) -> None:
    """As torch wrote before 1.6: pickles one after another."""
    magic = pickle.dumps(0x1950A86A20F9469CFC6C, 2)
    path.write_bytes(magic + pickle.dumps(1001, 2) + pickle.dumps({}, 2) + text)


def tarred(path: Path, text: bytes) -> None:
    """As torch wrote before 0.1.10."""
    with tarfile.open(path, "w") as archive:
        for name in ("sys_info", "pickle", "storages", "tensors"):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))


def write_hostile(folder: Path) -> list[Path]:
    """All of them, two hundred and more."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []

    def next_path(kind: str) -> Path:
        paths.append(folder / f"{len(paths):03}-{kind}.pth")
        return paths[-1]

    keys = itertools.cycle(("model_state", "tokenizer", "training", "origin", "model_config"))
    for number, (module, name, arguments) in enumerate(CALLS):
        if arguments == (print,):
            arguments = ()
        text = call(module, name, arguments, 4 if number % 2 else 2)
        zipped(next_path("zip"), in_record(text, next(keys)) if number % 3 else text)
        legacy(next_path("legacy"), text)
        next_path("raw").write_bytes(text)
    for opcode in (b"i", b"(cos\nsystem\no", b"\x81", b"\x92", b"\x82\x01", b"\x95", b"P1\n", b"b"):
        zipped(next_path("opcode"), b"\x80\x02(X\x01\x00\x00\x00x" + opcode + b"os\nsystem\n.")
    tarred(next_path("tar"), call("os", "system", (f"touch {MARK}",), 2))
    tarred(next_path("tar"), call("builtins", "eval", ("1",), 2))
    program = {"code/__torch__.py": b"import os\n", "constants.pkl": b"\x80\x02)."}
    zipped(next_path("jit"), b"\x80\x02c__torch__\nModule\n)\x81}b.", more=program)
    zipped(next_path("jit"), b"\x80\x02}.", more=program)
    exported = {"archive_format": b"pt2", "models/model.json": b"{}"}
    zipped(next_path("pt2"), call("os", "system", (f"touch {MARK}",), 2), "model", exported)
    with zipfile.ZipFile(next_path("pt2"), "w") as archive:
        for name, data in exported.items():
            archive.writestr(f"model/{name}", data)
    good = pickle.dumps({"format": "tabwright.checkpoint"}, 2)
    bad = call("os", "system", (f"touch {MARK}",), 2)
    zipped(next_path("two-pickles"), good, more={"constants.pkl": bad, "code/x.py": b"import os"})
    with zipfile.ZipFile(next_path("two-data"), "w") as archive:
        archive.writestr("a/data.pkl", good)
        archive.writestr("b/data.pkl", bad)
    with zipfile.ZipFile(next_path("not-data"), "w") as archive:
        archive.writestr("../../data.pkl", bad)
        archive.writestr("x/version", "3")
    claims = b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n}X\x01\x00\x00\x00xK\x01sb."
    zipped(next_path("build-on-a-function"), claims)
    zipped(next_path("build-on-a-kind"), b"\x80\x02ctorch\nFloatStorage\n]X\x01\x00\x00\x00xab.")
    return paths


def bombs(folder: Path) -> list[Path]:
    """Forty files that ask for far more than they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []

    def next_path(kind: str) -> Path:
        paths.append(folder / f"{len(paths):02}-{kind}.pth")
        return paths[-1]

    def pickled(kind: str, body: bytes, **more: bytes) -> None:
        entries = {name.replace("__", "/"): data for name, data in more.items()}
        zipped(next_path(kind), b"\x80\x02" + body + b".", more=entries)

    def storage(count: int, kind: str = "FloatStorage") -> bytes:
        number = pickle.dumps(count, 2)[2:-1]
        words = [b"X" + struct.pack("<I", len(w)) + w for w in (b"storage", b"0", b"cpu")]
        return (
            b"(" + words[0] + b"ctorch\n" + kind.encode() + b"\n" + words[1] + words[2]
            + number + b"tQ"
        )  # fmt: skip

    def tensor(count: int, offset, shape, stride, kind: str = "FloatStorage") -> bytes:
        sizes = b"".join(pickle.dumps(value, 2)[2:-1] for value in (offset, shape, stride))
        return (
            b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage(count, kind) + sizes
            + b"\x89ccollections\nOrderedDict\n)RtR"
        )  # fmt: skip

    def called(name: str, *arguments) -> bytes:
        return name.encode() + pickle.dumps(arguments, 2)[2:-1] + b"R"

    for size in (1 << 20, 1 << 26):
        with zipfile.ZipFile(next_path("compressed"), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a/data.pkl", bytes(size))
    small = {"data__0": bytes(16)}
    pickled("expanded", tensor(4, 0, (1 << 31, 1 << 30), (0, 0)), **small)
    pickled("expanded-a-little", tensor(4, 0, (1 << 28,), (0,)), **small)
    pickled("stride", tensor(4, 0, (2,), (1 << 60,)), **small)
    pickled("offset", tensor(4, 1 << 61, (1,), (1,)), **small)
    pickled("negative", tensor(4, -5, (-3,), (-1,)), **small)
    pickled("nan", tensor(4, 0, (float("nan"),), (1,)), **small)
    pickled("infinite", tensor(4, 0, (float("inf"),), (1,)), **small)
    pickled("true", tensor(4, 0, (True,), (1,)), **small)
    pickled("axes", tensor(4, 0, (1,) * 5000, (1,) * 5000), **small)
    pickled("long", tensor(4, 0, (1 << 2000,), (1,)), **small)
    pickled("storage-claim", tensor(1 << 40, 0, (1,), (1,)), **small)
    pickled("storage-claim-63", tensor(1 << 63, 0, (1 << 63,), (1,)), **small)
    pickled("storage-kind", tensor(2, 0, (2,), (1,), "ComplexDoubleStorage"), **small)
    pickled("storage-called", called("ctorch\nFloatStorage\n", 10**10))
    pickled("tensor-called", called("ctorch\nTensor\n", 10**6, 10**6))
    pickled("bytearray", called("cbuiltins\nbytearray\n", 10**10))
    pickled("range", called("cbuiltins\nrange\n", 10**10))
    pickled("zeros", called("ctorch\nzeros\n", 10**10))
    pickled("size", called("ctorch\nSize\n", [1 << 62] * 50))
    pickled("counter", called("ccollections\nCounter\n", "x" * 1000))
    pickled("memo", b"Nr\xff\xff\xff\xff")
    pickled("memo-a-little", b"Nr\x00\x00\x00\x10")
    pickled("text-claim", b"X\xff\xff\xff\x7fabc")
    pickled("bytes-claim", b"\x8e" + b"\xff" * 7 + b"\x7fabc")
    pickled("bytearray-claim", b"\x96" + b"\x00" * 5 + b"\x01\x00\x00abc")
    pickled("number-claim", b"\x8b\xff\xff\xff\x7fabc")
    pickled("frame-claim", b"\x95" + b"\xff" * 7 + b"\x7f")
    pickled("decimal", b"I" + b"9" * 1_000_000 + b"\n")
    pickled("deep-lists", b"]" * 150_000 + b"a" * 149_999)
    pickled("deep-tuples", b")" + b"\x85" * 190_000)
    pickled("many-instructions", b"]" + b"Na" * 4_000_000)
    laughs = b"]q\x00" + b"".join(
        b"](" + b"h" + bytes([level]) + b"h" + bytes([level]) + b"eq" + bytes([level + 1])
        for level in range(200)
    )
    pickled("laughs", in_record(b"\x80\x02" + laughs + b".", "model_config")[2:-1])
    pickled("laughs-in-weights", in_record(b"\x80\x02" + laughs + b".", "model_state")[2:-1])
    pickled("itself", b"]q\x00h\x00a")
    huge = {"layers": 10**9, "width": 10**9, "vocabulary": 1 << 63, "context": -1}
    for key, value in huge.items():
        body = pickle.dumps({key: value}, 2)
        pickled(f"shape-{key}", in_record(body, "model_config")[2:-1])
    with zipfile.ZipFile(next_path("many-entries"), "w") as archive:
        for number in range(20_000):
            archive.writestr(f"a/{number}", b"")
    good = folder / "good.zip"
    zipped(good, pickle.dumps({}, 2), more={"data/0": bytes(64)})
    data = bytearray(good.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 20 : place + 28] = b"\xff\xff\xff\x7f" * 2  # Both sizes of the last entry.
    next_path("entry-size").write_bytes(data)
    data = bytearray(good.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 20] = b"\xff" * 8  # Length and offset of the list.
    next_path("list-size").write_bytes(data)
    good.unlink()
    with zipfile.ZipFile(next_path("loose"), "w") as archive:
        archive.writestr("a/data.pkl", pickle.dumps({"format": "tabwright.checkpoint"}, 2))
        archive.writestr("a/data/0", bytes(8 << 20))
    sparse = next_path("sparse")
    with open(sparse, "wb") as file:
        file.truncate(1 << 42)
    return paths
