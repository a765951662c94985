"""A small case, made by hand, in which every field of the model holds something."""

from dataclasses import replace

from stemmata.model.annotations import (
    Annotations,
    Citation,
    DateExpression,
    LocalDocument,
    LocalEntity,
    Mention,
    Quantity,
    Quotation,
    Statement,
)
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, OriginPath, Origins, Variant, VariantValue
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document, DocumentContent
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace, GazetteerPlace, PlaceCandidate
from stemmata.model.relation import Event, Relation
from stemmata.model.report import Captured, Duplicate, Link, OtherDate, Published, Refusal, Report, Zone
from stemmata.text.span import Span
from tests.making import sentences, span, statement, step

LETTER = (
    "A letter signed by Colonel Oram Veld says that “more than 150 fighters [of his] left Quarra in April 2021”. "
    "Harbour Ledger first published it. Oram Veld denies it."
)
ECHO = "Some 2,500 fighters left Quarra, the Sørby Post writes, citing Harbour Ledger."


def first_report() -> Report:
    return Report(
        id="aaaaaaaaaaaaaaaa",
        path="reports/ledger.html",
        sha256="00" * 32,
        text=LETTER,
        zones=(
            Zone(kind="headline", span=Span(0, 8)),
            Zone(kind="body", span=Span(9, len(LETTER))),
        ),
        language="en",
        title="The letter of Quarra",
        authors=("Mira Tal", "Ben Osk"),
        outlet_name="Harbour Ledger",
        outlet_domain="harbourledger.example",
        url="https://harbourledger.example/letter",
        published=Published(value="2021-05-14T09:14:00", precision="second"),
        other_date=OtherDate(readings=("2021-01-06", "2021-06-01"), span=Span(0, 4)),
        captured=Captured(
            time="2021-05-15T08:00:00Z", address="https://harbourledger.example/letter", digest="sha1:AB"
        ),
        links=(Link(span=span(LETTER, "Harbour Ledger"), url="https://harbourledger.example/"),),
    )


def second_report() -> Report:
    """A report of which almost nothing is known."""
    return Report(
        id="bbbbbbbbbbbbbbbb",
        path="reports/table.csv#row=2",
        sha256="11" * 32,
        text=ECHO,
        zones=(Zone(kind="body", span=Span(0, len(ECHO))),),
        language=None,
        title=None,
        authors=(),
        outlet_name=None,
        outlet_domain=None,
        url=None,
        published=None,
        links=(),
    )


def letter_statement() -> Statement:
    report = first_report()
    made = statement(
        report,
        "more than 150 fighters",
        step("document", "a letter", local="e1", mention=span(LETTER, "A letter"), cue=span(LETTER, "says")),
        entities=("e2", "e3"),
        quantities=(0,),
    )
    content = (span(LETTER, "more than 150 fighters"), span(LETTER, "left Quarra in April 2021"))
    return replace(made, content=content, manner="direct", dates=(0,), doubt="The quotation is interrupted.")


def denial() -> Statement:
    voice = step("person", "Oram Veld", local="e2", mention=span(LETTER, "Oram Veld", 1), modality="denies")
    return statement(first_report(), "Oram Veld denies it", voice, polarity="negative")


def echo_statement() -> Statement:
    return statement(second_report(), "Some 2,500 fighters left Quarra", entities=("e1",), quantities=(0,))


