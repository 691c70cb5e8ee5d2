"""Files of several sources can be told apart."""

import pytest

from core.corpus.browse.corpus_data import shown_paths, source_names
from core.corpus.browse.file_filter import FileFilter
from core.corpus.store.manifest import ManifestRow
from tests.core.corpus.rows import made_corpus


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["/a/b"], ["b"]),
        (["/a/redis", "/a/lang3"], ["redis", "lang3"]),
        (["/a/x/src", "/a/y/src", "/c"], ["x/src", "y/src", "c"]),
        (["/a/x/src", "/b/x/src"], ["a/x/src", "b/x/src"]),
        (["/", "/a"], ["/", "a"]),
        (["/src", "/a/src"], ["//src", "a/src"]),
    ],
)
def test_a_source_is_called_by_as_little_as_tells_it_from_the_others(sources, names):
    assert list(source_names(sources).values()) == names


def row(source, path):
    return ManifestRow(source=source, path=path, language="python", kept=True, split="train")


def test_the_source_is_in_front_only_where_there_are_several(tmp_path):
    alone = [row("/a/one", "x.py"), row("/a/one", "in/y.py")]
    assert shown_paths(alone) == ["x.py", "in/y.py"]
    rows = [*alone, row("/a/two", "x.py"), row("/a/single.py", "single.py")]
    assert shown_paths(rows) == ["one/x.py", "one/in/y.py", "two/x.py", "single.py"]
    data = made_corpus(tmp_path, rows)
    assert data.folders == (("one/", 2), ("one/in/", 1), ("two/", 1))
    assert FileFilter(folder="one/").matches(data).tolist() == [True, True, False, False]
    assert FileFilter(search="TWO").matches(data).tolist() == [False, False, True, False]
