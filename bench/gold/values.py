"""Quantities and dates: the words, and what they are taken to stand for."""

from collections.abc import Iterable, Sequence

from bench.gold.figures import Finding, Part, retrieval, share
from bench.gold.ground import READ_ZONES, Ground
from bench.gold.read import GoldDate, GoldQuantity
from bench.gold.tokens import content_words, words_of
from stemmata.model.annotations import DateExpression, Quantity

_LEADING = {"on", "in", "of", "since", "until", "by", "from", "the", "at", "after", "before", "dated"}
Words = tuple[str, ...]


def quantities_part(ground: Ground) -> Part:
    """The words of a quantity to the letter; then its kind and values too; then the head noun of those words.

    A quantity that the text repeats counts once. Zones other than headline, body, caption and editorial are left out.
    """
    found = [(key, q, words_of(q.span.of(one.report.text))) for key, one in ground.reports.items()
             for q in one.annotations.quantities if one.report.zone_at(q.span.start) in READ_ZONES]  # fmt: skip
    wanted = ground.gold.quantities
    words = _compared(
        "quantities.words",
        [(q.report, q.text, (words_of(q.text),)) for q in wanted],
        [(key, q.span.of(ground.reports[key].report.text), (words,)) for key, q, words in found],
    )
    exact = _compared(
        "quantities.exact",
        [(q.report, _shown(q.text, q), (words_of(q.text), *_figures(q))) for q in wanted],
        [(key, _shown(" ".join(words), q), (words, *_figures(q))) for key, q, words in found],
    )
    return _with(words, exact, _heads(wanted, found))


def _figures(quantity: GoldQuantity | Quantity) -> tuple[str, float | None, float | None, float | None]:
    return (quantity.kind, quantity.value, quantity.low, quantity.high)


def _shown(text: str, quantity: GoldQuantity | Quantity) -> str:
    return f"{text} [{quantity.kind} {quantity.value} {quantity.low}..{quantity.high} of {quantity.of}]"


def _heads(wanted: Iterable[GoldQuantity], found: Iterable[tuple[str, Quantity, Words]]) -> Part:
    """Among quantities whose words were found: is the head noun the gold's, or is there none in both."""
    key = "quantities.head"
    held: dict[tuple[str, Words], list[Quantity]] = {}
    for report, quantity, words in found:
        held.setdefault((report, words), []).append(quantity)
    wrong: list[Finding] = []
    total = 0
    for gold in wanted:
        same = held.get((gold.report, words_of(gold.text)), [])
        total += bool(same)
        if same and not any(_same_head(gold.of, quantity.of) for quantity in same):
            note = ", ".join(sorted({str(quantity.of) for quantity in same}))
            wrong.append(
                Finding(figure=key, sort="differs", report=gold.report, words=f"{gold.text} of {gold.of}", note=note)
            )
    return Part(figures=(share(key, right=total - len(wrong), of=total),), findings=tuple(wrong))


def _same_head(wanted: str | None, found: str | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return words_of(wanted)[-1:] == words_of(found)[-1:] or content_words(wanted) <= content_words(found)


def dates_part(ground: Ground) -> Part:
    """The words of a date, a preposition in front left aside; and the words with their EDTF interval.

    A date that the text repeats counts once. Zones other than headline, body, caption and editorial are left out.
    """
    found = [(key, d, d.span.of(one.report.text)) for key, one in ground.reports.items()
             for d in one.annotations.dates if one.report.zone_at(d.span.start) in READ_ZONES]  # fmt: skip
    wanted = ground.gold.dates
    words = _compared(
        "dates.words",
        [(d.report, d.text, (_bare(d.text),)) for d in wanted],
        [(key, text, (_bare(text),)) for key, _, text in found],
    )
    edtf = _compared(
        "dates.edtf",
        [(d.report, _dated(d.text, d), (_bare(d.text), d.edtf)) for d in wanted],
        [(key, _dated(text, d), (_bare(text), d.edtf)) for key, d, text in found if d.edtf is not None],
    )
    return _with(words, edtf)


def _dated(text: str, date: GoldDate | DateExpression) -> str:
    return f"{text} [{date.edtf}]"


def _bare(text: str) -> Words:
    words = words_of(text)
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return words


def _compared(key: str, wanted: Sequence[tuple[str, str, object]], found: Sequence[tuple[str, str, object]]) -> Part:
    """Two lists of (report, words to show, what must be equal) as sets."""
    ours = {(report, what): shown for report, shown, what in wanted}
    theirs = {(report, what): shown for report, shown, what in found}
    missed = [Finding(figure=key, sort="missed", report=one[0], words=ours[one]) for one in ours if one not in theirs]
    false = [Finding(figure=key, sort="false", report=one[0], words=theirs[one]) for one in theirs if one not in ours]
    figure = retrieval(key, right=len(ours) - len(missed), wanted=len(ours), found=len(theirs))
    return Part(figures=(figure,), findings=(*missed, *false))


def _with(*parts: Part) -> Part:
    figures = tuple(figure for part in parts for figure in part.figures)
    return Part(figures=figures, findings=tuple(finding for part in parts for finding in part.findings))
