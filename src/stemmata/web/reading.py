"""The reading view: a report's paragraphs, who says what in them, and the claims beside them."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from stemmata.model.annotations import DateExpression, Quantity, Statement
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim, Slot
from stemmata.model.contested import place_of
from stemmata.model.report import Report, ZoneKind
from stemmata.text.span import Span, subtracted, trimmed
from stemmata.web.addresses import report_page, span_place
from stemmata.web.edition import Edition, NamedOrigin
from stemmata.web.labels import BASIS_WORDS, QUANTITY_WORDS, shortened
from stemmata.web.marking import Stretch, marked
from stemmata.web.stance import negative, stance, verdict

QUOTED = 80  # characters of the words that a person noted something on
MOST_SIGLA = 8  # beside one value in a note
DEEPEST = 4  # underlines; deeper voices share the innermost
_ANCHOR, _ASKED, _VOICE, _CONTENT, _CITES, _WHO, _CUE, _NUMBER, _INSERTED, _NEGATION, _NAME = range(0, 110, 10)
# Words of negation that the page sets off, by language; only ever inside or beside a statement.
NEGATIONS = {
    "en": r"\b(?:no|not|never|none|nor|neither|nobody|nothing|without|cannot)\b|n['’]t\b",
    "de": r"\b(?:nicht|kein\w*|nie|niemals|niemand|nichts|ohne)\b",
    "fr": r"\b(?:ne|n['’]|pas|jamais|aucune?|personne|rien|sans)\b",
    "es": r"\b(?:no|nunca|ning[uú]n\w*|nadie|nada|sin)\b",
    "ru": r"\b(?:не|нет|никогда|никто|ничего|ни|без)\b",
    "ar": r"\b(?:لا|لم|لن|ليس|ليست|غير|دون)\b",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A value, and the sigla of the reports that give it."""

    sigla: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """What this statement gives for a slot of its claim, and what others give."""

    slot: Slot
    here: tuple[str, ...]
    others: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands beside a paragraph about one statement."""

    href: str  # of the statement's characters
    span: Span  # of these
    chain: str  # "a driver → Harbour Ledger"; "" where the outlet speaks itself
    verdict: str
    denies: bool
    doubt: str | None
    proposal: str | None  # that a language model proposes it, as a sentence
    claim: Claim | None
    number: int | None  # of the claim
    differs: tuple[Differs, ...]
    alone: tuple[str, ...]  # origins that no other report of the case names for this claim
    letters: tuple[NamedOrigin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """What a person noted on words of the report."""

    author: str
    time: str
    words: str  # the note; empty where words were only marked
    span: Span
    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or another unbroken stretch, in text order."""

    zone: ZoneKind
    span: Span
    html: Markup
    notes: tuple[Note, ...]
    remarks: tuple[Remarked, ...]  # on words that begin in it, or before it in no block


def blocks(edition: Edition, entry: Annotated, asked: Span | None = None) -> tuple[Block, ...]:
    """All of the report's text, in order; every character that is not white space is in one block.

    ``asked``: characters to mark, which get an id even where nothing else rests on them.
    """
    report = entry.report
    found_here = [*stretches(edition, entry), *_asked(edition, entry, asked)]
    laid = tuple(sorted(found_here, key=lambda s: (s.span, s.rank, s.classes, s.id or "")))
    statements = sorted(entry.annotations.statements, key=lambda s: (_start(s), s.id))
    remarks, found = deque(remarked(edition, report)), []
    spans = _block_spans(entry)
    for span in spans:
        here = [stretch for stretch in laid if stretch.span.overlaps(span)]
        mine = [s for s in statements if span.start <= _start(s) < span.end]
        notes = tuple(note for s in mine for note in _notes(edition, report, s))
        zone = report.zone_at(span.start) or "body"
        noted = []
        while remarks and (remarks[0].span.start < span.end or span is spans[-1]):
            noted.append(remarks.popleft())
        html = marked(report.text, span, here)
        found.append(Block(zone=zone, span=span, html=html, notes=notes, remarks=tuple(noted)))
    return tuple(found)


def remarked(edition: Edition, report: Report) -> list[Remarked]:
    """What people noted on words of a report, in text order; notes on the whole report are not among it."""
    found = []
    for one in edition.remarks.get(report.id, ()):
        place = place_of(one.subject[0])
        if place and place[1].end <= len(report.text):
            quoted = shortened(place[1].of(report.text), QUOTED)
            words = one.reason or ""
            found.append(Remarked(author=one.author, time=one.time, words=words, span=place[1], quoted=quoted))
    return sorted(found, key=lambda one: (one.span, one.time, one.author, one.words))


