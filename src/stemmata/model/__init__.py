"""Frozen values that travel between the stages. One home per name: import from the modules here.

Spans are explained once, in :mod:`stemmata.text.span`. Tuples are sorted as their field says.
Unknown is ``None``, never an empty string or zero.
"""
