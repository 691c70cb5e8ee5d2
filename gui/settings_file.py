"""Reading the two files of settings: a wrong value costs itself alone.

A damaged file is set aside. A key that nothing knows may come from a newer version and is
ignored. Earlier versions kept everything in ``settings.toml``, under the names of ``ALIASES``.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar, cast

from core import files
from core.config import from_mapping, parse_toml
from core.errors import ConfigError
from core.texts import Text, joined

T = TypeVar("T")

# The name of a value in the single file of earlier versions -> its name in one of the two files.
ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "window.shows_lag": "window.shows_latency",
        "evaluate.extent": "evaluate.scope",
        "editor.completes": "suggestions.enabled",
        "editor.mode": "suggestions.mode",
        "editor.silent_languages": "suggestions.disabled_languages",
        "project.refused": "suggestions.excluded_projects",
        "suggestions.minimum_precision": "suggestions.confidence_threshold",
        "suggestions.shows_panel": "editor.shows_panel",
        "statistics.taken": "statistics.accepted",
        "statistics.wholes": "statistics.full",
    }
)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """What was read from a file.

    Attributes:
        value: the sections, with defaults where the file has nothing that can be used.
        table: the parsed file under today's names, for a second reader.
        problem: what was wrong with the file, or None.
    """

    value: T
    table: Mapping[str, Any]
    problem: ConfigError | None = None


def load_settings(cls: type[T], path: Path, table: Mapping[str, Any] | None = None) -> Loaded[T]:
    """Read the sections of ``cls`` from a file.

    Args:
        cls: a dataclass of sections that all have defaults.
        path: the TOML file; a missing one gives the defaults.
        table: a table that was read from another file, used instead of the file.
    """
    problem: ConfigError | None = None
    if table is None:
        table, problem = _read_table(path)
    value, problems = _lenient(cls(), table, path.name)
    if problems and problem is None:
        problem = ConfigError(
            joined(" ", (error.message for error in problems)),
            Text("Defaults apply instead of these values; all other settings are kept."),
        )
    return Loaded(value, table, problem)


def storable(content: T) -> T:
    """Return ``content`` without what UTF-8 cannot hold: paths whose bytes are no text."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(cast("Any", content)):
        value = getattr(content, field.name)
        if dataclasses.is_dataclass(value):
            values[field.name] = storable(cast("Any", value))
        elif isinstance(value, str) and not _is_text(value):
            values[field.name] = ""
        elif isinstance(value, tuple):
            items = cast("tuple[Any, ...]", value)
            kept = tuple(one for one in items if not isinstance(one, str) or _is_text(one))
            values[field.name] = kept
    return dataclasses.replace(cast("Any", content), **values)


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _read_table(path: Path) -> tuple[Mapping[str, Any], ConfigError | None]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}, None
    except UnicodeDecodeError as error:
        return {}, _set_aside(
            path, ConfigError(Text("{path} is not UTF-8: {error}.", path=path, error=error))
        )
    except OSError as error:
        return {}, ConfigError(Text("{path} cannot be read: {error}.", path=path, error=error))
    try:
        return _renamed(parse_toml(text, str(path))), None
    except ConfigError as error:
        return {}, _set_aside(path, error)


def _set_aside(path: Path, error: ConfigError) -> ConfigError:
    aside = path.with_suffix(".damaged.toml")
    try:
        files.replace(path, aside)
    except OSError as refusal:
        return ConfigError(joined(" ", [error.message, str(refusal)]))
    return ConfigError(
        error.message, Text("Default settings apply; the old file is now {name}.", name=aside.name)
    )


def _renamed(table: Mapping[str, Any]) -> dict[str, Any]:
    """``table`` under today's names; a value that has its new name already wins."""
    result = {
        key: dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value
        for key, value in table.items()
    }
    for old, new in ALIASES.items():
        section, _, name = old.partition(".")
        source = result.get(section)
        if not isinstance(source, dict) or name not in source:
            continue
        value = source.pop(name)
        section, _, name = new.partition(".")
        target = result.setdefault(section, {})
        if isinstance(target, dict):
            target.setdefault(name, value)
    return result


def _lenient(default: T, table: Mapping[str, Any], where: str) -> tuple[T, list[ConfigError]]:
    """``default`` with the values of ``table`` that can be used, and what is wrong with others."""
    cls = type(default)
    hints = typing.get_type_hints(cls)
    values: dict[str, Any] = {}
    problems: list[ConfigError] = []
    for field in dataclasses.fields(cast("Any", cls)):
        if field.name not in table:
            continue
        value, known = table[field.name], getattr(default, field.name)
        if dataclasses.is_dataclass(hints[field.name]) and isinstance(value, Mapping):
            section = cast("Mapping[str, Any]", value)
            values[field.name], found = _lenient(known, section, f"{where}: {field.name}")
            problems += found
            continue
        try:
            # One value at a time, so that its neighbors survive it.
            read = from_mapping(cls, {field.name: value}, where)
            values[field.name] = getattr(read, field.name)
        except ConfigError as error:
            problems.append(error)
    try:
        return dataclasses.replace(cast("Any", default), **values), problems
    except ConfigError as error:  # values that exclude each other
        return default, [
            *problems,
            ConfigError(Text("{where}: {problem}", where=where, problem=error.message), error.hint),
        ]
