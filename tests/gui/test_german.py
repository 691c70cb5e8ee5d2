"""The German texts are complete, fit their English sources, and are what the window shows."""

import re
import shutil
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from core.texts import Text
from docs import update_translations
from docs.update_translations import TRANSLATIONS, forms_of
from gui.translation import translated, use_language
from tests.gui.evaluate.conftest import quick_cards  # noqa: F401 - a fixture
from tests.gui.test_access import access_keys, menu_key_clashes
from tests.gui.test_pseudo_language import is_allowed, open_everything, texts_of
from tests.gui.whole_window import filled_window

GERMAN = TRANSLATIONS / "tabwright_de.ts"
# Words of English sentences that are no words of German or of code.
ENGLISH_WORDS = re.compile(r"(?<![\w-])(the|of|and|with|from|not|this|that|when|are|is|to|for)\b")


@dataclass(frozen=True)
class Message:
    source: str
    forms: tuple[str, ...]
    is_plural: bool


def messages():
    return [
        Message(
            each.findtext("source", ""),
            tuple(forms_of(each.find("translation"))),
            each.get("numerus") == "yes",
        )
        for each in ElementTree.parse(GERMAN).iter("message")
    ]


def without_entities(text):
    return re.sub(r"&&|&\w+;", "", text)


def test_every_text_is_translated():
    assert update_translations.untranslated(GERMAN) == [], (
        "translate these in the .ts file, then run: python docs/update_translations.py"
    )


def test_the_committed_files_are_what_the_script_writes(tmp_path):
    copy = tmp_path / GERMAN.name
    shutil.copy(GERMAN, copy)
    assert update_translations.update(copy, "de", update_translations.all_texts()) == []
    assert copy.read_text("utf-8") == GERMAN.read_text("utf-8"), (
        "run: python docs/update_translations.py"
    )
    assert copy.with_suffix(".qm").read_bytes() == GERMAN.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    "parts",
    [
        lambda text: sorted(re.findall(r"{[^{}]*}", text)),
        lambda text: re.findall(r"%L?n", text),
        lambda text: sorted(re.findall(r"<[^>]+>", text)),
        lambda text: text.count("\n"),
        lambda text: without_entities(text).count("&"),
        lambda text: text.endswith("."),
        lambda text: len(text) - len(text.rstrip()),
        lambda text: "…" in text,
    ],
    ids=["values", "counts", "tags", "lines", "access keys", "full stops", "ends", "ellipses"],
)
def test_a_translation_has_the_parts_of_its_source(parts):
    wrong = {
        message.source: form
        for message in messages()
        for form in message.forms
        if parts(form) != parts(message.source)
    }
    assert wrong == {}


def test_plurals_have_two_forms():
    assert {len(message.forms) for message in messages() if message.is_plural} == {2}
    assert {len(message.forms) for message in messages() if not message.is_plural} == {1}


def test_templates_can_be_filled():
    for message in messages():
        names = re.findall(r"{(\w+)[^{}]*}", message.source)
        if names and all(name.isidentifier() for name in names):
            values = dict.fromkeys(names, 1)
            for form in message.forms:
                form.format(**values)


@pytest.fixture
def german(qapp):
    before, known = QLocale(), set(qapp.findChildren(QTranslator))
    use_language(qapp, "de")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - known:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def window(context, qtbot, german, quick_cards):  # noqa: F811 - pytest's way
    return filled_window(context, qtbot)


def english_texts(root, sources):
    """What is below a widget and is an English source, or has words of English."""
    found = set()
    for widget in [root, *root.findChildren(QWidget)]:
        for kind, text in texts_of(widget):
            plain = re.sub(r"<[^>]*>|&", "", text).strip()
            if plain in sources or ENGLISH_WORDS.search(re.sub(r"\S*/\S*", "", plain)):
                found.add((kind, plain))
    return found


def test_the_window_is_german(window, qtbot, tmp_path):
    sources = {
        message.source.replace("&", "")
        for message in messages()
        if message.source not in message.forms
    }
    # Words that are German too, or a name that people choose.
    sources -= {message.forms[0].replace("&", "") for message in messages()}
    wrong, clashes = {}, {}
    for state in open_everything(window, qtbot, tmp_path):
        QApplication.processEvents()
        for kind, text in english_texts(window, sources):
            if not is_allowed(text):
                wrong.setdefault(f"{kind}: {text}", state)
        if not state.startswith("dialog") and (same := access_keys(window)):
            clashes[state] = same
    assert wrong == {}
    assert clashes == {}


def test_no_two_rows_of_a_german_menu_have_one_key(window):
    assert menu_key_clashes(window) == {}


def test_numbers_and_errors_are_german(german):
    text = Text("{name} has {size:,} bytes", name="a.bin", size=1234567)
    assert translated(text) == "a.bin hat 1.234.567 Bytes"
    within = Text("{name} cannot be opened safely: {reason}.", name="a.pth", reason=text)
    assert translated(within) == (
        "a.pth kann nicht sicher geöffnet werden: a.bin hat 1.234.567 Bytes."
    )
