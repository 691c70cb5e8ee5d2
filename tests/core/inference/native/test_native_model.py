"""The decoder in C beside torch and onnxruntime: same tokens, same figures, same interface."""

import itertools
import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checkpoints.light_copy import MappedTensors
from core.export.onnx_decoder import decoder_graph
from core.export.smoothing import smoothed
from core.inference.native.native_model import NativeModel
from core.inference.onnx_model import OnnxModel
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.processor import instruction_sets
from tests.core.inference.fakes import never
from tests.core.inference.native.conftest import EMULATED, EMULATED_SLOWLY, KERNELS
from tests.core.inference.native.emulation import PROCESSORS, EmulatedLibrary, build, missing_tool
from tests.core.inference.trained import (
    CONTEXT,
    HELD_OUT,
    SHAPES,
    bits_per_byte,
    export,
    step_by_step,
    trained_model,
)

# A kernel with fused products that this machine has, to which the others are compared.
BASELINE = next((kernel for kernel in KERNELS if kernel != "portable"), "portable")


@pytest.fixture(scope="module", params=sorted(SHAPES))
def exported(request, dataset, tmp_path_factory):
    """A trained model in torch, the tensors of its light copy, and its graph."""
    reference = trained_model(SHAPES[request.param], dataset.train[:-HELD_OUT])
    folder = tmp_path_factory.mktemp("copy")
    offsets = export(reference, dataset, folder)
    return reference, MappedTensors(folder / "weights.bin", offsets), folder / "decoder.onnx"


@pytest.fixture(scope="module", params=[*sorted(KERNELS), *EMULATED_SLOWLY])
def native(request, exported, library_of):
    reference, tensors, _graph = exported
    return NativeModel(library_of(request.param), tensors, reference.config, threads=1)


@pytest.fixture
def fastest(libraries):
    return libraries[list(KERNELS)[-1]]


@pytest.mark.parametrize("kernel", [*KERNELS, *EMULATED])
def test_every_kernel_is_the_one_it_is_taken_for(library_of, kernel):
    assert library_of(kernel).tabwright_kernel().decode() == kernel
    assert library_of(kernel).tabwright_trial() == 0


@pytest.mark.parametrize(
    "kernel", [kernel for kernel in [*KERNELS, *EMULATED] if kernel != "portable"]
)
def test_all_kernels_with_fused_products_give_the_same_bits(
    exported, libraries, library_of, windows, kernel
):
    reference, tensors, _graph = exported
    ids = windows[0][:-1].tolist()
    expected, actual = (
        NativeModel(one, tensors, reference.config, threads=1).extend_all(ids)
        for one in (libraries[BASELINE], library_of(kernel))
    )
    np.testing.assert_array_equal(actual, expected)


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="flags for x86-64")
@pytest.mark.parametrize(
    "flags",
    [
        ("-march=native", "-DTABWRIGHT_PORTABLE"),
        ("-march=native", "-mno-avx512vnni", "-mno-avxvnni"),
        ("-march=haswell", "-DTABWRIGHT_PORTABLE"),
    ],
    ids=" ".join,
)
def test_the_products_of_any_kernel_go_with_any_floats(
    exported, libraries, compile_native, windows, flags
):
    reference, tensors, _graph = exported
    ids = windows[0][:-1].tolist()
    expected, actual = (
        NativeModel(one, tensors, reference.config, threads=1).extend_all(ids)
        for one in (libraries[BASELINE], compile_native(flags))
    )
    np.testing.assert_array_equal(actual, expected)


@pytest.mark.skipif(
    not {"avx512_vnni", "avx512vl", "avx512bw"} <= instruction_sets(),
    reason="this processor does not have AVX512-VNNI",
)
def test_the_kernel_for_avx_vnni(exported, libraries, compile_native, windows):
    header = str(Path(__file__).with_name("as_avx_vnni.h"))
    sets = ("-march=haswell", "-mavx512vl", "-mavx512vnni", "-mavx512bw")
    one = compile_native((*sets, "-include", header), "gcc")
    assert one.tabwright_kernel() == b"avx-vnni"
    assert one.tabwright_trial() == 0
    reference, tensors, _graph = exported
    ids = windows[0][:-1].tolist()
    expected, actual = (
        NativeModel(library, tensors, reference.config, threads=1).extend_all(ids)
        for library in (libraries[BASELINE], one)
    )
    np.testing.assert_array_equal(actual, expected)


