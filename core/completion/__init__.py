"""From a caret in a file to a suggestion, or to the reason why there is none.

Policy, prompt window, token healing, generation, stop rules, trimming. Nothing
is imported here on purpose: ``request`` and ``policy`` work without torch and
without NumPy, and windows import them at their start.
"""
