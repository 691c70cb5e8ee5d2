"""Token probabilities of a file, drawn as highlights."""
