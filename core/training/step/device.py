"""Chooses the device, the precision and the number of threads of a run.

They are chosen once at the start of a run, and recorded with it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

import psutil
import torch

from core.errors import TrainingError
from core.processor import available_cores
from core.texts import Text
from core.training.config import TrainingConfig
from core.training.native.library import find_training_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The device, the precision and the threads that a run computes with.

    Attributes:
        device: the torch device.
        bf16: whether matrix products run in bfloat16.
        threads: the number of processor threads of one operation.
        compiled: whether the blocks of the model are compiled.
        native: whether the compiled training step computes loss and gradients.
    """

    device: torch.device
    bf16: bool
    threads: int
    compiled: bool = False
    native: bool = False

    @property
    def precision(self) -> str:
        """The precision of matrix products: ``bf16`` or ``fp32``."""
        return "bf16" if self.bf16 else "fp32"

    def autocast(self) -> contextlib.AbstractContextManager[object]:
        """Return the context in which forward passes run."""
        if not self.bf16:
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, dtype=torch.bfloat16)


def choose_device(config: TrainingConfig, local_rank: int = 0, local_size: int = 1) -> Placement:
    """Choose device, precision and threads by the configuration and the machine.

    Args:
        config: the training configuration.
        local_rank: the rank of this process on this machine; it uses the GPU of that number.
        local_size: the number of processes on this machine; they divide the cores.

    Raises:
        TrainingError: the configuration names a device that this machine does not have, or wants
            the compiled training step where it cannot be.
    """
    device = _device(config.device)
    if device.type == "cuda" and local_size > 1:
        device = torch.device("cuda", local_rank)
        torch.cuda.set_device(device)
    # Two threads on one core do not speed up matrix products.
    cores = min(psutil.cpu_count(logical=False) or 1, available_cores())
    bf16 = config.precision == "bf16" or (
        config.precision == "auto" and config.native != "on" and multiplies_bf16(device)
    )
    return Placement(
        device=device,
        bf16=bf16,
        threads=config.threads or max(1, cores // local_size),
        compiled=config.compile == "on",
        native=_is_native(config, device, bf16=bf16),
    )


def has_native_step(config: TrainingConfig) -> bool:
    """Whether the compiled training step can compute a run in fp32."""
    return _is_native(config, _device(config.device), bf16=False)


def _is_native(config: TrainingConfig, device: torch.device, *, bf16: bool) -> bool:
    is_wanted = config.native == "on" or (config.native == "auto" and config.compile != "on")
    if not is_wanted:
        return False
    if device.type != "cpu" or bf16:
        reason = Text("It computes in fp32 on a processor.")
    else:
        found = find_training_library()
        if found.library is not None:
            return True
        reason = found.reason
    if config.native == "on":
        raise TrainingError(
            Text("The run cannot be computed by the program's own C code. {reason}", reason=reason),
            Text("Use --set train.native=auto."),
        )
    return False


def multiplies_bf16(device: torch.device) -> bool:
    """Whether the device has bf16 matrix units.

    Without them bf16 is emulated: 1.2 GFLOP/s against 113 in fp32 on two Zen 3
    cores (docs/lab-book.md).
    """
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type == "cpu":
        abilities = torch.cpu.get_capabilities()
        return any(abilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))
    return False


def _device(name: str) -> torch.device:
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if name == "auto":
        name = next(kind for kind, there in available.items() if there)
    if not available[name]:
        raise TrainingError(
            Text("This machine has no {name} device.", name=name),
            Text("Use --set train.device=auto."),
        )
    return torch.device(name)
