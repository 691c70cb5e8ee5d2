"""Draw the layers of the program as a Mermaid diagram in ``ARCHITECTURE.md``.

The rows are those of the contract in ``pyproject.toml``, the arrows are the real imports, without
those that follow from others. ``tests/test_layers.py`` fails when the document has another
diagram: run ``python docs/draw_layers.py`` then.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "ARCHITECTURE.md"
START, END = "<!-- layers: begin -->", "<!-- layers: end -->"
# The modules of the lowest row are drawn as one node.
BASE = "base"


def rows_of_core(project: Mapping[str, object]) -> list[list[str]]:
    """Return the rows of packages of core, the highest first, from the contract.

    Args:
        project: the parsed ``pyproject.toml``.
    """
    tool: dict = project["tool"]  # type: ignore[assignment] - a table
    (layers,) = (
        contract["layers"]
        for contract in tool["importlinter"]["contracts"]
        if contract.get("containers") == ["core"]
    )
    return [re.findall(r"\w+", row) for row in layers]


def node_of(module: str, base: Sequence[str]) -> str:
    """Return the node that a module is drawn as.

    Args:
        module: its full name, for example ``core.corpus.text.header``.
        base: the packages of the lowest row.
    """
    package, _dot, rest = module.partition(".")
    name = rest.partition(".")[0]
    if package == "gui" or not name:
        return package
    return BASE if name in base else name


def imports_between(base: Sequence[str]) -> dict[str, set[str]]:
    """Return which node imports which others, from the real import graph."""
    graph = grimp.build_graph("core", "gui", cache_dir=None)
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        node = node_of(module, base)
        for imported in graph.find_modules_directly_imported_by(module):
            other = node_of(imported, base)
            if other not in (node, "core"):
                found.setdefault(node, set()).add(other)
    return found


def without_implied(imports: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the imports of an acyclic graph that no longer path implies, sorted."""

    def reached(node: str) -> set[str]:
        return {each for other in imports.get(node, ()) for each in ({other} | reached(other))}

    return sorted(
        (node, other)
        for node, others in imports.items()
        for other in others
        if not any(other in reached(between) for between in others - {other})
    )


def sub_packages(package: Path) -> list[str]:
    """Return the names of the packages in a package, with those in them in parentheses."""
    found: list[str] = []
    for folder in sorted(each.parent for each in package.glob("*/__init__.py")):
        inner = ", ".join(sub_packages(folder))
        found.append(f"{folder.name} ({inner})" if inner else folder.name)
    return found


def _label(name: str, inner: Sequence[str]) -> str:
    return "<br/>".join([name, *inner]) if "(" in "".join(inner) else _in_lines(name, inner)


def _in_lines(name: str, inner: Sequence[str]) -> str:
    """Return names in lines of a readable width, below the first one."""
    lines = [", ".join(inner[start : start + 6]) for start in range(0, len(inner), 6)]
    return "<br/>".join([name, *lines])


def diagram() -> str:
    """Return the diagram as a Markdown block, without the markers."""
    rows = rows_of_core(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8")))
    *upper, base = rows
    lines = ["```mermaid", "flowchart TB"]
    lines.append(f'    gui["{_label("gui", sub_packages(ROOT / "gui"))}"]')
    for number, row in zip(range(len(upper), 0, -1), upper, strict=True):
        lines.append(f'    subgraph row{number} ["row {number}"]')
        lines += [
            f'        {name}["{_label(name, sub_packages(ROOT / "core" / name))}"]' for name in row
        ]
        lines.append("    end")
    # Packages first, then modules.
    inner = sorted(base, key=lambda name: (not (ROOT / "core" / name).is_dir(), name))
    lines += [
        '    subgraph row0 ["row 0"]',
        f'        {BASE}["{_in_lines(BASE, inner)}"]',
        "    end",
    ]
    lines += [f"    {node} --> {other}" for node, other in without_implied(imports_between(base))]
    return "\n".join([*lines, "```"])


def with_diagram(text: str) -> str:
    """Return the text of the document with the present diagram between its markers."""
    before, start, rest = text.partition(START)
    _old, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{DOCUMENT.name} has no {START} and {END}.")
    return f"{before}{START}\n{diagram()}\n{END}{after}"


def main() -> None:
    """Write the diagram into the document."""
    DOCUMENT.write_text(with_diagram(DOCUMENT.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
