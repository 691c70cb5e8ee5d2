"""Strict TOML over dataclasses: one table declares every setting.

A configuration is a frozen dataclass whose fields are made with ``setting``:
default, meaning, range and unit are in one place, and the TOML reader, ``--set``,
the error messages and the forms of the window all derive from them. There are
no implicit conversions but whole number to decimal, and no unknown keys.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from core.errors import ConfigError
from core.texts import Text, joined

T = TypeVar("T")

_METADATA_KEY = "setting"
# Parts of names that are written in capitals in a label.
_ACRONYMS = {"kv": "KV", "fim": "FIM"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of one field besides its type and default.

    Attributes:
        help: what it means and what turning it does, for a student.
        low, high: inclusive bounds of a number.
        choices: the values that a text may take; empty for any.
        unit: what the number counts.
        aliases: former names; files and ``--set`` may still use them.
        traits: what else is known of the setting, by names that its owner defines.
        label: its name in a form, where that does not follow from the name of the field.
    """

    help: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    aliases: tuple[str, ...] = ()
    traits: frozenset[str] = frozenset()
    label: str = ""


def setting(
    default: Any,
    help: str,
    *,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    unit: str = "",
    aliases: tuple[str, ...] = (),
    traits: Collection[str] = (),
    label: str = "",
) -> Any:
    """Return a dataclass field with its meaning and its range beside its default."""
    about = Setting(
        help=help,
        low=low,
        high=high,
        choices=choices,
        unit=unit,
        aliases=aliases,
        traits=frozenset(traits),
        label=label,
    )
    return dataclasses.field(default=default, metadata={_METADATA_KEY: about})


@typing.dataclass_transform(kw_only_default=True, frozen_default=True)
def settings_part(cls: type[T]) -> type[T]:
    """Make a dataclass of settings that a configuration inherits together with others.

    It has no methods of its own, for which a dataclass would compile code at every start.
    """
    return dataclass(frozen=True, kw_only=True, init=False, repr=False, eq=False)(cls)


def setting_of(field: dataclasses.Field[Any]) -> Setting:
    """Return the ``Setting`` of a field; an empty one where none was declared."""
    return field.metadata.get(_METADATA_KEY, Setting(help=""))


def label_of(field: dataclasses.Field[Any]) -> str:
    """Return the name of a setting in a form: its own label, or else one made of its name."""
    return setting_of(field).label or label_from_name(field.name)


