"""Search over the statements of an edition: what was asked, the index, what is found and how it divides."""
