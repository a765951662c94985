"""A rich case made by hand: an invented affair of barrels at a harbour, told by invented outlets."""

from dataclasses import replace

from stemmata.model.annotations import (
    Annotations,
    Citation,
    LocalDocument,
    LocalEntity,
    Mention,
    Passage,
    Quantity,
    Statement,
    Step,
)
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, OriginPath, Origins, Variant, VariantValue
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation, DerivationKind, ParentKind
from stemmata.model.document import Document, DocumentContent
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.relation import Event, Relation
from stemmata.model.report import Duplicate, Link, Published, Refusal, Report, Zone
from stemmata.text.ids import content_id
from stemmata.text.span import Span
from tests.making import span
from tests.web.made_pieces import PIECES, Piece, Told

DERIVED: tuple[tuple[str, str, ParentKind, str, DerivationKind, str, float, bool], ...] = (
    ("ledger", "letter", "document", "letter signed by Captain Orrin Vask", "describes", "stated", 1.0, False),
    ("wire", "ledger", "report", "Harbour Ledger", "cites", "stated", 1.0, False),
    ("office", "harbour-office", "organisation", "the harbour office", "cites", "stated", 1.0, False),
    ("weekly", "dockers", "unnamed", "two former dockers", "cites", "stated", 0.9, False),
    ("lamp", "weekly", "report", "Tidewater Weekly", "translates", "stated", 1.0, False),
    ("compass", "weekly", "report", "Tidewater Weekly", "cites", "stated", 1.0, False),
    ("compass", "weekly", "report", "Tidewater Weekly", "reuses", "inferred", 0.8, False),
    ("compass", "residents", "unnamed", "residents", "cites", "stated", 0.9, False),
    ("compass", "harbour-office", "organisation", "the harbour office", "cites", "stated", 0.9, False),
    ("coast", "weekly", "report", "Tidewater Weekly", "cites", "stated", 1.0, False),
    ("coast", "wire", "report", "Sund Wire", "cites", "stated", 1.0, False),
    ("fjord", "coast", "report", "Coastline Watch", "cites", "stated", 1.0, True),
    ("ledger2", "fjord", "report", "Fjord Today", "cites", "stated", 1.0, True),
    ("ledger2", "letter", "document", "letter signed by Captain Orrin Vask", "describes", "stated", 0.9, False),
    ("coast", "ledger2", "report", "Harbour Ledger", "links", "inferred", 0.3, True),
    ("blog", "fjord", "report", "Fjord Today", "reuses", "inferred", 0.7, False),
    ("blog", "radio", "outlet", "Sund Radio", "links", "stated", 0.9, False),
)


def made_case(pieces: tuple[Piece, ...] = PIECES) -> Case:
    """The whole case, with every kind of record that pages show."""
    entries = {piece.key: _entry(piece) for piece in pieces}
    ids = {key: entry.report.id for key, entry in entries.items()}
    derivations = tuple(sorted((_derivation(entries, ids, row) for row in DERIVED), key=lambda d: d.id))
    claims = _claims(pieces, entries, ids, derivations)
    return Case(
        name="Quay Nine barrels",
        built="2026-01-02T03:04:05Z",
        reports=tuple(sorted(entries.values(), key=lambda entry: entry.report.id)),
        links=Links(
            entities=_entities(entries),
            documents=(_document(ids, claims),),
            claims=claims,
            derivations=derivations,
            relations=_relations(entries),
            events=_events(entries),
        ),
        decisions=(
            Decision(
                id="d1",
                kind="agree",
                author="Ada",
                time="2026-01-03T00:00:00Z",
                reason="I asked the desk.",
                subject=(derivations[0].id,),
            ),
        ),
        refusals=(Refusal(path="scan.pdf", reason="A PDF cannot be read; export its text and add that."),),
        duplicates=(Duplicate(path="copy-of-wire.txt", report=ids["wire"]),),
    )


