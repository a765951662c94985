"""Counts what a case holds without loading it."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a case holds: what a summary says."""

    reports: int
    statements: int
    claims: int
    shared_claims: int  # claims of more than one report
    one_origin: int  # shared claims with at most one origin
    documents: int
    derivations: int
    refusals: int
    duplicates: int
    places: int  # entities of kind place
    located: int  # of these, sent to a place


_COUNTS = """
WITH shared AS (
  SELECT claim FROM claim_report GROUP BY claim HAVING count(*) > 1
)
SELECT
  (SELECT count(*) FROM report),
  (SELECT count(*) FROM statement),
  (SELECT count(*) FROM claim),
  (SELECT count(*) FROM shared),
  (SELECT count(*) FROM shared JOIN claim ON claim.id = shared.claim WHERE origins_at_most <= 1),
  (SELECT count(*) FROM document),
  (SELECT count(*) FROM derivation),
  (SELECT count(*) FROM refusal),
  (SELECT count(*) FROM duplicate),
  (SELECT count(*) FROM entity WHERE kind = 'place'),
  (SELECT count(*) FROM entity_place WHERE told IS NOT NULL)
"""


def count(connection: sqlite3.Connection) -> Counts:
    (
        reports, statements, claims, shared, one_origin, documents, derivations, refusals, duplicates, places, located
    ) = connection.execute(_COUNTS).fetchone()  # fmt: skip
    return Counts(
        reports=reports,
        statements=statements,
        claims=claims,
        shared_claims=shared,
        one_origin=one_origin,
        documents=documents,
        derivations=derivations,
        refusals=refusals,
        duplicates=duplicates,
        places=places,
        located=located,
    )
