"""Colors by role, read from ``resources/themes/*.toml``, and their way into Qt.

A theme file names its base colors, then says which of them each role uses.
Widgets ask for roles and never write a color down. Which theme is in force,
and when it changes, is ``theme_switch.py``'s business.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from core.config import parse_toml
from core.resources import resource

_APP_PROPERTY = "tabwright_theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every color of the application as ``#rrggbb``; ``QColor(theme.keyword)`` makes one."""

    name: str
    is_dark: bool

    background: str  # the window
    surface: str  # cards, fields, the editor
    raised: str  # hover, headers, tracks of progress bars
    text: str
    muted_text: str
    border: str  # between areas; decoration
    control_border: str  # around fields and buttons: 3:1 against what surrounds it
    accent: str
    accent_hover: str
    accent_text: str  # on accent
    accent_wash: str

    ghost: str
    current_line: str
    line_number: str
    selection: str
    selection_text: str
    match: str  # found text

    keyword: str
    string: str
    comment: str
    number: str
    function: str
    type_name: str
    operator: str
    builtin: str
    decorator: str

    error: str
    error_wash: str
    warning: str
    warning_wash: str
    success: str

    plot_background: str
    plot_grid: str
    plot_axis: str
    plot_training: str
    plot_smoothed: str
    plot_validation: str
    plot_kept: str  # files of a corpus, in histograms
    plot_dropped: str
    plot_threshold: str

    token_1: str  # grounds of neighboring tokens; text is drawn on them
    token_2: str
    token_3: str
    token_4: str

    surprise_1: str  # grounds of tokens in the inspector, from unlikely to unheard of
    surprise_2: str
    surprise_3: str
    surprise_4: str


def load_theme(name: str) -> Theme:
    """Read a shipped theme; a role or color that is missing is a bug (``KeyError``)."""
    path = resource("themes", f"{name}.toml")
    table = parse_toml(path.read_text("utf-8"), str(path))
    colors, roles = table["colors"], table["roles"]
    values = {
        field.name: colors[roles[field.name]]
        for field in dataclasses.fields(Theme)
        if field.name not in ("name", "is_dark")
    }
    return Theme(name=table["name"], is_dark=table["is_dark"], **values)


def current_theme() -> Theme:
    """The theme last applied to the running application; light before any was."""
    app = QCoreApplication.instance()
    theme = app.property(_APP_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else load_theme("light")


def apply_theme(app: QApplication, theme: Theme, *, with_style_sheet: bool = True) -> None:
    """Give the application the palette and, unless told not to, the style sheet of ``theme``.

    All of it happens before anything is painted again.
    """
    app.setProperty(_APP_PROPERTY, theme)
    if with_style_sheet:
        # From one sheet to another Qt styles each widget once for every widget around it:
        # with ten files open that takes five times as long as to none and back.
        app.setStyleSheet("")
    app.setPalette(palette(theme))
    if with_style_sheet:
        app.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The colors of ``theme`` under Qt's own role names."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted_text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.selection_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.type_name,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.border,
        role.Dark: theme.control_border,
        role.Shadow: theme.border,
    }
    result = QPalette()
    for name, color in colors.items():
        result.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.control_border))
    return result


def style_sheet(theme: Theme) -> str:
    """``window.qss`` with every ``$role`` replaced."""
    template = Template(resource("themes", "window.qss").read_text("utf-8"))
    images = resource("themes").as_posix()
    return template.substitute(dataclasses.asdict(theme), images=images)
