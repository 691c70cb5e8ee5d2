import gguf
import numpy as np
import pytest

from core.export.gguf_reading import read_gguf


@pytest.fixture
def path(tmp_path):
    writer = gguf.GGUFWriter(tmp_path / "x.gguf", "llama")
    writer.add_array("some.words", ["a", "日本", ""])
    writer.add_array("some.numbers", [-1, 2])
    writer.add_float32("some.float", 0.5)
    writer.add_bool("some.truth", True)
    writer.add_uint64("some.large", 2**40)
    writer.add_tensor("odd", np.arange(15, dtype=np.float32).reshape(3, 5))
    writer.add_tensor("half", np.full((2, 3), 1.5, np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return tmp_path / "x.gguf"


def test_keys_and_tensors_come_back(path):
    content = read_gguf(path)
    assert content.keys == {
        "general.architecture": "llama",
        "some.words": ["a", "日本", ""],
        "some.numbers": [-1, 2],
        "some.float": 0.5,
        "some.truth": True,
        "some.large": 2**40,
    }
    assert np.array_equal(content.tensors["odd"], np.arange(15).reshape(3, 5))
    assert content.tensors["half"].tolist() == [[1.5] * 3] * 2


@pytest.mark.parametrize("length", [0, 3, 10, 40, 150])
def test_a_file_that_ends_too_early_is_refused(path, length):
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ValueError, match=r"no GGUF file|ends too early"):
        read_gguf(path)


def test_a_file_whose_tensors_are_cut_off_is_refused(path):
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(ValueError, match="buffer"):
        read_gguf(path)
