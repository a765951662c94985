"""The rows of the tables: claims × reports, differences side by side, derivations, documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import finditer

from markupsafe import Markup

from stemmata.model.claim import Claim, Variant, VariantValue
from stemmata.model.contested import numbers_giving
from stemmata.model.derivation import Derivation
from stemmata.model.evidence import Evidence
from stemmata.text.counted import count
from stemmata.text.span import Span
from stemmata.web.edition import Edition, NamedOrigin, Said
from stemmata.web.labels import published_words, shortened
from stemmata.web.marking import Stretch, marked
from stemmata.web.reading import voices
from stemmata.web.stance import GLYPHS, stance

SAMPLES = 3  # sentences shown in full for one value; the others are linked
MOST_CONTEXT = 700  # characters
_IN_CELLS = ("quantity", "date", "place", "name", "role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report does with one claim."""

    report: str
    siglum: str
    glyph: str  # ● ✕ ?
    word: str  # the glyph, spoken
    value: str | None  # where the reports differ
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A statement with its surroundings, for reading out of its report."""

    siglum: str
    outlet: str
    when: str
    chain: str
    html: Markup
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    claim: Claim
    number: int
    cells: dict[str, Cell]  # report id → cell, in order of publication
    letters: tuple[NamedOrigin, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a difference and those who give it."""

    value: str
    sentences: tuple[Sentence, ...]
    further: tuple[Sentence, ...]  # given by link only


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    claim: Claim
    number: int  # of the claim
    variant: Variant
    sides: tuple[Side, ...]  # the value with most statements first
    changed: tuple[Derivation, ...]  # steps of the stemma on which the value changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    siglum: str
    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    evidence: Evidence
    quotes: tuple[Quote, ...]


def origins_words(claim: Claim) -> str:
    """ "9 reports, at most 2 origins"; reports whose lineage is not known are said to be so."""
    words = f"{count(len(claim.reports), 'report')}, "
    words += f"at most {count(claim.origins.at_most, 'origin')}" if claim.origins.at_most else "no origin known"
    unknown = len(claim.origins.unknown)
    return f"{words}; lineage of {count(unknown, 'report')} not known" if unknown else words


def claim_row(edition: Edition, claim: Claim) -> ClaimRow:
    said = edition.statements_of(claim)
    values = {s: value.value for value in _shown_values(claim) for s in value.statements}
    cells: dict[str, list[Said]] = {}
    for item in said:
        cells.setdefault(item.source.report.id, []).append(item)
    return ClaimRow(
        claim=claim,
        number=edition.claim_numbers[claim.id],
        cells={report: _cell(edition, claim, found, values) for report, found in cells.items()},
        letters=edition.letters(claim),
        statements=len(said),
    )


def claim_sentences(edition: Edition, claim: Claim, most: int | None = None) -> tuple[Sentence, ...]:
    """The claim's statements with their surroundings, the first ``most`` of them or all, in order of publication."""
    return tuple(sentence(edition, item) for item in edition.statements_of(claim)[:most])


def _shown_values(claim: Claim) -> tuple[VariantValue, ...]:
    """The values that stand in the cells: of one slot, numbers before dates before words."""
    found = [variant for variant in claim.variants if variant.slot in _IN_CELLS]
    found.sort(key=lambda v: (_IN_CELLS.index(v.slot), -sum(len(value.statements) for value in v.values), v.of or ""))
    return found[0].values if found else ()


def _cell(edition: Edition, claim: Claim, found: Sequence[Said], values: dict[str, str]) -> Cell:
    stances = dict.fromkeys(stance(item.statement, claim_negative=claim.id in edition.negative) for item in found)
    report = found[0].source.report.id
    given = dict.fromkeys(values[s.statement.id] for s in found if s.statement.id in values)
    return Cell(
        report=report,
        siglum=edition.sigla[report],
        glyph="".join(GLYPHS[each] for each in stances),
        word=" and ".join(stances),
        value=" / ".join(given) or None,
        href=edition.href(report, found[0].span),
    )


def sentence(edition: Edition, item: Said, marks: Iterable[Span] = ()) -> Sentence:
    """A statement with the sentence before it, its content tinted and ``marks`` set off."""
    report = item.source.report
    laid = [Stretch(span=span, rank=0, classes="content") for span in item.statement.content]
    laid += [Stretch(span=span, rank=1, tag="mark") for span in marks]
    laid += [Stretch(span=s.mention, rank=2, tag="b") for s in item.statement.chain if s.mention]
    within, cut_before, cut_after = _context(item)
    return Sentence(
        siglum=edition.sigla[report.id],
        outlet=edition.outlet(report.id),
        when=published_words(report.published),
        chain=voices(edition, report.id, item.statement),
        html=Markup("{}{}{}").format("… " * cut_before, marked(report.text, within, laid), " …" * cut_after),
        href=edition.href(report.id, item.span),
    )


