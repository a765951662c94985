"""Words that are left in a redacted case and sound like a name that was taken out: for whoever takes names out."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from stemmata.export.redaction.forms import Form
from stemmata.model.case import Case
from stemmata.text.romanise import folded, skeleton

_CAPITALISED: Final = re.compile(r"\b[^\W\d_a-z][^\W\d_]{3,}\b")
_SOUNDS: Final = 3  # consonants that two words must share, all of them: with fewer, half the names of a case would


def lookalikes(case: Case, forms: Iterable[Form]) -> tuple[tuple[str, int], ...]:
    """(word, how often) of words with a capital in the texts that have the consonants of a name, most frequent first.

    Consonants as :func:`stemmata.text.romanise.skeleton` has them.
    """
    sounds = {skeleton(word) for form in forms for name in form.latin for word in folded(name).split()}
    sought = {one for one in sounds if len(one) >= _SOUNDS}
    found = Counter(word for entry in case.reports for word in _CAPITALISED.findall(entry.report.text))
    near = [(word, number) for word, number in found.items() if skeleton(folded(word)) in sought]
    return tuple(sorted(near, key=lambda item: (-item[1], item[0])))
