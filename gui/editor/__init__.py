"""The editor page: files in tabs, colors, ghost text, and the way to a suggestion.

Start at ``page.py``. Nothing here knows the train page or imports torch; both
sides meet through the ``AppContext`` that ``EditorPage`` is given.
"""