def test_clang_and_gcc_give_the_same_bits(exported, libraries, compile_native, windows):
    reference, tensors, _graph = exported
    by_clang = compile_native(KERNELS[BASELINE], "clang")
    ids = windows[0][:-1].tolist()
    expected, actual = (
        NativeModel(one, tensors, reference.config, threads=1).extend_all(ids)
        for one in (libraries[BASELINE], by_clang)
    )
    np.testing.assert_array_equal(actual, expected)


@pytest.mark.skipif(missing_tool() is not None, reason=str(missing_tool()))
def test_a_dot_product_ends_a_processor_without_one(tmp_path):
    one = EmulatedLibrary(build("neon-dotprod", tmp_path), PROCESSORS["neon"])
    with pytest.raises(AssertionError, match="has ended"):
        one.tabwright_trial()
    one.end()


def test_tokens_and_bits_are_those_of_torch(exported, native, windows, dataset):
    with torch.inference_mode():
        expected = exported[0](torch.from_numpy(windows[:, :-1])).numpy()
    actual = np.stack([step_by_step(native, window[:-1].tolist()) for window in windows])
    assert (expected.argmax(-1) == actual.argmax(-1)).mean() >= 0.98
    lengths = dataset.tokenizer.byte_lengths()
    torch_bits, bits = (bits_per_byte(one, windows[:, 1:], lengths) for one in (expected, actual))
    # It has learned something, or the comparison would prove nothing.
    assert torch_bits < 0.8 * bits_per_byte(np.zeros_like(actual), windows[:, 1:], lengths)
    assert abs(bits - torch_bits) < 0.01


def test_it_computes_what_onnxruntime_computes(exported, native, windows):
    """But for what is rounded less here: the head, and what each ``ffn.down`` reads."""
    light = OnnxModel(exported[2], exported[0].config, threads=1)
    for window in windows:
        expected = light.prefill(window[:-1].tolist())
        error = np.sqrt(np.mean((native.prefill(window[:-1].tolist()) - expected) ** 2))
        assert error < 0.03 * expected.std()


@settings(max_examples=25)
@given(cuts=st.sets(st.integers(1, CONTEXT - 1)), window=st.integers(0, 7))
def test_however_a_text_is_read_its_logits_are_the_same_bits(native, windows, cuts, window):
    ids = windows[window][:-1].tolist()
    native.truncate(0)
    expected = native.extend_all(ids)
    native.truncate(0)
    edges = [0, *sorted(cuts), CONTEXT]
    parts = [native.extend_all(ids[start:end]) for start, end in itertools.pairwise(edges)]
    np.testing.assert_array_equal(np.concatenate(parts), expected)
    native.truncate(edges[-2])
    np.testing.assert_array_equal(native.extend(ids[edges[-2] :]), expected[-1])
    np.testing.assert_array_equal(native.prefill(ids), expected[-1])
    native.truncate(0)
    np.testing.assert_array_equal(native.read(ids, never), expected[-1])


@pytest.mark.parametrize("threads", [2, 3, 4, 9])
def test_any_number_of_threads_gives_the_same_bits(exported, fastest, windows, threads):
    reference, tensors, _graph = exported
    ids = windows[0][:-1].tolist()
    single = NativeModel(fastest, tensors, reference.config, threads=1)
    several = NativeModel(fastest, tensors, reference.config, threads=threads)
    for _ in range(20):
        several.truncate(0)
        single.truncate(0)
        np.testing.assert_array_equal(several.extend_all(ids[:40]), single.extend_all(ids[:40]))
        np.testing.assert_array_equal(several.extend([ids[40]]), single.extend([ids[40]]))
        time.sleep(0.001)  # so that helpers fall asleep, some of the time


