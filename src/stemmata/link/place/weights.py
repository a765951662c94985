"""How much each sign counts: logits, as ``training/place_weights.py`` learnt them on every second text of LGL.

Beside each sign stands a case of those texts that it is there for. What a sign is, ``signs`` says.
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
    "inhabitants": 4.15,
    "most_inhabitants": 0.45,
    "share_of_inhabitants": 0.57,
    "million_inhabitants": -0.35,
    "unknown_inhabitants": 0.07,
    "country": 4.06,
    "region": 3.91,
    "district": 0.67,
    "capital": 0.04,
    "land": 0.00,
    "region_of_namesake": -1.14,
    "alternate_of_town": -3.29,
    "alternate_of_area": -0.13,
    "without_article": -0.16,
    "demonym": 0.33,
    "said_in": 2.67,
    "said_in_elsewhere": 1.87,
    "kind_fits": 1.81,
    "kind_against": -0.31,
}
ALONE_NONE = {
    "none": 1.65,
    "none_fits_said": 0.42,
    "none_fits_kind": 0.59,
    "part_of_another_name": 0.03,
    "single_candidate": -0.37,
    "only_alternates": -0.68,
}
# a name beside the others of its report, and the places of other reports
BESIDE_PLACES = {
    "inhabitants": 1.84,  # “London” alone is the capital; the sign is log10 of inhabitants, 1.0 at ten million
    "most_inhabitants": 0.55,  # “Paris” without a word more
    "share_of_inhabitants": 0.24,  # “Richmond”: many of one size say less than one above all
    "million_inhabitants": 0.17,  # “Moscow” in a text from Pennsylvania
    "unknown_inhabitants": -0.21,  # a hamlet listed without inhabitants
    "country": 4.02,  # “Georgia” in news of the world; “Lebanon” in news of Tennessee has to overcome it
    "region": 2.33,  # “Maine” is the state, not the hamlet in Wisconsin
    "district": -0.63,  # “Hamilton” alone is the town; “Hamilton County” is the county
    "capital": 1.13,  # flights from Baltimore “to Moscow”
    "land": 0.00,  # no case in the texts: listed only by files that a user brings
    "region_of_namesake": -0.44,  # “Islamabad”, “Lagos”: the city, not the region around it of the same name
    "alternate_of_town": -2.82,  # “Elizabethtown” is not Elizabeth, which lists it as another name
    "alternate_of_area": -0.35,  # “Fla.”, “Mass.”: another name of an area is as good as its own
    "without_article": -0.03,  # “Suwayda” for As-Suwayda
    "demonym": 0.43,  # “Syrian”, “Ohioans”
    "said_in": 1.23,  # “Portland, Maine”
    "said_in_elsewhere": 0.76,  # “Portland” further down in the same report
    "kind_fits": 0.84,  # “the city of Buffalo”
    "kind_against": -0.36,  # “Aleppo province” is not the city
    "same_country": 0.38,  # a name among names of one country
    "same_region": 3.02,  # “Alexandria” beside “Rapides Parish”: Louisiana
    "within_50_km": 2.09,  # “Dublin” beside “Hilliard”: Ohio
    "within_300_km": 0.62,  # “Norfolk” beside “Omaha”: Nebraska
    "names_around": 0.71,  # “Athens” where Georgia is named, too
    "apart": -0.24,  # nothing within 300 km, though three other names stand there
    "small_and_apart": -1.39,  # “Woodfield” in Illinois is not the one in South Carolina
    "same_country, other reports": -0.06,
    "same_region, other reports": 2.29,
    "within_50_km, other reports": 1.27,
    "within_300_km, other reports": 1.24,
    "names_around, other reports": 0.60,
    "apart, other reports": 0.00,
    "small_and_apart, other reports": 0.00,
}
BESIDE_NONE = {
    "none": 1.96,  # what a candidate has to overcome
    "none_fits_said": 0.48,  # “Greenwood, W. Va.” is not listed, another Greenwood is
    "none_fits_kind": 0.40,  # “Lake Como” where only a town is listed
    "part_of_another_name": 0.14,  # “Clinton Street”
    "single_candidate": 0.05,  # one place of the name says little of how many there are
    "only_alternates": -0.32,  # nobody has it for its own name
}


def _weights(places: Mapping[str, float], none: Mapping[str, float]) -> Weights:
    return Weights(np.array(list(places.values())), np.array(list(none.values())))


ALONE = _weights(ALONE_PLACES, ALONE_NONE)
BESIDE = _weights(BESIDE_PLACES, BESIDE_NONE)
