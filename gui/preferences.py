"""What the user can set: the sections of ``settings.toml``, one dataclass each.

The file, the preferences dialog and the tooltips derive from these fields: a new
preference is one field here, besides the code that it changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.completion.precision import DEFAULT_WRONG_COST
from core.completion.request import DEFAULT_MAX_TOKENS
from core.config import check_ranges, setting
from core.inference.sampling_config import AUTOCOMPLETE, CREATIVE, SamplingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPreferences:
    """The main window."""

    theme: str = setting("system", "Colors.", choices=("system", "light", "dark"))
    language: str = setting(
        "system",
        "Language of the window, after the next start.",
        choices=("system", "en", "de"),
    )
    workspace: str = setting(
        "",
        "Folder of datasets, runs and models, after the next start; empty for the default. "
        "Nothing is moved. The command line uses it with --workspace.",
        traits=("folder",),
    )
    shows_latency: bool = setting(
        False,
        "Show in the status bar how late the window reacts to input.",
        label="UI latency in the status bar",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPreferences:
    """The code editor."""

    font: str = setting(
        "", "Font of the code; only fonts whose characters are equally wide.", traits=("font",)
    )
    font_size: int = setting(11, "Size of the code.", low=6, high=48, unit="points")
    tab_width: int = setting(
        4,
        "How wide a tab character is shown. How lines are indented follows from the file.",
        low=1, high=16, unit="columns",
    )  # fmt: skip
    reopens_files: bool = setting(
        True, "Reopen the files that were open at the last exit.", label="Reopen files at startup"
    )
    closes_pairs: bool = setting(
        True,
        "Insert the closing bracket or quote automatically.",
        label="Close brackets and quotes",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


# The value of a threshold that is left to the calibration of the model.
AUTOMATIC = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionPreferences:
    """When suggestions appear in the editor, and how they are sampled."""

    enabled: bool = setting(True, "Show suggestions while typing.", label="Suggest while typing")
    mode: str = setting(
        "autocomplete", "Sampling.", choices=("autocomplete", "creative"), label="Sampling mode"
    )
    max_tokens: int = setting(
        DEFAULT_MAX_TOKENS, "Maximum length of a suggestion.", low=1, high=4096, unit="tokens"
    )
    threads: int = setting(
        0,
        "Processor cores that compute a suggestion; 0 for as many as are useful, up to 4.",
        low=0, high=64, unit="cores", label="Processor cores",
    )  # fmt: skip
    confidence_threshold: float = setting(
        AUTOMATIC,
        "Only suggestions with at least this probability of being correct are shown; "
        "below 0 the calibration of the model decides.",
        low=-1.0,
        high=1.0,
    )
    wrong_cost: float = setting(
        DEFAULT_WRONG_COST,
        "Keystrokes that reading a wrong suggestion costs. The automatic confidence threshold is "
        "the one that saves most keystrokes after this cost; a higher cost shows less.",
        low=0.0,
        high=20.0,
        unit="keystrokes",
        label="Cost of a wrong suggestion",
    )
    disabled_languages: tuple[str, ...] = setting((), "Languages without suggestions.")
    comments_in: tuple[str, ...] = setting((), "Languages with suggestions in comments.")
    strings_in: tuple[str, ...] = setting((), "Languages with suggestions in strings.")
    training_copies: str = setting(
        "mark",
        "What happens to suggestions of which 12 tokens or more stand in exactly one project of "
        "the training set.",
        choices=("show", "mark", "hide"),
        label="Suggestions that copy one training project",
    )
    excluded_projects: tuple[str, ...] = setting((), "Projects that suggestions do not use.")
    autocomplete: SamplingConfig = AUTOCOMPLETE
    creative: SamplingConfig = CREATIVE

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationPreferences:
    """When the model continues to learn from a project, in a copy for that project alone."""

    enabled: bool = setting(
        True,
        "Adapt the model, while the computer is idle, to the projects for which you agreed. Off: "
        "to none.",
        label="Adapt to projects",
    )
    uses_copies: bool = setting(
        True,
        "Suggestions in a project come from the model that was adapted to it, where there is one.",
        label="Use adapted models",
    )
    power: str = setting(
        "mains",
        "On which power: mains, also where the computer does not tell; known mains, only where it "
        "tells; any, on battery too.",
        choices=("mains", "known mains", "any"),
        label="Power",
    )
    idle_seconds: float = setting(
        60.0,
        "Begin when no key was pressed for so long. A key press pauses it immediately.",
        low=2, high=3600, unit="seconds",
    )  # fmt: skip
    minutes: float = setting(
        2.0, "How long the model learns at a time.", low=0.1, high=120, unit="minutes"
    )
    projects: tuple[str, ...] = setting((), "Projects that the model may adapt to.")
    declined: tuple[str, ...] = setting((), "Projects that it must not adapt to.")

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutPreferences:
    """Which keys call which action, where they are not the default ones."""

    changed: tuple[str, ...] = setting(
        (), 'Changed shortcuts, "editor.find=Ctrl+F; F3" each; nothing after "=" for none.'
    )

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The content of ``settings.toml``."""

    window: WindowPreferences = WindowPreferences()
    editor: EditorPreferences = EditorPreferences()
    suggestions: SuggestionPreferences = SuggestionPreferences()
    adaptation: AdaptationPreferences = AdaptationPreferences()
    shortcuts: ShortcutPreferences = ShortcutPreferences()


PreferenceSection = (
    WindowPreferences
    | EditorPreferences
    | SuggestionPreferences
    | AdaptationPreferences
    | ShortcutPreferences
)
