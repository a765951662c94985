"""The table of cues, inflected and indexed by the word form that a text shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from stemmata.annotate.attribution.cue_table import IRREGULAR, NOUNS_TOO, VERBS
from stemmata.model.annotations import Modality

Inflection = Literal["base", "third", "past", "participle", "ing"]
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One way to read a word form as a cue."""

    lemma: str
    particle: str | None  # "for" of "call for"
    inflection: Inflection
    modality: Modality
    frames: frozenset[str]  # letters of cue_table
    noun_too: bool


def inflections(lemma: str) -> dict[Inflection, str]:
    """The five forms of a verb.

    >>> inflections("deny")["past"], inflections("argue")["ing"], inflections("stress")["third"]
    ('denied', 'arguing', 'stresses')
    """
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = lemma[:-1] + "ies"
    if lemma in IRREGULAR:
        past, participle, ing = IRREGULAR[lemma]
        return {"base": lemma, "third": third, "past": past, "participle": participle, "ing": ing}
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    if lemma.endswith("ee"):
        ing = lemma + "ing"
    return {"base": lemma, "third": third, "past": past, "participle": past, "ing": ing}


@cache
def cue_index() -> Mapping[str, tuple[Cue, ...]]:
    """Lower-case word form → its readings, those with a particle first, then as the table orders them."""
    index: dict[str, list[Cue]] = {}
    for row in VERBS:
        for entry in row.lemmas.split():
            lemma, _, particle = entry.partition("_")
            for inflection, form in inflections(lemma).items():
                cue = Cue(
                    lemma=lemma,
                    particle=particle or None,
                    inflection=inflection,
                    modality=row.modality,
                    frames=frozenset(row.frames),
                    noun_too=lemma in NOUNS_TOO and inflection in {"base", "third"},
                )
                index.setdefault(form, []).append(cue)
    return MappingProxyType(
        {form: tuple(sorted(cues, key=lambda c: c.particle is None)) for form, cues in index.items()}
    )
