"""The committed translations agree with the sources, and Qt finds them."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from core.corpus.filters.table import REASONS, sentence_for, title_for
from core.errors import CoreError
from core.export.options import FORMATS
from core.texts import Text, joined
from docs import update_translations
from docs.update_translations import TRANSLATIONS, plural_forms, tr_calls, translated_texts
from gui.translation import install_translator, problem_text, tr, translated, use_language

ROOT = Path(__file__).resolve().parents[2]
GUI = ROOT / "gui"
ENGLISH = TRANSLATIONS / "tabwright_en.ts"


@pytest.fixture
def only_translator(qapp):
    """Installs a translator for one test."""
    installed = []

    def install(translator):
        installed.append(translator)
        QCoreApplication.installTranslator(translator)

    yield install
    for translator in installed:
        QCoreApplication.removeTranslator(translator)


def plural_texts():
    return sorted({text.text for text in translated_texts(GUI) if text.is_plural})


def test_every_plural_has_its_english_forms():
    forms = plural_forms(ENGLISH)
    assert sorted(forms) == plural_texts(), "run: python docs/update_translations.py"
    assert {len(found) for found in forms.values()} <= {2}
    for text, (one, many) in forms.items():
        assert "(s)" not in one + many, text
        assert ("%Ln" in text) == ("%Ln" in many), text


def test_the_compiled_file_is_the_source_compiled_and_loads(qapp, tmp_path):
    copy = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, copy)
    update_translations.compile_qm(copy)
    committed = ENGLISH.with_suffix(".qm")
    assert copy.with_suffix(".qm").read_bytes() == committed.read_bytes()
    assert QTranslator().load(str(committed)) or not plural_texts()


def test_the_committed_file_is_what_the_script_writes(tmp_path):
    copy = tmp_path / ENGLISH.name
    shutil.copy(ENGLISH, copy)
    update_translations.collect(copy, "en", translated_texts(GUI))
    update_translations.fill_english(copy)
    assert update_translations.untranslated(copy) == []
    assert copy.read_text("utf-8") == ENGLISH.read_text("utf-8")


def test_texts_are_collected_by_position_and_by_keyword(tmp_path):
    source = tmp_path / "gui" / "module.py"
    source.parent.mkdir()
    source.write_text(
        'T = QT_TR_NOOP("In a table")\n'
        'tr("Open", "a file")\n'
        'tr("%Ln file(s)", n=count)\n'
        'tr("%Ln box(es) " "of %Ln run(s)", None, 3)\n'
        'tr("%Ln mouse", n=2)\n'
        "tr(variable)\n",
        "utf-8",
    )
    texts = translated_texts(source.parent)
    assert [(text.text, text.comment, text.is_plural) for text in texts] == [
        ("In a table", None, False),
        ("Open", "a file", False),
        ("%Ln file(s)", None, True),
        ("%Ln box(es) of %Ln run(s)", None, True),
        ("%Ln mouse", None, True),
    ]
    ts = tmp_path / "tabwright_en.ts"
    update_translations.collect(ts, "en", texts)
    update_translations.fill_english(ts)
    assert update_translations.untranslated(ts) == ["%Ln mouse"]
    assert plural_forms(ts) == {
        "%Ln file(s)": ("%Ln file", "%Ln files"),
        "%Ln box(es) of %Ln run(s)": ("%Ln box of %Ln run", "%Ln boxes of %Ln runs"),
    }
    german = tmp_path / "tabwright_de.ts"
    update_translations.collect(german, "de", texts)
    text = german.read_text("utf-8").replace(
        'type="unfinished"></translation>', ">Auf</translation>"
    )
    german.write_text(text, "utf-8")
    update_translations.compile_qm(german)
    assert german.with_suffix(".qm").is_file()


def test_a_translation_is_used_with_plural_forms_in_the_digits_of_the_locale(
    tmp_path, only_translator
):
    ts = tmp_path / "tabwright_en.ts"
    source = tmp_path / "module.py"
    source.write_text('tr("%Ln file(s)", n=1)\n', "utf-8")
    update_translations.collect(ts, "en", translated_texts(tmp_path))
    update_translations.fill_english(ts)
    update_translations.compile_qm(ts)
    translator = QTranslator()
    assert translator.load(str(ts.with_suffix(".qm")))
    only_translator(translator)
    assert tr("%Ln file(s)", n=1) == "1 file"
    assert tr("%Ln file(s)", n=1234) == "1,234 files"


def test_a_language_without_a_file_falls_back_to_english(qapp):
    before = QLocale()
    owner = QObject()
    try:
        translator = install_translator(owner, "xx")
        use_language(owner, "en")
        assert QLocale().name().startswith("en")
        assert translator is None or "tabwright_en" in translator.filePath()
    finally:
        QLocale.setDefault(before)
        for each in owner.findChildren(QTranslator):
            QCoreApplication.removeTranslator(each)


def test_a_system_without_a_locale_groups_digits_as_amounts_do(qapp, monkeypatch):
    before, owner = QLocale(), QObject()
    monkeypatch.setattr(QLocale, "system", staticmethod(QLocale.c))
    try:
        QLocale.setDefault(QLocale.c())
        use_language(owner, "system")
        assert tr("%Ln file(s)", n=1234).startswith("1,234 file")
    finally:
        QLocale.setDefault(before)
        for each in owner.findChildren(QTranslator):
            QCoreApplication.removeTranslator(each)


def test_a_translated_text_is_put_together_after_its_translation():
    """lupdate reads no f-string, no sum and no formatted text."""
    wrong = []
    for path in sorted(GUI.rglob("*.py")):
        for call in tr_calls(path):
            text = call.args[0]
            is_formatted = (
                isinstance(text, ast.Call)
                and isinstance(text.func, ast.Attribute)
                and text.func.attr in ("format", "join", "replace")
            )
            if is_formatted or isinstance(text, ast.JoinedStr | ast.BinOp):
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert wrong == []


def test_labels_and_helps_of_settings_are_collected():
    texts = {text.text for text in update_translations.setting_texts(GUI)}
    assert {"Font size", "Size of the code.", "Reopen files at startup"} <= texts
    assert len(update_translations.setting_texts(ROOT / "core")) > 50


def test_the_texts_of_core_are_collected():
    texts = {text.text for text in update_translations.all_texts()}
    formats = {text for each in FORMATS for text in (each.title, each.explanation)}
    reasons = {title_for(reason) for reason in REASONS if reason}
    sentences = {sentence_for(reason) for reason in REASONS if reason}
    assert formats | reasons | sentences <= texts
    assert {"tokens", "files", "{path} is a folder."} <= texts
    assert "{where}: {problem}" not in texts  # there is nothing to translate


def test_a_template_that_is_no_literal_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(update_translations, "ROOT", tmp_path)
    source = tmp_path / "core" / "module.py"
    source.parent.mkdir()
    source.write_text('Text(f"{a} is gone")\n', "utf-8")
    with pytest.raises(ValueError, match=r"module\.py:1"):
        update_translations.core_texts(source.parent)


def test_labels_of_settings_are_those_of_the_forms():
    texts = {text.text for text in update_translations.setting_texts(ROOT / "core")}
    assert {"KV heads", "Feed-forward width", "Typing interval (ms)", "Batch size"} <= texts


class Upper(QTranslator):
    """Translates by capitals, and leaves what is in braces."""

    def isEmpty(self):
        return False

    def translate(self, _context, text, _comment=None, _n=-1):
        return re.sub(r"[^{}]+(?={|$)", lambda found: found[0].upper(), text)


def test_a_text_of_core_is_translated_with_its_values(only_translator):
    only_translator(Upper())
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        reason = Text("{size:,.1f} bytes of {name!r}", size=12345.67, name="it")
        text = Text("{path} is damaged: {reason}.", path="a/b.py", reason=reason)
        assert text == "a/b.py is damaged: 12,345.7 bytes of 'it'."
        assert translated(text) == "a/b.py IS DAMAGED: 12.345,7 BYTES OF 'it'."
        assert translated(joined(" ", [text, Text("Look.")])).endswith("'it'. LOOK.")
        error = CoreError(Text("No {what}.", what="disk"), Text("Buy one."))
        assert problem_text(error) == "NO disk. BUY ONE."
        assert translated("Plain {braces}") == "Plain {braces}"
        assert translated(Text("")) == ""
    finally:
        QLocale.setDefault(before)


def test_a_text_of_core_is_english_without_a_translation(qapp):
    text = Text("{count:,} files, {rate:.2f}", count=12345, rate=0.5)
    assert translated(text) == "12,345 files, 0.50"
