"""The tables of the pages as data: what stands in them, under the columns' plain names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from stemmata.model.decision import in_force
from stemmata.web.edition import Edition, Said
from stemmata.web.reading import voices
from stemmata.web.ruled import subject_words
from stemmata.web.sheet import Sheet, Value
from stemmata.web.tables import claim_row, differences

Row = tuple[Value, ...]


def claims(edition: Edition) -> Sheet:
    columns = (
        "claim",
        "id",
        "label",
        "reports",
        "told_by",
        "denied_by",
        "statements",
        "origins_at_most",
        "origins",
        "lineage_not_known",
        "differences",
    )
    return Sheet(name="claims", columns=columns, rows=_claims(edition))


def _claims(edition: Edition) -> Iterator[Row]:
    for number, claim in enumerate(edition.claims, 1):
        cells = claim_row(edition, claim).cells.values()
        yield (
            f"C{number}",
            claim.id,
            claim.label,
            len(claim.reports),
            _sigla(edition, claim.reports),
            tuple(cell.siglum for cell in cells if "denies" in cell.word),
            len(claim.statements),
            claim.origins.at_most,
            tuple(named.origin.name for named in edition.letters(claim)),
            _sigla(edition, claim.origins.unknown),
            tuple(f"{one.slot}: {' / '.join(value.value for value in one.values)}" for one in claim.variants),
        )


def reports(edition: Edition) -> Sheet:
    columns = (
        "report",
        "id",
        "outlet",
        "published",
        "text_prints",
        "captured",
        "title",
        "authors",
        "language",
        "url",
        "origins",
        "path",
        "sha256",
        "characters",
        "in_doubt",
    )
    return Sheet(name="reports", columns=columns, rows=_reports(edition))


def _reports(edition: Edition) -> Iterator[Row]:
    for report in (entry.report for entry in edition.reports):
        yield (
            edition.sigla[report.id],
            report.id,
            report.outlet_name,
            report.published.value if report.published else None,
            report.other_date.readings if report.other_date else (),
            report.captured.time if report.captured else None,
            report.title,
            report.authors,
            report.language,
            report.url,
            tuple(named.origin.name for named in edition.origins_of.get(report.id, ())),
            report.path,
            report.sha256,
            len(report.text),
            report.notes,
        )


def entities(edition: Edition) -> Sheet:
    columns = ("id", "name", "kind", "spellings", "reports", "mentions", "maybe_same", "place", "lat", "lon")
    return Sheet(name="entities", columns=columns, rows=_entities(edition))


def _entities(edition: Edition) -> Iterator[Row]:
    for entity in edition.case.links.entities:
        place = entity.place.place if entity.place else None
        yield (
            entity.id,
            entity.name,
            entity.kind,
            entity.names,
            _sigla(edition, [report for report, _ in entity.members]),
            len(entity.mentions),
            tuple(edition.named(one) for one in entity.maybe_same),
            place.name if place else None,
            place.lat if place else None,
            place.lon if place else None,
        )


def derivations(edition: Edition) -> Sheet:
    first = ("id", "report", "outlet", "from", "from_name", "from_kind", "how", "status", "strength", "circular")
    return Sheet(name="stemma", columns=(*first, "reason", "for", "against"), rows=_derivations(edition))


def _derivations(edition: Edition) -> Iterator[Row]:
    for edge in edition.derivations.values():
        yield (
            edge.id,
            edition.sigla.get(edge.child),
            edition.outlet(edge.child) if edge.child in edition.by_report else None,
            edition.sigla.get(edge.parent),
            edge.parent_name,
            edge.parent_kind,
            edge.kind,
            edge.status,
            round(edge.score, 4),
            edge.circular,
            edge.reason,
            tuple(sign.reason for sign in edge.evidence if not sign.against),
            tuple(sign.reason for sign in edge.evidence if sign.against),
        )


def differing(edition: Edition) -> Sheet:
    """A row for each value of each difference, those that cannot both hold first."""
    first = ("claim", "label", "what", "of", "bearing", "value", "told_by", "statements", "changed_on", "reason")
    columns = (*first, "difference", "people", "ruled_by", "because")
    return Sheet(name="differences", columns=columns, rows=_differing(edition))


def _differing(edition: Edition) -> Iterator[Row]:
    for claim, variant in differences(edition):
        known, standing = edition.contested.get((claim.id, variant)), edition.standing(claim, variant)
        for value in variant.values:
            said = edition.said_in_order(value.statements)
            yield (
                f"C{edition.claim_numbers[claim.id]}",
                claim.label,
                variant.slot,
                variant.of,
                "contradicts" if variant.kind == "contradict" else variant.bearing,
                value.value,
                tuple(dict.fromkeys(edition.sigla[item.source.report.id] for item in said)),
                tuple(" … ".join(_content(item)) for item in said),
                variant.changed_on,
                variant.reason,
                known.id if known else None,
                standing.state,
                standing.decision.author if standing.decision else None,
                standing.decision.reason if standing.decision else None,
            )


def rulings(edition: Edition) -> Sheet:
    """Every ruling, the oldest first."""
    counting = {one.id for one in in_force(edition.case.decisions)}
    columns = ("id", "time", "author", "kind", "what", "subject", "reason", "counts")
    rows = (
        (
            one.id,
            one.time,
            one.author,
            one.kind,
            subject_words(edition, one),
            one.subject,
            one.reason,
            one.id in counting,
        )
        for one in edition.case.decisions
    )
    return Sheet(name="decisions", columns=columns, rows=rows)


def statements(edition: Edition, said: Sequence[Said]) -> Sheet:
    """What a search found."""
    columns = (
        "report",
        "outlet",
        "published",
        "language",
        "said_by",
        "modality",
        "polarity",
        "statement",
        "claims",
        "origins_at_most",
        "start",
        "end",
        "address",
        "file_sha256",
        "id",
    )
    return Sheet(name="search", columns=columns, rows=(_statement(edition, item) for item in said))


def _statement(edition: Edition, item: Said) -> Row:
    report, statement = item.source.report, item.statement
    told = edition.claims_of.get(statement.id, ())
    siglum = edition.sigla[report.id]
    return (
        siglum,
        edition.outlet(report.id),
        report.published.value if report.published else None,
        report.language,
        voices(edition, report.id, statement) or edition.outlet(report.id),
        statement.chain[-1].modality if statement.chain else "asserts",
        statement.polarity,
        " … ".join(_content(item)),
        tuple(f"C{edition.claim_numbers[claim.id]}" for claim in told),
        tuple(str(claim.origins.at_most) for claim in told),
        item.span.start,
        item.span.end,
        f"/r/{siglum}?s={item.span.start}-{item.span.end}",
        report.sha256,
        statement.id,
    )


def _content(item: Said) -> tuple[str, ...]:
    return tuple(" ".join(span.of(item.source.report.text).split()) for span in item.statement.content)


def _sigla(edition: Edition, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(edition.sigla[name] for name in edition.in_order(names))


# By the name of the page whose table it is.
SHEETS: Final[Mapping[str, Callable[[Edition], Sheet]]] = {
    "claims": claims,
    "reports": reports,
    "entities": entities,
    "stemma": derivations,
    "differences": differing,
    "decisions": rulings,
}
