"""Push buttons with an icon that keeps the color of its text in every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from gui.icons import tinted_icon
from gui.theme import current_theme


class IconButton(QPushButton):
    """A button with text, icon and tooltip; ``role`` chooses its look in ``window.qss``.

    Args:
        text: may be empty: then ``tip`` is also the accessible name.
        icon: a file of ``resources/icons``, without ending.
        tip: one sentence.
        role: "primary", "flat", "link", or "" for the ordinary look.
    """

    def __init__(
        self,
        text: str,
        icon: str = "",
        tip: str = "",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._drawn: tuple[str, str] | None = None
        self.setIconSize(QSize(16, 16))
        self.setToolTip(tip)
        self.setAccessibleName(text.replace("&", "") or tip)
        if role:
            self.setProperty("role", role)
        self._tint()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._tint()

    def _tint(self) -> None:
        if not self._icon_name:
            return
        # A style sheet's text color does not reach the palette, so the role tells it.
        theme = current_theme()
        colors = {"primary": theme.accent_text, "link": theme.accent}
        normal = colors.get(str(self.property("role")), theme.text)
        # Qt announces a palette several times while a window is put together.
        if self._drawn == (self._icon_name, normal):
            return
        self._drawn = (self._icon_name, normal)
        palette = QPalette(self.palette())
        group = QPalette.ColorGroup
        palette.setColor(group.Active, QPalette.ColorRole.ButtonText, normal)
        palette.setColor(group.Disabled, QPalette.ColorRole.ButtonText, theme.control_border)
        self.setIcon(tinted_icon(self._icon_name, palette))

    def changeEvent(self, event: QEvent) -> None:
        """Tint again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()


def leave_focus_to_text(*buttons: QAbstractButton) -> None:
    """Keep the focus in the text when these buttons are clicked; Tab still reaches them."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
