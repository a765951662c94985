"""Claims: who tells them, where they come from, and how they vary."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import (
    PLACE_IN_LIST,
    Reference,
    Row,
    Table,
    listed,
    maybe,
    one_of,
    to,
    whole,
    word,
)
from stemmata.model.case import Case
from stemmata.model.claim import Bearing, Claim, OriginKind, Slot, Variant


def _in_order(case: Case) -> list[Claim]:
    return sorted(case.links.claims, key=attrgetter("id"))


def _claims(case: Case) -> Iterator[Row]:
    for claim in _in_order(case):
        yield claim.id, claim.label, len(claim.statements), len(claim.reports), claim.origins.at_most


def _origins(case: Case) -> Iterator[Row]:
    for claim in _in_order(case):
        for origin in claim.origins.named:
            yield claim.id, origin.id, origin.name, origin.kind


def _origin_reports(case: Case) -> Iterator[Row]:
    for claim in _in_order(case):
        for origin in claim.origins.named:
            for n, report in enumerate(origin.reports):
                yield claim.id, origin.id, n, report


def _paths(case: Case) -> Iterator[Row]:
    for claim in _in_order(case):
        for n, path in enumerate(claim.origins.paths):
            yield claim.id, n, path.report


def _steps(case: Case) -> Iterator[Row]:
    for claim in _in_order(case):
        for number, path in enumerate(claim.origins.paths):
            for n, step in enumerate(path.steps):
                yield claim.id, number, n, step


def _each_variant(case: Case) -> Iterator[tuple[str, int, Variant]]:
    for claim in _in_order(case):
        for n, variant in enumerate(claim.variants):
            yield claim.id, n, variant


def _variants(case: Case) -> Iterator[Row]:
    for claim, n, variant in _each_variant(case):
        yield claim, n, variant.slot, variant.of, variant.kind, variant.bearing, variant.reason


def _values(case: Case) -> Iterator[Row]:
    for claim, variant, found in _each_variant(case):
        for n, value in enumerate(found.values):
            yield claim, variant, n, value.value


def _value_statements(case: Case) -> Iterator[Row]:
    for claim, variant, found in _each_variant(case):
        for value, given in enumerate(found.values):
            for n, statement in enumerate(given.statements):
                yield claim, variant, value, n, statement


def _changes(case: Case) -> Iterator[Row]:
    for claim, variant, found in _each_variant(case):
        for n, derivation in enumerate(found.changed_on):
            yield claim, variant, n, derivation


_OF_CLAIM: Final = word("claim", "The id of the claim.")
_OF_VARIANT: Final = (_OF_CLAIM, whole("variant", "Which of the claim's variants: its n in variants."))
_TO_CLAIM: Final = to("claim", "claims")
_TO_VARIANT: Final = Reference(columns=("claim", "variant"), table="variants", key=("claim", "n"))
_REPORT: Final = word("report", "The id of the report.")
_STEP: Final = word("derivation", "The id of the derivation.")
TABLES: Final = (
    Table(
        name="claims",
        about="Statements of one or several reports that say the same thing.",
        columns=(
            word("id", "A hash of its statements."),
            word("label", "Words of one of its statements."),
            whole("statements", "How many statements say it."),
            whole("reports", "How many reports tell it."),
            whole("origins_at_most", "How many independent origins there are at most; unknown lineage never adds one."),
        ),
        key=("id",),
        rows=_claims,
    ),
    listed(
        "claim_statements",
        "A statement that says what a claim says.",
        of=("claim", "claims"),
        value=word("statement", "The id of the statement."),
        lists=lambda case: ((claim.id, claim.statements) for claim in _in_order(case)),
        in_table="statements",
    ),
    listed(
        "claim_reports",
        "A report that tells a claim.",
        of=("claim", "claims"),
        value=_REPORT,
        lists=lambda case: ((claim.id, claim.reports) for claim in _in_order(case)),
        in_table="reports",
    ),
    Table(
        name="origins",
        about="Where derivations under a claim end.",
        columns=(
            _OF_CLAIM,
            word("origin", "The id of the entity, or a hash for an unnamed source."),
            word("name", "What it is called."),
            one_of("kind", "What kind of source.", OriginKind),
        ),
        key=("claim", "origin"),
        rows=_origins,
        references=(_TO_CLAIM,),
    ),
    Table(
        name="origin_reports",
        about="A report whose way ends at an origin.",
        columns=(_OF_CLAIM, word("origin", "The id of the origin."), PLACE_IN_LIST, _REPORT),
        key=("claim", "origin", "n"),
        rows=_origin_reports,
        references=(
            Reference(columns=("claim", "origin"), table="origins", key=("claim", "origin")),
            to("report", "reports"),
        ),
    ),
    listed(
        "unknown_lineages",
        "A report of which it cannot be known whence it has a claim.",
        of=("claim", "claims"),
        value=_REPORT,
        lists=lambda case: ((claim.id, claim.origins.unknown) for claim in _in_order(case)),
        in_table="reports",
    ),
    Table(
        name="origin_paths",
        about="A way from a report towards an origin of a claim.",
        columns=(_OF_CLAIM, PLACE_IN_LIST, _REPORT),
        key=("claim", "n"),
        rows=_paths,
        references=(_TO_CLAIM, to("report", "reports")),
    ),
    Table(
        name="origin_path_steps",
        about="A derivation on such a way, from the report on.",
        columns=(_OF_CLAIM, whole("path", "Which way: its n in origin_paths."), PLACE_IN_LIST, _STEP),
        key=("claim", "path", "n"),
        rows=_steps,
        references=(
            Reference(columns=("claim", "path"), table="origin_paths", key=("claim", "n")),
            to("derivation", "derivations"),
        ),
    ),
    listed(
        "claim_circles",
        "A derivation under a claim that lies on a circle.",
        of=("claim", "claims"),
        value=_STEP,
        lists=lambda case: ((claim.id, claim.origins.circular) for claim in _in_order(case)),
        in_table="derivations",
    ),
    Table(
        name="variants",
        about="A slot of a claim to which reports give different values.",
        columns=(
            _OF_CLAIM,
            PLACE_IN_LIST,
            one_of("slot", "What differs.", Slot),
            maybe("of", "What is counted, for a quantity."),
            word("kind", "“differ”, or “contradict” where both cannot hold."),
            one_of("bearing", "How the values bear on each other: the strongest of any two.", Bearing),
            word("reason", "A sentence."),
        ),
        key=("claim", "n"),
        rows=_variants,
        references=(_TO_CLAIM,),
    ),
    Table(
        name="variant_values",
        about="A value that reports give.",
        columns=(*_OF_VARIANT, PLACE_IN_LIST, word("value", "The value as compared: “≥ 150”, “2013-09-01”, a name.")),
        key=("claim", "variant", "n"),
        rows=_values,
        references=(_TO_VARIANT,),
    ),
    Table(
        name="variant_value_statements",
        about="A statement that gives a value.",
        columns=(
            *_OF_VARIANT,
            whole("value", "Which value: its n in variant_values."),
            PLACE_IN_LIST,
            word("statement", "The id of the statement."),
        ),
        key=("claim", "variant", "value", "n"),
        rows=_value_statements,
        references=(
            Reference(columns=("claim", "variant", "value"), table="variant_values", key=("claim", "variant", "n")),
            to("statement", "statements"),
        ),
    ),
    Table(
        name="variant_changes",
        about="A derivation on which a value changed.",
        columns=(*_OF_VARIANT, PLACE_IN_LIST, _STEP),
        key=("claim", "variant", "n"),
        rows=_changes,
        references=(_TO_VARIANT, to("derivation", "derivations")),
    ),
)
