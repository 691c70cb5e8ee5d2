"""What a build leaves on disk: manifest, text shards, split, read cache."""
