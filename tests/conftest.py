"""What holds for every test."""

from hypothesis import settings

# No deadline for single examples: on two busy cores any of them may take long for
# once. pytest-timeout bounds the whole test.
settings.register_profile("tabwright", deadline=None)
settings.load_profile("tabwright")
