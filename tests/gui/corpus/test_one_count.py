"""A count of files or tokens says the same wherever it is shown, during a build and after it."""

import re
import zipfile

import pytest

from core.cli.commands import main
from core.control import Control
from core.data.build import build
from core.data.config import build_config
from core.evaluation.model_card import DataFacts
from core.evaluation.model_card_page import _data_set
from core.events import StageProgress, discard
from core.titles import dataset_title
from core.workspace import open_workspace
from gui.corpus.page import CorpusPage
from gui.corpus.summary import BuildSummary
from tests.gui.corpus.conftest import write_sources

SETTINGS = (
    "tokenizer.vocabulary=400",
    "corpus.max_file_bytes=20000",
    "corpus.read_containers=true",
)


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def sources(tmp_path):
    """Every way in which a file can be seen without being read, or read without being kept."""
    folder = write_sources(tmp_path / "sources")
    for name in ("notes.txt", "README", "picture.png", "inner/data.csv"):
        (folder / name).write_text("x\n" * 9, "utf-8")
    for name in (".git", "node_modules", "__pycache__", "inner/.git"):
        (folder / name).mkdir()
        (folder / name / "inside.py").write_text("a = 1\n" * 5, "utf-8")
    (folder / "large.py").write_text("x = 1\n" * 9000, "utf-8")
    (folder / "binary.py").write_bytes(b"\0\1\2" * 50)
    (folder / "jquery.min.js").write_text("x()\n", "utf-8")
    (folder / ".gitignore").write_text("ignored.py\n", "utf-8")
    (folder / "ignored.py").write_text("a = 1\n" * 5, "utf-8")
    (folder / "link.py").symlink_to(folder / "short.py")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(4):
            text = "".join(f"inside_{number}_{line} = {line}\n" for line in range(20))
            archive.writestr(f"pack/m{number}.py", text)
        archive.writestr("pack/notes.md", "x")
    return folder


def in_thread(seen):
    """A build in a thread of the window, which a test can follow."""

    def make(name, sources, options, workspace):
        def operate(emit, control):
            def tell(event):
                if isinstance(event, StageProgress):
                    seen[event.stage] = event
                emit(event)

            built = build(build_config(name, sources, SETTINGS), workspace, tell, control)
            return BuildSummary(
                corpus=built.corpus,
                dataset=built.dataset,
                title=dataset_title(built.folder),
                files_seen=built.files_seen,
                files_read=built.files_read,
                files_kept=built.files_kept,
                dropped=built.dropped,
                train_tokens=built.train_tokens,
                bytes_per_token=built.bytes_per_token,
            )

        return operate

    return make


def number(text):
    found = re.search(r"[\d,]+", text)
    assert found is not None, text
    return int(found[0].replace(",", ""))


