"""A name that the report writes twice, in two scripts: "Oram Veld (Орам Велд)"."""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from stemmata.model.annotations import Mention

_OPENS = frozenset({" (", " [", " / ", "/", " – ", ", "})


def in_two_scripts(text: str, mentions: Sequence[Mention]) -> Mapping[str, str]:
    """The words of the second name → those of the first, for each two names in a row that differ in script."""
    names = [one for one in mentions if one.form == "name"]
    return {
        other.span.of(text): one.span.of(text)
        for one, other in pairwise(names)
        if text[one.span.end : other.span.start] in _OPENS
        and _script(one.span.of(text)) != _script(other.span.of(text))
    }


def _script(name: str) -> str:
    """The script of its first letter, as Unicode calls it; empty where it has none."""
    letter = next((character for character in name if character.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""
