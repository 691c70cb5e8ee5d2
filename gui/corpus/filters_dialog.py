"""The thresholds of the filters as a form, for a first build without a corpus to try them on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.corpus.config import CorpusConfig
from core.corpus.filters.table import FILTERS
from gui.corpus.use_dialog import UseDialog
from gui.translation import tr
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling
from gui.widgets.settings_form import SettingsForm

# Every setting of a filter once, in the order of the filters, then what is replaced.
THRESHOLDS = tuple(
    dict.fromkeys(
        [*(name for each in FILTERS for name in each.settings), "redact_secrets", "redact_emails"]
    )
)


class FiltersDialog(UseDialog):
    """``accepted`` when the thresholds are to be used.

    Args:
        config: the settings to begin with.
    """

    def __init__(self, config: CorpusConfig, parent: QWidget | None = None) -> None:
        form = SettingsForm(config, THRESHOLDS)
        form.setAutoFillBackground(False)
        about = label(
            tr(
                "0 or off drops nothing. After a build, the Filters tab shows what each threshold "
                "drops, and what another one would."
            ),
            "muted",
            wraps=True,
        )
        scroll = scrolling(form, tr("Build filters"))
        super().__init__(tr("Build filters"), [form], [about, scroll], parent)
        self.form = form
        self.resize(460, 560)

    def config(self) -> CorpusConfig:
        """Return the settings as they are in the form.

        Raises:
            ConfigError: a value is invalid or out of range.
        """
        return self.form.config()
