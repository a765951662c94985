"""What holds for every test: no gazetteer of the machine that it runs on."""

import os

# A build reads the gazetteers of this user; a test says itself which one it reads. Set before any case is built, for
# builds in processes of their own, too.
os.environ["STEMMATA_GAZETTEER"] = "none"
