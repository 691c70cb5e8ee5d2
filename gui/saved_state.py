"""What the window remembers between two starts: the sections of ``state.toml``.

Nothing here is chosen in the preferences dialog: sizes, last choices, recent files, counts.
Deleting the file loses these and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """The main window."""

    geometry: str = setting("", "Position and size, as Qt saves them, in base64.")
    tab: str = setting("train", "The tab in front.")
    recent_actions: tuple[str, ...] = setting((), "Actions last chosen by name, newest first.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainState:
    """The choices last made on the train page."""

    dataset: str = setting("", "The dataset last chosen.")
    preset: str = setting("small", "The preset last chosen.")
    run: str = setting("", "The run last shown.")
    sources: tuple[str, ...] = setting((), "The folders of the last corpus.")
    prompts: tuple[str, ...] = setting((), "Custom prompts for the samples.")
    minutes: float = setting(20.0, "How long a run lasts.", low=0.1, high=100_000, unit="minutes")
    log_axis: bool = setting(False, "Whether the vertical axis is logarithmic.")
    log_progress: bool = setting(False, "Whether the horizontal axis is logarithmic.")
    progress: str = setting(
        "step", "What the horizontal axis counts.", choices=("step", "tokens", "time")
    )
    loss_in_nats: bool = setting(False, "Whether the plot shows nats instead of bits per byte.")
    quantity: str = setting(
        "loss",
        "What the plot shows.",
        choices=("loss", "rate", "learning_rate", "gradient_norm", "saved"),
    )
    smoothing: float = setting(
        12.5, "Steps over which curves are smoothed.", low=1.0, high=100_000.0
    )
    shows_curve_table: bool = setting(False, "Whether a table is beside the plot.")
    splitter: tuple[int, ...] = setting((), "Widths of the panes of the page, in pixels.")
    plot_splitter: tuple[int, ...] = setting((), "Heights of plot and lists, in pixels.")
    lists_splitter: tuple[int, ...] = setting((), "Widths of sample and runs, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusState:
    """What the corpus page showed last."""

    corpus: str = setting("", "The corpus last shown.")
    tab: str = setting(
        "build", "The tab in front.", choices=("build", "files", "filters", "copies", "tokens")
    )
    files_columns: tuple[int, ...] = setting((), "Widths of table and preview, in pixels.")
    copies_columns: tuple[int, ...] = setting((), "Widths of groups and files, in pixels.")
    tokens_columns: tuple[int, ...] = setting((), "Widths of text and tokens, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateState:
    """The choices last made on the evaluate page."""

    checkpoint: str = setting("", "The checkpoint last chosen.")
    code: str = setting(
        "held-out", "What the model is evaluated on.", choices=("held-out", "installed", "folders")
    )
    sources: tuple[str, ...] = setting((), "The folders last evaluated on.")
    with_project: bool = setting(False, "Whether each folder was evaluated as a project too.")
    programs: tuple[str, ...] = setting((), "Other programs, as NAME=COMMAND.")
    scope: str = setting("quick", "How much is evaluated.", choices=("quick", "full"))
    splitter: tuple[int, ...] = setting((), "Widths of setup and results, in pixels.")
    cases_splitter: tuple[int, ...] = setting((), "Widths of cases and the case, in pixels.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorState:
    """What was open in the editor."""

    open_files: tuple[str, ...] = setting((), "The files that were open.")
    current_file: str = setting("", "The file in front.")
    recent_files: tuple[str, ...] = setting((), "Recent files, newest first.")
    checkpoint: str = setting("", "The checkpoint that completes.")
    shows_panel: bool = setting(False, "Whether the suggestion settings are shown.")
    was_welcomed: bool = setting(False, "Whether the sample of the first start was opened.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectState:
    """Which folders were open."""

    folder: str = setting("", "The folder that is open; empty for none.")
    recent_folders: tuple[str, ...] = setting((), "Recent folders, newest first.")
    shows_tree: bool = setting(False, "Whether the file tree is shown.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionCounts:
    """How often suggestions were shown and accepted; never sent anywhere."""

    since: str = setting("", "The day on which counting began.")
    shown: int = setting(0, "Suggestions shown.", low=0)
    accepted: int = setting(0, "Suggestions accepted in full or in part.", low=0)
    full: int = setting(0, "Accepted in full, or the remainder of one.", low=0)
    words: int = setting(0, "Words accepted.", low=0)
    lines: int = setting(0, "Lines accepted.", low=0)
    characters: int = setting(0, "Keystrokes saved.", low=0)
    cached: int = setting(0, "Suggestions shown without asking the model.", low=0)
    latencies_ms: tuple[float, ...] = setting((), "The latest latencies of the model.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedState:
    """The content of ``state.toml``."""

    window: WindowState = WindowState()
    train: TrainState = TrainState()
    corpus: CorpusState = CorpusState()
    evaluate: EvaluateState = EvaluateState()
    editor: EditorState = EditorState()
    project: ProjectState = ProjectState()
    statistics: SuggestionCounts = SuggestionCounts()


StateSection = (
    WindowState
    | TrainState
    | CorpusState
    | EvaluateState
    | EditorState
    | ProjectState
    | SuggestionCounts
)
