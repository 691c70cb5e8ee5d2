"""The texts of the window in the user's language, by Qt's translator.

Every text that people read goes through ``tr``; ``docs/update_translations.py`` collects them
with Qt's ``lupdate`` into ``resources/translations/tabwright_<language>.ts`` and compiles these
files. A table of texts marks them with ``PySide6.QtCore.QT_TR_NOOP`` and ``tr`` is called where
one is shown. English needs a file too: it has the plural forms of texts with ``%n``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from core.resources import resource

_CONTEXT = ""  # of every text: lupdate gives calls of a plain function no context


def tr(text: object, comment: str | None = None, n: int = -1) -> str:
    """Translate a text of the window.

    Args:
        text: a literal, so that lupdate finds it, or what ``QT_TR_NOOP`` returned, which Qt
            types as an object; values are filled in afterwards by ``str.format``, and ``%n``
            becomes ``n`` in the locale's digits.
        comment: tells the translator apart what is the same text in English.
        n: the count that chooses the plural form.
    """
    return QCoreApplication.translate(_CONTEXT, str(text), comment, n)


def install_translator(app: QObject, language: str = "") -> QTranslator | None:
    """Translate the application's texts from now on.

    Args:
        app: the application, which owns the translator.
        language: "de" and the like; the system's languages when empty.

    Returns:
        None when there is no file for any of the languages.
    """
    wanted = [language] if language else QLocale.system().uiLanguages()
    for name in [*wanted, "en"]:
        translator = QTranslator(app)
        path = resource("translations", f"tabwright_{name.replace('-', '_').partition('_')[0]}.qm")
        if path.is_file() and translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            return translator
    return None