def _entry(piece: Piece) -> Annotated:
    text = piece.text
    quantities: list[Quantity] = []
    statements = []
    for told in piece.told:
        statements.append(_statement(piece, told, quantities))
    locals_ = tuple(sorted({v.local for told in piece.told for v in told.chain if v.local}))
    report = Report(
        id=content_id("report", piece.key),
        path=f"reports/{piece.key}.txt",
        sha256=content_id("bytes", piece.key) * 4,
        text=text,
        zones=_zones(piece),
        language=piece.language,
        title=text.split("\n", maxsplit=1)[0][:60],
        authors=("A. Writer",),
        outlet_name=piece.outlet,
        outlet_domain=None,
        url=piece.links[0] if piece.links else None,
        published=Published(value=piece.published, precision="day") if piece.published else None,
        links=tuple(Link(span=Span(0, 4), url=url) for url in piece.links),
    )
    annotations = Annotations(
        report=report.id,
        passages=_passages(text),
        quantities=tuple(quantities),
        mentions=tuple(
            Mention(span=span(text, name), kind=kind, form="name", local=None)
            for name, kind in (("Quay Nine", "place"), ("Harbour Ledger", "organisation"))
            if name in text
        ),
        entities=tuple(
            LocalEntity(id=name, kind="document", name="letter signed by Captain Orrin Vask", names=())
            for name in locals_
        ),
        documents=tuple(LocalDocument(local=name, kind="letter", ordinal=1, date=None) for name in locals_),
        citations=tuple(
            Citation(span=span(text, name), kind="named", outlet=name, local=None, url=None, date=None)
            for name in ("Tidewater Weekly",)
            if name in text
        ),
        statements=tuple(sorted(statements, key=lambda s: (s.content, s.id))),
        dropped=(("statements", 1), ("dates", 0)) if piece.key == "ledger" else (),
    )
    return Annotated(report=report, annotations=annotations)


def _statement(piece: Piece, told: Told, quantities: list[Quantity]) -> Statement:
    text = piece.text
    where = span(text, told.words)
    passage = next(p.span for p in _passages(text) if p.kind == "sentence" and p.span.contains(where))
    numbers = []
    if told.number:
        at = span(text[where.start :], told.number).shifted(where.start)
        digits = "".join(str(int(c)) for c in told.number.split(" and ")[-1] if c.isdigit())
        kind = "range" if "Between" in told.number else "about" if "bout" in told.number else "exact"
        numbers.append(len(quantities))
        quantities.append(
            Quantity(span=at, kind=kind, value=float(digits), low=None, high=None, of="barrels", of_span=None)
        )
    chain = [Step(kind="outlet", name=piece.outlet, local=None, mention=None, cue=None, modality="asserts")]
    for voice in told.chain:
        inside = text[passage.start : passage.end]
        mention = span(inside, voice.words).shifted(passage.start) if voice.words in inside else None
        cue = span(inside, voice.cue).shifted(passage.start) if voice.cue and voice.cue in inside else None
        chain.append(
            Step(
                kind=voice.kind, name=voice.words, local=voice.local, mention=mention, cue=cue, modality=voice.modality
            )
        )
    return Statement(
        id=content_id("statement", piece.key, where, told.claim),
        passage=passage,
        content=(where,),
        manner="indirect" if told.chain else "narration",
        chain=tuple(chain),
        polarity=told.polarity,
        quantities=tuple(numbers),
    )


def _zones(piece: Piece) -> tuple[Zone, ...]:
    special = [(span(piece.text, words), kind) for kind, words in piece.zones]
    body = [Span(0, len(piece.text))]
    for hole, _ in special:
        body = [part for whole in body for part in _cut(whole, hole)]
    found = [Zone(kind=kind, span=where) for where, kind in special]  # type: ignore[arg-type]
    found += [Zone(kind="body", span=where) for where in body]
    return tuple(sorted(found, key=lambda zone: zone.span))


def _cut(whole: Span, hole: Span) -> list[Span]:
    if not whole.overlaps(hole):
        return [whole]
    return [s for s in (Span(whole.start, hole.start), Span(hole.end, whole.end)) if len(s)]


