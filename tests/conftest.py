"""What holds for every test: no gazetteer of the machine that it runs on, and the same examples on every run.

Properties are tried on the same examples each time, so that a run says something about the change and not about chance;
`make explore` draws many new ones.
"""

import os

from hypothesis import settings

# A build reads the gazetteers of this user; a test says itself which one it reads. Set before any case is built, for
# builds in processes of their own, too.
os.environ["STEMMATA_GAZETTEER"] = "none"

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=500, deadline=None)
settings.load_profile("same")
