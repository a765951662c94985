"""Which side a statement takes in the end."""

import pytest

from stemmata.link.claim.denial import bringing, denied
from stemmata.link.context import Located
from stemmata.model.annotations import Modality, Polarity
from tests.link.saying import Said, case, report, voice


def located(words: str, polarity: Polarity, *modalities: Modality) -> Located:
    by = tuple(voice(f"voice {number}", modality=modality) for number, modality in enumerate(modalities))
    (only,) = case(report("Harbour Ledger", Said(words=words, by=by, polarity=polarity))).statements.values()
    return only


@pytest.mark.parametrize(
    ("words", "polarity", "modalities", "side"),
    [
        ("Men were trained.", "positive", (), False),
        ("No men were trained.", "negative", (), True),
        ("Men were trained.", "positive", ("denies",), True),
        ("No men were trained.", "negative", ("denies",), False),
        ("Men were trained.", "positive", ("denies", "denies"), False),
        ("Men were trained.", "positive", ("asserts", "denies", "alleges"), True),
        ("Men cannot be trained.", "negative", ("asserts",), True),
        ("having trained men", "negative", ("denies",), True),  # negative by the denial alone: nothing turns twice
    ],
)
def test_each_denial_and_a_negation_turn_the_side(
    words: str, polarity: Polarity, modalities: tuple[Modality, ...], side: bool
) -> None:
    found = located(words, polarity, *modalities)
    assert denied(found, found.statement.content) is side


def test_who_denies_what_others_say_is_no_origin_of_it() -> None:
    context = case(
        report("Harbour Ledger", Said(words="Men were trained.", by=(voice("driver"),))),
        report("Coast Post", Said(words="Men were trained.", by=(voice("clerk"),))),
        report("Hill Courier", Said(words="Men were trained.", by=(voice("ministry", modality="denies"),))),
    )
    parts = {name: one.statement.content for name, one in context.statements.items()}
    kept = {context.statements[name].where.report.outlet_name for name in bringing(parts, context)}
    assert kept == {"Harbour Ledger", "Coast Post"}


def test_of_a_claim_that_is_itself_a_denial_those_who_deny_are_the_origins() -> None:
    context = case(
        report("Harbour Ledger", Said(words="Men were trained.", by=(voice("driver", modality="denies"),))),
        report("Coast Post", Said(words="No men were trained.", by=(voice("clerk"),), polarity="negative")),
        report("Hill Courier", Said(words="Men were trained.", by=(voice("guard"),))),
    )
    parts = {name: one.statement.content for name, one in context.statements.items()}
    kept = {context.statements[name].where.report.outlet_name for name in bringing(parts, context)}
    assert kept == {"Harbour Ledger", "Coast Post"}
