"""The compiled training step: the gradients of torch in double precision, whatever the shape."""

import pytest
import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses

from core import compiled
from core.errors import TrainingError
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.config import TrainingConfig
from core.training.native import library as module
from core.training.native.library import find_training_library
from core.training.native.native_loss import NativeLoss
from core.training.step.device import choose_device, has_native_step

pytestmark = pytest.mark.skipif(
    find_training_library().library is None, reason=find_training_library().reason
)

SHAPES = {
    "everyday": ModelConfig(
        vocabulary=500, context=64, layers=2, heads=4, kv_heads=4, head_dim=16, width=48, ffn=80
    ),
    "shared keys, tied, odd sizes": ModelConfig(
        vocabulary=301, context=300, layers=2, heads=4, kv_heads=2, head_dim=10, width=36, ffn=50,
        tied=True,
    ),
    "published": ModelConfig(
        architecture="gpt2", vocabulary=301, context=200, layers=2, heads=4, kv_heads=4,
        head_dim=10, width=40, ffn=70,
    ),
    "one head as wide as can be": ModelConfig(
        vocabulary=40, context=40, layers=1, heads=1, kv_heads=1, head_dim=256, width=24, ffn=30
    ),
}  # fmt: skip


def arbitrary_model(shape):
    torch.manual_seed(0)
    model = GPT(shape)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return model


def batch(shape, windows, tokens):
    return (torch.randint(0, shape.vocabulary, (windows, tokens)) for _ in range(2))


def native(model, threads=2):
    return NativeLoss(model, find_training_library().library, threads)


def gradients(loss, model):
    for parameter in model.parameters():
        parameter.grad = None
    loss.backward()
    return {name: one.grad.clone() for name, one in model.named_parameters()}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("whole", [True, False], ids=["whole windows", "short ones"])
def test_loss_and_gradients_are_those_of_torch(shape, whole):
    model = arbitrary_model(shape)
    inputs, targets = batch(shape, 5, shape.context if whole else shape.context // 3 + 1)
    exact = GPT(shape).double()
    exact.load_state_dict(model.state_dict())
    exact.rotary = exact.rotary.double()
    logits = exact(inputs).flatten(0, 1)
    expected = F.cross_entropy(logits, targets.flatten())
    wanted = gradients(expected, exact)
    found = native(model)(inputs, targets)
    assert found.item() == pytest.approx(expected.item(), abs=1e-6)
    for name, gradient in gradients(found, model).items():
        difference = (gradient - wanted[name]).norm() / wanted[name].norm()
        assert difference < 1e-5, name


def test_neither_threads_nor_the_order_of_calls_change_a_bit():
    shape = SHAPES["everyday"]
    model = arbitrary_model(shape)
    # More tokens than pass together.
    inputs, targets = batch(shape, 70, shape.context)
    losses = [native(model, threads) for threads in (1, 2, 3)]
    results = [(loss(inputs, targets), loss) for loss in (*losses, losses[0])]
    values = [value.item() for value, _ in results]
    assert len(set(values)) == 1
    all_gradients = [gradients(value, model) for value, _ in results]
    for name, gradient in all_gradients[0].items():
        assert all(torch.equal(gradient, other[name]) for other in all_gradients[1:]), name


def test_batches_add_up_as_with_torch():
    shape = SHAPES["published"]
    model = arbitrary_model(shape)
    inputs, targets = batch(shape, 4, 60)
    loss = native(model)
    whole = gradients(loss(inputs, targets), model)
    for parameter in model.parameters():
        parameter.grad = None
    for half in (slice(0, 2), slice(2, 4)):
        (loss(inputs[half], targets[half]) / 2).backward()
    for name, parameter in model.named_parameters():
        torch.testing.assert_close(parameter.grad, whole[name], rtol=1e-3, atol=1e-6)


def test_what_the_library_opens_is_at_a_line_of_the_cache():
    """Its pool of threads is aligned so, and compiled code reads it with aligned instructions."""
    model = arbitrary_model(SHAPES["published"])
    opened = [native(model) for _number in range(20)]
    assert all(one._handle % 64 == 0 for one in opened)


def test_weights_are_read_where_they_are_now():
    shape = SHAPES["everyday"]
    model = arbitrary_model(shape)
    inputs, targets = batch(shape, 2, 30)
    loss = native(model)
    before = loss(inputs, targets).item()
    for parameter in model.parameters():
        parameter.data = parameter.data * 0.5
    assert loss(inputs, targets).item() != before
    assert loss(inputs, targets).item() == native(model)(inputs, targets).item()


def test_a_batch_can_be_left_between_two_parts():
    shape = SHAPES["everyday"]
    model = arbitrary_model(shape)
    inputs, targets = batch(shape, 70, shape.context)
    loss = native(model)
    expected = gradients(loss(inputs, targets), model)
    calls = []
    loss.between = lambda: calls.append(1) or 1 / 0
    with pytest.raises(ZeroDivisionError):
        loss(inputs, targets)
    assert calls == [1]
    loss.between = lambda: calls.append(1)
    again = gradients(loss(inputs, targets), model)
    assert len(calls) == 3
    assert all(torch.equal(again[name], gradient) for name, gradient in expected.items())


def test_large_logits_make_no_number_that_is_none():
    shape = SHAPES["everyday"]
    model = arbitrary_model(shape)
    with torch.no_grad():
        model.head.weight.mul_(1000)
    inputs, targets = batch(shape, 2, 64)
    loss = native(model)(inputs, targets)
    expected = F.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
    assert all(one.isfinite().all() for one in gradients(loss, model).values())


def config(**settings):
    return TrainingConfig(device="cpu", precision="fp32", **settings)


def test_where_it_is_chosen():
    assert choose_device(config()).native
    assert has_native_step(config())
    assert not choose_device(config(native="off")).native
    assert not choose_device(config(compile="on")).native
    assert choose_device(config(compile="on", native="on")).native
    assert not choose_device(TrainingConfig(device="cpu", precision="bf16")).native
    with pytest.raises(TrainingError, match="fp32"):
        choose_device(TrainingConfig(device="cpu", precision="bf16", native="on"))


def test_without_it_torch_computes(monkeypatch):
    monkeypatch.setenv(compiled.SWITCH, "off")
    module.find_training_library.cache_clear()
    try:
        assert not choose_device(config()).native
        with pytest.raises(TrainingError, match="TABWRIGHT_NATIVE=off") as error:
            choose_device(config(native="on"))
        assert "train.native=auto" in error.value.hint
    finally:
        module.find_training_library.cache_clear()
