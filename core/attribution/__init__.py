"""Where in the training set a text stands: an index over it, the search, the copy warning."""
