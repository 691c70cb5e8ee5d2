"""Sentences for people that a window can show in another language.

Core speaks English: the command line, the files that it writes and the tests see plain strings. A
sentence that may reach the window is a ``Text``, an English string that still knows the template
and the values that it was made from. The window translates the template and fills in the same
values (``gui.translation.localized``), so that core needs no translator and nothing that is
stored depends on a language. ``docs/update_translations.py`` collects the templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, SupportsIndex


class Text(str):
    """An English sentence with its template: ``Text("{path} is missing.", path=path)``.

    Without values the template is the sentence as it is, braces included. A value may be a
    ``Text`` itself; it is translated too. Operations of ``str`` return plain strings, so two
    sentences become one by ``joined(" ", ...)``.

    Attributes:
        template: a literal, in the form of ``str.format``.
        values: what is filled in, by name.
    """

    template: str
    values: dict[str, str | int | float]

    def __new__(cls, template: str, /, **values: object) -> Text:
        """Fill in the values; what is neither a text nor a number counts as its ``str``."""
        kept = {name: _kept(value) for name, value in values.items()}
        text = super().__new__(cls, template.format(**kept) if kept else template)
        text.template = template
        text.values = kept
        return text

    def filled(self, **values: object) -> Text:
        """Return the text again with values for its template; of a table of templates."""
        return Text(self.template, **values)

    def __str__(self) -> str:
        return self  # so that str(error) keeps the template of the error's text

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.template, self.values)


NO_TEXT: Final = Text("")


def joined(separator: str, texts: Iterable[str]) -> Text:
    """Return texts as one, as ``str.join`` does; empty ones are left out.

    A separator that has words is a ``Text``, for it is translated as well.
    """
    values = {f"part_{index}": text for index, text in enumerate(filter(None, texts))}
    between = "{between}" if isinstance(separator, Text) else separator
    template = between.join(f"{{{name}}}" for name in values)
    return Text(template, **values, between=separator)


def stored(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record for JSON, with the templates of its texts beside it as ``texts``.

    The texts themselves stay English strings, which people, other programs and older versions
    read.
    """
    texts = {name: _stored(value) for name, value in record.items() if isinstance(value, Text)}
    return {**record, "texts": texts} if any(record[name] for name in texts) else {**record}


def restored(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of ``stored`` again, with a ``Text`` for each template.

    A template that does not give the English string is not used: what was stored as the text is
    what people see.
    """
    plain = {name: value for name, value in record.items() if name != "texts"}
    texts = record.get("texts")
    for name, template in texts.items() if isinstance(texts, dict) else ():
        try:
            text = _restored_text(template)
        except (LookupError, ValueError, TypeError, AttributeError):
            continue
        if text == plain.get(name):
            plain[name] = text
    return plain


def _stored(text: Text) -> list[Any]:
    values = {
        name: _stored(value) if isinstance(value, Text) else value
        for name, value in text.values.items()
    }
    return [text.template, values]


def _restored_text(stored: Any) -> Text:
    template, values = stored
    return Text(
        template,
        **{
            name: _restored_text(value) if isinstance(value, list) else value
            for name, value in values.items()
        },
    )


def _kept(value: object) -> str | int | float:
    """A value that can be formatted, pickled and stored: an exception would hold its frames."""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, SupportsIndex):  # integers of NumPy
        return int(value)
    return str(value)


def _restored(template: str, values: dict[str, Any]) -> Text:
    return Text(template, **values)
