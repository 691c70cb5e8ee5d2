"""The command line: one file a sub-command, a view on the operations of core."""
