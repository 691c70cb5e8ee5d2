"""From archives to the archive of the sources."""

import dataclasses
import zipfile

import pytest

from core.control import Control
from core.errors import SourceError
from core.starter.staging import stage_sources
from tests.core.starter.small_recipe import package, python_text, small_recipe, tar_of


def staged(recipe, folder):
    target = folder / "sources.zip"
    done = stage_sources(recipe, folder, target, lambda _event: None, Control())
    with zipfile.ZipFile(target) as archive:
        return done, {name: archive.read(name).decode() for name in archive.namelist()}


def with_files(tmp_path, files, **fields):
    """The small recipe with one more project."""
    recipe = small_recipe(tmp_path, projects=1)
    more = package("extra", tar_of(tmp_path, "extra-2.tar.gz", files), **fields)
    return dataclasses.replace(recipe, sources=(*recipe.sources, more))


def test_each_project_is_a_folder_with_its_source_files(tmp_path):
    done, files = staged(small_recipe(tmp_path, projects=2), tmp_path)
    assert set(files) == {
        f"project{n}/project{n}/part{part}.py" for n in range(2) for part in range(4)
    }
    assert files["project1/project1/part2.py"] == python_text(102)
    assert [(each.project, each.files) for each in done] == [("project0", 4), ("project1", 4)]


def test_the_same_recipe_gives_the_same_bytes(tmp_path):
    recipe = small_recipe(tmp_path, projects=3)
    staged(recipe, tmp_path)
    first = (tmp_path / "sources.zip").read_bytes()
    staged(recipe, tmp_path)
    assert (tmp_path / "sources.zip").read_bytes() == first


def test_a_file_under_the_gpl_is_left_out_and_counted(tmp_path):
    text = "# This program is under the GNU General Public License.\n" + python_text(1)
    recipe = with_files(tmp_path, {"a.py": text, "b.py": python_text(2)})
    done, files = staged(recipe, tmp_path)
    assert "extra/a.py" not in files
    assert "extra/b.py" in files
    assert done[-1].skipped == {"license in its head": 1}


def test_excluded_names_vendored_code_and_patterns_are_left_out(tmp_path):
    files = {
        "secret/a.py": python_text(1),
        "lib/secret.py": python_text(2),
        "third_party/b.py": python_text(3),
        "old/c.py": python_text(4),
        "good.py": python_text(5),
    }
    _, found = staged(with_files(tmp_path, files, leave_out=("old/*",)), tmp_path)
    assert [name for name in found if name.startswith("extra/")] == ["extra/good.py"]


def test_a_project_has_a_limit_and_the_seed_chooses(tmp_path):
    files = {f"f{n}.py": python_text(n) for n in range(40)}
    recipe = with_files(tmp_path, files)
    limit = 3 * max(map(len, files.values()))

    def chosen(seed):
        selection = dataclasses.replace(
            recipe.selection, project_bytes=(limit, limit, limit), seed=seed
        )
        _, found = staged(dataclasses.replace(recipe, selection=selection), tmp_path)
        return {name: text for name, text in found.items() if name.startswith("extra/")}

    one = chosen(1)
    assert 2 <= len(one) < 40
    assert sum(map(len, one.values())) <= limit
    assert chosen(1) == one != chosen(2)


def test_outward_paths_are_not_written(tmp_path):
    recipe = with_files(tmp_path, {"../../up.py": python_text(1), "in.py": python_text(2)})
    _, found = staged(recipe, tmp_path)
    assert [name for name in found if name.startswith("extra/")] == ["extra/in.py"]


def test_a_damaged_archive_is_one_sentence(tmp_path):
    recipe = small_recipe(tmp_path, projects=1)
    archive = tmp_path / recipe.sources[0].archives[0].name
    archive.write_bytes(archive.read_bytes()[:300])
    with pytest.raises(SourceError, match=f"{archive.name} cannot be read"):
        staged(recipe, tmp_path)
    assert not (tmp_path / "sources.zip").exists()


def test_a_project_without_any_file_is_refused(tmp_path):
    recipe = with_files(tmp_path, {"README": "text"})
    with pytest.raises(SourceError, match="Nothing of extra may be read"):
        staged(recipe, tmp_path)
