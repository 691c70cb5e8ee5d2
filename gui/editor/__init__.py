"""The editor page: files in tabs, syntax highlighting, ghost text and suggestions.

Start at ``page.py``. Nothing here imports the train page or torch; the pages communicate
through the ``AppContext`` that ``EditorPage`` is given. What needs no Qt is in ``core.editing``.
"""
