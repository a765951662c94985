"""Synthetic traditions: piles of reports of which it is known who copied whom, to measure the family tree by."""
