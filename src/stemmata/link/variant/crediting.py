"""Whom the reports of one claim credit: what one tells as its own, and what another only has expected.

That a report passes on what another has from its source is how news travels, and no variant. What is shown is a
voice that was lost on the way, and a hope that became a fact.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemmata.link.context import LinkContext
from stemmata.link.variant.told import Told, by_report, by_value, named_apart
from stemmata.link.voices import bare
from stemmata.model.annotations import Modality
from stemmata.model.claim import Variant

TO_BE_SO: Final = "said to be so"
NOBODY: Final = "no voice credited"
# "who number 2,500" inside a request is not itself requested.
ASIDE: Final = re.compile(r"\W*(?:who|whom|whose|which|where|when|since|because)\b", re.IGNORECASE)
# A speaker's own words that weaken what follows: "we expect their number to reach 2,500".
WEAKENED: Final = (
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:expect|hope|anticipate)\b", re.IGNORECASE), "expected"),
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:ask|request|demand|urge)\b", re.IGNORECASE), "requested"),
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:think|believe|suppose|suspect|assume|guess)\b", re.IGNORECASE), "supposed"),
)
# A voice that hopes, asks or supposes does not say that it is so.
NOT_SAID_TO_BE: Final[Mapping[Modality, str]] = {
    "expects": "expected",
    "requests": "requested",
    "asks": "asked",
    "supposes": "supposed",
}


def creditings(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """At most one of each: a voice lost, and a number hoped for that is told as one that is."""
    yield from _voice_lost(members, context)
    yield from _hope_as_fact(members)


def _voice_lost(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """What one report credits to a voice another tells as its own, in a sentence that speaks of no document.

    A headline drops its voices for want of room: a report that tells it in its headline only is left out.
    """
    told = [one for one in members if not _headline(one)]
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.report, []).append(one)
    credited = [one for one in told if one.located.voices]
    own = [
        said
        for said in reports.values()
        if not any(_credited(one, context) or any(_names_voice(one, other) for other in credited) for one in said)
    ]
    if not own or not credited:
        return
    first = min(credited, key=lambda one: (one.report, one.spans, one.statement))
    here, there = named_apart(own[0][0], first)
    shown = _shown(credited, context)
    values = [(shown[_voices(one, context)], one.statement) for one in credited]
    values += [(NOBODY, one.statement) for said in own for one in said]
    yield Variant(
        slot="attribution",
        of=None,
        kind="differ",
        values=by_value(values),
        changed_on=(),
        reason=f"{here} tells as its own what {there} credits to {shown[_voices(first, context)]}.",
    )


def _credited(one: Told, context: LinkContext) -> bool:
    """It names a voice or speaks of a document, or a sentence beside it in its paragraph credits one."""
    if one.located.voices or one.entities_around(context, "document"):
        return True
    annotations = one.located.where.annotations
    around = next(
        (p.span for p in annotations.passages if p.kind == "paragraph" and p.span.contains(one.spans[0])), None
    )
    return around is not None and any(
        len(said.chain) > 1 and around.contains(said.content[0]) for said in annotations.statements if said.content
    )


def _names_voice(one: Told, other: Told) -> bool:
    """The sentence of ``one`` names a voice of ``other``: "it ordered its crews to stay" loses none by "told its"."""
    passage = one.passage.casefold()
    return not one.located.voices and any(voice.name.casefold() in passage for voice in other.located.voices)


def _headline(one: Told) -> bool:
    return all(one.located.where.report.zone_at(span.start) == "headline" for span in one.spans)


def _voices(one: Told, context: LinkContext) -> tuple[str, ...]:
    """Equal for chains of the same voices, however they are spelled."""
    entities = (context.voice(one.located, voice) for voice in one.located.voices)
    return tuple(entity or bare(voice.name) for entity, voice in zip(entities, one.located.voices, strict=True))


def _shown(credited: Sequence[Told], context: LinkContext) -> Mapping[tuple[str, ...], str]:
    """A chain → its names: of several spellings the first in the alphabet."""
    found: dict[tuple[str, ...], set[str]] = {}
    for one in credited:
        written = " → ".join(voice.name for voice in one.located.voices)
        found.setdefault(_voices(one, context), set()).add(written)
    return {voices: min(written) for voices, written in found.items()}


def _hope_as_fact(members: Sequence[Told]) -> Iterable[Variant]:
    """A number that one report says to be so another only has expected, asked for or supposed."""
    counted = [(one, _how(one)) for one in members if _numbers(one)]
    held = by_report((one, how) for one, how in counted)
    plain = [told_by[TO_BE_SO] for told_by in held.values() if set(told_by) == {TO_BE_SO}]
    weaker = [(how, one) for told_by in held.values() if TO_BE_SO not in told_by for how, one in told_by.items()]
    pair = next(
        (
            (one, how, other)
            for one in plain
            for how, other in weaker
            if _numbers(one) & _numbers(other) and not _names_voice(one, other)
        ),
        None,
    )
    if pair is None:
        return
    one, how, other = pair
    here, there = named_apart(one, other)
    yield Variant(
        slot="attribution",
        of=None,
        kind="differ",
        values=by_value((told_as, said.statement) for said, told_as in counted),
        changed_on=(),
        reason=f"{here} has it said to be so; in {there} it is {how}.",
    )


def _numbers(one: Told) -> frozenset[float]:
    """The numbers of several that its words give, bounds left out."""
    values = (quantity.value if quantity.value is not None else quantity.low for quantity in one.quantities)
    return frozenset(value for value in values if value is not None and value > 1)


def _how(one: Told) -> str:
    words = one.spans[0].of(one.located.where.report.text)
    if ASIDE.match(words):
        return TO_BE_SO
    own = next((how for pattern, how in WEAKENED if pattern.match(words)), None)
    return own or NOT_SAID_TO_BE.get(one.located.statement.chain[-1].modality, TO_BE_SO)
