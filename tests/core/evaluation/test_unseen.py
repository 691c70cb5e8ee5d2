import pytest

from core.errors import SourceError
from core.evaluation import unseen
from core.evaluation.unseen import in_words, installed_packages


def package(place, name, files):
    (place / name).mkdir(parents=True)
    (place / name / "__init__.py").touch()
    for number in range(files - 1):
        (place / name / f"module_{number}.py").touch()


def test_packages_of_a_fitting_size_are_chosen(tmp_path, monkeypatch):
    for name, files in (("one", 10), ("two", 10), ("three", 10), ("huge", 130), ("lone", 1)):
        package(tmp_path, name, files)
    package(tmp_path, "pip", 20)
    (tmp_path / "no_package").mkdir()
    everything = installed_packages(1, tmp_path)
    assert {path.rpartition("/")[2] for path in everything} == {"one", "two", "three"}
    monkeypatch.setattr(unseen, "MAX_FILES", 15)
    some = installed_packages(1, tmp_path)
    assert len(some) == 2
    assert some == installed_packages(1, tmp_path)
    assert any(installed_packages(seed, tmp_path) != some for seed in range(2, 9))


def test_no_package_is_a_sentence(tmp_path):
    with pytest.raises(SourceError, match="suitable size"):
        installed_packages(1, tmp_path)


def test_sources_in_words():
    assert in_words(["/a/redis", "/b/lua"]) == "redis, lua"
    assert in_words([f"/a/p{n}" for n in range(7)]) == "p0, p1, p2, p3 and 3 more"
