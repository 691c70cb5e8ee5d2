"""What the documents say is true: commands parse, links and pictures exist, labels are shown."""

import ast
import re
import shlex
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.cli.commands import COMMANDS, _parser

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("resources/**/*.md")]
)
# The lab book quotes commands as they were, abbreviated, and is history.
LAB_BOOK = sorted(ROOT.glob("docs/lab-book/*.md"))
GUIDE = sorted(ROOT.glob("docs/guide/*.md"))
TOLD = [path for path in DOCUMENTS if path not in LAB_BOOK and path.name != "CHANGELOG.md"]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
CODE_SPAN = re.compile(r"`([^`\n]+)`")
# The program by its names, up to the end of the command.
PROGRAM = re.compile(r"(?:(?<![\w./-])(?:\S*/)?tabwright|main\.py)(?: (?P<arguments>[^|;&]*))?")
# Behind a command in a block is a description of it.
REMARK = re.compile(r"\s{3,}.*|\s#.*")


def short(path):
    return path.relative_to(ROOT).as_posix()


def pieces_of_code(text):
    """Every line of a code block, continued lines joined, and every code span."""
    for block in CODE_BLOCK.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from CODE_SPAN.findall(CODE_BLOCK.sub("", text))


def commands_in(text):
    """The arguments of each sub-command that a document tells people to run."""
    for piece in pieces_of_code(text):
        for match in PROGRAM.finditer(REMARK.sub("", piece)):
            words = shlex.split(match["arguments"] or "")
            words = words[: words.index("...")] if "..." in words else words
            if words and (words[0] in COMMANDS or words[0] == "--version"):
                yield words


def anchors(path):
    """The names by which a link reaches the headings of a document."""
    for heading in re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        yield re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", TOLD, ids=short)
def test_every_command_of_a_document_is_understood(path):
    for words in commands_in(path.read_text("utf-8")):
        if words == ["--version"]:
            continue
        # An unknown option, choice or number would end this by SystemExit.
        parsed, unknown = _parser(words[0]).parse_known_args(words)
        assert parsed.command == words[0]
        assert unknown == []
        if words[0] == "bench" and len(words) > 1 and not words[1].startswith("<"):
            name = words[1].removeprefix("--")  # `bench --table` is a short form of `bench table`
            assert (ROOT / f"tests/benchmarks/bench_{name}.py").is_file(), words


def test_the_commands_are_found():
    found = list(commands_in((ROOT / "README.md").read_text("utf-8")))
    assert ["train", "--resume", "latest", "--max-minutes", "120"] in found
    assert ["doctor", "--fix"] in found
    assert ["bench", "completion"] in found
    guide = [words for path in GUIDE for words in commands_in(path.read_text("utf-8"))]
    assert {words[0] for words in guide} >= {"build", "train", "complete", "evaluate", "doctor"}


def test_a_wrong_command_is_noticed():
    (words,) = commands_in("```\npython main.py train --no-such-option 3     a remark\n```\n")
    assert words == ["train", "--no-such-option", "3"]
    assert _parser("train").parse_known_args(words)[1] != []


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_every_link_and_picture_of_a_document_exists(path):
    text = CODE_SPAN.sub("", CODE_BLOCK.sub("", path.read_text("utf-8")))
    for target in LINK.findall(text):
        if target.startswith(("http://", "https://")):
            continue
        name, _hash, anchor = target.partition("#")
        linked = (path.parent / name).resolve() if name else path
        assert linked.exists(), target
        if anchor:
            assert anchor in set(anchors(linked)), target


@pytest.mark.parametrize("path", TOLD, ids=short)
def test_every_file_of_the_tree_that_a_document_names_exists(path):
    for piece in pieces_of_code(path.read_text("utf-8")):
        for name in re.findall(
            r"(?<![\w/.~<>-])((?:core|gui|tests|docs|resources)/[\w./-]+)(?![\w./<*-])", piece
        ):
            assert (ROOT / name).exists(), name


@pytest.fixture(scope="module")
def texts_on_screen():
    """Every string of the window's code, without the marks of its access keys."""
    strings = set()
    for module in [*ROOT.glob("gui/**/*.py"), *ROOT.glob("core/**/*.py")]:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value.replace("&", "").strip())
    return strings


@pytest.mark.parametrize("path", GUIDE, ids=short)
def test_every_label_that_the_guide_prints_in_bold_is_in_the_window(path, texts_on_screen):
    labels = set(re.findall(r"\*\*([^*]+)\*\*", path.read_text("utf-8")))
    assert {label for label in labels if label not in texts_on_screen} == set()


def test_the_guide_and_the_lab_book_list_all_their_pages():
    for index, pages in (
        (ROOT / "docs/guide/README.md", GUIDE),
        (ROOT / "docs/lab-book.md", LAB_BOOK),
    ):
        linked = {
            (index.parent / target.partition("#")[0]).resolve()
            for target in LINK.findall(index.read_text("utf-8"))
        }
        assert {page for page in pages if page != index} <= linked
        assert pages


def test_the_lab_book_lists_every_entry():
    linked = set(LINK.findall((ROOT / "docs/lab-book.md").read_text("utf-8")))
    for page in LAB_BOOK:
        title, *entries = anchors(page)
        assert title.startswith("lab-book-")
        dated = [entry for entry in entries if re.match(r"\d{4}-\d\d-\d\d", entry)]
        assert {f"lab-book/{page.name}#{entry}" for entry in dated} <= linked


def test_the_release_has_one_number_everywhere():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert headings[0] == "Unreleased"
    number, day = re.fullmatch(r"([\d.]+) \((\d{4}-\d\d-\d\d)\)", headings[1]).groups()
    assert number == VERSION
    (metainfo,) = ROOT.glob("resources/linux/*.metainfo.xml")
    newest = ElementTree.parse(metainfo).find("releases/release")
    assert newest is not None
    assert (newest.get("version"), newest.get("date")) == (VERSION, day)


def test_the_linux_desktop_finds_program_icon_and_window():
    linux = ROOT / "resources" / "linux"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    entry = dict(
        line.split("=", 1)
        for line in (linux / "tabwright.desktop").read_text("utf-8").splitlines()
        if "=" in line
    )
    assert entry["Exec"] in project["gui-scripts"]
    assert (linux / f"{entry['Icon']}.svg").read_bytes() == (
        ROOT / "resources" / "icons" / "app.svg"
    ).read_bytes()
    (metainfo,) = linux.glob("*.metainfo.xml")
    component = ElementTree.parse(metainfo).getroot()
    assert component.findtext("launchable") == "tabwright.desktop"
    assert metainfo.name == f"{component.findtext('id')}.metainfo.xml"
    named = {binary.text for binary in component.findall("provides/binary")}
    assert named == {*project["scripts"], *project["gui-scripts"]}
    app = (ROOT / "gui" / "app.py").read_text("utf-8")
    assert 'setDesktopFileName("tabwright")' in app