def first_annotations() -> Annotations:
    return Annotations(
        report=first_report().id,
        passages=sentences(LETTER),
        quotations=(
            Quotation(
                span=span(LETTER, "more than 150 fighters [of his] left Quarra in April 2021"),
                outer=span(LETTER, "“more than 150 fighters [of his] left Quarra in April 2021”"),
                depth=0,
                closed=True,
                continues=False,
                scare=False,
                interpolations=(span(LETTER, "[of his]"),),
            ),
        ),
        dates=(DateExpression(span=span(LETTER, "April 2021"), edtf="2021-04", basis="stated"),),
        quantities=(
            Quantity(
                span=span(LETTER, "more than 150"),
                kind="at_least",
                value=150.0,
                low=150.0,
                high=None,
                of="fighters",
                of_span=span(LETTER, "fighters"),
                flag="odd number",
            ),
        ),
        mentions=(
            Mention(span=span(LETTER, "A letter"), kind="document", form="nominal", local="e1"),
            Mention(span=span(LETTER, "Oram Veld"), kind="person", form="name", local="e2"),
            Mention(span=span(LETTER, "his"), kind="person", form="pronoun", local=None),
            Mention(span=span(LETTER, "Quarra"), kind="place", form="name", local="e3"),
            Mention(span=span(LETTER, "Harbour Ledger"), kind="organisation", form="name", local="e4"),
        ),
        entities=(
            LocalEntity(id="e1", kind="document", name="letter", names=("letter",), generic=True),
            LocalEntity(
                id="e2",
                kind="person",
                name="Oram Veld",
                names=("Oram Veld", "Veld"),
                acronyms=("OV",),
                ranks=("colonel",),
                roles=("head of the Quarra Office",),
                evaluative=True,
            ),
            LocalEntity(id="e3", kind="place", name="Quarra", names=("Quarra",)),
            LocalEntity(id="e4", kind="organisation", name="Harbour Ledger", names=("Harbour Ledger",)),
        ),
        documents=(
            LocalDocument(
                local="e1",
                kind="letter",
                ordinal=1,
                date="2021-04",
                signatories=("e2",),
                addressees=("e3",),
                publishers=("e4",),
                anchors=(span(LETTER, "signed by"), span(LETTER, "first published it")),
            ),
        ),
        citations=(
            Citation(
                span=span(LETTER, "Harbour Ledger first published it"),
                kind="first_published",
                outlet="Harbour Ledger",
                local="e4",
                url=None,
                date="2021-05",
            ),
        ),
        statements=(letter_statement(), denial()),
        dropped=(("mentions", 2), ("statements", 1)),
    )


def second_annotations() -> Annotations:
    return Annotations(
        report=second_report().id,
        passages=sentences(ECHO),
        quantities=(
            Quantity(
                span=span(ECHO, "Some 2,500"), kind="about", value=2500.0, low=None, high=None, of=None, of_span=None
            ),
        ),
        mentions=(Mention(span=span(ECHO, "Quarra"), kind="place", form="name", local="e1"),),
        entities=(
            LocalEntity(id="e1", kind="place", name="Quarra", names=("Quarra",)),
            LocalEntity(id="e2", kind="organisation", name="Sørby Post", names=("Sørby Post",)),
        ),
        statements=(echo_statement(),),
    )


def _anchor(report: Report, words: str) -> Anchor:
    where = span(report.text, words)
    return Anchor(report=report.id, start=where.start, end=where.end, text=words)


def _quarra_place() -> EntityPlace:
    """Two places bear the name; one stands out."""
    town = GazetteerPlace(
        id="geonames:1", name="Quarra", lat=12.5, lon=-3.25, kind="town", within=("QX", "QX.01"), population=900,
        uncertainty_km=2.0,
    )  # fmt: skip
    district = GazetteerPlace(
        id="geonames:2", name="Kwarra", lat=12.6, lon=-3.0, kind="district", area="QX.01.7", within=("QX", "QX.01")
    )
    return EntityPlace(
        place=town,
        candidates=(PlaceCandidate(place=town, share=0.75), PlaceCandidate(place=district, share=0.125)),
        basis="gazetteer",
        evidence=(_sign("gazetteer", 0.75, "Quarra, a town in QX.01."),),
        attribution=("Places: GeoNames (geonames.org), CC BY 4.0",),
    )


def _entity(id_: str, kind: str, name: str, *members: tuple[str, str], **rest: object) -> Entity:
    reports = {made.id: made for made in (first_report(), second_report())}
    mentions = tuple(_anchor(reports[report], name) for report, _ in members)
    return Entity(id=id_, kind=kind, name=name, names=(name,), members=members, mentions=mentions, **rest)  # type: ignore[arg-type]


def _sign(sign: str, strength: float, reason: str, *anchors: Anchor, against: bool = False) -> Evidence:
    return Evidence(sign=sign, strength=strength, reason=reason, against=against, anchors=anchors)


