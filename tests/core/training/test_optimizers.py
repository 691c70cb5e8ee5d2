"""Every parameter is moved by exactly one optimizer, at its own rate."""

import pytest
import torch

from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.config import TrainingConfig
from core.training.step.optimizers import Optimizers, block_matrices

SHAPE = ModelConfig(
    vocabulary=40, context=8, layers=2, heads=2, kv_heads=2, head_dim=8, width=16, ffn=24
)


def groups(optimizers):
    return [group for part in optimizers._parts for group in part.param_groups]


@pytest.mark.parametrize("tied", [False, True])
@pytest.mark.parametrize("kind", ["muon", "adamw"])
def test_each_parameter_belongs_to_one_group(kind, tied):
    model = GPT(ModelConfig(**{**_fields(SHAPE), "tied": tied}))
    optimizers = Optimizers(model, TrainingConfig(optimizer=kind), bf16=False)
    owned = [id(p) for group in groups(optimizers) for p in group["params"]]
    assert sorted(owned) == sorted(id(p) for p in model.parameters())


def test_muon_takes_the_matrices_of_the_blocks_alone():
    model = GPT(SHAPE)
    names = {id(p): n for n, p in model.named_parameters()}
    assert all(names[id(p)].startswith("blocks.") for p in block_matrices(model))
    assert len(block_matrices(model)) == 2 * 7


def test_rates_scale_together_from_their_peaks():
    optimizers = Optimizers(GPT(SHAPE), TrainingConfig(), bf16=False)
    peaks = [group["lr"] for group in groups(optimizers)]
    optimizers.set_lr_multiplier(0.5)
    optimizers.set_lr_multiplier(0.25)
    assert [group["lr"] for group in groups(optimizers)] == [peak * 0.25 for peak in peaks]


def test_momentum_rises_with_the_steps_and_is_the_same_as_before_without_a_warm_up():
    def momenta(**settings):
        optimizers = Optimizers(GPT(SHAPE), TrainingConfig(**settings), bf16=False)
        found = []
        for step in (0, 5, 10, 11):
            optimizers.set_step(step)
            found.append(groups(optimizers)[0]["momentum"])
        return found

    assert momenta() == [0.95] * 4
    assert momenta(momentum_warmup_steps=10) == [0.85, pytest.approx(0.9), 0.95, 0.95]


def test_a_resumed_run_takes_the_settings_of_its_configuration():
    first = Optimizers(GPT(SHAPE), TrainingConfig(), bf16=False)
    second = Optimizers(GPT(SHAPE), TrainingConfig(adam_beta1=0.8), bf16=False)
    second.load_state_dict(first.state_dict())
    assert groups(second)[-1]["betas"] == (0.8, 0.95)
    assert groups(first)[-1]["betas"] == (0.9, 0.95)


@pytest.mark.parametrize("kind", ["muon", "adamw"])
def test_state_continues_to_the_last_bit(kind):
    config = TrainingConfig(optimizer=kind)

    def steps(model, optimizers, numbers):
        for number in numbers:
            torch.manual_seed(number)
            optimizers.zero_grad()
            model(torch.randint(0, 40, (2, 8))).square().mean().backward()
            optimizers.step()

    torch.manual_seed(0)
    whole = GPT(SHAPE)
    half = GPT(SHAPE)
    half.load_state_dict(whole.state_dict())
    first = Optimizers(whole, config, bf16=False)
    steps(whole, first, range(6))
    second = Optimizers(half, config, bf16=False)
    steps(half, second, range(3))
    resumed = GPT(SHAPE)
    resumed.load_state_dict(half.state_dict())
    third = Optimizers(resumed, config, bf16=False)
    third.load_state_dict(second.state_dict())
    steps(resumed, third, range(3, 6))
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def _fields(config):
    return {name: getattr(config, name) for name in config.__dataclass_fields__}


def test_a_resume_keeps_the_moments_and_takes_the_new_rates():
    old = Optimizers(GPT(SHAPE), TrainingConfig(learning_rate=0.04, weight_decay=0.1), bf16=False)
    old.set_lr_multiplier(0.5)
    new = Optimizers(GPT(SHAPE), TrainingConfig(learning_rate=0.01, weight_decay=0.2), bf16=False)
    new.load_state_dict(old.state_dict())
    new.set_lr_multiplier(1.0)
    assert groups(new)[0]["lr"] == 0.01
    assert groups(new)[0]["weight_decay"] == 0.2
