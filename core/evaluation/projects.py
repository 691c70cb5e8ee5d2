"""The project of each held-out file, built so that nothing of it tells the answer.

The file itself does not count, nor does what is nearly the same: copies under other names and
backups. What is less alike counts, and such files are reported apart. Lines that occur in the
file or in its project are told from those that do not ("novel").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.drop_reasons import DroppedError
from core.corpus.filters.near_duplicates import Signer
from core.corpus.store.reader import Document
from core.errors import SourceError
from core.evaluation.cases import Case
from core.evaluation.held_out import LEAK_SIMILARITY
from core.events import Emit
from core.memory.project_config import ProjectConfig
from core.memory.project_files import find_files, read_file
from core.progress import Stage
from core.texts import Text

# What the corpus reader calls nearly the same: it tells the answer, and does not count.
COPY_SIMILARITY: Final = 0.7

LineKind: TypeAlias = Literal["known line", "known rest", "novel line"]
NEAR_COPY: Final = "files with a near copy"
NO_NEAR_COPY: Final = "files without a near copy"
PROJECT_GROUPS: Final = (*get_args(LineKind), NO_NEAR_COPY, NEAR_COPY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectOfFile:
    """The project that a held-out file belongs to.

    Attributes:
        root: its folder.
        path: of the file, relative to it.
        copies: paths of files that are nearly the same and do not count.
        has_near_copy: whether a file that counts is much like it.
        language: of the file, and of those that count.
    """

    root: str
    path: str
    copies: tuple[str, ...]
    has_near_copy: bool
    language: str

    @property
    def left_out(self) -> frozenset[str]:
        """What does not count as context."""
        return frozenset((self.path, *self.copies))


@dataclass(slots=True)
class _Texts:
    """The files of one project in one language."""

    texts: dict[str, str]
    names: list[str] = field(default_factory=list[str])
    signatures: NDArray[np.uint32] = field(default_factory=lambda: np.empty((0, 0), np.uint32))


class EvaluationProjects:
    """The projects of an evaluation, each source folder one.

    Args:
        sources: folders.
        documents: the held-out files; of several sources, each path begins with the name
            of its source or the source itself.
        emit: receives the progress.
        control: asked between two files.

    Raises:
        SourceError: a source is no folder.
        Cancelled: between two files.
    """

    def __init__(
        self, sources: Sequence[str], documents: Sequence[Document], emit: Emit, control: Control
    ) -> None:
        roots = [Path(source).expanduser().resolve() for source in sources]
        for root in roots:
            if not root.is_dir():
                raise SourceError(
                    Text("{root} is no folder.", root=root),
                    Text("With --project, name projects' folders."),
                )
        self._signer = Signer()
        self._texts: dict[tuple[str, str], _Texts] = {}
        self._of: dict[str, ProjectOfFile] = {}
        stage = Stage("compare", "files", emit, total=len(documents))
        for document in documents:
            control.safe_point()
            found = _located(document.path, roots)
            if found is not None:
                root, path = found
                texts = self._read(root, document.language, control)
                self._of[document.path] = self._project(document, str(root), path, texts)
            stage.advance(1, detail=document.path)
        stage.finish(detail="")

    @property
    def of_files(self) -> Mapping[str, ProjectOfFile]:
        """By the path of the held-out file."""
        return self._of

    def groups(self, case: Case) -> tuple[str, ...]:
        """Return what a caret's figures are reported under beside its kind."""
        project = self._of.get(case.path)
        if project is None:
            return ()
        return (*self.groups_of_file(case.path), self._line_kind(case, project))

    def groups_of_file(self, path: str) -> tuple[str, ...]:
        """Return what a file's figures are reported under."""
        project = self._of.get(path)
        if project is None:
            return ()
        return (NEAR_COPY if project.has_near_copy else NO_NEAR_COPY,)

    def _line_kind(self, case: Case, project: ProjectOfFile) -> LineKind:
        """Whether the wanted line, or what is left of it, occurs elsewhere in file or project."""
        begin = case.prefix.rfind("\n") + 1
        stop = case.suffix.find("\n")
        stop = len(case.suffix) if stop < 0 else stop
        line = (case.prefix[begin:] + case.expected + case.suffix[:stop]).strip()
        rest = case.expected.strip()
        texts = self._texts[project.root, project.language].texts
        others = [text for path, text in texts.items() if path not in project.left_out]
        texts_around = (case.prefix[:begin], case.suffix[stop:], *others)
        if any(_has_line(text, line) for text in texts_around):
            return "known line"
        return "known rest" if any(rest in text for text in texts_around) else "novel line"

    def _read(self, root: Path, language: str, control: Control) -> _Texts:
        known = self._texts.get((str(root), language))
        if known is not None:
            return known
        config = ProjectConfig()
        made = _Texts({})
        rows: list[NDArray[np.uint32]] = []
        for file in find_files(root, [language], root, config, control).files:
            control.safe_point()
            try:
                text = read_file(root, file, config)
            except DroppedError:
                continue
            made.texts[file.path] = text
            signature = self._signer.sign(text)
            if signature:
                made.names.append(file.path)
                rows.append(np.frombuffer(signature, dtype="<u4"))
        if rows:
            made.signatures = np.stack(rows)
        self._texts[str(root), language] = made
        return made

    def _project(self, document: Document, root: str, path: str, texts: _Texts) -> ProjectOfFile:
        alike: dict[str, float] = {
            name: 1.0 for name, text in texts.texts.items() if text == document.text
        }
        signature = self._signer.sign(document.text)
        if signature and len(texts.signatures):
            own = np.frombuffer(signature, dtype="<u4")
            similarities = (texts.signatures == own).mean(axis=1).tolist()
            for name, similarity in zip(texts.names, similarities, strict=True):
                alike[name] = max(alike.get(name, 0.0), similarity)
        alike.pop(path, None)
        copies = sorted(name for name, similarity in alike.items() if similarity >= COPY_SIMILARITY)
        return ProjectOfFile(
            root=root,
            path=path,
            copies=tuple(copies),
            has_near_copy=any(
                LEAK_SIMILARITY <= similarity < COPY_SIMILARITY for similarity in alike.values()
            ),
            language=document.language,
        )


def _located(path: str, roots: Sequence[Path]) -> tuple[Path, str] | None:
    """Return which project a held-out file is of, and its path there."""
    if len(roots) == 1:
        return roots[0], path
    for root in roots:
        for name in (str(root), root.name):
            if path.startswith(f"{name}/"):
                return root, path[len(name) + 1 :]
    return None


def _has_line(text: str, line: str) -> bool:
    """Return whether a line of ``text`` is ``line`` but for the white space around it."""
    start = text.find(line)
    while start >= 0:
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", start)
        if text[begin : stop if stop >= 0 else len(text)].strip() == line:
            return True
        start = text.find(line, start + 1)
    return False
