"""A finished corpus as a user looks at it: rows in columns, filters on them, clusters, charts."""
