"""Whole exports: what they consist of, and that nothing else is ever left."""

import errno
import json
import os
import signal
import subprocess
import sys

import pytest

from core import files
from core.control import Control
from core.errors import Cancelled, CheckpointError, DiskFull, ExportError
from core.events import StageProgress, discard
from core.export import exporting, gguf_file, proof
from core.export.exporting import export_model
from core.export.options import ExportConfig
from core.export.readers import OWN_READER
from core.export.targets import RECORD
from tests.core.export.conftest import EVERYDAY, PUBLISHED

PAGE = "---\nlibrary_name: tabwright\ntags:\n- code\n---\n# A model\n\nlibrary_name: stays\n"
TARGETS = {"gguf": "m.gguf", "hf": "m", "ollama": "m"}
CONTENTS = {
    "gguf": {"m.gguf", "m.gguf.md"},
    "hf": {"m/README.md", "m/config.json", "m/generation_config.json", "m/model.safetensors",
           "m/tokenizer.json", "m/tokenizer_config.json", f"m/{RECORD}", "m/COMPLETE"},
    "ollama": {"m/model.gguf", "m/Modelfile", "m/README.md", f"m/{RECORD}", "m/COMPLETE"},
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("few_texts", "own_readers")


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def export(out, write_checkpoint):
    """Export an everyday model; arguments change the model."""

    def call(format, *, emit=discard, control=None, replace=False, precision="f16", **model):
        checkpoint = write_checkpoint(**(model or EVERYDAY))
        config = ExportConfig(format=format, precision=precision)
        target = out / TARGETS[format]
        return export_model(
            checkpoint, target, config, PAGE, emit, control or Control(), replace=replace
        )

    return call


def contents(folder):
    """Every file, hidden ones too, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("format", TARGETS)
def test_an_export_is_complete_and_nothing_is_beside_it(export, out, format):
    events = []
    made = export(format, emit=events.append)
    assert set(contents(out)) == CONTENTS[format]
    assert {path.name for path in out.iterdir()} <= {"m", "m.gguf", "m.gguf.md"}
    assert made.path == out / TARGETS[format]
    assert made.bytes > 10_000
    assert made.proof.reader == OWN_READER
    assert made.proof.tokens_equal > 0.95 * made.proof.tokens
    last = {event.stage: event for event in events if isinstance(event, StageProgress)}
    assert set(last) == {"export", "prove"}
    assert all(event.done == event.total for event in last.values())


@pytest.mark.parametrize(
    ("format", "library", "words"),
    [
        ("gguf", "gguf", "llama-server -m m.gguf -c 32 -b 24"),
        ("hf", "transformers", 'AutoTokenizer.from_pretrained("m")'),
        ("ollama", "gguf", "ollama create NAME -f Modelfile"),
    ],
)
def test_the_card_has_the_proof_the_notes_and_the_way_to_run_it(export, format, library, words):
    made = export(format, fim_rate=0.5, **EVERYDAY)
    card = made.card.read_text("utf-8")
    assert card.startswith(f"---\nlibrary_name: {library}\ntags:\n- code\n---\n# A model\n")
    assert "library_name: stays" in card
    assert words in card
    assert "<|fim_prefix|>" in card
    for sentence in (*made.proof.sentences(), *made.notes):
        assert f"- {sentence}\n" in card
    assert made.notes[0].startswith("When filling in, the model marks the end of the middle only")


def test_a_model_that_ends_its_middles_says_so(export):
    made = export("gguf", fim_rate=0.5, fim_ends_middles=True, **EVERYDAY)
    assert made.notes[0].startswith("When filling in, the model was trained to write <eos>")
    assert not any("only at the end of a file" in note for note in made.notes)
    assert "It ends what it fills in with `<eos>`." in made.card.read_text("utf-8")


def test_the_record_of_a_folder_says_what_it_was_made_from(export, write_checkpoint):
    made = export("hf")
    record = json.loads((made.path / RECORD).read_text())
    assert record["checkpoint_sha256"] == files.sha256_of_file(write_checkpoint(**EVERYDAY))
    assert record["proof"]["reader"] == OWN_READER


def test_the_published_layout_says_what_deviates(export, card_tokenizer):
    made = export("gguf", tokenizer=card_tokenizer, **PUBLISHED)
    said = " ".join(made.notes)
    for words in ("NFKC", "GELU", "bias of the output head", "not trained to fill in"):
        assert words in said
    assert 0 < made.proof.texts_as_typed < made.proof.texts
    folder = export("hf", tokenizer=card_tokenizer, **PUBLISHED)
    said = " ".join(folder.notes)
    assert "NFKC" not in said
    assert "GELU" not in said


def test_half_the_bits_take_half_the_room_and_a_wider_bound(export):
    full, half = export("gguf"), export("gguf", precision="q8_0", replace=True)
    assert half.precision == "Q8_0"
    assert half.bytes < 0.9 * full.bytes
    assert full.proof.bound < half.proof.bound


def test_a_precision_of_a_folder_for_transformers_cannot_be_chosen():
    with pytest.raises(Exception, match="keeps float32"):
        ExportConfig(format="hf", precision="q8_0")


@pytest.mark.parametrize("format", TARGETS)
def test_what_is_there_is_replaced_only_when_asked(export, out, format):
    export(format)
    before = contents(out)
    with pytest.raises(ExportError, match="there already"):
        export(format, seed=2, **EVERYDAY)
    assert contents(out) == before
    export(format, replace=True, seed=2, **EVERYDAY)
    after = contents(out)
    assert set(after) == set(before)
    assert after != before


# --- what goes wrong: the old export stays whole, or there is none --------------


def refuse_proof(monkeypatch):
    def lie(*_arguments):
        raise ExportError("It is not the model.", "Nothing was written.")

    monkeypatch.setattr(exporting, "prove", lie)
    return ExportError


def crash_reader(monkeypatch):
    def crash(*_arguments):
        raise RuntimeError("unsupported version")

    monkeypatch.setattr("core.export.formats.gguf.gguf_reader", crash)
    monkeypatch.setattr("core.export.formats.ollama.gguf_reader", crash)
    monkeypatch.setattr("core.export.formats.hf.hf_reader", crash)
    return ExportError


def fill_disk(monkeypatch):
    """Whoever writes the weights."""
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def refuse(*_arguments, **_options):
        raise full

    # NumPy's own error has no number.
    tofile_error = OSError("8000 requested and 512 written")

    def refuse_tofile(*_arguments, **_options):
        raise tofile_error

    monkeypatch.setattr(gguf_file.GGUFWriter, "write_tensors_to_file", refuse_tofile)
    monkeypatch.setattr("core.export.hf_folder.safetensors.numpy.save", refuse)
    return DiskFull


def fail_last_write(monkeypatch):
    """The rename that would make it visible."""
    real_replace = files.replace

    def refuse(source, target):
        # Putting the old one back succeeds.
        if target.name in TARGETS.values() and source.suffix != ".old":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real_replace(source, target)

    monkeypatch.setattr(files, "replace", refuse)
    return DiskFull


def cancel_proof(monkeypatch):
    def cancel(*_arguments):
        raise Cancelled

    monkeypatch.setattr(proof, "equal_texts", cancel)
    monkeypatch.setattr(proof, "prompts", cancel)
    return Cancelled


@pytest.mark.parametrize("is_there", [False, True])
@pytest.mark.parametrize("format", TARGETS)
@pytest.mark.parametrize(
    "go_wrong", [refuse_proof, crash_reader, fill_disk, fail_last_write, cancel_proof]
)
def test_whatever_goes_wrong_the_old_export_stays_or_there_is_none(
    export, out, monkeypatch, format, go_wrong, is_there
):
    if is_there:
        export(format)
    before = contents(out)
    with monkeypatch.context() as patch:
        kind = go_wrong(patch)
        with pytest.raises(kind):
            export(format, replace=True, seed=2, **EVERYDAY)
    after = contents(out)
    if is_there and go_wrong is fail_last_write and format == "gguf":
        # The card of the old file goes before the new file comes: never a card of another file.
        before.pop("m.gguf.md")
    assert after == before


def test_a_reader_that_fails_is_told_with_its_words(export, monkeypatch):
    crash_reader(monkeypatch)
    with pytest.raises(ExportError, match="could not be opened to prove it: unsupported version"):
        export("gguf")


def test_a_checkpoint_that_is_damaged_leaves_nothing(out, write_checkpoint):
    checkpoint = write_checkpoint()
    checkpoint.write_bytes(checkpoint.read_bytes()[:-500])
    with pytest.raises(CheckpointError):
        export_model(checkpoint, out / "m.gguf", ExportConfig(), PAGE, discard, Control())
    assert contents(out) == {}


def test_a_cancelled_export_leaves_nothing(export, out):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        export("hf", control=control)
    assert contents(out) == {}


def dead_process():
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_a_killed_export_left_is_removed_by_the_next(export, out):
    ours = out / f"m.gguf.tmp-{dead_process()}-0011aabb"
    running = out / f"m.gguf.tmp-{os.getpid()}-0011aabb"
    of_another = out / f"other.gguf.tmp-{dead_process()}-0011aabb"
    no_number = out / "m.gguf.tmp-mine"
    for path in (ours, running, of_another, no_number):
        path.touch()
    export("gguf")
    assert not ours.exists()
    assert running.exists()
    assert of_another.exists()
    assert no_number.exists()


KILLED_WHILE_PROVING = """
import os, signal, sys
from pathlib import Path
from core.control import Control
from core.events import discard
from core.export import exporting
from core.export.options import ExportConfig
exporting.prove = lambda *a: os.kill(os.getpid(), signal.SIGKILL)
exporting.export_model(Path(sys.argv[1]), Path(sys.argv[2]), ExportConfig(format=sys.argv[3]), "",
                       discard, Control(), replace=True)
"""


@pytest.mark.parametrize("format", ["gguf", "hf"])
def test_a_kill_while_it_is_proved_leaves_the_old_export(export, out, write_checkpoint, format):
    made = export(format)
    before = contents(made.path) if made.path.is_dir() else made.path.read_bytes()
    arguments = [write_checkpoint(seed=3, **EVERYDAY), made.path, format]
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_PROVING, *map(str, arguments)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert before == (contents(made.path) if made.path.is_dir() else made.path.read_bytes())
    export(format, replace=True, seed=4, **EVERYDAY)
    assert set(contents(out)) == CONTENTS[format]
