import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.corpus.store.text_shards import TextShardReader, TextShardWriter, shard_file


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_texts_come_back_from_shards(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("shards")
    with TextShardWriter(folder, shard_bytes=10) as writer:
        locations = [writer.add(text) for text in texts]
    with TextShardReader(folder) as reader:
        for location, text in sorted(zip(locations, texts, strict=True), reverse=True):
            assert reader.read(*location) == text
    assert writer.total_bytes == sum(len(text.encode()) for text in texts)


def test_a_text_is_never_divided_between_shards(tmp_path):
    with TextShardWriter(tmp_path, shard_bytes=10) as writer:
        locations = [writer.add("x" * size) for size in (6, 6, 30, 4)]
    assert locations == [(0, 0, 6), (1, 0, 6), (2, 0, 30), (3, 0, 4)]
    assert shard_file(tmp_path, 2).stat().st_size == 30


def test_writers_in_one_folder_take_shards_of_their_own(tmp_path):
    with TextShardWriter(tmp_path, 10) as one, TextShardWriter(tmp_path, 10) as other:
        locations = [
            (writer.add(text), text) for text in ("a" * 6, "b" * 7) for writer in (one, other)
        ]
        one.close()  # and continues in the same shard
        locations.append((one.add("c"), "c"))
    assert len({(shard, offset) for (shard, offset, _), _ in locations}) == 5
    with TextShardReader(tmp_path) as reader:
        assert all(reader.read(*location) == text for location, text in locations)


def test_the_hash_sees_texts_and_their_borders(tmp_path):
    hashes = set()
    for location, texts in enumerate((["ab", "c"], ["a", "bc"], ["abc"], ["ab", "c", ""])):
        (tmp_path / str(location)).mkdir()
        with TextShardWriter(tmp_path / str(location)) as writer:
            for text in texts:
                writer.add(text)
        hashes.add(writer.sha256)
    assert len(hashes) == 4


def test_a_short_shard_is_an_error(tmp_path):
    with TextShardWriter(tmp_path) as writer:
        writer.add("abc")
    with TextShardReader(tmp_path) as reader, pytest.raises(ValueError, match="ends at 3"):
        reader.read(0, 1, 5)
