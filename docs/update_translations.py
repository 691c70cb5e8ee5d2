"""Collects the texts of the window by Qt's ``lupdate`` and compiles them by ``lrelease``.

    python docs/update_translations.py [--language de]

English needs plural forms alone; "(s)" and "(es)" are filled in, other plurals by hand in the
``.ts`` file. Another language gets every text, to be translated in Qt Linguist. Both tools are in
the PySide6 package.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.config import label_from_name  # noqa: E402 - the path comes first

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
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ("tr", "QT_TR_NOOP") and node.args:
                yield node


def translated_texts(folder: Path) -> list[TranslatedText]:
    """All literals that the sources of a folder translate."""
    found: list[TranslatedText] = []
    for path in sorted(folder.rglob("*.py")):
        for call in tr_calls(path):
            literals = [
                argument.value if isinstance(argument, ast.Constant) else ...
                for argument in call.args
            ]
            keywords = {keyword.arg: keyword.value for keyword in call.keywords}
            comment = literals[1] if len(literals) > 1 else None
            named = keywords.get("comment")
            if isinstance(named, ast.Constant):
                comment = named.value
            if isinstance(literals[0], str):
                is_plural = len(literals) > 2 or "n" in keywords
                found.append(
                    TranslatedText(path, call.lineno, literals[0], comment or None, is_plural)
                )
    return found


def setting_texts(folder: Path) -> list[TranslatedText]:
    """Label and help of every setting that the sources of a folder declare; forms show them."""
    found: list[TranslatedText] = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and isinstance(node.value, ast.Call)
                and isinstance(node.value.func, ast.Name)
                and node.value.func.id == "setting"
            ):
                continue
            named = {keyword.arg: keyword.value for keyword in node.value.keywords}
            label = named.get("label", ast.Constant(label_from_name(node.target.id)))
            help_text = node.value.args[1] if len(node.value.args) > 1 else named.get("help")
            texts = [
                each.value
                for each in (label, help_text)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            found += [TranslatedText(path, node.lineno, text, None, False) for text in texts]
    return found


def export_texts(path: Path) -> list[TranslatedText]:
    """Title and explanation of every export format, which the export dialog shows."""
    return [
        TranslatedText(path, node.lineno, text, None, False)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "ExportFormat"
        for keyword in node.keywords
        if keyword.arg in ("title", "explanation")
        for text in [ast.literal_eval(keyword.value)]
    ]


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


def fill_english(ts: Path) -> list[str]:
    """Fill in the regular plural forms; returns the texts that remain without them."""
    text = ts.read_text("utf-8")
    missing: list[str] = []

    def fill(match: re.Match[str]) -> str:
        source = match["source"]
        if not re.search(r"\(e?s\)", source):
            missing.append(source)
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
    return missing


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


def main() -> int:
    """Update the files of one language; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en", help="de and the like; en by default")
    language = parser.parse_args().language
    ts = TRANSLATIONS / f"tabwright_{language}.ts"
    texts = translated_texts(ROOT / "gui")
    for folder in ("core", "gui"):
        texts += setting_texts(ROOT / folder)
    texts += export_texts(ROOT / "core" / "export" / "options.py")
    collect(ts, language, texts)
    missing = fill_english(ts) if language == "en" else []
    compile_qm(ts)
    plurals = sum(text.is_plural for text in texts)
    print(f"{ts.relative_to(ROOT)}: {len(texts)} calls, {plurals} of them with a count")
    for text in missing:
        print(f"no plural forms yet: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
