"""What names of one report say about each other's kind: a surname, a short form, a paper named after its town."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from stemmata.annotate.name.name_keys import name_words, skeleton
from stemmata.annotate.name.naming import decided
from stemmata.annotate.name.occurrences import Occurrence
from stemmata.model.annotations import EntityKind

LEAST_SIGN = 2.0  # a lone word at a sentence's start needs this much
_SHORT_FORM = 4.0  # "the Hand" where the report also names the Salt Hand
_NAMED_AFTER = 2.5  # "Osmer Harvest" where Osmer is a place
_NAMESAKE = 1.2  # "Osmer", with no sign of its own, where the report names the Osmer Gazette
_NEXT_TO = re.compile(r"’?,? (?:and|or) (?:the )?|, |[-–]")

Rows = dict[str, dict[EntityKind, float]]


def with_relatives(rows: Rows, with_article: Set[str], unsure: Set[str]) -> Rows:
    """The rows with what longer and shorter names of the report add.

    ``with_article`` are keys that follow "the", ``unsure`` those that only open sentences.
    """
    kinds = {key: decided(row) for key, row in rows.items()}
    bodies = [name_words(key) for key in sorted(rows) if kinds[key] == "organisation" and " " in key]
    tails = {words[at:] for words in bodies for at in range(1, len(words))}
    heads = {words[:at] for words in bodies for at in range(1, len(words))}
    persons = {name_words(key)[-1:] for key in rows if kinds[key] == "person" and " " in key}
    places = {key for key, row in rows.items() if kinds[key] == "place" and row["place"] >= LEAST_SIGN}
    found: Rows = {}
    for key, row in rows.items():
        words = name_words(key)
        added = dict(row)
        if key in with_article and words in tails and words not in persons:
            added["organisation"] = added.get("organisation", 0.0) + _SHORT_FORM
        elif words in heads and max(row.values(), default=0.0) < LEAST_SIGN and words not in persons:
            added["place"] = added.get("place", 0.0) + (LEAST_SIGN if key in unsure else _NAMESAKE)
        if len(words) > 1 and words[0] in places and row.get("person", 0.0) <= _NAMED_AFTER:
            added["organisation"] = added.get("organisation", 0.0) + _NAMED_AFTER
        found[key] = added
    return found


def surnames_are_persons(rows: Rows, kinds: dict[str, EntityKind | None]) -> None:
    """A lone word that ends a person's full name is that person's, unless strong signs say otherwise."""
    full = [name_words(key) for key, kind in kinds.items() if kind == "person"]
    surnames = {words[-1] for words in full if len(words) > 1}
    for key, row in rows.items():
        others = max((weight for kind, weight in row.items() if kind != "person"), default=0.0)
        if " " not in key and key in surnames and others < 4.0:
            kinds[key] = "person"


def take_after_neighbours(
    text: str, seen: Sequence[tuple[str, Occurrence]], rows: Rows, kinds: dict[str, EntityKind | None]
) -> None:
    """ "the towns of X and Y": a name with hardly a sign of its own takes after the one it is joined to."""
    for (one, left), (other, right) in pairwise(seen):
        end = left.inside[-1].end
        between = text[end : max(end, right.inside[0].start)]
        if not _NEXT_TO.fullmatch(between):
            continue
        for weak, strong in ((one, other), (other, one)):
            if (
                sum(rows[weak].values()) < LEAST_SIGN
                and max(rows[strong].values(), default=0.0) >= 2.5
                and (kinds[strong] != "group" or between.endswith("the "))
            ):
                kinds[weak] = kinds[weak] if " " in weak else decided(rows[strong])


def take_after_spellings(sure: Set[str], kinds: dict[str, EntityKind | None]) -> None:
    """A lone word that opens a sentence is a name if it spells, vowels aside, a name that is sure."""
    known = {skeleton(key): kinds[key] for key in sorted(sure) if " " not in key and len(key) > 4}
    for key in sorted(kinds):
        if kinds[key] is None and key not in sure and len(key) > 4:
            kinds[key] = known.get(skeleton(key))