def test_models_in_several_threads_do_not_disturb_each_other(exported, fastest, windows):
    reference, tensors, _graph = exported
    models = [NativeModel(fastest, tensors, reference.config, threads=2) for _ in range(3)]
    expected = [step_by_step(models[0], window[:-1].tolist()) for window in windows[:3]]
    found = {}

    def work(number):
        for _ in range(5):
            found[number] = step_by_step(models[number], windows[number][:-1].tolist())

    workers = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for number in range(3):
        np.testing.assert_array_equal(found[number], expected[number])


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads as Linux does")
def test_the_threads_end_with_the_model(exported, fastest):
    reference, tensors, _graph = exported
    before = set(os.listdir("/proc/self/task"))
    model = NativeModel(fastest, tensors, reference.config, threads=4)
    model.prefill([5, 6, 7])
    # By their ids: threads of other tests may end at any moment.
    helpers = set(os.listdir("/proc/self/task")) - before
    assert len(helpers) == 3
    del model
    assert not helpers & set(os.listdir("/proc/self/task"))


def test_continuing_after_a_cut_gives_what_a_new_start_gives(native, windows):
    ids = windows[0][:-1].tolist()
    expected = native.prefill(ids[:40])
    native.truncate(33)
    assert native.tokens == ids[:33]
    native.extend(ids[50:60])  # a false start, taken back
    native.truncate(33)
    np.testing.assert_array_equal(native.extend(ids[33:40]), expected)
    assert native.length == 40


