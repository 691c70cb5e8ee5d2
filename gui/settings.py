"""What the application remembers between starts, in one TOML file.

Settings of the window and of what was open, not of models: those lie in the
workspace. A file that cannot be read costs the person their window size, never
the start: it is set aside, and defaults apply.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core import files, saving
from core.completion.request import DEFAULT_MAX_TOKENS
from core.config import check_ranges, from_mapping, parse_toml, setting, to_toml
from core.errors import ConfigError, CoreError
from core.inference.sampling_config import AUTOCOMPLETE, CREATIVE, SamplingConfig

# Typing in a form changes settings many times a second; the disk need not know.
_SAVE_DELAY_MS = 800


def default_path() -> Path:
    """The settings file in the platform's configuration folder."""
    return Path(platformdirs.user_config_dir("tabwright", appauthor=False)) / "settings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """The main window."""

    theme: str = setting("system", "Colours.", choices=("system", "light", "dark"))
    geometry: str = setting("", "Place and size, as Qt saves them, in base64.")
    tab: str = setting("train", "The tab in front.")
    shows_lag: bool = setting(False, "Whether the status bar shows the event-loop delay.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainSettings:
    """The choices last made on the train page."""

    dataset: str = setting("", "The dataset last chosen.")
    preset: str = setting("small", "The preset last chosen.")
    run: str = setting("", "The run last shown.")
    sources: tuple[str, ...] = setting((), "The folders of the last corpus.")
    prompts: tuple[str, ...] = setting((), "Own beginnings of code for the samples.")
    minutes: float = setting(20.0, "How long a run lasts.", low=0.1, high=100_000, unit="minutes")
    log_axis: bool = setting(False, "Whether the loss axis is logarithmic.")
    log_progress: bool = setting(False, "Whether the horizontal axis is logarithmic.")
    progress: str = setting(
        "step", "What the horizontal axis counts.", choices=("step", "tokens", "time")
    )
    shows_bits_per_byte: bool = setting(False, "Whether the plot shows bits per byte.")
    splitter: tuple[int, ...] = setting((), "Widths of the page's parts, in pixels.")
    plot_splitter: tuple[int, ...] = setting((), "Heights of plot and lists, in pixels.")
    lists_splitter: tuple[int, ...] = setting((), "Widths of sample and runs, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSettings:
    """What the corpus page showed last."""

    corpus: str = setting("", "The corpus last looked at.")
    tab: str = setting(
        "build", "The tab in front.", choices=("build", "files", "filters", "copies", "tokens")
    )
    files_columns: tuple[int, ...] = setting((), "Widths of table and preview, in pixels.")
    copies_columns: tuple[int, ...] = setting((), "Widths of groups and files, in pixels.")
    tokens_columns: tuple[int, ...] = setting((), "Widths of text and tokens, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateSettings:
    """The choices last made on the evaluate page."""

    checkpoint: str = setting("", "The checkpoint last chosen.")
    code: str = setting(
        "held-out", "What is measured on.", choices=("held-out", "installed", "folders")
    )
    sources: tuple[str, ...] = setting((), "The folders last measured on.")
    programs: tuple[str, ...] = setting((), "Other programs, as NAME=COMMAND.")
    extent: str = setting("quick", "How much is measured.", choices=("quick", "full"))
    splitter: tuple[int, ...] = setting((), "Widths of setup and results, in pixels.")
    cases_splitter: tuple[int, ...] = setting((), "Widths of cases and the case, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorSettings:
    """What was open in the editor, and how it completes."""

    open_files: tuple[str, ...] = setting((), "The files that were open.")
    current_file: str = setting("", "The file in front.")
    recent_files: tuple[str, ...] = setting((), "Files opened lately, newest first.")
    reopens_files: bool = setting(True, "Whether the files that were open are opened again.")
    closes_pairs: bool = setting(True, "Whether brackets and quotes close themselves.")
    checkpoint: str = setting("", "The checkpoint that completes.")
    font_size: int = setting(11, "Size of the code.", low=6, high=48, unit="points")
    completes: bool = setting(True, "Whether suggestions are shown at all.")
    mode: str = setting("autocomplete", "Sampling.", choices=("autocomplete", "creative"))
    silent_languages: tuple[str, ...] = setting((), "Languages without suggestions.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSettings:
    """Which folders suggestions may learn from."""

    folder: str = setting("", "The folder that is open; empty for none.")
    recent_folders: tuple[str, ...] = setting((), "Folders opened last, newest first.")
    refused: tuple[str, ...] = setting((), "Projects that suggestions do not use.")
    shows_tree: bool = setting(False, "Whether the file tree is open.")

    def __post_init__(self) -> None:
        check_ranges(self)


# What a dial stands at that leaves the choice to the model's calibration.
AUTOMATIC = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionSettings:
    """When suggestions appear in the editor, and how they are drawn."""

    comments_in: tuple[str, ...] = setting((), "Languages with suggestions in comments.")
    strings_in: tuple[str, ...] = setting((), "Languages with suggestions in strings.")
    minimum_precision: float = setting(
        AUTOMATIC,
        "Only suggestions that are at least this likely to be right are shown; "
        "below 0 the model's own figure applies.",
        low=-1.0,
        high=1.0,
    )
    max_tokens: int = setting(
        DEFAULT_MAX_TOKENS, "How long a suggestion may get.", low=1, high=4096, unit="tokens"
    )
    autocomplete: SamplingConfig = AUTOCOMPLETE
    creative: SamplingConfig = CREATIVE
    shows_panel: bool = setting(False, "Whether the panel beside the text is open.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsSettings:
    """What became of the suggestions: counts of this computer, never sent anywhere."""

    since: str = setting("", "The day on which counting began.")
    shown: int = setting(0, "Suggestions shown.", low=0)
    taken: int = setting(0, "Of these, accepted wholly or in part.", low=0)
    wholes: int = setting(0, "Accepted as a whole, or what was left of one.", low=0)
    words: int = setting(0, "Words accepted.", low=0)
    lines: int = setting(0, "Lines accepted.", low=0)
    characters: int = setting(0, "Characters that need not be typed.", low=0)
    cached: int = setting(0, "Suggestions shown without asking the model.", low=0)
    latencies_ms: tuple[float, ...] = setting((), "Of the latest answers of the model.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFile:
    """The whole file."""

    window: WindowSettings = WindowSettings()
    train: TrainSettings = TrainSettings()
    corpus: CorpusSettings = CorpusSettings()
    evaluate: EvaluateSettings = EvaluateSettings()
    editor: EditorSettings = EditorSettings()
    project: ProjectSettings = ProjectSettings()
    suggestions: SuggestionSettings = SuggestionSettings()
    statistics: StatisticsSettings = StatisticsSettings()


Section = (
    WindowSettings
    | TrainSettings
    | CorpusSettings
    | EvaluateSettings
    | EditorSettings
    | ProjectSettings
    | SuggestionSettings
    | StatisticsSettings
)


class Settings(QObject):
    """The settings in memory, saved a moment after they change.

    Change one with ``settings.put(dataclasses.replace(settings.editor, font_size=12))``.

    Signals:
        changed: the new section, an instance of one of the classes above.
    """

    changed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.problem: CoreError | None = None  # of reading or of the last save
        self._values = self._read()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_DELAY_MS)
        self._timer.timeout.connect(self.save)

    @property
    def window(self) -> WindowSettings:
        """The main window's section."""
        return self._values.window

    @property
    def train(self) -> TrainSettings:
        """The train page's section."""
        return self._values.train

    @property
    def corpus(self) -> CorpusSettings:
        """The corpus page's section."""
        return self._values.corpus

    @property
    def evaluate(self) -> EvaluateSettings:
        """The evaluate page's section."""
        return self._values.evaluate

    @property
    def editor(self) -> EditorSettings:
        """The editor's section."""
        return self._values.editor

    @property
    def project(self) -> ProjectSettings:
        """Which folders suggestions may learn from."""
        return self._values.project

    @property
    def suggestions(self) -> SuggestionSettings:
        """When suggestions appear, and how they are drawn."""
        return self._values.suggestions

    @property
    def statistics(self) -> StatisticsSettings:
        """What became of the suggestions."""
        return self._values.statistics

    def put(self, section: Section) -> None:
        """Replace the section of that type."""
        match section:
            case WindowSettings():
                values = dataclasses.replace(self._values, window=section)
            case TrainSettings():
                values = dataclasses.replace(self._values, train=section)
            case CorpusSettings():
                values = dataclasses.replace(self._values, corpus=section)
            case EvaluateSettings():
                values = dataclasses.replace(self._values, evaluate=section)
            case EditorSettings():
                values = dataclasses.replace(self._values, editor=section)
            case ProjectSettings():
                values = dataclasses.replace(self._values, project=section)
            case SuggestionSettings():
                values = dataclasses.replace(self._values, suggestions=section)
            case StatisticsSettings():
                values = dataclasses.replace(self._values, statistics=section)
        if values == self._values:
            return
        self._values = values
        self._timer.start()
        self.changed.emit(section)

    @Slot()
    def save(self) -> None:
        """Write the file now; a refusal is kept in ``problem``, for it must not hinder closing."""
        self._timer.stop()
        try:
            saving.write_text(self.path, to_toml(self._values))
            self.problem = None
        except CoreError as error:
            self.problem = error

    def _read(self) -> SettingsFile:
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return SettingsFile()
        except (OSError, UnicodeDecodeError) as error:
            self.problem = ConfigError(f"{self.path} cannot be read: {error}.")
            return SettingsFile()
        try:
            table = _known_only(SettingsFile, parse_toml(text, str(self.path)))
            return from_mapping(SettingsFile, table, str(self.path))
        except ConfigError as error:
            aside = self.path.with_suffix(".damaged.toml")
            self.problem = ConfigError(
                error.message, f"Default settings apply; the old file is now {aside.name}."
            )
            try:
                files.replace(self.path, aside)
            except OSError as refusal:
                self.problem = ConfigError(f"{error.message} {refusal}")
            return SettingsFile()


def _known_only(cls: type[Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """``table`` without keys that ``cls`` lacks: a newer Tabwright may have written them."""
    hints = typing.get_type_hints(cls)
    return {
        key: _known_only(hints[key], cast("Mapping[str, Any]", value))
        if dataclasses.is_dataclass(hints[key]) and isinstance(value, Mapping)
        else value
        for key, value in table.items()
        if key in hints
    }
