"""Why two propositions are held to say the same: the sentence that the user reads, with the characters of both."""

from collections.abc import Mapping
from typing import Final

from stemmata.link.claim.comparison import COPIED, Comparison
from stemmata.link.claim.propositions import ENTITY, Proposition
from stemmata.model.evidence import Evidence

TOLD: Final[Mapping[str, str]] = {
    "same_number": "give the same number",
    "near_number": "give numbers that lie near each other",
    "counts_agree": "count the same with numbers that agree",
    "one_toll": "count whom one day's happening befell",
    "same_document": "are credited to the same document",
    "same_speaker": "are credited to the same voice",
    "same_date": "give the same date",
}
TOLD_AGAINST: Final[Mapping[str, str]] = {
    "opposite": "they say opposite things",
    "asked_for": "the one asks for what the other tells",
    "other_place": "they name different places",
    "other_date": "they name different dates",
    "other_person": "they name different persons",
    "other_side": "they name opposite sides",
    "other_party": "they name different parties",
    "another_day": "they tell of different days",
    "long_apart": "weeks lie between",
    "of_a_war": "one counts a day's and the other a whole war's",
    "any_day": "their words fit any such day",
    "other_number": "their numbers differ",
}
SHOWN_WORDS: Final = 8
SHOWN_AKIN: Final = 3
NEAR: Final = 0.5  # in meaning, from which it is said
ONE_STORY: Final = 0.5


def evidence(one: Proposition, other: Proposition, comparison: Comparison) -> Evidence:
    """Why the two are held to say the same, as a sentence, with the characters of both."""
    anchors = tuple(found.located.anchor(span) for found in (one, other) for span in found.spans)
    return Evidence(
        sign="same_words" if comparison.overlap.in_words >= COPIED else "says_the_same",
        strength=round(comparison.score, 3),
        reason=reason(one, other, comparison),
        anchors=anchors,
    )


def reason(one: Proposition, other: Proposition, comparison: Comparison) -> str:
    """The comparison as one sentence: what both share, then what speaks against."""
    shared = comparison.overlap.features
    parts = []
    if not shared and not comparison.overlap.akin:
        return "Both say it in the same words."
    if comparison.overlap.in_words >= COPIED:
        parts.append("are worded almost alike")
    names = sorted({one.words[feature] for feature in shared if feature.startswith(ENTITY)})
    if names:
        parts.append(f"name {_listed(names)}")
    words = sorted({one.words[feature].lower() for feature in shared if not feature.startswith(ENTITY)})
    if words:
        shown = _listed([f"“{word}”" for word in words[:SHOWN_WORDS]])
        parts.append(f"share {shown}" + (f" and {len(words) - SHOWN_WORDS} more words" * (len(words) > SHOWN_WORDS)))
    akin = [_pair(one, other, pair.one, pair.other) for pair in comparison.overlap.akin[:SHOWN_AKIN]]
    if akin and comparison.overlap.in_words < COPIED:
        parts.append(f"use words of one kind ({', '.join(akin)})")
    if comparison.meaning >= NEAR and comparison.overlap.in_words < COPIED:
        parts.append(f"lie near each other in meaning ({comparison.meaning:.2f})")
    parts += [told for sign, told in TOLD.items() if sign in comparison.signs]
    if comparison.story >= ONE_STORY:
        parts.append("stand in reports that tell one story")
    against = [told for sign, told in TOLD_AGAINST.items() if sign in comparison.signs]
    said = f"Both {'; '.join(parts) or 'have little in common'}"
    return f"{said}; although {_listed(against)}." if against else f"{said}."


def _pair(one: Proposition, other: Proposition, feature: str, its: str) -> str:
    """ "“recruits” and “militiamen”", whichever of the two wordings each stands in."""
    written = [side.words[name].lower() for side, name in ((one, feature), (other, its)) if name in side.words]
    return " and ".join(f"“{word}”" for word in written)


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
