"""Draws the text that the model writes after a prompt at the current step of a run.

It is a short sample for the user; real completion is in ``core.completion``. It has a random
generator of its own, so that drawing samples does not change the run.
"""

from __future__ import annotations

import torch

from core.model.gpt import GPT
from core.model.kv_cache import KVCache
from core.tokenizer.tokenizer import Tokenizer

_TEMPERATURE = 0.2
_TOP_K = 10


@torch.no_grad()
def draw_sample(model: GPT, tokenizer: Tokenizer, prompt: list[int], length: int, seed: int) -> str:
    """Continue ``prompt`` by up to ``length`` tokens and return the new text alone.

    Ids that the tokenizer does not have are never drawn.
    """
    device = next(model.parameters()).device
    generator = torch.Generator().manual_seed(seed)
    was_training = model.training
    model.eval()
    try:
        cache = KVCache(model.config, device=device)
        ids = torch.tensor([prompt], device=device)
        drawn: list[int] = []
        for _ in range(min(length, model.config.context - len(prompt))):
            logits = model(ids, cache, last_only=True)[0, -1].float().cpu()  # (V,)
            known = logits[: tokenizer.vocabulary_size]
            top, candidates = known.topk(min(_TOP_K, len(known)))
            choice = torch.multinomial((top / _TEMPERATURE).softmax(0), 1, generator=generator)
            token = int(candidates[choice])
            if not tokenizer.token_bytes(token):
                break  # a control token ends the file
            drawn.append(token)
            ids = torch.tensor([[token]], device=device)
    finally:
        model.train(was_training)
    return tokenizer.decode(drawn)
