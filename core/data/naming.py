"""Names a new corpus: from the text that the user types to a title and a folder name.

Any text can be a title. A text that is a valid folder name is the name of the folder too;
for another, a folder is named after it, which stays the same when it is built again.
"""

from __future__ import annotations

import re
import unicodedata

from core.data.config import MAX_NAME_CHARS, SEPARATOR
from core.errors import WorkspaceError
from core.titles import checked_title, corpus_title, folder_named
from core.workspace import Workspace, checked_name, complete_folders

# For a title without a character that a folder name can have.
_FALLBACK = "corpus"


def named_corpus(text: str, workspace: Workspace) -> tuple[str, str]:
    """Return the folder name and the title of the corpus that the user calls ``text``.

    The title is empty if the text is the name of the folder itself.

    Raises:
        WorkspaceError: the text is no valid title.
    """
    title = checked_title(text)
    known = complete_folders(workspace.corpora)
    if title in known:
        return title, ""
    titled = folder_named(
        title,
        ((workspace.corpora / name, corpus_title(workspace.corpora / name)) for name in known),
    )
    if titled is not None:
        return titled.name, title
    if _is_folder_name(title):
        return title, ""
    return _free_name(_plain(title), known), title


def _is_folder_name(text: str) -> bool:
    try:
        checked_name(text)
    except WorkspaceError:
        return False
    return len(text) <= MAX_NAME_CHARS and SEPARATOR not in text


def _plain(title: str) -> str:
    """The letters and digits of a title, without accents, joined by dashes."""
    ascii_text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", ascii_text).strip("-._")
    return plain[: MAX_NAME_CHARS - 4].rstrip("-._") or _FALLBACK


def _free_name(name: str, taken: list[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
