"""Stemmata draws the family tree of a story: who says so, and from whom they have it."""

__version__ = "0.1.0"
