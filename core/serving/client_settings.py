"""The settings of a server: from its command line, then from its client's configuration.

A client's configuration is checked key by key: a wrong value is reported in one sentence and the
value before it stays, so that an error in an editor's settings file disables nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.completion.request_options import DEFAULT_OPTIONS, RequestOptions
from core.errors import ConfigError
from core.languages.lexical import KNOWN_LANGUAGES
from core.languages.table import written_language_of
from core.serving.text_document import TextDocument
from core.texts import Text

# What clients call languages, where it is not our name: identifiers of VS Code, Emacs and Vim.
_ALIASES: Final = {
    "c++": "cpp",
    "javascriptreact": "javascript",
    "typescriptreact": "typescript",
    "tsx": "typescript",
    "jsx": "javascript",
    "js": "javascript",
    "golang": "go",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """What the user chose for one server.

    Attributes:
        options: how the engine is asked.
        is_enabled: whether anything is suggested at all.
    """

    options: RequestOptions = DEFAULT_OPTIONS
    is_enabled: bool = True

    def updated(self, section: Mapping[str, Any]) -> tuple[ClientSettings, list[str]]:
        """These settings with those of a client's configuration over them.

        Args:
            section: ``enabled`` (true or false), ``threshold`` (0 to 1, null for the model's own),
                ``maxTokens`` (1 to 4096), ``disabledLanguages``, ``commentsIn``, ``stringsIn``
                (lists of language names); keys that are absent change nothing.

        Returns:
            the settings, and a sentence for each value that could not be taken.
        """
        settings, complaints = self, list[str]()
        for key, value in section.items():
            try:
                settings = settings._with(key, value)
            except ConfigError as error:
                complaints.append(f"tabwright.{key}: {error.message} {error.hint}".strip())
        return settings, complaints

    def language_of(self, document: TextDocument) -> str | None:
        """The name by which completion knows the language of a document, or None."""
        return language_named(document.language_id) or language_of_path(document.uri)

    def _with(self, key: str, value: Any) -> ClientSettings:
        options = self.options
        match key:
            case "enabled":
                if not isinstance(value, bool):
                    raise ConfigError(Text("It must be true or false."))
                return dataclasses.replace(self, is_enabled=value)
            case "threshold":
                options = dataclasses.replace(options, minimum_precision=checked_threshold(value))
            case "maxTokens":
                options = dataclasses.replace(options, max_tokens=_max_tokens(value))
            case "disabledLanguages" | "commentsIn" | "stringsIn":
                name = {"disabledLanguages": "off_in"}.get(key, key.replace("In", "_in"))
                policy = dataclasses.replace(options.policy, **{name: _names(value)})
                options = dataclasses.replace(options, policy=policy)
            case _:
                # Editors keep settings of their own in the same section, as the command's path.
                return self
        return dataclasses.replace(self, options=options)


def language_named(name: str) -> str | None:
    """Our name of a language that a client names, or None."""
    lower = name.lower()
    known = _ALIASES.get(lower, lower)
    return known if known in KNOWN_LANGUAGES else None


def language_of_path(path: str) -> str | None:
    """The language of a file by its ending, or None."""
    language = written_language_of(path.replace("\\", "/"))
    return language.name if language is not None else None


def checked_threshold(value: Any) -> float | None:
    """Return a fraction of right suggestions from 0 to 1, or None for the model's own.

    Raises:
        ConfigError: it is neither.
    """
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 1:
        raise ConfigError(
            Text("{value!r} is no threshold.", value=value),
            Text("Write a number from 0 to 1, or null for the model's own."),
        )
    return float(value)


def _max_tokens(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 4096:
        raise ConfigError(
            Text("{value!r} is no number of tokens.", value=value),
            Text("Write a number from 1 to 4096."),
        )
    return value


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConfigError(Text("It must be a list of names of languages."))
    return tuple(language_named(name) or name.lower() for name in value)
