"""Which side a statement takes in the end."""

import pytest

from stemmata.link.claim.denial import denied
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
