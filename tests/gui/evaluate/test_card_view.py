"""The model card of a real checkpoint: rendered, copied, saved; and a wrong one as a sentence."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument, QTextTable

from core.workspace import open_workspace
from gui.evaluate.card_style import apply_style
from gui.evaluate.card_view import CardView, _without_metadata
from gui.theme import load_theme

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "workspace_1"


@pytest.fixture
def view(context, qtbot):
    result = CardView(context)
    qtbot.addWidget(result)
    result.resize(600, 400)
    return result


@pytest.fixture
def checkpoint():
    (run,) = open_workspace(GOLDEN).runs.glob("*/")
    return run / "model" / "checkpoints" / "best_checkpoint.pth"


def made(view, context, qtbot):
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=60_000)


def test_it_is_made_when_someone_looks(view, context, qtbot, checkpoint, tmp_path):
    view.show_checkpoint(checkpoint)
    assert context.jobs.jobs == ()
    assert not view.copy_button.isEnabled()
    view.show()
    assert view.message.text() == "Creating the card…"
    made(view, context, qtbot)
    assert view.markdown.startswith("---\nlibrary_name: tabwright\n")
    text = view.page.toPlainText()
    assert "Model specification" in text
    assert "library_name" not in text
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == view.markdown
    view.save(tmp_path / "card.md")
    made(view, context, qtbot)
    assert (tmp_path / "card.md").read_text("utf-8") == view.markdown
    view.set_theme()
    assert view.page.toPlainText() == text


def test_a_file_that_is_no_checkpoint_is_a_sentence(view, context, qtbot, tmp_path, checkpoint):
    (tmp_path / "x.pth").write_bytes(b"nothing")
    view.show()
    assert "There is no model yet" in view.message.text()
    view.show_checkpoint(tmp_path / "x.pth")
    made(view, context, qtbot)
    assert "x.pth" in view.message.text()
    assert not view.page.isVisible()
    view.show_checkpoint(checkpoint)
    made(view, context, qtbot)
    assert view.page.isVisible()


def test_it_is_created_again_when_more_was_measured(view, context, qtbot, checkpoint):
    view.show()
    view.show_checkpoint(checkpoint)
    made(view, context, qtbot)
    first = view.markdown
    view.outdate()
    assert len(context.jobs.jobs) == 1
    made(view, context, qtbot)
    assert view.markdown == first


def test_the_metadata_is_for_programs():
    assert _without_metadata("---\na: b\n---\n\n# x\n\n---\n") == "\n# x\n\n---\n"
    assert _without_metadata("# x") == "# x"


def test_a_card_has_the_style_of_the_page(qapp):
    document = QTextDocument()
    document.setMarkdown(
        "# Title\n\nText with `code`.\n\n## Part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n"
    )
    theme, font = load_theme("dark"), QFont("sans", 10)
    apply_style(document, theme, font)
    sizes = {}
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            sizes[level] = block.begin().fragment().charFormat().fontPointSize()
        block = block.next()
    assert sizes == {1: pytest.approx(13.5), 2: pytest.approx(11.5)}
    (table,) = (f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable))
    assert table.format().borderCollapse()
    assert table.format().borderBrush().color().name() == theme.border
    assert table.cellAt(0, 0).format().background().color().name() == theme.raised
    assert document.toPlainText().startswith("Title\nText with code.")
