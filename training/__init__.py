"""How the shipped attribution model is made: from public data, one command a step, reproducibly.

No module of Stemmata imports this package, and nothing here runs on a reader's machine: README.md says what to
install, and in which order the steps run.
"""