def links() -> Links:
    first, second = first_report(), second_report()
    quarra = (_anchor(first, "Quarra"), _anchor(second, "Quarra"))
    return Links(
        entities=(
            _entity("e-ledger", "organisation", "Harbour Ledger", (first.id, "e4"), outlet_domains=("hl.example",)),
            _entity("e-letter", "document", "letter", (first.id, "e1")),
            _entity(
                "e-quarra",
                "place",
                "Quarra",
                (first.id, "e3"),
                (second.id, "e1"),
                same_as=(
                    _sign("same_name", 0.9, "Both reports write it alike.", *quarra),
                    _sign("far", 0.1, "Another Quarra lies elsewhere.", against=True),
                ),
                maybe_same=("e-sorby",),
                maybe_reasons=(_sign("spelling", 0.6, "They share their consonants (krr)."),),
                place=_quarra_place(),
            ),
            _entity("e-sorby", "organisation", "Sørby Post", (second.id, "e2")),
            _entity("e-veld", "person", "Oram Veld", (first.id, "e2")),
        ),
        outlets={first.id: "e-ledger", second.id: "e-sorby"},
        documents=(
            Document(
                id="e-letter",
                kind="letter",
                title="letter signed by Oram Veld",
                date="2021-04",
                signatories=("e-veld",),
                addressees=("e-quarra",),
                published_by=("e-ledger",),
                described_by=(first.id, second.id),
                contents=(DocumentContent(claim="c-left", reports=(first.id, second.id)),),
                same_as=(_sign("same_content", 0.8, "Both tell of fighters who left."),),
            ),
        ),
        claims=(_claim(),),
        derivations=(
            Derivation(
                id="d-cites",
                child=second.id,
                parent=first.id,
                parent_kind="report",
                parent_name="The letter of Quarra",
                kind="cites",
                status="inferred",
                score=0.75,
                reason="It names Harbour Ledger and tells the same.",
                evidence=(
                    _sign("cites", 0.9, "It names the outlet.", _anchor(second, "Harbour Ledger"), quarra[0]),
                    _sign("other_number", 0.15, "The numbers differ.", _anchor(second, "2,500"), against=True),
                ),
                circular=True,
            ),
            Derivation(
                id="d-describes",
                child=first.id,
                parent="e-letter",
                parent_kind="document",
                parent_name="letter signed by Oram Veld",
                kind="describes",
                status="stated",
                score=1.0,
                reason="It says what the letter says.",
                evidence=(),
            ),
        ),
        relations=(
            Relation(
                id="r-commands",
                subject="e-veld",
                predicate="commands",
                object="e-quarra",
                words="signed by",
                statements=(letter_statement().id,),
                denied_by=(denial().id,),
                origins_at_most=1,
                reasons=(
                    _sign("stated", 1.0, "Harbour Ledger says so.", *quarra),
                    _sign("stated", 1.0, "Sørby Post denies it.", against=True),
                ),
            ),
        ),
        events=(
            Event(
                id="v-dated",
                label="fighters left Quarra",
                edtf="2021-04",
                basis="stated",
                where=("e-quarra",),
                participants=("e-veld",),
                statements=tuple(sorted((letter_statement().id, echo_statement().id))),
            ),
            Event(id="v-undated", label="a denial", edtf=None, basis=None, where=(), participants=(), statements=()),
        ),
    )


def _claim() -> Claim:
    first, second = first_report().id, second_report().id
    letter, echo = letter_statement().id, echo_statement().id
    return Claim(
        id="c-left",
        label="fighters left Quarra",
        statements=tuple(sorted((letter, echo))),
        reports=(first, second),
        origins=Origins(
            at_most=1,
            named=(Origin(id="e-letter", name="letter", kind="document", reports=(first,)),),
            unknown=(second,),
            paths=(
                OriginPath(report=first, steps=("d-describes",)),
                OriginPath(report=second, steps=("d-cites", "d-describes")),
            ),
            circular=("d-cites",),
        ),
        variants=(
            Variant(
                slot="quantity",
                of="fighters",
                kind="differ",
                values=(
                    VariantValue(value="about 2500", statements=(echo,)),
                    VariantValue(value="≥ 150", statements=(letter,)),
                ),
                changed_on=("d-cites",),
                reason="The number grew on the way.",
            ),
        ),
        same_as=(_sign("same_words", 0.7, "Both say that fighters left Quarra."),),
    )


def whole_case() -> Case:
    """Two reports, all layers, all links, decisions, a refusal and a duplicate."""
    return Case(
        name="quarra",
        built="2021-06-01T12:00:00Z",
        reports=(
            Annotated(report=first_report(), annotations=first_annotations()),
            Annotated(report=second_report(), annotations=second_annotations()),
        ),
        links=links(),
        decisions=(
            Decision(
                id="x1",
                kind="disagree",
                author="Ina",
                time="2021-06-01T12:30:00Z",
                reason=None,
                subject=("d-cites",),
            ),
        ),
        refusals=(Refusal(path="reports/empty.txt", reason="The file is empty: save it again from its source."),),
        duplicates=(Duplicate(path="copies/ledger.html", report=first_report().id),),
    )
