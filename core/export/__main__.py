"""``python -m core.export CHECKPOINT WORKSPACE``: make a light copy; ``child`` runs this.

Exit status 0 when the copy is there; 1, or 3 for a shape that cannot be copied,
with one JSON object, message and hint, on standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from core.checkpoints.light_copy import UnsupportedShape
from core.errors import CoreError, to_record
from core.export.child import UNSUPPORTED_STATUS


def main(arguments: list[str]) -> int:
    """Make the copy; returns the exit status."""
    checkpoint, workspace = (Path(argument) for argument in arguments)
    try:
        from core.export.light_export import make_light_copy
        from core.workspace import Workspace

        make_light_copy(checkpoint, Workspace(workspace))
    except CoreError as error:
        json.dump(to_record(error), sys.stdout)
        return UNSUPPORTED_STATUS if isinstance(error, UnsupportedShape) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
