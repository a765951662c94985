"""A built case against the gold data of a sample.

:mod:`bench.gold.read` reads ``gold.yaml``, :mod:`bench.gold.score` compares, :mod:`bench.gold.report` shows,
:mod:`bench.gold.floors` keeps figures from sinking. The conventions of the gold data: ``samples/README.md``.
"""
