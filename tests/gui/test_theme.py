"""Every role that carries text keeps WCAG AA contrast; the style sheet is complete."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from core.resources import resource
from gui.theme import Theme, apply_theme, current_theme, load_theme, palette, style_sheet

TEXT_ROLES = (
    "text",
    "muted_text",
    "ghost",
    "line_number",
    "keyword",
    "string",
    "comment",
    "number",
    "function",
    "type_name",
    "operator",
    "builtin",
    "decorator",
    "error",
    "warning",
    "success",
    "accent",
    "plot_axis",
)
GROUNDS = ("surface", "background", "current_line")


def luminance(color: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(color).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_is_readable(theme, role, ground):
    # The ghost is to be less visible, with a faint current line behind it at most.
    enough = 4.0 if role in ("ghost", "line_number", "comment") and ground != "surface" else 4.5
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= enough


def test_text_on_washes_is_readable(theme):
    tokens = [f"{kind}_{n}" for kind in ("token", "surprise") for n in (1, 2, 3, 4)]
    highlights = ("accent_wash", "selection", "match", "error_wash", "warning_wash", "raised")
    for ground in (*highlights, *tokens):
        assert contrast(theme.text, getattr(theme, ground)) >= 4.5
    # What a build cuts off, in the preview of a file.
    assert contrast(theme.muted_text, theme.error_wash) >= 4.5
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.accent_text, theme.accent_hover) >= 4.5


def test_controls_and_curves_stand_out(theme):
    curves = ("plot_training", "plot_smoothed", "plot_validation")
    bars = ("plot_kept", "plot_dropped", "plot_threshold")
    for role in ("control_border", *curves, *bars):
        assert contrast(getattr(theme, role), theme.surface) >= 3.0


def test_ghost_is_fainter_than_text(theme):
    assert contrast(theme.ghost, theme.surface) < contrast(theme.text, theme.surface) / 1.5


def test_palette_carries_the_theme(theme):
    result = palette(theme)
    assert result.color(QPalette.ColorRole.Base).name() == theme.surface
    assert result.color(QPalette.ColorRole.WindowText).name() == theme.text
    disabled = result.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == theme.control_border


def test_style_sheet_has_every_role_and_every_image(theme):
    text = style_sheet(theme)
    assert "$" not in text
    images = re.findall(r"url\((.*?)\)", text)
    assert images
    for image in images:
        with open(image, encoding="utf-8") as file:
            assert "<svg" in file.read()


def test_applied_theme_is_the_current_one(qapp):
    dark = load_theme("dark")
    apply_theme(qapp, dark, with_style_sheet=False)
    assert current_theme() == dark
    apply_theme(qapp, load_theme("light"), with_style_sheet=False)
    assert current_theme().name == "light"


def test_pictures_of_the_style_sheet_have_the_color_of_quiet_text(theme):
    """A picture knows no role; Qt's own arrows were black on the dark theme."""
    names = re.findall(r"images/([\w-]+)\.svg", style_sheet(theme).replace("themes/", "images/"))
    arrows = [name for name in names if name.startswith(("arrow", "chevron"))]
    assert len(arrows) == 4
    for name in arrows:
        picture = resource("themes", f"{name}.svg").read_text("utf-8")
        assert f'stroke="{theme.muted_text}"' in picture, name
