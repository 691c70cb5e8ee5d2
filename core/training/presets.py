"""The shipped recipes: one TOML file each in ``resources/presets``."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.config import from_mapping, override, parse_toml
from core.errors import ConfigError
from core.model.config import parameter_count
from core.resources import resource
from core.training.config import RunConfig

_ORDER = ("nano", "small", "base", "reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetInfo:
    """What a person sees before choosing."""

    name: str
    title: str
    description: str
    parameters: int


def presets() -> list[PresetInfo]:
    """Every shipped preset, smallest first, the reference last."""
    names = sorted(path.stem for path in resource("presets").glob("*.toml"))
    names.sort(key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    return [_info(name) for name in names]


def load_preset(name: str, *, dataset: str = "", assignments: Sequence[str] = ()) -> RunConfig:
    """The recipe of a preset, with ``--set`` assignments applied.

    Raises:
        ConfigError: no such preset, or an assignment that does not fit.
    """
    table = _read(name)
    del table["about"]
    table = override({**table, "preset": name, "dataset": dataset}, assignments)
    return from_mapping(RunConfig, table, f"preset {name}")


def _info(name: str) -> PresetInfo:
    about = _read(name)["about"]
    return PresetInfo(
        name=name,
        title=about["title"],
        description=about["description"],
        parameters=parameter_count(load_preset(name).model),
    )


def _read(name: str) -> dict[str, Any]:
    path = resource("presets", f"{name}.toml")
    names = [known.stem for known in resource("presets").glob("*.toml")]
    if name not in names:
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(sorted(names))}."
        raise ConfigError(f"There is no preset {name!r}.", hint)
    return parse_toml(path.read_text("utf-8"), f"preset {name}")