def test_reading_ends_between_two_pieces(exported, fastest, windows):
    reference, tensors, _graph = exported
    model = NativeModel(fastest, tensors, reference.config, threads=1)
    ids = windows[2][:-1].tolist()
    answers = [False, True]
    assert model.read(ids, lambda: answers.pop(0)) is None
    assert model.tokens == ids[: CONTEXT // 2]
    expected = model.extend(ids[CONTEXT // 2 :])
    model.truncate(CONTEXT // 2)
    np.testing.assert_array_equal(model.read(ids[CONTEXT // 2 :], never), expected)
    model.truncate(CONTEXT - 1)
    assert model.read([4], lambda: True) is None
    assert model.length == CONTEXT - 1


def test_logits_belong_to_the_caller(native):
    first = native.prefill([5, 6])
    kept = first.copy()
    native.extend([7])
    assert np.array_equal(first, kept)
    assert (first.dtype, first.shape) == (np.float32, (native.vocabulary,))


def test_the_context_can_be_filled_to_the_last_token_and_no_further(native):
    native.prefill([4] * (native.context - 1))
    native.extend([5])
    assert native.length == native.context == CONTEXT
    for ids in ([6], []):
        for extend in (native.extend, native.extend_all, lambda ids: native.read(ids, never)):
            with pytest.raises(ValueError, match="room for 0"):
                extend(ids)
    with pytest.raises(ValueError, match="cannot cut"):
        native.truncate(CONTEXT + 1)


@pytest.mark.parametrize("id", [-1, 400, 2**40])
def test_an_id_beyond_the_vocabulary_is_refused(native, id):
    native.truncate(0)
    with pytest.raises(ValueError, match="vocabulary"):
        native.extend([5, id])
    assert native.length == 0


def config(architecture, **change):
    base = {
        "architecture": architecture, "vocabulary": 65, "context": 130, "layers": 2, "heads": 2,
        "kv_heads": 2, "head_dim": 16, "width": 32, "ffn": 72,
    }  # fmt: skip
    return ModelConfig(**(base | change))


ODD_SHAPES = {
    "heads of 48": config("qwen3", head_dim=48, heads=3, kv_heads=1, width=66, ffn=100),
    "heads of 64": config("qwen3", head_dim=64, heads=4, kv_heads=2, width=256, ffn=300),
    "heads of 80": config("gpt2", head_dim=80, width=160, ffn=640, context=65),
    "heads of 128": config("qwen3", head_dim=128, width=41, ffn=8, vocabulary=127, context=200),
    "tiny": config(
        "qwen3", width=12, ffn=8, vocabulary=8, context=9, layers=1, heads=1, kv_heads=1
    ),
    "wide": config("gpt2", head_dim=64, heads=8, kv_heads=8, width=512, ffn=2048, context=140),
}  # fmt: skip


@pytest.mark.parametrize("kernels", ["all of this processor", *EMULATED_SLOWLY])
@pytest.mark.parametrize("shape", sorted(ODD_SHAPES))
def test_every_shape_is_right(shape, kernels, library_of, tmp_path):
    """Several blocks of keys, remainders of every kind, and the shapes of the presets."""
    odd = ODD_SHAPES[shape]
    random = np.random.default_rng(0)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = GPT(odd).eval()
        for tensor in model.parameters():  # those that begin with zero, too
            torch.nn.init.normal_(tensor, 1.0 if tensor.dim() == 1 else 0.0, 0.1)
    ids = random.integers(0, odd.vocabulary, odd.context)
    windows = [ids.tolist()]
    weights = {name: tensor.numpy() for name, tensor in smoothed(model, windows).items()}
    offsets = decoder_graph(odd, weights).save(tmp_path / "decoder.onnx", "weights.bin")
    tensors = MappedTensors(tmp_path / "weights.bin", offsets)
    with torch.inference_mode():
        expected = model(torch.from_numpy(ids)[None])[0].numpy()
    rows = []
    for kernel in [kernels] if kernels in EMULATED else KERNELS:
        native = NativeModel(library_of(kernel), tensors, odd, threads=2)
        rows.append(native.extend_all(ids.tolist()))
        error = np.sqrt(np.mean((rows[-1] - expected) ** 2, axis=-1)) / expected.std()
        assert error.max() < 0.1
        native.truncate(0)
        edges = [0, *sorted(random.choice(odd.context, 6, replace=False).tolist()), odd.context]
        parts = [
            native.extend_all(ids[start:end].tolist())
            for start, end in itertools.pairwise(edges)
            if start < end
        ]
        np.testing.assert_array_equal(np.concatenate(parts), rows[-1])
        one_by_one = step_by_step(native, ids.tolist())
        np.testing.assert_array_equal(one_by_one, rows[-1])
    for other in rows[1:]:
        assert np.sqrt(np.mean((other - rows[0]) ** 2)) < 0.03 * expected.std()


def test_heads_of_no_whole_vectors_are_refused(exported, fastest):
    _reference, tensors, _graph = exported
    with pytest.raises(ValueError, match="heads of width 24"):
        NativeModel(fastest, tensors, config("qwen3", head_dim=24), threads=1)


@pytest.mark.parametrize("damage", ["gone", "shape", "type"])
def test_tensors_of_another_shape_are_refused(exported, fastest, damage):
    reference, tensors, _graph = exported
    name = "blocks.0.ffn.down.weight"
    whole = tensors[name]
    other = {"gone": None, "shape": whole[:-1], "type": whole.astype(np.float32)}[damage]
    with pytest.raises(ValueError, match=name):
        NativeModel(fastest, {**tensors, name: other}, reference.config, threads=1)


def test_unsigned_weights_give_the_same_bits(exported, fastest, windows):
    """A copy for every processor has them around 128."""
    reference, tensors, _graph = exported
    if tensors["head.weight"].dtype == np.uint8:
        pytest.skip("this processor has no others")
    turned = {
        name: (tensor.view(np.uint8) ^ 128) if name.endswith(".weight") else tensor
        for name, tensor in tensors.items()
    }
    ids = windows[0][:-1].tolist()
    expected, actual = (
        NativeModel(fastest, one, reference.config, threads=1).prefill(ids)
        for one in (tensors, turned)
    )
    np.testing.assert_array_equal(actual, expected)


def test_imports_neither_torch_nor_onnxruntime():
    code = (
        "import sys, core.completion.opening, core.completion.backends.native_backend;"
        "sys.exit('torch' in sys.modules or 'onnxruntime' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
