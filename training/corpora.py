"""The corpora of names, together: which texts of each are learnt from."""

from collections.abc import Iterator

from training import gum, re3d, uner
from training.mentions import NamedText


def named_texts() -> Iterator[NamedText]:
    """The texts that names are learnt from, corpus by corpus.

    GUM's train part, without its news; re3d's first half; UNER on the English Web Treebank. Raises
    FileNotFoundError, with what to do, where one is not there.
    """
    yield from gum.read_names(gum.gum_folder(), "train")
    yield from re3d.read_names(re3d.re3d_folder())
    yield from uner.read_names(uner.uner_file())
