"""The command line: one module for each sub-command, calling the operations of core."""