def _asked(edition: Edition, entry: Annotated, span: Span | None) -> Iterator[Stretch]:
    if span is None:
        return
    yield Stretch(span=span, rank=_ASKED, tag="mark", classes="asked")
    if span not in edition.anchors[entry.report.id]:
        yield Stretch(span=span, rank=_ANCHOR, id=span_place(span.start, span.end), classes="at")


def voices(edition: Edition, report: str, statement: Statement) -> str:
    """The chain of voices, the deepest first: "a driver → Harbour Ledger"; "" for the outlet's own words."""
    return " → ".join(_voice(edition, report, statement, n) for n in range(len(statement.chain) - 1, 0, -1))


def _voice(edition: Edition, report: str, statement: Statement, n: int) -> str:
    step = statement.chain[n]
    local = edition.local(report, step.local) if step.local else None
    if local is None or local.name.casefold() == step.name.casefold():
        return step.name
    return f"{step.name} ({local.name})"


def stretches(edition: Edition, entry: Annotated) -> Iterator[Stretch]:
    """Everything that is laid over a report's text, in no order."""
    report, found = entry.report, entry.annotations
    page = report_page(edition.sigla[report.id])
    for span in sorted(edition.anchors[report.id]):
        place = edition.addresses.id(page, span_place(span.start, span.end))
        yield Stretch(span=span, rank=_ANCHOR, id=place, classes="at")
    for statement in found.statements:
        yield from _of_statement(edition, report, statement)
    yield from (_number(quantity) for quantity in found.quantities)
    yield from (_date(date) for date in found.dates)
    for citation in found.citations:
        yield Stretch(span=citation.span, rank=_CITES, classes="cites")
    for quotation in found.quotations:
        for span in quotation.interpolations:
            yield Stretch(span=span, rank=_INSERTED, classes="inserted")
    for mention in found.mentions:
        if mention.form in {"name", "acronym"}:
            yield Stretch(span=mention.span, rank=_NAME, classes=f"name {mention.kind}")


def _of_statement(edition: Edition, report: Report, statement: Statement) -> Iterator[Stretch]:
    colour = _colour(edition, report.id, statement)
    for depth in range(1, len(statement.chain)):
        for span in _covered(statement, depth, report.text):
            yield Stretch(span=span, rank=_VOICE + min(depth, 9), classes=f"voice v{min(depth, DEEPEST)} {colour}")
        step = statement.chain[depth]
        denies = " neg" if step.modality == "denies" else ""
        if step.mention:
            yield Stretch(span=step.mention, rank=_WHO, tag="b", classes="who")
        if step.cue:
            yield Stretch(span=step.cue, rank=_CUE, tag="em", classes=f"cue{denies}")
    attributed = len(statement.chain) > 1
    for span in statement.content:
        if attributed:
            yield Stretch(span=span, rank=_CONTENT, classes=f"content {colour}")
        if statement.polarity == "negative":
            yield from _negations(report, span)


def _covered(statement: Statement, depth: int, text: str) -> tuple[Span, ...]:
    """What a voice answers for: the content, and the words that bring in the voices below it."""
    below = [span for step in statement.chain[depth + 1 :] for span in (step.mention, step.cue) if span]
    spans = sorted({*statement.content, *(s for s in below if statement.passage.contains(s))})
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _negations(report: Report, span: Span) -> Iterator[Stretch]:
    pattern = NEGATIONS.get(report.language or "en")
    if pattern:
        for match in re.finditer(pattern, span.of(report.text), re.IGNORECASE):
            where = Span(span.start + match.start(), span.start + match.end())
            yield Stretch(span=where, rank=_NEGATION, tag="strong", classes="neg")


def _number(quantity: Quantity) -> Stretch:
    exact = quantity.value if quantity.value is not None else quantity.low
    value = "" if exact is None else f"{exact:.15g}"
    title = QUANTITY_WORDS[quantity.kind] + (f", {quantity.flag}" if quantity.flag else "")
    attributes = (("value", value), ("title", title))
    return Stretch(span=quantity.span, rank=_NUMBER, tag="data", classes="number", attributes=attributes)


