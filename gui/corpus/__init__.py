"""From folders of code to a dataset: choose, build, see what was kept and why."""
