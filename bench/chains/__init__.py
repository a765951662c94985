"""Chains of voices against the gold set of chains: who says what, through whom.

The set and its guideline: ``bench/gold/chains``. :mod:`bench.chains.anchors` makes offsets of what annotators write,
:mod:`bench.chains.agreement` lays two passes side by side, :mod:`bench.chains.score` an annotator and the gold.
"""
