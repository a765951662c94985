"""Hand-labelled test data of real press: pairs of reports, pairs of statements, toponyms.

The articles are those of FA-KES; they belong to their publishers, so the files here hold rows, hashes, offsets and
labels, and never words. ``GUIDELINE.md`` says what is labelled. ``drawn/`` holds the sets as they were drawn, without
labels; ``pass-a/`` and ``pass-b/`` those of two annotators, ``gold/`` the adjudicated one. They are a test: nothing is
tuned on them.
"""
