"""A trained model behind one interface, and how the next token is drawn.

Nothing is imported here on purpose: everything but ``torch_model`` works
without torch, and importing this package must not load it. The switch below
must be set before onnxruntime is first imported: since 1.29 its wheels for
Linux and macOS report every session to their maker, and leave an identifier in
the home folder.
"""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
