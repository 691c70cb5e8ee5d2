"""The index of a training set: what it finds, what it calls a copy, and when it is not used."""

import random
import shutil
import sysconfig
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies

from core.attribution.building import build_index, index_folder
from core.attribution.fingerprints import (
    RUN_TOKENS,
    fingerprints,
    gram_hashes,
    smallest_of_windows,
)
from core.attribution.lexer_tokens import lexer_spans
from core.attribution.tracing import COPY_TOKENS, TrainingTracer, trace
from core.attribution.training_index import open_index
from core.control import Control
from core.corpus.store.reader import iter_documents
from core.corpus.text.token_hashes import TokenHasher
from core.errors import Cancelled, WorkspaceError
from core.events import discard
from core.workspace import open_workspace
from tests.core.attribution.copies import idioms, indexed, planted

LIBRARY = Path(sysconfig.get_path("stdlib"))
# Packages of the standard library, each taken for a project.
TRAINED = (
    "asyncio", "concurrent", "ctypes", "email", "html", "http", "importlib", "json", "logging",
    "multiprocessing", "sqlite3", "unittest", "urllib", "wsgiref", "xml",
)  # fmt: skip

SECRETIVE = """def orbital_phase(epoch, anomaly, eccentricity):
    mean_motion = anomaly / (1.0 - eccentricity ** 2)
    drift = precession_table[epoch // JULIAN_CENTURY] - nutation_offset
    return (epoch * mean_motion + drift) % TWO_PI, kepler_residual(anomaly, mean_motion)
"""

SHARED = """def spectral_window(samples, overlap, taper):
    coefficients = [cosine_bell(offset, taper) for offset in range(samples)]
    return normalized(coefficients, hop_length=samples - overlap)
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The index of some packages, the corpus and its workspace."""
    workspace = open_workspace(tmp_path_factory.mktemp("library"))
    index = indexed(workspace, [str(LIBRARY / name) for name in TRAINED])
    return index, workspace.corpus("main"), workspace


def written(folder, **files):
    """Write files; ``a__b`` is a file b.py in the folder a. Fillers say which words are common."""
    for name, text in files.items():
        path = Path(folder) / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return str(folder)


def filler(folder, seed, count=50):
    """Write files with words of their own, beside the name and the folder; returns the folder."""
    draw = random.Random(seed)
    for number in range(count):
        lines = [
            f"def value_{seed}_{draw.randrange(10**6)}(self, {draw.choice('abcdef')}):\n"
            f"    return self.compute({draw.randrange(10**6)}, {line})"
            for line in range(4)
        ]
        written(Path(folder), **{f"filler__n{number}": "\n".join(lines)})
    return str(folder)


# --- figures of the requirement -----------------------------------------------------------


def test_of_200_planted_copies_95_in_100_are_found(library):
    index, corpus, _ = library
    copies = planted(list(iter_documents(corpus, "train")), 200, (4, 10), 24, seed=1)
    warned = [trace(index, "", text).copied for _, text in copies]
    assert sum(match is not None for match in warned) >= 190


def test_idiomatic_passages_give_no_false_alarm(library):
    index, _, _ = library
    # Modules that are not in the training set, each one a project of its own.
    others = {path.stem: [path] for path in sorted(LIBRARY.glob("*.py"))}
    others |= {
        name: sorted((LIBRARY / name).rglob("*.py"))
        for name in ("distutils", "idlelib", "lib2to3", "tkinter", "venv", "zoneinfo")
        if (LIBRARY / name).is_dir()
    }
    lines = sorted(idioms(others), key=len)
    random.Random(1).shuffle(lines)
    assert len(lines) >= 150  # 211 in Python 3.11; later versions have fewer packages
    assert [text for text in lines[:200] if trace(index, "", text).copied is not None] == []


# --- what is found ------------------------------------------------------------------------


@given(strategies.lists(strategies.integers(0, 6), max_size=80), strategies.integers(0, 80))
def test_every_run_that_two_texts_have_has_a_fingerprint_in_both(words, place):
    hasher = TokenHasher(1 << 12)
    run = " ".join(f"w{number}" for number in range(RUN_TOKENS))
    tokens = [f"x{word}" for word in words]
    text = " ".join((*tokens[:place], run, *tokens[place:]))

    def grams(text):
        hashes = gram_hashes(hasher.hash(text.encode()).hashes)
        return set(hashes[fingerprints(hashes, np.ones(len(hashes), np.bool_))].tolist())

    assert grams(text) & grams(run)


