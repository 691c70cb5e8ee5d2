"""Where the training set has a text: an index over it, the search, the copy warning."""
