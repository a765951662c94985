"""A case as bytes: one format each."""