def test_the_smallest_of_every_window_is_kept():
    hashes = np.array([5, 4, 3, 2, 1, 9, 9, 9, 9, 9], dtype=np.uint32)
    counts = np.ones(10, dtype=np.bool_)
    assert smallest_of_windows(hashes, counts).tolist() == [4, 4, 4, 4, 4, 9]
    counts[4] = False
    assert smallest_of_windows(hashes, counts).tolist() == [3, 3, 3, 3, 8, 9]
    assert fingerprints(hashes, np.zeros(10, np.bool_)).tolist() == []
    assert smallest_of_windows(hashes[:0], counts[:0]).tolist() == []


def test_a_match_has_file_line_license_and_length(tmp_path):
    one = tmp_path / "one"
    filler(one, 1)
    written(one, inner__orbit=f'"""Orbits."""\n\n{SECRETIVE}')
    (one / "LICENSE").write_text("Permission is hereby granted, free of charge, to any person")
    filler(tmp_path / "two", 2)
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [str(one), str(tmp_path / "two")])
    lines = SECRETIVE.splitlines(keepends=True)
    found = trace(index, lines[0], "".join(lines[1:]))
    match = found.matches[0]
    assert (match.project, match.path, match.line) == ("one", "inner/orbit.py", 4)
    assert match.license == "MIT"
    assert match.suggested == len(lexer_spans("".join(lines[1:]).encode()))
    assert match.tokens == len(lexer_spans(SECRETIVE.encode()))
    assert found.copied is not None
    assert found.copied.path == "inner/orbit.py"


def test_other_white_space_is_the_same_passage(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [written(filler(tmp_path / "one", 1), b=SECRETIVE)])
    text = SECRETIVE.replace("    ", "\t\t").replace(" / ", "/")
    assert trace(index, "", text).copied is not None
    assert trace(index, "", text.replace("\n", "\r\n")).copied is not None


# --- what is a copy -----------------------------------------------------------------------


@pytest.fixture
def two(tmp_path):
    """A function that two projects have, and one that one has."""
    filler(tmp_path / "one", 1)
    written(tmp_path / "one", b=SECRETIVE, c=f"first = 1\n{SHARED}")
    written(tmp_path / "two", b=f"second = 2\n{SHARED}")
    workspace = open_workspace(tmp_path / "workspace")
    sources = [str(tmp_path / "one"), str(tmp_path / "two")]
    return indexed(workspace, sources), tmp_path


def test_what_two_projects_have_is_no_copy(two):
    index, _ = two
    found = trace(index, "", SHARED)
    assert {match.project for match in found.matches} == {"one", "two"}
    assert found.copied is None
    assert trace(index, "", SECRETIVE).copied is not None


def test_what_another_project_had_a_duplicate_of_is_no_copy(tmp_path):
    for name in ("one", "two"):
        filler(tmp_path / name, 1 if name == "one" else 2)
        written(tmp_path / name, same=SHARED, mine=SECRETIVE if name == "one" else "x = 1\n")
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [str(tmp_path / "one"), str(tmp_path / "two")])
    found = trace(index, "", SHARED)
    assert [match.path for match in found.matches] == ["same.py"]  # the other was dropped
    assert found.copied is None
    assert trace(index, "", SECRETIVE).copied is not None


def test_twelve_tokens_are_needed_and_half_of_them_suggested(two):
    index, _ = two
    head, rest = SECRETIVE[:49], SECRETIVE[49:]
    assert trace(index, head, rest).copied is not None
    # Four tokens after a long equal text, which the user wrote.
    end = len("def orbital_phase(epoch, anomaly, eccentricity):\n    mean_motion = ")
    assert trace(index, SECRETIVE[:end], "anomaly / (1.0").copied is None
    assert trace(index, SECRETIVE[:end], "anomaly / (1.0").matches
    few = "mean_motion = anomaly / (1.0 -"
    assert len(lexer_spans(few.encode())) < COPY_TOKENS
    assert trace(index, "", few).copied is None


def test_the_own_project_and_the_own_file_are_no_copies(two):
    index, folder = two
    assert trace(index, "", SECRETIVE, "", str(folder / "one" / "new.py")).copied is None
    assert trace(index, "", SECRETIVE, "", str(folder / "two" / "new.py")).copied is not None
    assert trace(index, "", SECRETIVE, "", str(folder / "onefold.py")).copied is not None
    assert trace(index, f"{SECRETIVE}\n\n", SECRETIVE).copied is None
    assert trace(index, "", SECRETIVE, f"\n{SECRETIVE}").copied is None


