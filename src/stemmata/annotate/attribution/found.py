"""All credits of one unit, by rules and tagger together, and the chains that they have there."""

from collections.abc import Sequence

from stemmata.annotate.attribution.attributions import Attribution, Range
from stemmata.annotate.attribution.chains import Antecedent, Link, chain_of
from stemmata.annotate.attribution.credits import other_attributions
from stemmata.annotate.attribution.nesting import parents, sorted_out
from stemmata.annotate.attribution.side_remarks import without_side_remarks
from stemmata.annotate.attribution.sources import with_clean_sources
from stemmata.annotate.attribution.tagged import merged
from stemmata.annotate.attribution.units import Unit
from stemmata.annotate.attribution.verbal import verbal_attributions
from stemmata.annotate.attribution.voices import Voices
from stemmata.model.annotations import Step


def found_in(
    unit: Unit, voices: Voices, before: Antecedent | None, tagged: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[Range, ...]]:
    """The credits of a unit in text order of their cues, and the words in it that only remark on a source.

    ``before``: the voice credited before, where it is near; ``tagged``: what the tagger credits in the unit.
    """

    def is_document(phrase: Range) -> bool:
        voice = voices.voice_of(unit.between(*phrase))
        if voice is None:
            return False
        if voice.pronoun and voice.name.lower() == "it" and before is not None:
            return before.chain[-1].kind == "document"
        return voice.kind == "document"

    verbal = verbal_attributions(unit, is_document)
    credits = with_clean_sources(unit, [*verbal, *other_attributions(unit, verbal)])
    kept, remarks = without_side_remarks(unit, merged(credits, tagged, unit.words) if tagged else credits)
    return sorted_out(unit, kept), remarks


def links_of(
    unit: Unit,
    found: Sequence[Attribution],
    outermost: tuple[Step, ...],
    voices: Voices,
    before: Antecedent | None,
) -> list[Link | None]:
    """The chain of each credit, under that of the credit around it or else ``outermost``; None where it has none."""
    above = parents(found)
    links: dict[int, Link | None] = {}

    def link(at: int) -> Link | None:
        if at not in links:
            parent = above[at]
            held = link(parent) if parent is not None else None
            links[at] = chain_of(found[at], unit, held.chain if held is not None else outermost, voices, before)
        return links[at]

    return [link(at) for at in range(len(found))]
