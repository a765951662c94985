"""How much each sign counts: logits, as ``training/place_weights.py`` learnt them on every second text of LGL.

Beside each sign stands a case that it is there for. What a sign is, ``signs`` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PASSES = 2  # beside each other: in the first, names that are sure draw the others; in the second, these count, too


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each sign, in the order of the signs."""

    places: NDArray[np.float64]
    none: NDArray[np.float64]


# a name by itself, before anything beside it is known
ALONE_PLACES = {
    "inhabitants": 4.13,
    "most_inhabitants": 0.47,
    "share_of_inhabitants": 0.59,
    "million_inhabitants": -0.35,
    "unknown_inhabitants": 0.06,
    "country": 4.01,
    "region": 3.88,
    "district": 0.60,
    "capital": 0.03,
    "land": 0.00,
    "region_of_namesake": -1.15,
    "alternate_of_town": -3.31,
    "alternate_of_area": -0.07,
    "without_article": -0.15,
    "demonym": 0.31,
    "brought": 2.50,
    "said_in": 0.48,
    "said_in_loosely": 0.08,
    "said_in_elsewhere": 1.87,
    "kind_fits": 1.94,
    "kind_against": -0.32,
}
ALONE_NONE = {
    "none": 1.51,
    "none_fits_said": 0.34,
    "none_fits_kind": 0.64,
    "part_of_another_name": 0.07,
    "single_candidate": -0.39,
    "only_alternates": -0.66,
}
# a name beside the others of its report, and the places of other reports
BESIDE_PLACES = {
    "inhabitants": 1.81,  # “London” alone is the capital; the sign is log10 of inhabitants, 1.0 at ten million
    "most_inhabitants": 0.60,  # “Paris” without a word more
    "share_of_inhabitants": 0.24,  # “Richmond”: many of one size say less than one above all
    "million_inhabitants": 0.18,  # “Moscow” in a text from Pennsylvania
    "unknown_inhabitants": -0.22,  # a hamlet listed without inhabitants
    "country": 3.99,  # “Georgia” in news of the world; “Lebanon” in news of Tennessee has to overcome it
    "region": 2.29,  # “Maine” is the state, not the hamlet in Wisconsin
    "district": -0.68,  # “Hamilton” alone is the town; “Hamilton County” is the county
    "capital": 1.15,  # flights from Baltimore “to Moscow”
    "land": 0.00,  # no case in the texts: listed only by files that a user brings
    "region_of_namesake": -0.40,  # “Islamabad”, “Lagos”: the city, not the region around it of the same name
    "alternate_of_town": -2.81,  # “Elizabethtown” is not Elizabeth, which lists it as another name
    "alternate_of_area": -0.30,  # “Fla.”, “Mass.”: another name of an area is as good as its own
    "without_article": -0.03,  # “Suwayda” for As-Suwayda
    "demonym": 0.42,  # “Syrian”, “Ohioans”
    "brought": 2.50,  # by hand: no text has one; a hamlet that the user listed is told where nothing speaks against it
    "said_in": 0.14,  # “Portland, Maine”
    "said_in_loosely": -0.02,  # “the Ohio city of Lima”, “Yemen’s Aden”
    "said_in_elsewhere": 0.77,  # “Portland” further down in the same report
    "kind_fits": 1.01,  # “the city of Buffalo”
    "kind_against": -0.37,  # “Aleppo province” is not the city
    "same_country": 0.37,  # a name among names of one country
    "same_region": 3.25,  # “Alexandria” beside “Rapides Parish”: Louisiana
    "within_50_km": 2.14,  # “Dublin” beside “Hilliard”: Ohio
    "within_300_km": 0.59,  # “Norfolk” beside “Omaha”: Nebraska
    "names_around": 0.60,  # “Athens” where Georgia is named, too
    "apart": -0.32,  # nothing within 300 km, though three other names stand there
    "small_and_apart": -1.35,  # “Woodfield” in Illinois is not the one in South Carolina
    "same_country, other reports": -0.01,
    "same_region, other reports": 2.45,
    "within_50_km, other reports": 1.20,
    "within_300_km, other reports": 1.24,
    "names_around, other reports": 0.58,
    "apart, other reports": 0.00,
    "small_and_apart, other reports": 0.00,
}
BESIDE_NONE = {
    "none": 1.82,  # what a candidate has to overcome
    "none_fits_said": 0.35,  # “Greenwood, W. Va.” is not listed, another Greenwood is
    "none_fits_kind": 0.45,  # “Lake Como” where only a town is listed
    "part_of_another_name": 0.20,  # “Clinton Street”
    "single_candidate": -0.01,  # one place of the name says little of how many there are
    "only_alternates": -0.27,  # nobody has it for its own name
}


def _weights(places: Mapping[str, float], none: Mapping[str, float]) -> Weights:
    return Weights(np.array(list(places.values())), np.array(list(none.values())))


ALONE = _weights(ALONE_PLACES, ALONE_NONE)
BESIDE = _weights(BESIDE_PLACES, BESIDE_NONE)
