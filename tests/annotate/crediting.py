"""Makes the tagger's credits by hand, from words instead of offsets, so that no model runs."""

from stemmata.annotate.attribution.attributions import Range
from stemmata.annotate.attribution.prose import prose_of
from stemmata.annotate.attribution.units import Unit
from stemmata.model.annotations import Credit
from tests import making
from tests.annotate.reading import drawn, marked, said


def units(text: str) -> list[Unit]:
    """The units of a text that is all body, with its quotations as single words."""
    return list(prose_of(making.report(text), marked(text)))


def credit(text: str, source: str | None, cue: str, *content: str, score: float = 0.95, depth: int = 0) -> Credit:
    """A credit whose parts are the first places where their words stand; it is least sure of its content."""
    return Credit(
        source=(making.span(text, source),) if source is not None else (),
        cue=(making.span(text, cue),),
        content=tuple(making.span(text, words) for words in content),
        depth=depth,
        score=score,
        least_sure="content",
    )


def shown(unit: Unit, ranges: tuple[Range, ...]) -> list[str]:
    """The words of some ranges of a unit, as they stand in the text."""
    return [unit.between(*one).of(unit.text) for one in ranges]


def credited_lines(text: str, *credits: Credit) -> list[str]:
    """Every statement of a text with these credits, drawn as :func:`tests.annotate.reading.drawn` does, in order."""
    return [drawn(text, one) for one in said(text, credits=credits)]
