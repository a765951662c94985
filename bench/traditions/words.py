"""What a family of traditions is written with: word lists and names of its own, so that two families share none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is told of the affair, as independent witnesses would word it; ``{n}`` is its number."""

    tellings: tuple[str, ...]  # three, none a revision of another
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family of operators and names. Everything in it is a list to draw from."""

    name: str
    half: int  # 0 or 1: which half of the days of the real articles, and of the published shapes, it draws from
    synonyms: Mapping[str, str]
    moves: tuple[tuple[re.Pattern[str], str], ...]  # a sentence told in another order, or by another voice
    roundings: tuple[str, ...]  # "more than {}"
    spelling: tuple[tuple[str, str], ...]  # letters of a name → letters by which another desk spells it
    outlets: tuple[str, ...]
    agencies: tuple[str, ...]
    witnesses: tuple[str, ...]
    unnamed: tuple[str, ...]
    facts: tuple[Fact, ...]
    background: tuple[str, ...]  # paragraphs that desks keep ready, each of two sentences
    quotations: tuple[str, ...]  # of officials, word for word in every outlet
    formulae: tuple[str, ...]  # house style; {} is the outlet
    credits: tuple[str, ...]  # {} is the outlet that is named as the source
    closings: tuple[tuple[str, ...], ...]  # what a desk adds of its own, one of each joined; {} is a place
    headlines: tuple[str, ...]  # {} is a place
