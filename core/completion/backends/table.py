"""The table of backends, the preferred one first.

A backend is a module beside this one with ``probe`` and ``open_model``
(``base.BackendModule``) and a row here. Modules are imported when they are tried, since
some load large libraries.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from core.completion.backends.base import BackendModule
from core.texts import Text

SourceKind: TypeAlias = Literal["checkpoint", "live", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """A row of the table.

    Attributes:
        name: for callers that ask for certain backends.
        title: for people.
        module: its name in this package.
        opens: the kinds of sources that it can open.
    """

    name: str
    title: str
    module: str
    opens: frozenset[SourceKind]

    def load(self) -> BackendModule:
        """Import the module."""
        return cast("BackendModule", importlib.import_module(f"{__package__}.{self.module}"))


BACKENDS: Final = (
    Backend(
        name="native",
        title=Text("native decoder"),
        module="native_backend",
        opens=frozenset({"checkpoint"}),
    ),
    Backend(
        name="onnxruntime",
        title="onnxruntime",
        module="onnxruntime_backend",
        opens=frozenset({"checkpoint"}),
    ),
    Backend(
        name="torch",
        title="PyTorch",
        module="torch_backend",
        opens=frozenset({"checkpoint", "live"}),
    ),
    Backend(
        name="project-only",
        title=Text("file and project, no model"),
        module="project_backend",
        opens=frozenset({"none"}),
    ),
)