def _passages(text: str) -> tuple[Passage, ...]:
    found = []
    start = 0
    for paragraph in text.split("\n"):
        found.append(Passage(kind="paragraph", span=Span(start, start + len(paragraph))))
        at = start
        for sentence in paragraph.split(". "):
            end = min(start + len(paragraph), at + len(sentence) + 1)
            found.append(Passage(kind="sentence", span=Span(at, end)))
            at = min(end + 1, start + len(paragraph))
        start += len(paragraph) + 1
    return tuple(p for p in sorted(found, key=lambda p: (p.span, p.kind)) if len(p.span))


def anchor(entry: Annotated, words: str) -> Anchor:
    where = span(entry.report.text, words)
    return Anchor(report=entry.report.id, start=where.start, end=where.end, text=words)


def _derivation(entries: dict[str, Annotated], ids: dict[str, str], row: tuple[object, ...]) -> Derivation:
    child, parent, parent_kind, name, kind, status, score, circular = row
    entry = entries[str(child)]
    first = entry.report.text.split(".")[0]
    anchors = [anchor(entry, first)]
    if parent in entries:
        anchors.append(anchor(entries[str(parent)], entries[str(parent)].report.text[:30]))
    return Derivation(
        id=content_id("derivation", child, parent, kind),
        child=ids[str(child)],
        parent=ids.get(str(parent), str(parent)),
        parent_kind=parent_kind,  # type: ignore[arg-type]
        parent_name=str(name),
        kind=kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        score=float(score),  # type: ignore[arg-type]
        reason=f"It names {name}." if status == "stated" else f"It has words in common with {name}.",
        evidence=(
            Evidence(sign=str(kind), strength=0.9, reason="The words that say so.", anchors=tuple(anchors)),
            Evidence(sign="later", strength=0.2, reason="The source came out only a day before.", against=True),
        ),
        circular=bool(circular),
    )


ORIGINS = {
    "letter": Origin(id="letter", name="letter signed by Captain Orrin Vask", kind="document", reports=()),
    "dockers": Origin(id="dockers", name="two former dockers", kind="unnamed", reports=()),
    "harbour-office": Origin(id="harbour-office", name="the harbour office", kind="organisation", reports=()),
    "residents": Origin(id="residents", name="residents", kind="unnamed", reports=()),
}
RESTS = {
    "count": {
        "letter": ("ledger", "wire", "coast", "ledger2"),
        "dockers": ("weekly", "lamp", "compass", "coast", "fjord"),
        "harbour-office": ("office",),
    },
    "night": {"letter": ("ledger", "wire"), "harbour-office": ("office", "compass")},
    "lorries": {"residents": ("compass",)},
    "uncounted": {"letter": ("ledger",), "dockers": ("weekly",)},
}
UNKNOWN = {"count": ("blog", "undated"), "lorries": ("fjord", "blog"), "uncounted": ("blog",)}


def _road(first: Derivation, steps: list[Derivation]) -> tuple[str, ...]:
    """The derivations from one on, up to a parent that is no report."""
    road = [first]
    while further := next((d for d in steps if d.child == road[-1].parent and d not in road), None):
        road.append(further)
    return tuple(d.id for d in road)


def _claims(
    pieces: tuple[Piece, ...], entries: dict[str, Annotated], ids: dict[str, str], derivations: tuple[Derivation, ...]
) -> tuple[Claim, ...]:
    found = []
    for name in ("count", "night", "lorries", "uncounted"):
        members = [
            (piece.key, told, content_id("statement", piece.key, span(piece.text, told.words), told.claim))
            for piece in pieces
            for told in piece.told
            if told.claim == name
        ]
        reports = tuple(sorted({ids[key] for key, _, _ in members}))
        named = tuple(
            replace(ORIGINS[origin], reports=tuple(sorted(ids[key] for key in keys)))
            for origin, keys in sorted(RESTS[name].items())
        )
        steps = [d for d in derivations if d.child in reports and (d.parent in reports or d.parent in RESTS[name])]
        found.append(
            Claim(
                id=content_id("claim", name),
                label=members[0][1].words,
                statements=tuple(sorted(statement for _, _, statement in members)),
                reports=reports,
                origins=Origins(
                    at_most=len(named),
                    named=named,
                    unknown=tuple(sorted(ids[key] for key in UNKNOWN.get(name, ()))),
                    paths=tuple(OriginPath(report=d.child, steps=_road(d, steps)) for d in steps),
                ),
                variants=_variants(name, members, derivations, ids),
                same_as=(
                    Evidence(
                        sign="same_words",
                        strength=0.9,
                        reason="They share the verb and its subject.",
                        anchors=(anchor(entries[members[0][0]], members[0][1].words),),
                    ),
                ),
            )
        )
    return tuple(sorted(found, key=lambda claim: claim.id))