def label_from_name(name: str) -> str:
    """Return a label made of the name of a field: "Batch size" for ``batch_size``."""
    words = [_ACRONYMS.get(word, word) for word in name.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def settings_with(cls: type[Any], trait: str) -> tuple[str, ...]:
    """Return the names of the settings of a configuration that have a trait, in their order."""
    return tuple(
        field.name for field in dataclasses.fields(cls) if trait in setting_of(field).traits
    )


def check_ranges(config: Any) -> None:
    """Raise unless every field is in its declared range; call from ``__post_init__``.

    Raises:
        ConfigError: naming the field, its value and its range.
    """
    for field in dataclasses.fields(config):
        check_value(field, getattr(config, field.name))


def check_value(field: dataclasses.Field[Any], value: Any) -> None:
    """Raise unless ``value`` is in the declared range of ``field``."""
    about = setting_of(field)
    if about.choices and value not in about.choices:
        raise ConfigError(
            Text(
                "{field} is {value!r}, which is not one of its values.",
                field=field.name,
                value=value,
            ),
            Text("Choose one of: {choices}.", choices=", ".join(about.choices)),
        )
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    too_low = about.low is not None and value < about.low
    too_high = about.high is not None and value > about.high
    if too_low or too_high or not math.isfinite(value):
        raise ConfigError(
            Text("{field} is {value}, outside its range.", field=field.name, value=value),
            Text("Allowed: {range_text}.", range_text=range_text(about)),
        )


def range_text(about: Setting) -> str:
    """Return the range in words: "1 to 1,000,000 tokens", "at least 0", "any number"."""
    unit = Text(about.unit)
    match about.low, about.high:
        case None, None:
            return joined(" ", [Text("any number"), unit])
        case low, None:
            return joined(" ", [Text("at least {low}", low=_bound_text(low)), unit])
        case None, high:
            return joined(" ", [Text("at most {high}", high=_bound_text(high)), unit])
        case low, high:
            between = Text("{low} to {high}", low=_bound_text(low), high=_bound_text(high))
            return joined(" ", [between, unit])


def _bound_text(bound: float) -> str:
    return f"{bound:,.0f}" if float(bound).is_integer() else f"{bound:g}"


def from_mapping(cls: type[T], mapping: Mapping[str, Any], where: str) -> T:
    """Build a configuration from parsed TOML or JSON.

    Args:
        cls: the dataclass, possibly with dataclasses as fields.
        mapping: its keys and values; a missing key takes the default.
        where: the file or option, for the error message.

    Raises:
        ConfigError: an unknown key (the nearest known one is named), a missing
            key without default, a value of the wrong type or out of range.
    """
    assert dataclasses.is_dataclass(cls)
    hints = typing.get_type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(cls)}
    current = {alias: name for name in fields for alias in setting_of(fields[name]).aliases}
    values: dict[str, Any] = {}
    # The later of a name and its alias counts: ``--set`` comes after what a file says.
    for given, value in mapping.items():
        key = current.get(given, given)
        if key not in fields:
            raise ConfigError(
                Text("{where}: there is no setting {key!r}.", where=where, key=key),
                _nearest(key, fields),
            )
        if isinstance(value, bool) and "off" in (setting_of(fields[key]).choices or ()):
            value = "on" if value else "off"  # what it was before it could also be auto
        values[key] = _convert(hints[key], value, f"{where}: {key}")
    for name, field in fields.items():
        has_default = not (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        if name not in values and not has_default:
            raise ConfigError(
                Text("{where}: the setting {name!r} is missing.", where=where, name=name),
                Text("Add it."),
            )
    try:
        return cls(**values)
    except ConfigError as error:
        raise ConfigError(
            Text("{where}: {problem}", where=where, problem=error.message), error.hint
        ) from None


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """Parse TOML text.

    Raises:
        ConfigError: with the line at which it is not TOML.
    """
    import tomllib  # a process that completes reads none

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(
            Text("{where} is not valid TOML: {error}.", where=where, error=error),
            Text("Correct that line."),
        ) from None


def to_mapping(config: Any) -> dict[str, Any]:
    """Return the configuration as nested plain values; None is left out (TOML has no null)."""
    result: dict[str, Any] = {}
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        if dataclasses.is_dataclass(value):
            result[field.name] = to_mapping(value)
        elif isinstance(value, tuple):
            items = typing.cast("tuple[Any, ...]", value)
            result[field.name] = [
                to_mapping(item) if dataclasses.is_dataclass(item) else item for item in items
            ]
        elif value is not None:
            result[field.name] = value
    return result


def to_toml(config: Any) -> str:
    """Return the whole configuration as TOML, nothing implicit."""
    import tomlkit  # 20 ms that the start of the window need not wait for

    return tomlkit.dumps(to_mapping(config))


def override(mapping: Mapping[str, Any], assignments: Sequence[str]) -> dict[str, Any]:
    """Apply ``--set`` options such as ``train.learning_rate=3e-4`` to parsed TOML.

    Keys and types are checked when ``from_mapping`` reads the result. A value is
    read as TOML, and as plain text where it is not TOML.

    Raises:
        ConfigError: an assignment without ``=``, or a key below a plain value.
    """
    result = _deep_copy(mapping)
    for assignment in assignments:
        key, equals, text = assignment.partition("=")
        if not equals or not key.strip():
            raise ConfigError(
                Text("--set {assignment!r} is not an assignment.", assignment=assignment),
                Text("Write it as --set section.key=value."),
            )
        *tables, last = key.strip().split(".")
        target = result
        for name in tables:
            inner = target.setdefault(name, {})
            if not isinstance(inner, dict):
                raise ConfigError(
                    Text("--set {key}: {name} holds a value, no settings.", key=key, name=name)
                )
            target = typing.cast("dict[str, Any]", inner)
        target[last] = _parse_value(text.strip())
    return result


def _deep_copy(mapping: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _deep_copy(typing.cast("Mapping[str, Any]", value))
        if isinstance(value, Mapping)
        else value
        for key, value in mapping.items()
    }


def _parse_value(text: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _nearest(key: str, known: Mapping[str, object]) -> str:
    import difflib  # only for a message

    close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if close:
        return Text("Did you mean {close!r}?", close=close[0])
    return Text("Known settings: {known}.", known=", ".join(sorted(known)))


def _convert(hint: Any, value: Any, where: str) -> Any:
    """``value`` as the type ``hint`` asks, or a ConfigError that says what was expected."""
    if dataclasses.is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise ConfigError(Text("{where} must be a table of settings.", where=where))
        return from_mapping(typing.cast("type[Any]", hint), value, where)
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [argument for argument in typing.get_args(hint) if argument is not type(None)]
        if value is None and len(inner) < len(typing.get_args(hint)):
            return None
        return _convert(inner[0], value, where)
    if origin is typing.Literal:
        if value not in typing.get_args(hint):
            names = ", ".join(map(str, typing.get_args(hint)))
            raise ConfigError(
                Text("{where} is {value!r}.", where=where, value=value),
                Text("Choose one of: {names}.", names=names),
            )
        return value
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ConfigError(
                Text("{where} must be a list.", where=where), Text('Write it as ["a", "b"].')
            )
        item_hint = typing.get_args(hint)[0]
        items = typing.cast("Sequence[Any]", value)
        return tuple(_convert(item_hint, item, where) for item in items)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        expected = {
            int: Text("a whole number"),
            float: Text("a number"),
            bool: Text("true or false"),
            str: Text("text"),
        }
        raise ConfigError(
            Text(
                "{where} must be {expected}, not {value!r}.",
                where=where,
                expected=expected[hint],
                value=value,
            )
        )
    return value
