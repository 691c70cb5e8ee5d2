from hypothesis import given
from hypothesis import strategies as st

from core.corpus.store.manifest import ManifestRow
from core.data.sampling import even_sample


def rows(sizes):
    return [
        ManifestRow(path=f"{place}.py", source="", md5=f"{place:032x}", length=size)
        for place, size in enumerate(sizes)
    ]


@given(st.lists(st.integers(0, 100), max_size=40), st.integers(0, 3000), st.integers(0, 9))
def test_a_sample_is_bounded_and_in_order(sizes, most, seed):
    all_rows = rows(sizes)
    sample = even_sample(all_rows, most, seed)
    assert sum(row.length for row in sample) <= most
    assert sample == [row for row in all_rows if row in sample]
    if sum(sizes) <= most:
        assert sample == all_rows


def test_a_sample_is_full_even_and_seeded():
    all_rows = rows([10] * 1000)
    sample = even_sample(all_rows, 3000, seed=1)
    assert len(sample) == 300
    first_half = sum(int(row.path[:-3]) < 500 for row in sample)
    assert 100 < first_half < 200
    assert even_sample(all_rows, 3000, seed=2) != sample
    assert even_sample(all_rows, 3000, seed=1) == sample
