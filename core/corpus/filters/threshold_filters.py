"""Filters that compare a measure of every file with a threshold: lines and characters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from core.config import setting, settings_part
from core.corpus.filters.chart import Chart, Threshold
from core.corpus.filters.filter import Dropped, Filter
from core.errors import ConfigError
from core.texts import Text

if TYPE_CHECKING:
    from core.corpus.filters.file_measures import FileMeasures, Mask
    from core.corpus.store.manifest import ManifestRow

MAX_LINES = 10_000_000


@settings_part
class LineCountSettings:
    """How many lines a file may have."""

    min_lines: int = setting(
        3, "Files with fewer lines are dropped.", low=0, high=10_000, unit="lines"
    )
    max_lines: int = setting(
        4000, "Files with more lines are dropped.", low=1, high=MAX_LINES, unit="lines"
    )


class LineCount(Filter[LineCountSettings]):
    """Drops files that are too short to teach anything or too long to be written by hand."""

    name = "length"
    explanation = Text("Too short to teach anything, or too long to be written by hand.")
    settings = ("min_lines", "max_lines")
    card: ClassVar[Mapping[str, Any]] = {"min_lines": 3, "max_lines": 4000}
    reasons: ClassVar[Mapping[str, str]] = {
        "too_short": Text("It has too few lines."),
        "too_long": Text("It has too many lines."),
    }
    chart = Chart(
        title=Text("Lines"),
        tip=Text("Lines of the file as it was read."),
        values=lambda measures: measures.lines,
        thresholds=(
            Threshold(setting="min_lines", is_upper=False, off=0),
            Threshold(setting="max_lines", is_upper=True, off=MAX_LINES),
        ),
        unit="lines",
    )

    @classmethod
    def is_on(cls, config: LineCountSettings) -> bool:
        """Tell whether some length is not allowed."""
        return config.min_lines > 0 or config.max_lines < MAX_LINES

    @classmethod
    def check(cls, config: LineCountSettings) -> None:
        """Check that the lower threshold is not above the upper one."""
        if config.min_lines > config.max_lines:
            raise ConfigError(
                Text(
                    "min_lines is {min_lines}, more than max_lines, {max_lines}.",
                    min_lines=config.min_lines,
                    max_lines=config.max_lines,
                ),
                Text("Exchange them."),
            )

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: LineCountSettings
    ) -> list[Dropped]:
        """Compare the number of lines of the files as read."""
        del alive
        return [
            Dropped(reason="too_short", mask=measures.lines < config.min_lines),
            Dropped(reason="too_long", mask=measures.lines > config.max_lines),
        ]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: LineCountSettings) -> str:
        """Return the number of lines and the threshold that it is beyond."""
        if reason == "too_short":
            return f"{row.lines:,} < {config.min_lines:,} lines"
        return f"{row.lines:,} > {config.max_lines:,} lines"


@settings_part
class NonAsciiSettings:
    """How much of a file may be other characters than ASCII."""

    max_non_ascii_share: float = setting(
        0.2,
        "Files with a larger fraction of non-ASCII characters are dropped: they are data, or prose "
        "in another script. Code with comments in Chinese or Russian usually stays below it.",
        low=0.0,
        high=1.0,
        label="Maximum non-ASCII fraction",
    )


class NonAscii(Filter[NonAsciiSettings]):
    """Drops files that are mostly other things than code."""

    name = "non_ascii"
    explanation = Text("Mostly characters that are not ASCII: data, or prose in another script.")
    settings = ("max_non_ascii_share",)
    card: ClassVar[Mapping[str, Any]] = {"max_non_ascii_share": 0.2}
    reasons: ClassVar[Mapping[str, str]] = {
        "non_ascii": Text("Too many of its characters are not ASCII.")
    }
    titles: ClassVar[Mapping[str, str]] = {"non_ascii": "Non-ASCII"}
    chart = Chart(
        title="Non-ASCII",
        tip=Text("Fraction of characters that are not ASCII: data, or prose in another script."),
        values=lambda measures: measures.non_ascii_share,
        thresholds=(Threshold(setting="max_non_ascii_share", is_upper=True, off=1),),
        low=0.0,
        high=1.0,
        is_log=False,
    )

    @classmethod
    def is_on(cls, config: NonAsciiSettings) -> bool:
        """Tell whether some fraction is not allowed."""
        return config.max_non_ascii_share < 1

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: NonAsciiSettings
    ) -> list[Dropped]:
        """Compare the fraction of the characters."""
        del alive
        mask = measures.non_ascii_share > config.max_non_ascii_share
        return [Dropped(reason="non_ascii", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: NonAsciiSettings) -> str:
        """Return the fraction and its threshold."""
        del reason
        return f"{row.non_ascii_share:.1%} non-ASCII > {config.max_non_ascii_share:.1%}"


@settings_part
class LongestLineSettings:
    """How long the longest line of a file may be."""

    max_longest_line: int = setting(
        1000,
        "Files with a longer line are dropped: they are minified, or hold data. 0 allows any.",
        low=0,
        high=MAX_LINES,
        unit="characters",
    )


class LongestLine(Filter[LongestLineSettings]):
    """Drops files with a line that nobody wrote by hand."""

    name = "longest_line"
    explanation = Text("A line is too long: minified code, or data.")
    settings = ("max_longest_line",)
    reasons: ClassVar[Mapping[str, str]] = {"longest_line": Text("One of its lines is too long.")}
    chart = Chart(
        title=Text("Longest line"),
        tip=Text("Minified code and data have lines that nobody would write."),
        values=lambda measures: measures.longest_line,
        thresholds=(Threshold(setting="max_longest_line", is_upper=True, off=0),),
        unit="characters",
    )

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: LongestLineSettings
    ) -> list[Dropped]:
        """Compare the length of the longest line."""
        del alive
        mask = measures.longest_line > config.max_longest_line
        return [Dropped(reason="longest_line", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: LongestLineSettings) -> str:
        """Return the length and its threshold."""
        del reason
        return f"longest line {row.longest_line:,} > {config.max_longest_line:,}"


@settings_part
class MeanLineSettings:
    """How long the lines of a file may be on average."""

    max_mean_line: float = setting(
        100.0,
        "Files whose lines are longer on average are dropped: they are data. 0 allows any.",
        low=0.0,
        high=1e7,
        unit="characters",
    )


class MeanLine(Filter[MeanLineSettings]):
    """Drops files of long lines."""

    name = "mean_line"
    explanation = Text("Its lines are too long on average: data.")
    settings = ("max_mean_line",)
    reasons: ClassVar[Mapping[str, str]] = {"mean_line": Text("Its lines are too long on average.")}
    chart = Chart(
        title=Text("Mean line"),
        tip=Text("Lines that are long on average are data."),
        values=lambda measures: measures.mean_line,
        thresholds=(Threshold(setting="max_mean_line", is_upper=True, off=0),),
        unit="characters",
    )

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: MeanLineSettings
    ) -> list[Dropped]:
        """Compare the mean."""
        del alive
        return [Dropped(reason="mean_line", mask=measures.mean_line > config.max_mean_line)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: MeanLineSettings) -> str:
        """Return the mean and its threshold."""
        del reason
        return f"mean line {row.mean_line:,.1f} > {config.max_mean_line:,.1f}"


@settings_part
class AlphanumericSettings:
    """How much of a file has to be letters and digits."""

    min_alphanumeric_share: float = setting(
        0.25,
        "Files with a smaller fraction of letters and digits are dropped: they are tables or "
        "drawings. 0 allows any.",
        low=0.0,
        high=1.0,
    )


class Alphanumeric(Filter[AlphanumericSettings]):
    """Drops files with few letters and digits."""

    name = "alphanumeric"
    explanation = Text("Few letters and digits: tables, or drawings.")
    settings = ("min_alphanumeric_share",)
    reasons: ClassVar[Mapping[str, str]] = {
        "alphanumeric": Text("Too few of its characters are letters and digits.")
    }
    chart = Chart(
        title=Text("Letters and digits"),
        tip=Text("Tables and drawings have few of them."),
        values=lambda measures: measures.alphanumeric_share,
        thresholds=(Threshold(setting="min_alphanumeric_share", is_upper=False, off=0),),
        low=0.0,
        high=1.0,
        is_log=False,
    )

    @classmethod
    def dropped(
        cls, measures: FileMeasures, alive: Mask, config: AlphanumericSettings
    ) -> list[Dropped]:
        """Compare the fraction."""
        del alive
        mask = measures.alphanumeric_share < config.min_alphanumeric_share
        return [Dropped(reason="alphanumeric", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: AlphanumericSettings) -> str:
        """Return the fraction and its threshold."""
        del reason
        fraction, threshold = row.alphanumeric_share, config.min_alphanumeric_share
        return f"{fraction:.1%} letters and digits < {threshold:.1%}"
