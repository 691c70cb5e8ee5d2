from hypothesis import given
from hypothesis import strategies as st

from core.corpus.split import split_files, split_projects

MD5S = [f"{number:032x}" for number in range(2000)]


def held_out(md5s, fraction=0.05, seed=1):
    sides = split_files(md5s, fraction, seed)
    return {md5 for md5, side in zip(md5s, sides, strict=True) if side == "validation"}


def test_about_the_fraction_is_for_validation():
    assert 60 < len(held_out(MD5S)) < 140


def test_the_same_seed_holds_out_the_same_files_whatever_else_is_there():
    assert held_out(MD5S) == held_out(list(reversed(MD5S)))
    assert held_out(MD5S[:1000]) == held_out(MD5S) & set(MD5S[:1000])
    assert held_out(MD5S) != held_out(MD5S, seed=2)


def test_a_fraction_of_zero_keeps_all_for_training():
    assert held_out(MD5S, fraction=0.0) == set()
    assert split_files([], 0.05, 1) == []


@given(
    st.lists(st.sampled_from(MD5S), min_size=1, max_size=12), st.floats(0.001, 0.5), st.integers(0)
)
def test_equal_content_is_on_one_side_and_both_sides_have_some(md5s, fraction, seed):
    sides = split_files(md5s, fraction, seed)
    by_content = set(zip(md5s, sides, strict=True))
    assert len(by_content) == len(set(md5s))
    assert set(sides) == ({"train", "validation"} if len(set(md5s)) > 1 else {"train"})


def projects(count: int, files: int) -> tuple[list[str], list[str], list[int]]:
    names = [f"p{number // files}" for number in range(count * files)]
    return names, [f"m{number}" for number in range(count * files)], [100] * (count * files)


def test_a_project_is_held_out_whole():
    names, keys, sizes = projects(40, 10)
    sides = split_projects(names, keys, sizes, 0.1, 3)
    for start in range(0, 400, 10):
        assert len(set(sides[start : start + 10])) == 1
    assert 0.05 <= sides.count("validation") / 400 <= 0.2
    assert sides == split_projects(names, keys, sizes, 0.1, 3)
    assert sides != split_projects(names, keys, sizes, 0.1, 4)


def test_a_copy_of_what_is_trained_on_is_not_held_out():
    names, keys, sizes = projects(40, 10)
    keys[1::2] = ["same"] * 200
    sides = split_projects(names, keys, sizes, 0.2, 3)
    assert {side for side, key in zip(sides, keys, strict=True) if key == "same"} == {"train"}
    assert "validation" in sides


def test_one_large_project_is_split_by_file():
    sides = split_projects(["p"] * 200, [str(n) for n in range(200)], [1] * 200, 0.1, 0)
    assert 0 < sides.count("validation") < 60
    assert set(split_projects(["p", "q"], ["a", "b"], [1, 1], 0.0, 0)) == {"train"}
