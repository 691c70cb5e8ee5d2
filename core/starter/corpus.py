"""The starter's corpus, its dataset, and its comparison with the excluded projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.sources.source_list import resolve_sources
from core.corpus.store.manifest import read_manifest
from core.corpus.store.overrides import ALWAYS_DROP, Overrides, decided, write_overrides
from core.corpus.store.reader import iter_documents
from core.data.retokenize import encoded_corpus
from core.data.token_dataset import TokenDataset
from core.errors import SourceError
from core.events import Emit
from core.languages.table import LANGUAGE_NAMES
from core.resources import resource
from core.starter.leak_check import LeakReport, SourceFile, check_leaks
from core.starter.recipe import Recipe
from core.starter.selection import PathRules
from core.starter.staging import members
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

CORPUS: Final = "starter"


def build_starter_corpus(
    recipe: Recipe, sources: Path, workspace: Workspace, emit: Emit, control: Control
) -> CorpusResult:
    """Build the corpus from the archive of the sources, with the recommended filters.

    Files that the recipe leaves out are dropped as those that a user drops by hand.

    Raises:
        SourceError: nothing is left, or one project is too large a part.
        StorageError, WorkspaceError: it cannot be written.
        Cancelled: a cancel was asked for.
    """
    selection = recipe.selection
    config = CorpusConfig(
        sources=(str(sources),),
        languages=selection.languages,
        split_by="project",
        validation_share=selection.validation_share,
        seed=selection.seed,
        use_gitignore=False,
    )
    files = (f"{sources}/{path}" for path in recipe.left_out)
    overrides = decided(Overrides(), files, resolve_sources(config), ALWAYS_DROP)
    write_overrides(workspace.corpus(CORPUS), overrides)
    result = build_corpus(CORPUS, config, workspace, emit, control)
    sizes = project_bytes(workspace)
    largest, size = max(sizes.items(), key=lambda item: (item[1], item[0]))
    fraction = size / sum(sizes.values())
    if fraction > selection.max_project_fraction:
        raise SourceError(
            f"{largest} is {fraction:.1%} of the corpus; at most "
            f"{selection.max_project_fraction:.0%} are allowed.",
            "Lower project_bytes in the recipe.",
        )
    return result


def project_bytes(workspace: Workspace) -> dict[str, int]:
    """Return how many bytes of each project are in the corpus."""
    sizes: Counter[str] = Counter()
    for row in read_manifest(workspace.corpus(CORPUS)):
        if row.kept:
            sizes[row.path.partition("/")[0]] += row.text_bytes
    return dict(sizes)


def starter_dataset(workspace: Workspace, emit: Emit, control: Control) -> TokenDataset:
    """Return the dataset of the corpus, by the everyday tokenizer that ships.

    It is that of "Project only", so that an index of a project serves both.

    Raises:
        WorkspaceError: the corpus is missing.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for.
    """
    tokenizer = Tokenizer.from_file(resource("memory", "tokenizer.json"))
    return encoded_corpus(CORPUS, tokenizer, workspace, emit, control)


def check_corpus(
    recipe: Recipe, archives: Path, workspace: Workspace, control: Control
) -> LeakReport:
    """Compare the corpus with all excluded projects.

    Args:
        recipe: names the excluded projects.
        archives: the folder of their archives.
        workspace: has the corpus.
        control: a cancel ends it between two files.

    Raises:
        SourceError, WorkspaceError: an archive or the corpus cannot be read.
        Cancelled: a cancel was asked for.
    """
    return check_leaks(
        corpus_files(workspace),
        _excluded_files(recipe, archives),
        recipe.selection.excluded_names,
        control,
    )


def corpus_files(workspace: Workspace) -> Callable[[], Iterable[SourceFile]]:
    """Return a function that iterates over the files of the corpus."""

    def files() -> Iterator[SourceFile]:
        for document in iter_documents(workspace.corpus(CORPUS)):
            project, _, path = document.path.partition("/")
            yield SourceFile(project, path, document.text)

    return files


def _excluded_files(recipe: Recipe, archives: Path) -> Iterator[SourceFile]:
    rules = PathRules(LANGUAGE_NAMES, (), ())
    for package in recipe.excluded:
        for path, _, data in members(package, archives, rules):
            yield SourceFile(package.project, path, data.decode("utf-8", "replace"))
