"""A window that exports one run's model for another program, and shows how it was verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QT_TR_NOOP, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST
from core.errors import CoreError
from core.events import Event, StageProgress
from core.export.notes import FOLDED_HEAD, OTHER_GELU
from core.export.options import FORMATS, PRECISIONS, ExportConfig, Precision, export_format
from core.export.proof_record import Proof
from core.export.targets import default_target, is_taken
from core.training.runs.run_folder import RunSummary
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job
from gui.train.operations import export_operation
from gui.translation import problem_text, tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label, set_role
from gui.widgets.question import confirm
from gui.widgets.stage_list import StageList

_VERIFICATION: Final = QT_TR_NOOP(
    "The export is compared with the model: tokens, logits and generated text. If anything "
    "differs, nothing is written."
)
_PRECISION_TITLES: Final[tuple[tuple[Precision, object], ...]] = (
    ("f16", QT_TR_NOOP("16 bits (F16)")),
    ("q8_0", QT_TR_NOOP("8 bits (Q8_0): half the size, small deviations")),
)


class ExportDialog(QDialog):
    """Asks for format and target, runs the export as a job, and shows its result.

    Args:
        context: of the window.
        run: a run that has a checkpoint.
        parent: of the dialog.
    """

    def __init__(self, context: AppContext, run: RunSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export model"))
        self.resize(620, 560)
        self._context = context
        self._run = run
        self._job: Job | None = None
        self._made: Path | None = None
        self._suggested = ""
        folder = run.folder / CHECKPOINTS
        self.checkpoint = Choice(tr("Checkpoint"), tr("The weights of the run to export."))
        self.checkpoint.set_items(
            (str(folder / name), title)
            for name, title in ((BEST, tr("best")), (LATEST, tr("latest")))
            if (folder / name).is_file()
        )
        self.format = Choice(tr("Program"), tr("The programs that shall run the model."))
        self.format.set_items((each.name, tr(each.title)) for each in FORMATS)
        self.precision = Choice(tr("Precision"), tr("The number of bits of each weight."))
        self.precision.set_items((name, tr(title)) for name, title in _PRECISION_TITLES)
        self.target = QLineEdit()
        self.target.setAccessibleName(tr("Target"))
        self.target.setToolTip(tr("The file or folder that will be written."))
        self.browse_button = IconButton(tr("Browse…"), "", tr("Choose the target."))
        self.explanation = label("", "muted", wraps=True)
        self.stages = StageList(("export", "prove"))
        self.outcome = label("", wraps=True)
        self.outcome.setAccessibleName(tr("Result"))
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.export_button = IconButton(
            tr("Export"), "", tr("Write the export and verify it."), "primary"
        )
        self.export_button.setDefault(True)
        self.open_button = IconButton(
            tr("Open folder"), "", tr("Show the files in the file manager.")
        )
        self.close_button = IconButton(tr("Close"), "", "")
        self._lay_out()
        self.checkpoint.currentIndexChanged.connect(self._suggest_target)
        self.format.currentIndexChanged.connect(self._suggest_target)
        self.precision.currentIndexChanged.connect(self._suggest_target)
        self.target.textChanged.connect(self._show_state)
        self.browse_button.clicked.connect(self._browse)
        self.export_button.clicked.connect(self.export)
        self.open_button.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self._cancel_or_close)
        self._suggest_target()

    @property
    def job(self) -> Job | None:
        """The export that is running."""
        return self._job

    def config(self) -> ExportConfig:
        """Return the chosen format and precision."""
        format = self.format.key()
        if not export_format(format).is_gguf:
            return ExportConfig(format=format)
        precision: Precision = next(each for each in PRECISIONS if each == self.precision.key())
        return ExportConfig(format=format, precision=precision)

    @Slot()
    def export(self) -> None:
        """Start the export; asks first where it would replace something."""
        target, config = Path(self.target.text()).expanduser().absolute(), self.config()
        replace = self._is_taken(target, config.format)
        if replace and not self._may_replace(target):
            return
        self._made = None
        self.stages.clear()
        self._say("")
        self._job = self._context.jobs.start(
            tr("Exporting {run}").format(run=self._run.title),
            export_operation(
                self._context.workspace, Path(self.checkpoint.key()), config, target, replace
            ),
        )
        board = self._context.jobs.board
        board.follow(self._job, "export", self._run.title, stop=self._job.cancel)
        self._job.on_events(self._show_events)
        self._job.on_result(self._show_result)
        self._job.on_error(self._show_error)
        self._job.cancelled.connect(self._show_cancelled)
        self._job.ended.connect(self._job_ended)
        self._show_state()

    def _is_taken(self, target: Path, format: str) -> bool:
        try:
            return is_taken(target, format)
        except OSError:
            # The export reports what is wrong with the target.
            return False

    def _may_replace(self, target: Path) -> bool:
        return confirm(
            self,
            tr("{path} exists already. Replace it?").format(path=target),
            tr("The old export is kept until the new one is verified."),
            tr("Replace"),
            title=tr("Replace the export"),
        )

    @Slot()
    def _suggest_target(self, *_choice: object) -> None:
        """Suggest a target for the choice, in the folder of the last one."""
        name = self._run.name
        if self.checkpoint.key() and Path(self.checkpoint.key()).name != BEST:
            name += "-latest"
        config = self.config()
        folder = self._context.workspace.exports
        if self.target.text() and self.target.text() != self._suggested:
            folder = Path(self.target.text()).parent
        self._suggested = str(default_target(folder, name, config))
        self.target.setText(self._suggested)
        format = export_format(config.format)
        self.precision.setEnabled(format.is_gguf)
        notes = [tr(format.explanation)]
        if self._run.config.model.architecture == "gpt2":
            notes.append(tr(FOLDED_HEAD))
            if format.is_gguf:
                notes.append(tr(OTHER_GELU))
        self.explanation.setText(" ".join([*notes, tr(_VERIFICATION)]))

    @Slot()
    def _show_state(self, *_text: object) -> None:
        is_running = self._job is not None
        fields = (self.checkpoint, self.format, self.target, self.browse_button)
        for field in fields:
            field.setEnabled(not is_running)
        is_gguf = export_format(self.format.key()).is_gguf
        self.precision.setEnabled(not is_running and is_gguf)
        self.export_button.setEnabled(not is_running and bool(self.target.text().strip()))
        self.open_button.setVisible(self._made is not None)
        self.close_button.setText(tr("Cancel") if is_running else tr("Close"))
        self.stages.setVisible(is_running or bool(self.outcome.text()))

    @Slot()
    def _browse(self) -> None:
        start = self.target.text()
        suffix = export_format(self.format.key()).suffix
        if suffix:
            path, _filter = QFileDialog.getSaveFileName(
                self,
                tr("Export to"),
                start,
                f"{suffix[1:].upper()} (*{suffix})",
                # The dialog asks about replacing a file when the export is started.
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
            if path and not path.lower().endswith(suffix):
                path += suffix
        else:
            parent = QFileDialog.getExistingDirectory(
                self, tr("Export into"), str(Path(start).parent)
            )
            path = str(Path(parent) / Path(start).name) if parent else ""
        if path:
            self.target.setText(path)

    @Slot(list)
    def _show_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, StageProgress):
                self.stages.show_progress(event)

    @Slot(object)
    def _show_result(self, record: dict[str, Any]) -> None:
        self._made = Path(record["path"])
        self.stages.finish()
        text = tr("Written and verified: {path} ({size})")
        lines = [text.format(path=self._made, size=amounts.size(record["bytes"]))]
        lines += [f"• {translated(sentence)}" for sentence in Proof(**record["proof"]).sentences()]
        lines += [tr("Notes:"), *(f"• {tr(note)}" for note in record["notes"])]
        self._say("\n".join(lines))

    @Slot(object)
    def _show_error(self, error: CoreError) -> None:
        self._say(problem_text(error), "problem")

    @Slot()
    def _show_cancelled(self) -> None:
        self._say(tr("Canceled. Nothing was written."), "muted")

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        self.stages.stop()
        self._show_state()

    def _say(self, text: str, role: str = "") -> None:
        set_role(self.outcome, role)
        self.outcome.setText(text)

    @Slot()
    def _cancel_or_close(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.close()

    @Slot()
    def _open_folder(self) -> None:
        if self._made is not None:
            folder = self._made if self._made.is_dir() else self._made.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self.target, 1)
        where.addWidget(self.browse_button)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (tr("Checkpoint"), self.checkpoint),
            (tr("For"), self.format),
            (tr("Precision"), self.precision),
            (tr("To"), where),
        ):
            form.addRow(QLabel(title), field)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self.open_button)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        bottom.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(label(self._run.title, "headline"))
        column.addLayout(form)
        column.addWidget(self.explanation)
        column.addWidget(self.stages)
        # There may be many notes on a small screen.
        scroll = QScrollArea()
        scroll.setWidget(self.outcome)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(scroll, 1)
        column.addLayout(bottom)

    def reject(self) -> None:
        """Cancel a running export and close, by Escape or the window's own button."""
        if self._job is not None:
            self._job.cancel()
        super().reject()
