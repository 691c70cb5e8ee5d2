"""What this machine lacks, and the exact command that installs it.

Looks before the window opens and on behalf of ``doctor``; changes nothing
itself. It imports neither torch nor Qt, nor any package of ours that might be
the missing one, so that it can still speak when they are absent. Each module is
imported where it is needed: a process that completes needs ``python_packages`` alone.
"""
