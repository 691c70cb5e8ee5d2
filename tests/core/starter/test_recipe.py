"""The recipe that ships, and what a recipe may not say."""

import dataclasses

import pytest

from core.config import from_mapping, to_mapping
from core.errors import ConfigError
from core.resources import resource
from core.starter.phases import phase_config
from core.starter.recipe import ALLOWED_LICENSES, Archive, Recipe, read_recipe
from core.starter.sources_page import LICENSE_TEXTS, sources_page
from tests.core.starter.small_recipe import small_recipe

# Of the issue: the projects of the evaluation, and those of the figures in the README.
NEVER = (
    "networkx", "mpmath", "parso", "jedi", "prompt-toolkit", "flask", "werkzeug", "click", "attrs",
    "jinja2", "libcst", "lua", "zlib", "mistune", "tinydb", "commons-io", "commons-codec",
    "commons-csv", "json-simple", "simplejson", "expat", "bzip2", "requests", "pcre2",
)  # fmt: skip


def test_the_shipped_recipe_is_valid():
    recipe = read_recipe()
    assert len(recipe.sources) >= 100
    for package in recipe.sources:
        assert set(package.licenses) <= ALLOWED_LICENSES, package.project
    assert not any("GPL" in name and not name.startswith("LGPL") for name in ALLOWED_LICENSES)
    for phase in recipe.phases:
        phase_config(phase, "starter", None)


def test_no_source_is_an_excluded_project_and_all_of_those_are_compared():
    recipe = read_recipe()
    assert not {package.project for package in recipe.sources} & {*NEVER, "gson"}
    assert {package.project for package in recipe.excluded} >= set(NEVER)


def test_every_source_has_its_license_named():
    recipe = read_recipe()
    text = resource("starter", "SOURCES.md").read_text("utf-8")
    assert text == sources_page(recipe), "write it with core.starter.sources_page"
    assert set(LICENSE_TEXTS) == ALLOWED_LICENSES
    for package in recipe.sources:
        assert f"| {package.project} | " in text


def test_a_strong_copyleft_license_is_refused(tmp_path):
    recipe = small_recipe(tmp_path)
    source = dataclasses.replace(recipe.sources[0], license="GPL-2.0-only")
    with pytest.raises(ConfigError, match=r"GPL-2\.0-only, which is not allowed"):
        dataclasses.replace(recipe, sources=(source,))


def test_a_recipe_survives_its_own_form(tmp_path):
    recipe = small_recipe(tmp_path)
    table = to_mapping(recipe)
    assert from_mapping(Recipe, table, "recipe") == recipe


@pytest.mark.parametrize("name", ["../up.zip", "a/b.tar.gz", "-o.zip", "notes.txt", ""])
def test_names_of_archives_are_checked(name):
    with pytest.raises(ConfigError):
        Archive(name=name, sha256="0" * 64)


def test_hashes_are_checked():
    with pytest.raises(ConfigError, match="SHA-256"):
        Archive(name="a.zip", sha256="abc")


@pytest.mark.parametrize("version", ["--upgrade", "1.0 2.0", "$(id)", ""])
def test_what_becomes_an_argument_is_checked(tmp_path, version):
    package = small_recipe(tmp_path).sources[0]
    with pytest.raises(ConfigError):
        dataclasses.replace(package, version=version)


def test_a_missing_recipe_is_one_sentence(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        read_recipe(tmp_path)
