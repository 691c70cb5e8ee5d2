"""Lets ``evaluate`` compare with llama.cpp: answers its lines of JSON by asking a llama-server.

Start llama.cpp's own server with any GGUF, then name this script after ``--engine``:

    llama-server -m model.gguf --port 8080
    python main.py evaluate SOURCE --engine "llama=python docs/llama_adapter.py --infill"

``--infill`` shows the model the text behind the caret too, for models that were trained to fill in
the middle; without it the text before the caret is continued. A request is one line,
``{"id", "prefix", "suffix", "max_tokens", ...}``; its answer is one line,
``{"id", "text", "precision"}``, where ``precision`` is the probability of the whole text.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import urllib.request
from typing import Any

# A line ends here, and so does what is compared.
_STOP = ["\n"]
# More than any context of a model that one would run beside an editor.
_PREFIX_CHARACTERS = 6000
_SUFFIX_CHARACTERS = 2000
_PATIENCE_SECONDS = 120


def complete(url: str, request: dict[str, Any], *, infill: bool) -> dict[str, Any]:
    """The answer to one request.

    Raises:
        OSError: the server is not there, or refuses.
    """
    asked = {
        "n_predict": request.get("max_tokens", 24),
        "temperature": 0,
        "stop": _STOP,
        "n_probs": 1,
        "cache_prompt": True,
    }
    prefix = request["prefix"][-_PREFIX_CHARACTERS:]
    if infill:
        asked["input_prefix"] = prefix
        asked["input_suffix"] = request.get("suffix", "")[:_SUFFIX_CHARACTERS]
        asked["prompt"] = ""
    else:
        asked["prompt"] = prefix
    answer = _post(f"{url}/{'infill' if infill else 'completion'}", asked)
    found = {"id": request.get("id"), "text": answer["content"].split("\n")[0]}
    probability = _probability(answer)
    if probability is not None:
        found["precision"] = probability
    return found


def _post(url: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        url, json.dumps(body).encode("utf-8"), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as response:
        return json.load(response)


def _probability(answer: dict[str, Any]) -> float | None:
    """Of the whole text; None from a server that does not tell."""
    steps = answer.get("completion_probabilities")
    if not steps or any("logprob" not in step for step in steps):
        return None
    return math.exp(min(0.0, sum(step["logprob"] for step in steps)))


def main() -> int:
    """Answer lines until there are no more."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="of the llama-server")
    parser.add_argument("--infill", action="store_true", help="show the text behind the caret too")
    options = parser.parse_args()
    for line in sys.stdin:
        try:
            answer = complete(options.url.rstrip("/"), json.loads(line), infill=options.infill)
        except (OSError, ValueError, KeyError, AttributeError) as error:
            answer = {"error": f"{options.url}: {error}"}
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
