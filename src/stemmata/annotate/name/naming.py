"""What kind of thing a name is: signs around each occurrence, added up over the report.

What the name's own words say counts once however often it stands; what stands around it counts each time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stemmata.annotate.lexicon.common_words import NOT_PERSONAL
from stemmata.annotate.lexicon.nouns import BODY_NOUNS, PEOPLE_NOUNS, PLACE_FOLLOWERS, PLATFORMS
from stemmata.annotate.lexicon.peoples import DEMONYM_ENDINGS, GROUPS, PLACES
from stemmata.annotate.name.name_types import is_known_place, is_organisation, is_place
from stemmata.annotate.name.occurrences import Occurrence, Sign, Weighed
from stemmata.annotate.name.signs_of_bodies import SIGNS_OF_BODIES
from stemmata.annotate.name.signs_of_persons import SIGNS_OF_PERSONS
from stemmata.annotate.name.signs_of_places import SIGNS_OF_PLACES
from stemmata.model.annotations import EntityKind

_TIES: tuple[EntityKind, ...] = (
    "organisation",
    "person",
    "place",
    "group",
    "weapon",
    "vehicle",
    "document",
)  # an equal sum goes to the first

Sums = Mapping[EntityKind, float]


def _known(seen: Occurrence) -> Weighed | None:
    """Countries, capitals and peoples."""
    if is_known_place(seen.surface):
        return "place", 12.0
    if seen.surface.lower() in PLATFORMS:
        return "organisation", 12.0
    return ("group", 12.0) if seen.surface in GROUPS else None


def _own_type(seen: Occurrence) -> Weighed | None:
    """The name's own type word: "Ministry of …", "… Province"."""
    if seen.run.titled:
        return "person", 8.0
    if is_organisation(seen.inside):
        return "organisation", 20.0
    return ("place", 15.0) if is_place(seen.inside) else None


def _capitals(seen: Occurrence) -> Weighed | None:
    """A lone word in capitals is a body's short name."""
    lone = len(seen.inside) == 1 and seen.inside[0].all_caps and len(seen.surface) <= 8
    if not lone and len(seen.inside) > 1 and seen.inside[0].all_caps and not seen.inside[-1].all_caps:
        return "organisation", 2.0  # "MER Orlan": letters open a body's name
    return ("organisation", 4.0) if lone and not is_known_place(seen.surface) else None


def _people_ending(seen: Occurrence) -> Weighed | None:
    """ "the Merovites", "Merovian farmers": a people's ending before a common noun or after "the"."""
    word = seen.inside[-1]
    if word.lower.endswith(("icans", "ocrats", "ianists", "unists")):
        return "group", 4.0
    if len(seen.inside) > 1 or word.all_caps or len(word.text) < 6 or not word.lower.endswith(DEMONYM_ENDINGS):
        return None
    after = seen.after()
    qualifies = after is not None and not after.capital and after.lower in BODY_NOUNS | PLACE_FOLLOWERS
    return ("group", 4.0) if qualifies or (seen.before(1) in {"the", "many", "some"} and word.text[-1] == "s") else None


def _common_words(seen: Occurrence) -> Weighed | None:
    """ "Salt Hand", "Osmer Harvest": a name made of common words, or of a place and one, is a body's."""
    words = [word.lower for word in seen.inside]
    if len(words) < 2:
        return None
    common = [word in NOT_PERSONAL or word in seen.low for word in words]
    if all(common):
        return "organisation", 2.5
    if words[-1] in PEOPLE_NOUNS and words[-1].endswith("s"):
        return "organisation", 4.0
    led = seen.inside[0].text in PLACES or seen.inside[0].text in GROUPS
    return ("organisation", 2.5 if led else 1.0) if common[-1] else None


def _several_words(seen: Occurrence) -> Weighed | None:
    """Two or three capitalised words with no other sign are most often a person."""
    if seen.inside[0].lower in {"al", "el"}:
        return "organisation", 0.5
    plain = 2 <= len(seen.inside) <= 4 and not seen.inside[0].all_caps and seen.before(1) != "the"
    return ("person", 1.5) if plain else None


_OWN_WORDS: tuple[Sign, ...] = (_known, _own_type, _capitals, _people_ending, _common_words, _several_words)
_SURROUNDINGS: tuple[Sign, ...] = (*SIGNS_OF_PLACES, *SIGNS_OF_BODIES, *SIGNS_OF_PERSONS)


def sums(occurrences: Iterable[tuple[str, Occurrence]], *others: Sign) -> dict[str, dict[EntityKind, float]]:
    """For each key the weights of all signs, added per kind; a key without signs has an empty row.

    ``others``: signs beside those of a name's own words and surroundings; they count each time.
    """
    around = (*_SURROUNDINGS, *others)
    totals: dict[str, dict[EntityKind, float]] = defaultdict(dict)
    own: dict[str, dict[Sign, Weighed]] = defaultdict(dict)
    for key, seen in occurrences:
        row = totals[key]
        for sign in _OWN_WORDS:
            weighed = sign(seen)
            if weighed and weighed[1] > own[key].get(sign, weighed)[1] - 1e-9:
                own[key][sign] = weighed
        for sign in around:
            weighed = sign(seen)
            if weighed:
                row[weighed[0]] = row.get(weighed[0], 0.0) + weighed[1]
    for key, said in own.items():
        for kind, weight in said.values():
            totals[key][kind] = totals[key].get(kind, 0.0) + weight
    return dict(totals)


def decided(row: Sums) -> EntityKind | None:
    """The kind with the largest sum; None where there is no sign at all."""
    if not row:
        return None
    return min(row, key=lambda kind: (-row[kind], _TIES.index(kind)))
