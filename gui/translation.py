"""The texts of the window in the user's language, by Qt's translator.

Every text that users read goes through ``tr``; ``docs/update_translations.py`` collects them
with Qt's ``lupdate`` into ``resources/translations/tabwright_<language>.ts`` and compiles these
files. A table of texts marks them with ``PySide6.QtCore.QT_TR_NOOP`` and ``tr`` is called where
one is shown. English needs a file too: it has the plural forms of texts with ``%n``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from core.errors import CoreError
from core.events import Notice
from core.resources import resource
from core.texts import Text

_CONTEXT = ""  # of every text: lupdate gives calls of a plain function no context


def tr(text: object, comment: str | None = None, n: int = -1) -> str:
    """Translate a text of the window.

    Args:
        text: a literal, so that lupdate finds it, or what ``QT_TR_NOOP`` returned, which Qt
            types as an object; values are filled in afterwards by ``str.format``, and ``%n``
            becomes ``n`` in the locale's digits.
        comment: distinguishes equal English texts for the translator.
        n: the count that chooses the plural form.
    """
    return QCoreApplication.translate(_CONTEXT, str(text), comment, n)


def translated(text: str) -> str:
    """Return a text of core in the language of the window; any other string as it is.

    The template is translated, and so are values that are texts themselves; numbers get the
    separators of the locale.
    """
    if not isinstance(text, Text) or not text:
        return text
    template = tr(text.template)
    values = {name: _value(each) for name, each in text.values.items()}
    return template.format(**values) if values else template


def problem_text(problem: CoreError | Notice) -> str:
    """Return message and hint of an error or a notice of core in the language of the window."""
    return f"{translated(problem.message)} {translated(problem.hint)}".strip()


def _value(value: str | int | float) -> str | _LocalNumber:
    return translated(value) if isinstance(value, str) else _LocalNumber(value)


class _LocalNumber:
    """A number that ``str.format`` writes as Python does, with the locale's separators."""

    def __init__(self, number: float) -> None:
        self._number = number

    def __format__(self, spec: str) -> str:
        locale = QLocale()
        if locale.language() == QLocale.Language.C:
            return format(self._number, spec)
        separators = {",": locale.groupSeparator(), ".": locale.decimalPoint()}
        return format(self._number, spec).translate(str.maketrans(separators))

    def __repr__(self) -> str:
        return repr(self._number)

    def __str__(self) -> str:
        return format(self)


def use_language(app: QObject, language: str) -> None:
    """Show texts, numbers and dates in a language from now on.

    Args:
        app: the application, which owns the translators.
        language: "de" and the like; "system" for the language and the formats of the system.
    """
    if language != "system":
        QLocale.setDefault(QLocale(language))
    elif QLocale.system().language() == QLocale.Language.C:
        # As in amounts.locale: Qt fills in %Ln by the default locale, and C groups no digits.
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    install_translator(app, "" if language == "system" else language)


def install_translator(app: QObject, language: str = "") -> QTranslator | None:
    """Translate the application's texts from now on.

    Args:
        app: the application, which owns the translators.
        language: "de" and the like; the languages of the system when empty.

    Returns:
        The translator of our own texts; None when there is no file for any of the languages.
    """
    for name in [*([language] if language else QLocale.system().uiLanguages()), "en"]:
        code = name.replace("-", "_").partition("_")[0]
        translator = QTranslator(app)
        path = resource("translations", f"tabwright_{code}.qm")
        if path.is_file() and translator.load(str(path)):
            _install_qt_texts(app, code)
            QCoreApplication.installTranslator(translator)
            return translator
    return None


def _install_qt_texts(app: QObject, code: str) -> None:
    """Translate the buttons of Qt's own dialogs as well, where Qt has them in that language."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if code != "en" and translator.load(f"qtbase_{code}", folder):
        QCoreApplication.installTranslator(translator)