def _date(date: DateExpression) -> Stretch:
    title = f"{date.edtf}, {BASIS_WORDS[date.basis]}" if date.edtf else "not resolved"
    plain = date.edtf or ""
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", plain):
        attributes = (("datetime", plain), ("title", title))
        return Stretch(span=date.span, rank=_NUMBER, tag="time", classes="number", attributes=attributes)
    return Stretch(span=date.span, rank=_NUMBER, classes="number", attributes=(("title", title),))


def _colour(edition: Edition, report: str, statement: Statement) -> str:
    """The colour of the one origin that the statement's claim has for this report, else the neutral one."""
    for claim in edition.claims_of.get(statement.id, ()):
        mine = [origin.id for origin in claim.origins.named if report in origin.reports]
        named = edition.origin_by_id.get(mine[0]) if len(mine) == 1 else None
        if named and named.colour is not None:
            return f"o{named.colour}"
    return "mixed"


def _start(statement: Statement) -> int:
    return statement.content[0].start if statement.content else statement.passage.start


def _notes(edition: Edition, report: Report, statement: Statement) -> Iterator[Note]:
    claims = edition.claims_of.get(statement.id, ())
    shared = [claim for claim in claims if len(claim.reports) > 1 or claim.variants]
    chain = voices(edition, report.id, statement)
    if not shared and not chain:
        return
    span = Span(_start(statement), statement.content[-1].end) if statement.content else statement.passage
    beside: list[Claim | None] = [*shared] or [None]
    for claim in beside:
        turned = claim.id in edition.negative if claim else negative(statement) and not _denied(statement)
        yield Note(
            href=edition.href(report.id, span),
            span=span,
            chain=chain,
            verdict=verdict(statement, claim_negative=turned),
            denies=stance(statement, claim_negative=turned) == "denies",
            doubt=statement.doubt,
            proposal=statement.proposal.reason if statement.proposal else None,
            claim=claim,
            number=edition.claim_numbers[claim.id] if claim else None,
            differs=differing(edition, claim, statement.id) if claim else (),
            alone=_alone(claim, report.id) if claim else (),
            letters=edition.letters(claim) if claim else (),
        )


def _denied(statement: Statement) -> bool:
    """True where a voice denies; a negation in the words alone is a statement like any other."""
    return statement.chain[-1].modality == "denies"


def differing(edition: Edition, claim: Claim, statement: str) -> tuple[Differs, ...]:
    """For each slot in which the claim's reports differ from this statement: "150 here; B 200, C 1,500"."""
    found = []
    for variant in claim.variants:
        here = tuple(value.value for value in variant.values if statement in value.statements)
        others = tuple(
            Given(sigla=_sigla(edition, value.statements), value=value.value)
            for value in variant.values
            if value.value not in here
        )
        if here and others:
            found.append(Differs(slot=variant.slot, here=here, others=others))
    return tuple(found)


def _sigla(edition: Edition, statements: tuple[str, ...]) -> str:
    reports = edition.in_order(edition.said[name].source.report.id for name in statements if name in edition.said)
    shown = [edition.sigla[report] for report in reports]
    return (
        " ".join(shown)
        if len(shown) <= MOST_SIGLA
        else f"{' '.join(shown[:MOST_SIGLA])} and {len(shown) - MOST_SIGLA} more"
    )


def _alone(claim: Claim, report: str) -> tuple[str, ...]:
    if len(claim.reports) < 2:
        return ()
    return tuple(origin.name for origin in claim.origins.named if origin.reports == (report,))


def _block_spans(entry: Annotated) -> tuple[Span, ...]:
    """Paragraphs first; what they leave uncovered by zone, and what zones leave uncovered by line."""
    report = entry.report
    found = _apart(passage.span for passage in entry.annotations.passages if passage.kind == "paragraph")
    for rest in subtracted(Span(0, len(report.text)), found):
        for zone in report.zones:
            if zone.span.overlaps(rest):
                inside = Span(max(zone.span.start, rest.start), min(zone.span.end, rest.end))
                found.extend(_lines(report.text, inside))
    found.sort()
    for rest in list(subtracted(Span(0, len(report.text)), found)):
        found.extend(_lines(report.text, rest))
    return tuple(sorted(found))


def _apart(spans: Iterator[Span] | Sequence[Span]) -> list[Span]:
    """The spans, trimmed of those that overlap one before them."""
    kept: list[Span] = []
    for span in sorted(spans):
        if len(span) and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch that hold more than white space."""
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        trim = trimmed(text, Span(start, start + len(line)))
        if len(trim):
            yield trim
        start += len(line)
