"""What holds for every test."""

import os

from hypothesis import settings

# Tests import onnxruntime directly too; in the program core.inference sets this.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# No deadline for single examples: on two busy cores any of them may take long for
# once. pytest-timeout bounds the whole test.
settings.register_profile("tabwright", deadline=None)
settings.load_profile("tabwright")

# The model that ships would be prepared again in every workspace of a test, which takes seconds;
# the tests of the starter use it, or one of their own.
os.environ.setdefault("TABWRIGHT_STARTER", "off")
