"""Collects the texts of the window by Qt's ``lupdate`` and compiles them by ``lrelease``.

    python docs/update_translations.py [--language de]

Texts are the literals in calls of ``tr`` and ``QT_TR_NOOP``, the templates of ``core.texts.Text``,
and what core tells by its tables: labels, meanings and units of settings, the reasons for dropping
files, the units of progress. Without ``--language`` the files of all languages are updated.
English needs plural forms alone; "(s)" and "(es)" are filled in, other plurals by hand in the
``.ts`` file. Another language gets every text, to be translated in the ``.ts`` file or in Qt
Linguist; what is not translated yet is printed, and the exit status is 1 then. Both tools are in
the PySide6 package.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.config import label_from_name  # noqa: E402 - the path comes first
from core.corpus.filters.table import REASONS, title_for  # noqa: E402

TRANSLATIONS = ROOT / "resources" / "translations"
_TOOLS = Path(PySide6.__file__).parent


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """A literal in a call of ``tr`` or ``QT_TR_NOOP``.

    Attributes:
        path: the source file.
        line: the line of the call.
        text: the English text.
        comment: what tells it apart from the same text elsewhere, or None.
        is_plural: whether the call passes a count.
    """

    path: Path
    line: int
    text: str
    comment: str | None
    is_plural: bool


def tr_calls(path: Path) -> Iterator[ast.Call]:
    """The calls of ``tr`` and ``QT_TR_NOOP`` in a source file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name(node) in ("tr", "QT_TR_NOOP") and node.args:
            yield node


def translated_texts(folder: Path) -> list[TranslatedText]:
    """All literals that the sources of a folder translate."""
    found: list[TranslatedText] = []
    for path in sorted(folder.rglob("*.py")):
        for call in tr_calls(path):
            literals: list[Any] = [
                argument.value if isinstance(argument, ast.Constant) else ...
                for argument in call.args
            ]
            keywords = {keyword.arg: keyword.value for keyword in call.keywords}
            comment = literals[1] if len(literals) > 1 else None
            named = keywords.get("comment")
            if isinstance(named, ast.Constant):
                comment = str(named.value)
            if isinstance(literals[0], str):
                is_plural = len(literals) > 2 or "n" in keywords
                found.append(
                    TranslatedText(path, call.lineno, literals[0], comment or None, is_plural)
                )
    return found


# They speak on the command line alone, or to other editors, in English; nobody sees the saved
# state.
_NOT_SHOWN = (
    "core/cli/",
    "core/starter/",
    "core/evaluation/canary.py",
    "core/serving/client_settings.py",
    "core/texts.py",
    "gui/saved_state.py",
)


