"""Quantities and dates: the words, and what they are taken to stand for.

The gold lists those that matter, not all that a text holds: so these figures are shares of the gold, and what else was
found is listed for reading and counts for nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.gold.figures import Finding, Part, joined, share
from bench.gold.ground import Ground
from bench.gold.read import GoldDate, GoldQuantity
from bench.gold.tokens import content_words, occurrences, words_of
from stemmata.model.annotations import DateExpression, Quantity
from stemmata.text.span import Span

_LEADING = ("on ", "in ", "of ", "since ", "until ", "by ", "from ", "the ", "at ", "after ", "before ", "dated ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One value of the gold or of the case, by what must be equal."""

    report: str
    words: str  # as compared
    meaning: tuple[object, ...]  # as compared
    shown: str
    span: Span | None = None  # of the case alone


def quantities_part(ground: Ground) -> Part:
    """The words of a quantity to the letter; its kind and values too; then, of words found, the head noun."""
    wanted = [
        Item(report=q.report, words=_bare(q.text, ()), meaning=_figures(q), shown=_quantity(q.text, q))
        for q in ground.gold.quantities
    ]
    found = [
        Item(report=key, words=_bare(text, ()), meaning=_figures(q), shown=_quantity(text, q), span=q.span)
        for key, one in ground.reports.items()
        for q in one.annotations.quantities
        for text in (q.span.of(one.report.text),)
    ]
    return joined((_shares(ground, ("quantities.words", "quantities.exact"), wanted, found), _heads(ground)))


def dates_part(ground: Ground) -> Part:
    """The words of a date, a preposition in front left aside; and the words with the EDTF interval they stand for.

    An open end, which the gold leaves to the preposition ("since August"), is left aside too.
    """
    wanted = [
        Item(report=d.report, words=_bare(d.text, _LEADING), meaning=(_closed(d.edtf),), shown=_date(d.text, d))
        for d in ground.gold.dates
    ]
    found = [
        Item(report=key, words=_bare(text, _LEADING), meaning=(_closed(d.edtf),), shown=_date(text, d), span=d.span)
        for key, one in ground.reports.items()
        for d in one.annotations.dates
        for text in (d.span.of(one.report.text),)
    ]
    return _shares(ground, ("dates.words", "dates.edtf"), wanted, found)


def _figures(quantity: GoldQuantity | Quantity) -> tuple[object, ...]:
    return (quantity.kind, quantity.value, quantity.low, quantity.high)


def _quantity(text: str, quantity: GoldQuantity | Quantity) -> str:
    values = f"{quantity.kind} {quantity.value} {quantity.low}..{quantity.high}"
    return f"{' '.join(text.split())} [{values} of {quantity.of}]"


def _date(text: str, date: GoldDate | DateExpression) -> str:
    return f"{' '.join(text.split())} [{date.edtf}]"


def _closed(edtf: str | None) -> str | None:
    return edtf.removesuffix("/..").removeprefix("../") if edtf is not None else None


def _bare(text: str, leading: tuple[str, ...]) -> str:
    """One line, case-folded, without the words in front."""
    words = " ".join(text.split()).casefold()
    while (first := next((word for word in leading if words.startswith(word)), None)) is not None:
        words = words.removeprefix(first)
    return words


def _shares(ground: Ground, keys: tuple[str, str], wanted: Sequence[Item], found: Sequence[Item]) -> Part:
    """Two figures: equal words, and equal words with equal meaning."""
    told: tuple[Callable[[Item], tuple[object, ...]], ...] = (
        lambda item: (item.report, item.words),
        lambda item: (item.report, item.words, item.meaning),
    )
    figures, findings = [], []
    for key, equal in zip(keys, told, strict=True):
        held = {equal(item) for item in found}
        missed = [item for item in wanted if equal(item) not in held]
        figures.append(share(key, right=len(wanted) - len(missed), of=len(wanted)))
        findings += [
            Finding(figure=key, sort="missed", report=i.report, words=i.shown, note=_instead(ground, i, found))
            for i in missed
        ]
    asked = {told[0](item) for item in wanted}
    findings += [
        Finding(figure=keys[0], sort="unlisted", report=item.report, words=item.shown)
        for item in found
        if told[0](item) not in asked
    ]
    return Part(figures=tuple(figures), findings=tuple(findings))


def _instead(ground: Ground, item: Item, found: Iterable[Item]) -> str:
    """What was read where the words stand."""
    tokens = ground.tokens.get(item.report)
    if tokens is None:
        return "the report was not read"
    spans = [Span(tokens.spans[p[0]].start, tokens.spans[p[-1]].end) for p in occurrences(tokens, item.words)]
    read = (
        other.shown
        for other in found
        if other.report == item.report and other.span and any(other.span.overlaps(span) for span in spans)
    )
    return "; ".join(dict.fromkeys(read)) or ("nothing" if spans else "the words are not in the text")


def _heads(ground: Ground) -> Part:
    """Among quantities whose words were found: is the head noun the gold's, or is there none in both."""
    key = "quantities.head"
    held: dict[tuple[str, str], list[Quantity]] = {}
    for report, one in ground.reports.items():
        for quantity in one.annotations.quantities:
            held.setdefault((report, _bare(quantity.span.of(one.report.text), ())), []).append(quantity)
    wrong: list[Finding] = []
    total = 0
    for gold in ground.gold.quantities:
        same = held.get((gold.report, _bare(gold.text, ())), [])
        total += bool(same)
        if same and not any(_same_head(gold.of, quantity.of) for quantity in same):
            note = ", ".join(sorted({str(quantity.of) for quantity in same}))
            words = f"{gold.text} of {gold.of}"
            wrong.append(Finding(figure=key, sort="differs", report=gold.report, words=words, note=note))
    return Part(figures=(share(key, right=total - len(wrong), of=total),), findings=tuple(wrong))


def _same_head(wanted: str | None, found: str | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return words_of(wanted)[-1:] == words_of(found)[-1:] or content_words(wanted) <= content_words(found)