def test_all_widgets_count_the_same_files(context, qtbot, sources, workspace, capsys):
    seen: dict[str, StageProgress] = {}
    page = CorpusPage(context, in_thread(seen))
    qtbot.addWidget(page)
    page.show()
    options = page.build_tab.options
    options.set_config(build_config("x", (), SETTINGS).corpus)
    page.sources.add(str(sources))
    qtbot.waitUntil(lambda: "to read" in page.sources.total.text(), timeout=20_000)
    page.name.setText("x")  # the title would not do as the name of a folder
    announced = number(page.sources.total.text())
    with qtbot.waitSignal(context.dataset_built, timeout=60_000):
        page.build_button.click()
    result = page.view.result
    shown = {
        "seen": number(result.seen.value.text()),
        "read": number(result.read.value.text()),
        "kept": number(result.kept.value.text()),
    }
    assert shown["read"] == announced
    assert shown["seen"] > shown["read"] > shown["kept"] > 0
    rows = page.view.stages
    assert number(rows.row("scan").amount.text()) == seen["scan"].total == shown["seen"]
    assert number(rows.row("read").amount.text()) == seen["read"].total == shown["read"]
    dropped = {bar.title: bar for bar in result.reasons.bars}
    assert sum(bar.count for bar in dropped.values()) == shown["seen"] - shown["kept"]

    # The tabs that look into the corpus.
    page.show_files()
    qtbot.waitUntil(lambda: page.files.view is not None, timeout=20_000)
    panel = page.files.view.files
    texts = [panel.bar.decision.itemText(row) for row in range(panel.bar.decision.count())]
    assert number(texts[1]) == shown["seen"]
    assert number(texts[2]) == shown["kept"]
    assert number(texts[3]) == shown["seen"] - shown["kept"]
    for text in texts[4:]:
        title, count = text.rsplit(" (", 1)
        assert dropped[title].count == number(count)
    panel.bar.show_decision("")
    assert number(panel.count.text()) == shown["seen"]
    assert "not entered" in panel.count.text()
    panel.bar.show_decision("kept")
    assert re.findall(r"[\d,]+", panel.count.text())[:2] == [
        f"{shown['kept']:,}", f"{shown['seen']:,}",
    ]  # fmt: skip
    page.show_thresholds()
    qtbot.waitUntil(lambda: page.thresholds.view is not None, timeout=20_000)
    effect = page.thresholds.view.effect
    assert number(effect.files.value.text()) == shown["kept"]
    assert sum(bar.count for bar in effect.languages.bars) == shown["read"]
    assert sum(bar.part for bar in effect.languages.bars) == shown["kept"]
    for bar in effect.reasons.bars:
        assert dropped[bar.title].count == bar.count
    # One number of tokens: those that a run learns from.
    assert effect.tokens.value.text() == result.tokens.value.text()

    # The command line says the same of a build that has nothing to do.
    command = ["build", str(sources), "--name", page.name.text(), "--workspace"]
    settings = [part for setting in SETTINGS for part in ("--set", setting)]
    assert main([*command, str(workspace.folder), *settings]) == 0
    said = capsys.readouterr().out.splitlines()
    counts = "{seen:,} files seen, {read:,} read, {kept:,} kept".format(**shown)
    assert counts in said[0]


def test_other_thresholds_scale_the_tokens_and_say_that_they_are_about(
    context, qtbot, workspace, sources
):
    built = build(build_config("mine", [str(sources)], SETTINGS), workspace, discard, Control())
    page = CorpusPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_thresholds()
    qtbot.waitUntil(lambda: page.thresholds.view is not None, timeout=20_000)
    effect, data = page.thresholds.view.effect, page._opened.data
    assert data.train_tokens == built.train_tokens
    assert data.tokens_of(data.built.bytes) == built.train_tokens
    assert not effect.tokens.value.text().startswith("about")
    fewer = data.measured.decide(build_config("x", (), ["corpus.max_lines=30"]).corpus)
    effect.show_decision(data, fewer, data.built)
    assert effect.tokens.value.text().startswith("about ")
    assert number(effect.tokens.value.text()) < built.train_tokens


def test_the_card_counts_as_the_build_does(workspace, sources):
    from core.corpus.description import read_description
    from core.corpus.store.file_counts import counts_of
    from core.corpus.store.manifest import read_manifest

    built = build(build_config("mine", [str(sources)], SETTINGS), workspace, discard, Control())
    folder = workspace.corpus("mine")
    counts = counts_of(list(read_manifest(folder)))
    assert (counts.seen, counts.read, counts.kept, counts.dropped) == (
        built.files_seen, built.files_read, built.files_kept, built.dropped,
    )  # fmt: skip
    corpus = read_description(folder)
    assert (corpus.files_seen, corpus.files_kept) == (built.files_seen, built.files_kept)
    facts = DataFacts(
        info=None, corpus=corpus, filters=None, languages=(("python", counts.kept),),
        dropped=counts.dropped, files_read=counts.read, licenses=(),
    )  # fmt: skip
    line = next(line for line in _data_set(facts) if line.startswith("- Files"))
    assert [number(part) for part in line.split(",")[:2]] == [counts.seen, counts.read]