def _shown_sources(folder: Path) -> list[Path]:
    """The source files of a folder whose texts the window can show."""
    return [
        path
        for path in sorted(folder.rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(_NOT_SHOWN)
    ]


def setting_texts(folder: Path) -> list[TranslatedText]:
    """Label, help and unit of every setting that the sources of a folder declare."""
    found: list[TranslatedText] = []
    for path in _shown_sources(folder):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and isinstance(node.value, ast.Call)
                and _name(node.value) == "setting"
            ):
                continue
            named = {keyword.arg: keyword.value for keyword in node.value.keywords}
            label = named.get("label", ast.Constant(label_from_name(node.target.id)))
            help_text = node.value.args[1] if len(node.value.args) > 1 else named.get("help")
            texts = [
                each.value
                for each in (label, help_text, named.get("unit"))
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            found += [TranslatedText(path, node.lineno, text, None, False) for text in texts]
    return found


def core_texts(folder: Path) -> list[TranslatedText]:
    """The templates of ``core.texts.Text``, and the units of ``core.progress.Stage``.

    Raises:
        ValueError: a template is no literal, so nobody could translate it.
    """
    found: list[TranslatedText] = []
    for path in _shown_sources(folder):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or _name(node) not in ("Text", "Stage"):
                continue
            text = node.args[1 if _name(node) == "Stage" else 0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                if re.search(r"[^\W\d_]", re.sub(r"{[^}]*}", "", text.value)):
                    found.append(TranslatedText(path, node.lineno, text.value, None, False))
            elif _name(node) == "Text" and ast.unparse(text) != "about.unit":  # of setting_texts
                raise ValueError(f"{name}:{node.lineno}: the template is no literal")
    return found


def reason_texts() -> list[TranslatedText]:
    """The titles of the reasons why a file is not in a corpus."""
    path = ROOT / "core" / "corpus" / "filters" / "table.py"
    titles = dict.fromkeys(title_for(reason) for reason in REASONS if reason)
    return [TranslatedText(path, 0, title, None, False) for title in titles]


def preset_texts(folder: Path) -> list[TranslatedText]:
    """Titles and descriptions of the presets."""
    return [
        TranslatedText(path, 0, about[name], None, False)
        for path in sorted(folder.glob("*.toml"))
        for about in [tomllib.loads(path.read_text("utf-8"))["about"]]
        for name in ("title", "description")
    ]


def all_texts() -> list[TranslatedText]:
    """Every text that the window can show."""
    texts = translated_texts(ROOT / "gui") + reason_texts()
    texts += preset_texts(ROOT / "resources" / "presets")
    for folder in ("core", "gui"):
        texts += setting_texts(ROOT / folder) + core_texts(ROOT / folder)
    return texts


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def collect(ts: Path, language: str, texts: list[TranslatedText]) -> None:
    """Bring a ``.ts`` file up to date with the texts; translations are kept.

    ``lupdate`` does not know keyword arguments of Python, so it reads calls that are written out
    by position.
    """
    with tempfile.TemporaryDirectory() as folder:
        stub = Path(folder) / "texts.py"
        calls = (
            f"tr({text.text!r}, {text.comment!r}, 1)" if text.is_plural
            else f"tr({text.text!r}, {text.comment!r})" if text.comment
            else f"tr({text.text!r})"
            for text in texts
        )  # fmt: skip
        stub.write_text("\n".join(dict.fromkeys(calls)) + "\n", "utf-8")
        subprocess.run(
            [
                *(str(_TOOLS / "lupdate"), "-silent", "-no-obsolete", "-sort-messages"),
                *("-locations", "none", "-disable-heuristic", "similartext"),
                *("-source-language", "en", "-target-language", language),
                *(("-pluralonly",) if language == "en" else ()),
                *(str(stub), "-ts", str(ts)),
            ],
            check=True,
        )


def fill_english(ts: Path) -> None:
    """Fill in the regular plural forms."""
    text = ts.read_text("utf-8")

    def fill(match: re.Match[str]) -> str:
        source = match["source"]
        if not re.search(r"\(e?s\)", source):
            return match[0]
        one = re.sub(r"\(e?s\)", "", source)
        many = re.sub(r"\((e?s)\)", r"\1", source)
        forms = "".join(f"            <numerusform>{form}</numerusform>\n" for form in (one, many))
        return f"{match['head']}<translation>\n{forms}        </translation>"

    pattern = (
        r"(?P<head><source>(?P<source>[^<]*)</source>\s*(?:<comment>[^<]*</comment>\s*)?)"
        r'<translation type="unfinished">\s*(?:<numerusform></numerusform>\s*)+</translation>'
    )
    ts.write_text(re.sub(pattern, fill, text), "utf-8")


def plural_forms(ts: Path) -> dict[str, tuple[str, ...]]:
    """The finished plural forms of a ``.ts`` file by their source text."""
    forms: dict[str, tuple[str, ...]] = {}
    for message in ElementTree.parse(ts).iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            found = tuple(form.text or "" for form in translation.iter("numerusform"))
            if found:
                forms[message.findtext("source", "")] = found
    return forms


def compile_qm(ts: Path) -> None:
    """Compile a ``.ts`` file to the ``.qm`` file beside it.

    The file is replaced, never written in place: a running window has it mapped into memory.
    """
    new = ts.with_suffix(".qm.new")
    subprocess.run([str(_TOOLS / "lrelease"), "-silent", str(ts), "-qm", str(new)], check=True)
    new.replace(ts.with_suffix(".qm"))


def untranslated(ts: Path) -> list[str]:
    """The texts of a ``.ts`` file that have no finished translation."""
    return [
        message.findtext("source", "")
        for message in ElementTree.parse(ts).iter("message")
        for translation in message.findall("translation")
        if translation.get("type") == "unfinished" or not all(forms_of(translation))
    ]


def forms_of(translation: ElementTree.Element) -> list[str]:
    """The translation of one text, or its plural forms."""
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def update(ts: Path, language: str, texts: list[TranslatedText]) -> list[str]:
    """Bring the files of one language up to date; returns what is not translated yet."""
    collect(ts, language, texts)
    if language == "en":
        fill_english(ts)
    compile_qm(ts)
    return untranslated(ts)


def main() -> int:
    """Update the files of all languages, or of one; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", help="de and the like; all that there are by default")
    language = parser.parse_args().language
    known = sorted(path.stem.partition("_")[2] for path in TRANSLATIONS.glob("tabwright_*.ts"))
    texts = all_texts()
    status = 0
    for each in [language] if language else known:
        ts = TRANSLATIONS / f"tabwright_{each}.ts"
        missing = update(ts, each, texts)
        print(f"{ts.relative_to(ROOT)}: {len(texts)} calls, {len(missing)} not translated yet")
        for text in missing:
            print(f"not translated yet: {text!r}")
        status |= bool(missing)
    return status


if __name__ == "__main__":
    sys.exit(main())
