import numpy as np
import pytest

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.decisions import decide_rows
from core.corpus.filters.near_duplicates import Signer, link
from core.corpus.measuring import Measurer
from core.corpus.what_if import MeasuredCorpus
from core.errors import Cancelled
from core.languages.table import language_of

SIGNER = Signer()


def tokens(seed: int, count: int = 600) -> list[str]:
    random = np.random.RandomState(seed)
    return [f"name{number}" for number in random.randint(0, 5000, count)]


def text_of(words: list[str]) -> str:
    return "".join(f"{word}\n" if n % 6 == 5 else f"{word} = " for n, word in enumerate(words))


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def estimate(one: str, other: str) -> float:
    parent, similarity = link([SIGNER.sign(one), SIGNER.sign(other)], np.arange(2), Control())
    assert (parent[1] != 1) == (similarity[1] > 0)
    return float(similarity[1])


@pytest.mark.parametrize("changed", [2, 6, 12, 20])
def test_the_estimate_is_near_the_true_similarity(changed):
    words = tokens(1)
    other = list(words)
    for index in range(changed):
        other[index * (len(words) // changed)] = f"other{index}"
    # Every other token is "=" or a neighbor of a line end; count what the signer counts.
    one, two = text_of(words).split(), text_of(other).split()
    truth = len(shingles(one) & shingles(two)) / len(shingles(one) | shingles(two))
    assert estimate(text_of(words), text_of(other)) == pytest.approx(truth, abs=0.13)


def test_white_space_does_not_count():
    text = text_of(tokens(2))
    assert estimate(text, text.replace(" ", "\t  ").replace("\n", "\n\n")) == 1.0


def test_different_files_are_not_alike():
    signatures = [SIGNER.sign(text_of(tokens(seed))) for seed in range(40)]
    parent, similarity = link(signatures, np.arange(40), Control())
    assert parent.tolist() == list(range(40))
    assert not similarity.any()


def test_a_signature_does_not_depend_on_the_place_of_a_token():
    assert SIGNER.sign("a b c d e") == SIGNER.sign("\n\n  a b\tc d e\n")
    assert SIGNER.sign("a b c d e") != SIGNER.sign("a b c e d")
    assert SIGNER.sign("a b c d") == SIGNER.sign("") == b""


def test_ten_thousand_copies_are_one_cluster():
    signatures = [SIGNER.sign(text_of(tokens(3)))] * 10_000
    parent, similarity = link(signatures, np.arange(10_000), Control())
    assert (parent == np.arange(10_000)).sum() == 1
    assert similarity[parent != np.arange(10_000)].min() == 1.0


def settled(files: dict[str, str], config: CorpusConfig):
    measurer = Measurer(config)
    language = language_of("a.py")
    assert language is not None
    found = [measurer.measure(path, "/s", language, text.encode()) for path, text in files.items()]
    return decide_rows([each.row for each in found], [each.signature for each in found], config)


def test_the_fullest_copy_is_kept_and_named():
    text = text_of(tokens(4))
    files = {"vendor/x/a.py": text, "a.py": text + "b = 2\n", "b.py": text + "c = 3\nd = 4\n"}
    config = CorpusConfig(drop_unparsable=False)
    rows = settled(files, config)
    assert [row.kept for row in rows] == [False, False, True]
    assert [row.near_duplicate_of for row in rows] == ["b.py", "b.py", ""]
    assert rows[0].detail == "nearly the same as b.py"
    apart = MeasuredCorpus(rows).decide(
        CorpusConfig(drop_near_duplicates=False, drop_unparsable=False)
    )
    assert apart.files == 3
    labels = MeasuredCorpus(rows).clusters(config)
    assert len(set(labels.tolist())) == 1


def test_copies_never_are_on_both_sides():
    files = {}
    for seed in range(30):
        words = tokens(seed)
        files[f"{seed}/a.py"] = text_of(words)
        files[f"{seed}/b.py"] = text_of([*words, "more"])
    config = CorpusConfig(drop_near_duplicates=True, drop_unparsable=False, validation_share=0.4)
    rows = settled(files, config)
    assert sum(row.kept for row in rows) == 30
    # Kept by hand, both of a pair move together.
    from core.corpus.store.overrides import Overrides

    overrides = Overrides({("/s", path): "keep" for path in files})
    again = decide_rows(rows_without_decision(rows), [], config, overrides)
    assert all(row.kept for row in again)
    for first, second in zip(again[::2], again[1::2], strict=True):
        assert first.split == second.split
    assert {row.split for row in again} == {"train", "validation"}


def rows_without_decision(rows):
    import dataclasses

    return [dataclasses.replace(row, kept=False, reason="", split="") for row in rows]


def test_equal_licenses_make_no_files_similar():
    license = "# " + "\n# ".join(tokens(5, 120)) + "\n"
    files = {"a.py": license + "x = 1\ny = 2\nz = 3\n", "b.py": license + "from q import w\n" * 3}
    assert all(row.kept for row in settled(files, CorpusConfig(drop_unparsable=False)))


@pytest.mark.parametrize("asked", range(3))
def test_a_cancel_is_noticed_in_between(asked):
    """Whichever time it is asked: between bands, pairs, passes and rows."""

    class Impatient(Control):
        times = 0

        def safe_point(self):
            Impatient.times += 1
            if Impatient.times > 12 * asked:
                self.cancel()
            super().safe_point()

    config = CorpusConfig()
    measurer = Measurer(config)
    language = language_of("a.py")
    measured = [
        measurer.measure(f"{n}.py", "s", language, text_of(tokens(n % 3)).encode())
        for n in range(6)
    ]
    rows, signatures = [each.row for each in measured], [each.signature for each in measured]
    with pytest.raises(Cancelled):
        decide_rows(rows, signatures, config, control=Impatient())
