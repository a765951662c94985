"""Attributions of two hands laid against each other: words, matches, sorts. Used by the benches of who says what."""