def _variants(
    name: str, members: list[tuple[str, Told, str]], derivations: tuple[Derivation, ...], ids: dict[str, str]
) -> tuple[Variant, ...]:
    values: dict[str, list[str]] = {}
    if name == "count":
        for _, told, statement in members:
            if told.number:
                values.setdefault(told.number, []).append(statement)
        jump = next(d.id for d in derivations if d.child == ids["fjord"] and d.parent == ids["coast"])
        return (_variant("quantity", "barrels", values, (jump,), "The numbers of barrels are not the same."),)
    if name == "night":
        for _, told, statement in members:
            values.setdefault("denied" if told.polarity == "negative" else "said", []).append(statement)
        return (_variant("polarity", None, values, (), "One says it, the other denies it."),)
    return ()


def _variant(slot: str, of: str | None, values: dict[str, list[str]], changed: tuple[str, ...], reason: str) -> Variant:
    return Variant(
        slot=slot,  # type: ignore[arg-type]
        of=of,
        kind="contradict" if slot == "polarity" else "differ",
        values=tuple(VariantValue(value=v, statements=tuple(sorted(s))) for v, s in sorted(values.items())),
        changed_on=changed,
        reason=reason,
    )


def _document(ids: dict[str, str], claims: tuple[Claim, ...]) -> Document:
    count = next(claim for claim in claims if claim.id == content_id("claim", "count"))
    night = next(claim for claim in claims if claim.id == content_id("claim", "night"))
    return Document(
        id="letter",
        kind="letter",
        title="letter signed by Captain Orrin Vask",
        date="2021-03-02",
        signatories=("vask",),
        addressees=(),
        published_by=(),
        described_by=tuple(sorted((ids["ledger"], ids["wire"]))),
        contents=(
            DocumentContent(claim=count.id, reports=tuple(sorted((ids["ledger"], ids["wire"])))),
            DocumentContent(claim=night.id, reports=(ids["ledger"],)),
        ),
    )


def _entities(entries: dict[str, Annotated]) -> tuple[Entity, ...]:
    vask = Entity(
        id="vask",
        kind="person",
        name="Orrin Vask",
        names=("Orrin Vask", "Orin Wask"),
        members=((entries["ledger"].report.id, "e1"),),
        mentions=(anchor(entries["ledger"], "Captain Orrin Vask"),),
        same_as=(
            Evidence(
                sign="spelling",
                strength=0.8,
                reason="The two spellings sound alike.",
                anchors=(anchor(entries["ledger"], "Orrin Vask"),),
            ),
        ),
        maybe_same=("quay",),
    )
    quay = Entity(
        id="quay",
        kind="place",
        name="Quay Nine",
        names=("Quay Nine",),
        members=((entries["ledger"].report.id, "e2"), (entries["wire"].report.id, "e1")),
        mentions=tuple(sorted((anchor(entries["ledger"], "Quay Nine"), anchor(entries["wire"], "Quay Nine")))),
    )
    return tuple(sorted((vask, quay), key=lambda entity: entity.id))


def _relations(entries: dict[str, Annotated]) -> tuple[Relation, ...]:
    told = entries["ledger"].annotations.statements[0].id
    denied = entries["office"].annotations.statements[0].id
    return (
        Relation(
            id="r1",
            subject="vask",
            predicate="moves_to",
            object="quay",
            words="landed",
            statements=(told,),
            denied_by=(denied,),
            origins_at_most=1,
        ),
    )


def _events(entries: dict[str, Annotated]) -> tuple[Event, ...]:
    told = entries["ledger"].annotations.statements[0].id
    return (
        Event(
            id="v1",
            label="barrels landed at night",
            edtf="2018-10~",
            basis="stated",
            where=("quay",),
            participants=(),
            statements=(told,),
        ),
    )