def test_the_text_of_a_license_is_no_copy(tmp_path):
    text = (
        "# Permission is hereby granted, free of charge, to any person obtaining a copy\n"
        "# of this software and associated documentation files, to deal in the Software\n"
        "# without restriction; copyright notices shall be included in all copies.\n"
    )
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [written(filler(tmp_path / "one", 1), b=f"x = 1\n{text}y = 2\n")])
    assert trace(index, "", text).matches
    assert trace(index, "", text).copied is None


def test_a_folder_of_projects_is_not_one_project(tmp_path):
    shared = SECRETIVE
    source = written(tmp_path / "packages", one__a=shared, two__a=f"z = 1\n{shared}", three__c="")
    (tmp_path / "packages" / "one-1.0.dist-info").mkdir()
    (tmp_path / "packages" / "one-1.0.dist-info" / "LICENSE").write_text("Apache License")
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [source])
    assert {(each.name, each.license) for each in index.projects} == {
        ("one", "Apache-2.0"),
        ("two", "unknown"),
    }
    assert trace(index, "", shared).copied is None


def test_copies_of_two_training_sets_are_compared(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    first = indexed(workspace, [written(filler(tmp_path / "one", 1), b=SECRETIVE)], "first")
    second = indexed(workspace, [written(filler(tmp_path / "two", 2), b=SECRETIVE)], "second")
    other = indexed(workspace, [filler(tmp_path / "three", 3)], "other")

    def copied(*indexes):
        return TrainingTracer(indexes).trace("", SECRETIVE, "", None).copied

    assert copied(first) is not None
    assert copied(first, other) is not None
    assert copied(first, second) is None


# --- the index on disk --------------------------------------------------------------------


def test_another_content_of_the_corpus_has_another_index(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    source = written(filler(tmp_path / "one", 1), b=SECRETIVE)
    indexed(workspace, [source])
    corpus = workspace.corpus("main")
    old = index_folder(workspace, corpus)
    (tmp_path / "one" / "b.py").unlink()
    index = indexed(workspace, [source])
    assert trace(index, "", SECRETIVE).matches == ()
    assert not old.exists()
    assert index_folder(workspace, corpus).exists()


@pytest.mark.parametrize("name", ["rests.bin", "positions.bin", "documents.npy", "index.json"])
def test_a_damaged_index_is_made_again(tmp_path, name):
    workspace = open_workspace(tmp_path / "workspace")
    indexed(workspace, [written(filler(tmp_path / "one", 1), b=SECRETIVE)])
    corpus = workspace.corpus("main")
    path = index_folder(workspace, corpus) / name
    path.write_bytes(path.read_bytes()[:-3])
    assert open_index(corpus, workspace) is None
    build_index(corpus, workspace, discard, Control())
    index = open_index(corpus, workspace)
    assert index is not None
    assert trace(index, "", SECRETIVE).copied is not None


def test_changed_bytes_find_less_and_raise_nothing(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    indexed(workspace, [written(filler(tmp_path / "one", 1), b=SECRETIVE)])
    corpus = workspace.corpus("main")
    path = index_folder(workspace, corpus) / "positions.bin"
    path.write_bytes(b"\xff" * path.stat().st_size)
    index = open_index(corpus, workspace)
    assert index is not None
    assert trace(index, "", SECRETIVE).matches == ()


def test_a_corpus_that_is_gone_finds_nothing(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    index = indexed(workspace, [written(filler(tmp_path / "one", 1), b=SECRETIVE)])
    corpus = workspace.corpus("main")
    shutil.rmtree(corpus)
    assert trace(index, "", SECRETIVE).matches == ()
    assert open_index(corpus, workspace) is None


def test_a_cancelled_build_leaves_nothing(tmp_path):
    workspace = open_workspace(tmp_path / "workspace")
    indexed(workspace, [filler(tmp_path / "one", 1)])
    corpus = workspace.corpus("main")
    folder = index_folder(workspace, corpus)
    shutil.rmtree(folder)
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        build_index(corpus, workspace, discard, control)
    assert not folder.exists()
    with pytest.raises(WorkspaceError):
        build_index(workspace.corpus("missing"), workspace, discard, Control())


@pytest.mark.parametrize("text", ["", " ", "x", "\x00" * 40, "é" * 3000, "(((((((((((((((((("])
def test_odd_texts_are_traced_to_nothing(library, text):
    index, _, _ = library
    assert trace(index, "", text).copied is None
    assert trace(index, "ünïcode \ud800", text, "\udcff").copied is None
