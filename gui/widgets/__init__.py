"""Small widgets that know nothing of corpora, runs or editors."""
