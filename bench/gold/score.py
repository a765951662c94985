"""A case against its gold: every figure of every stage, and what lies behind each."""

from bench.gold.claims import claims_part, met_claims
from bench.gold.entities import documents_part, entities_part
from bench.gold.figures import Part, joined
from bench.gold.ground import ground_of
from bench.gold.intake import reports_part, zones_part
from bench.gold.read import Gold
from bench.gold.statements import paired, statements_part
from bench.gold.stemma import derivations_part
from bench.gold.values import dates_part, quantities_part
from bench.gold.variants import variants_part
from stemmata.model.case import Case


def scored(case: Case, gold: Gold) -> Part:
    """All figures, in the order of the road: intake, names, values, statements, stemma, claims."""
    ground = ground_of(case, gold)
    met = met_claims(ground)
    return joined(
        (
            reports_part(ground),
            zones_part(ground),
            entities_part(ground),
            documents_part(ground),
            quantities_part(ground),
            dates_part(ground),
            statements_part(ground, paired(ground)),
            derivations_part(ground),
            claims_part(ground, met),
            variants_part(ground, met),
        )
    )
