"""The picture of the layers in ARCHITECTURE.md is that of the tree."""

import pytest

from docs.draw_layers import (
    DOCUMENT,
    END,
    START,
    node_of,
    rows_of_core,
    with_diagram,
    without_implied,
)


def test_the_document_has_the_picture_of_this_tree():
    text = DOCUMENT.read_text("utf-8")
    assert with_diagram(text) == text, "run: python docs/draw_layers.py"


def test_a_document_without_markers_is_an_error():
    with pytest.raises(ValueError, match="layers: begin"):
        with_diagram("no markers")
    assert with_diagram(f"a {START} old {END} b").startswith(f"a {START}\n```mermaid\n")


def test_the_rows_are_those_of_the_contract():
    contract = {"containers": ["core"], "layers": ["a", "b | c", "d : e"]}
    project = {"tool": {"importlinter": {"contracts": [{"layers": ["gui", "core"]}, contract]}}}
    assert rows_of_core(project) == [["a"], ["b", "c"], ["d", "e"]]


def test_a_module_is_drawn_as_its_package():
    assert node_of("core.corpus.text.header", ["files"]) == "corpus"
    assert node_of("core.files", ["files"]) == "base"
    assert node_of("gui.train.page", ["files"]) == "gui"
    assert node_of("core", ["files"]) == "core"


def test_arrows_that_follow_from_others_are_left_away():
    imports = {"a": {"b", "c", "d"}, "b": {"c"}, "c": {"d"}}
    assert without_implied(imports) == [("a", "b"), ("b", "c"), ("c", "d")]
