"""The presets: one TOML file each in ``resources/presets``."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.config import from_mapping, override, parse_toml
from core.errors import ConfigError
from core.model.config import parameter_count
from core.resources import resource
from core.texts import Text
from core.training.config import RunConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetInfo:
    """The description of a preset, for a list to choose from.

    Attributes:
        is_suggested: whether an estimate may suggest it for the time and the data that there are.
    """

    name: str
    title: str
    description: str
    parameters: int
    is_suggested: bool


def presets() -> list[PresetInfo]:
    """List every preset, the smallest first; those that are never suggested come last."""
    found = [_info(path.stem) for path in resource("presets").glob("*.toml")]
    return sorted(found, key=lambda info: (not info.is_suggested, info.parameters, info.name))


def load_preset(name: str, *, dataset: str = "", assignments: Sequence[str] = ()) -> RunConfig:
    """Return the configuration of a preset, with ``--set`` assignments applied.

    Raises:
        ConfigError: there is no such preset, or an assignment does not fit.
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
        is_suggested=about.get("suggested", True),
    )


def _read(name: str) -> dict[str, Any]:
    path = resource("presets", f"{name}.toml")
    names = [known.stem for known in resource("presets").glob("*.toml")]
    if name not in names:
        close = difflib.get_close_matches(name, names, n=1)
        hint = (
            Text("Did you mean {close!r}?", close=close[0])
            if close
            else Text("There are: {names}.", names=", ".join(sorted(names)))
        )
        raise ConfigError(Text("There is no preset {name!r}.", name=name), hint)
    return parse_toml(path.read_text("utf-8"), f"preset {name}")