def _context(item: Said) -> tuple[Span, bool, bool]:
    """The statement's passage with the sentence before it; cut at either end where it is very long."""
    passage, span = item.statement.passage, item.span
    paragraph = next(
        (
            p.span
            for p in item.source.annotations.passages
            if p.kind == "paragraph" and p.span.start <= passage.start < p.span.end
        ),
        passage,
    )
    before = [
        p.span.start
        for p in item.source.annotations.passages
        if p.kind == "sentence" and paragraph.start <= p.span.start < passage.start
    ]
    start = min(max(before, default=passage.start), span.start)
    end = max(passage.end, span.end)
    if end - start <= MOST_CONTEXT:
        return Span(start, end), False, False
    first = max(start, span.start - 100)
    last = min(end, first + MOST_CONTEXT)
    return Span(first, last), first > start, last < end


def differences(edition: Edition) -> tuple[tuple[Claim, Variant], ...]:
    """Every variant of every claim: contradictions first, then in the order of the claims; what is set aside last."""
    found = [(claim, variant) for claim in edition.claims for variant in claim.variants]

    def place(pair: tuple[Claim, Variant]) -> tuple[bool, bool, int]:
        aside = edition.standing(*pair).state == "set aside"
        return aside, pair[1].kind != "contradict", edition.claim_numbers[pair[0].id]

    return tuple(sorted(found, key=place))


def difference(edition: Edition, claim: Claim, variant: Variant) -> Difference:
    order = sorted(variant.values, key=lambda value: (-len(value.statements), value.value))
    firsts = [edition.said_in_order(value.statements)[:1] for value in order]
    return Difference(
        claim=claim,
        number=edition.claim_numbers[claim.id],
        variant=variant,
        sides=tuple(
            _side(edition, variant, value, [f[0] for m, f in enumerate(firsts) if m != n and f])
            for n, value in enumerate(order)
        ),
        changed=tuple(edition.derivations[name] for name in variant.changed_on if name in edition.derivations),
    )


def _side(edition: Edition, variant: Variant, value: VariantValue, others: Sequence[Said]) -> Side:
    said = edition.said_in_order(value.statements)
    shown = [sentence(edition, item, _marks(item, variant, value.value, others)) for item in said[:SAMPLES]]
    return Side(
        value=value.value,
        sentences=tuple(shown),
        further=tuple(sentence(edition, item) for item in said[SAMPLES:]),
    )


def _marks(item: Said, variant: Variant, value: str, others: Sequence[Said]) -> tuple[Span, ...]:
    """The words that differ: the number or date itself where that is the matter, else word by word."""
    found = item.source.annotations
    if variant.slot == "quantity":
        mine = numbers_giving(item.source, item.statement, value)
        if mine:
            return mine
    if variant.slot == "date" and item.statement.dates:
        return tuple(found.dates[n].span for n in item.statement.dates if n < len(found.dates))
    return differing_words(item, others[0]) if others else ()


def differing_words(item: Said, other: Said) -> tuple[Span, ...]:
    """The stretches of a statement's content, word by word, that the other statement's content does not have."""
    mine, theirs = _words(item), _words(other)
    matcher = SequenceMatcher(a=[w for w, _ in mine], b=[w for w, _ in theirs], autojunk=False)
    return tuple(
        Span(mine[i][1].start, mine[j - 1][1].end)
        for tag, i, j, _, _ in matcher.get_opcodes()
        if tag in {"replace", "delete"}
    )


def _words(item: Said) -> list[tuple[str, Span]]:
    text = item.source.report.text
    return [
        (match[0].casefold(), Span(span.start + match.start(), span.start + match.end()))
        for span in item.statement.content
        for match in finditer(r"\w+", span.of(text))
    ][:400]


def signs(edition: Edition, evidence: Iterable[Evidence]) -> tuple[Sign, ...]:
    """The evidence with its quotations, in the order given."""
    return tuple(
        Sign(
            evidence=sign,
            quotes=tuple(
                Quote(
                    siglum=edition.sigla[anchor.report],
                    text=shortened(anchor.text, 400),
                    href=edition.anchor_href(anchor),
                )
                for anchor in sign.anchors
                if anchor.report in edition.sigla
            ),
        )
        for sign in evidence
    )


def strength_words(score: float) -> str:
    """Dots and a word for how strong the signs of a derivation are."""
    if score <= 0:
        return "○○○ set aside"
    return "●●● strong" if score >= 0.85 else "●●○ fair" if score >= 0.5 else "●○○ weak"
