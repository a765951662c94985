"""Why an entity was sent to a place, or to none, in sentences."""

from collections.abc import Sequence
from math import exp

from stemmata.link.place.ranking import Ranked
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import GazetteerPlace, PlaceCandidate

MOST_REASONS = 4
_STATED = {"said_in", "said_in_loosely"}  # by a rule: no other place of the name was looked at
# sign → what it says; signs of what a name is anyway ("town", "other name") say nothing by themselves
_SAYS = {
    "most_inhabitants": "Of the places of that name most people live there.",
    "share_of_inhabitants": "Of the places of that name most people live there.",
    "million_inhabitants": "It is a city of more than a million.",
    "country": "It is a country.",
    "region": "It is a region.",
    "capital": "It is a capital.",
    "said_in": "A report says in which area it lies.",
    "said_in_loosely": "A report says in which area it lies.",
    "said_in_elsewhere": "The report says elsewhere in which area it lies.",
    "kind_fits": "A word beside it says what kind of place it is.",
    "brought": "It stands in a list of places that the user brought.",
    "demonym": "It is named by its people.",
    "same_country": "Other places of the report lie in the same country.",
    "same_region": "Other places of the report lie in the same region.",
    "within_50_km": "Other places of the report lie within some 50 km.",
    "within_300_km": "Other places of the report lie within some 300 km.",
    "names_around": "The report names the area around it.",
    "same_country, other reports": "Places of other reports lie in the same country.",
    "same_region, other reports": "Places of other reports lie in the same region.",
    "within_50_km, other reports": "Places of other reports lie within some 50 km.",
    "within_300_km, other reports": "Places of other reports lie within some 300 km.",
    "names_around, other reports": "Other reports name the area around it.",
}


def reasons_for(
    best: PlaceCandidate | None,
    candidates: Sequence[PlaceCandidate],
    none: float,
    votes: Sequence[tuple[Ranked, Anchor]],
) -> tuple[Evidence, ...]:
    """What was decided, then the signs for it, the strongest first, with the first mentions of which they were read."""
    anchors = tuple(anchor for _, anchor in votes[:3])
    if best is None:
        return (_undecided(candidates, none, anchors),)
    head = Evidence(
        sign="gazetteer",
        strength=round(best.share, 4),
        reason=f"{said(best.place)}: {_of_how_many(candidates)}.",
        anchors=anchors,
    )
    signs: dict[str, tuple[float, Anchor, str]] = {}
    for ranked, anchor in votes:
        if ranked.candidates and ranked.candidates[0].place.id == best.place.id:
            for sign, adds in ranked.why:
                if sign in _SAYS and (sign not in signs or adds > signs[sign][0]):
                    signs[sign] = (adds, anchor, _sentence(sign, ranked))
    order = sorted(signs, key=lambda sign: (sign not in _STATED, -signs[sign][0], sign))[:MOST_REASONS]
    return (
        head,
        *(
            Evidence(sign=sign, strength=round(1 - exp(-adds), 4), reason=reason, anchors=(anchor,))
            for sign, (adds, anchor, reason) in ((sign, signs[sign]) for sign in order)
        ),
    )


def ruled(ruling: str, place: GazetteerPlace | None) -> Evidence:
    """What a human ruled of the place."""
    if ruling == "none":
        reason = "A human ruled that no gazetteer lists it."
    elif place is None:
        reason = f"A human ruled that it is {ruling}, which no gazetteer at hand lists."
    elif place.id.startswith("point:"):
        reason = f"A human ruled that it lies at {place.lat:g}, {place.lon:g}."
    else:
        reason = f"A human ruled that it is {said(place)}."
    return Evidence(sign="decision", strength=1.0, reason=reason)


def said(place: GazetteerPlace) -> str:
    """The place in words: its name, its kind, the codes of the areas that it lies in, and who lives there."""
    inside = f" in {place.within[-1]}" if place.within else ""
    people = f", {place.population:,} inhabitants" if place.population else ""
    return f"{place.name}, a {place.kind}{inside}{people}"


def _sentence(sign: str, ranked: Ranked) -> str:
    asked = ranked.asked.said
    if sign in _STATED and asked.words:
        return f"The words around it say that it lies in {asked.words}."
    if sign == "kind_fits" and asked.type_word:
        return f"The word “{asked.type_word}” says what kind of place it is."
    return _SAYS[sign]


def _of_how_many(candidates: Sequence[PlaceCandidate]) -> str:
    if len(candidates) == 1:
        return "no other place of that name is likely"
    return f"the likeliest of {len(candidates)} places of that name"


def _undecided(candidates: Sequence[PlaceCandidate], none: float, anchors: tuple[Anchor, ...]) -> Evidence:
    first = candidates[0]
    if none >= first.share:
        reason = (
            f"Places of that name are listed, the likeliest {said(first.place)}, but none fits what the reports say."
        )
    else:
        reason = f"Several places of that name are as likely, among them {said(first.place)}."
    return Evidence(sign="gazetteer", strength=round(first.share, 4), reason=reason, against=True, anchors=anchors)
