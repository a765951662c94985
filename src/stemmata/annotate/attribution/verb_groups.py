"""Where a verb with its auxiliaries and adverbs begins: "has also repeatedly said"."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.noun_phrases import is_adverb
from stemmata.annotate.attribution.units import Word
from stemmata.annotate.attribution.verb_forms import NEGATIONS, is_auxiliary

_IN_GROUP: Final = frozenset(
    """also now then later further previously earlier already still again repeatedly once even first since just only
    both all long therefore thus never not always often sometimes""".split()
)


def group_start(words: Sequence[Word], verb: int) -> int:
    """Where the auxiliaries and adverbs begin that belong to the verb."""
    at = verb
    while at and words[at - 1].kind == "word":
        lower = words[at - 1].lower
        if lower == "far" and at > 1 and words[at - 2].lower in {"so", "thus"}:
            at -= 2
            continue
        if words[at - 1].capital and at > 1:
            break  # "in May said"
        if not (is_auxiliary(lower) or lower in _IN_GROUP or lower in NEGATIONS or _is_inner_adverb(words, at - 1)):
            break
        at -= 1
    while at < verb and words[at].lower in {"both", "all", "then"}:
        at += 1
    return at


def _is_inner_adverb(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at].lower.endswith("ly") and is_adverb(words[at])
