"""Colours of the style sheet: legible on every paper, and the origins' apart for every kind of colour vision."""

import re
from itertools import combinations

import pytest

from stemmata.web.assets import served_style_sheet, style_sheet
from stemmata.web.palette import CONTRAST, CONTRAST_DARK, DARK, colours

Triple = tuple[float, float, float]
# How linear red, green and blue are seen by those who lack one cone wholly: Machado, Oliveira and Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table of severity 1.0.
SEEN_BY: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_APART = 13.0  # CIELAB: blue and green of the light palette, seen by a tritan; ochre beside orange fell to 3
SCHEMES = {
    condition: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    for condition, body in colours(style_sheet()).items()
}
ORIGINS = ("o0", "o1", "o2", "o3", "o4")


def linear(colour: str) -> Triple:
    """ "#rrggbb" as linear red, green and blue, 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def lab(colour: str, vision: str) -> Triple:
    """CIELAB of a colour as seen, under D65."""
    rgb = linear(colour)
    rows = (tuple(map(float, row)) for row in SEEN_BY[vision])
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in rows)
    x = _bent((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _bent(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _bent((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def apart(one: str, other: str, vision: str) -> float:
    pairs = zip(lab(one, vision), lab(other, vision), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    light = (0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(one), linear(other)))
    low, high = sorted(light)
    return (high + 0.05) / (low + 0.05)


def test_there_are_four_schemes_and_each_names_every_colour() -> None:
    assert list(SCHEMES) == ["", DARK, CONTRAST, CONTRAST_DARK]
    assert len({tuple(sorted(scheme)) for scheme in SCHEMES.values()}) == 1


@pytest.mark.parametrize("vision", SEEN_BY)
@pytest.mark.parametrize("condition", SCHEMES)
def test_the_colours_of_origins_stay_apart_for_every_kind_of_colour_vision(condition: str, vision: str) -> None:
    scheme = SCHEMES[condition]
    for one, other in combinations(ORIGINS, 2):
        assert apart(scheme[one], scheme[other], vision) >= LEAST_APART, (one, other)


def test_colours_that_the_blind_to_red_take_for_one_would_be_found() -> None:
    assert apart("#8a6400", "#c04a00", "normal") > 30
    assert apart("#8a6400", "#c04a00", "protan") < LEAST_APART


@pytest.mark.parametrize("condition", SCHEMES)
def test_all_inks_are_legible_on_all_papers(condition: str) -> None:
    scheme, ratio = SCHEMES[condition], 7 if CONTRAST in condition else 4.5
    for ink in ("ink", "quiet", "link", "warn", "mixed", "say", "differ", "deep", *ORIGINS):
        for paper in ("paper", "lane"):
            assert contrast(scheme[ink], scheme[paper]) >= ratio, (ink, paper)
    for paper in ("t0", "t1", "t2", "t3", "t4", "t-mixed", "mark", "flash"):
        assert contrast(scheme["ink"], scheme[paper]) >= 7, paper
        assert contrast(scheme["warn"], scheme[paper]) >= 4.5, paper


def test_a_chosen_palette_has_the_colours_that_the_system_would_choose() -> None:
    sheet = " ".join(served_style_sheet().split())
    for name, condition in (("light", ""), ("dark", DARK), ("contrast", CONTRAST), ("contrast", CONTRAST_DARK)):
        assert f':root[data-palette="{name}"] {{ {colours(style_sheet())[condition]}' in sheet
