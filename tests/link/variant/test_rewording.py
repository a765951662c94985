"""What changed in a sentence that was copied with a change."""

import pytest

from stemmata.link.variant.rewording import changes
from stemmata.link.variant.told import told
from stemmata.link.variant.variants import variants
from stemmata.model.case import Annotated
from tests.link.saying import Names, Number, Said, Values, report, voice
from tests.link.variant.test_variants import told_alike

NAMES: Names = {
    "Harbour Guild": ("guild", "organisation"),
    "Coast Guild": ("coast", "organisation"),
    "HG": ("guild", "organisation"),
}
NUMBERS = (Number(words="30", value=30, of="days"), Number(words="60", value=60, of="days"))
SEED = "The Harbour Guild told its crews to keep the brother of the mayor on board for 30 days."


def changed(edited: str, seed: str = SEED) -> list[tuple[str, str, str]]:
    def read(outlet: str, words: str) -> Annotated:
        numbers = tuple(number for number in NUMBERS if number.words in words)
        names = {name: known for name, known in NAMES.items() if name in words}
        return report(outlet, words, values=Values(numbers=numbers, names=names))

    alignment, context = told_alike(read("First", seed), read("Second", edited), names=NAMES)
    sides = {one.outlet: one for one in told(alignment, context)}
    return [(one.slot, one.mine, one.its) for one in changes(sides["First"], sides["Second"], context)]


@pytest.mark.parametrize(
    ("old", "new", "slot"),
    [
        ("30", "60", "quantity"),
        ("days", "years", "quantity"),
        ("Harbour", "Coast", "name"),
        ("brother", "sister", "role"),
        ("keep", "remove", "polarity"),
        ("told its crews to", "told its crews not to", "polarity"),
        ("told its crews", "allegedly told its crews", "attribution"),
    ],
)
def test_one_changed_slot_is_named(old: str, new: str, slot: str) -> None:
    assert [found for found, _, _ in changed(SEED.replace(old, new))] == [slot]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("told its crews", "ordered its crews"),
        ("crews", "sailors"),
        ("Harbour Guild", "HG"),
        ("on board", "aboard"),
        (" for 30 days", ""),
    ],
)
def test_a_paraphrase_changes_no_slot(old: str, new: str) -> None:
    assert changed(SEED.replace(old, new)) == []


def test_a_weekday_is_another_where_no_date_is_known() -> None:
    seed = "The mayor will open the new harbour of the island on Tuesday."
    assert [found for found, _, _ in changed(seed.replace("Tuesday", "Friday"), seed)] == ["date"]


def test_of_what_is_foretold_may_makes_no_difference() -> None:
    seed = "The mayor will soon open the new harbour of the island."
    assert changed(seed.replace("will soon", "could soon"), seed) == []


def test_sentences_that_share_little_are_no_copies() -> None:
    assert changed("Nobody kept a boat for 60 days.") == []


def test_a_changed_name_is_told_as_a_difference_of_the_claim() -> None:
    one = report("First", SEED, values=Values(names={"Harbour Guild": NAMES["Harbour Guild"]}))
    other = report(
        "Second", SEED.replace("Harbour", "Coast"), values=Values(names={"Coast Guild": NAMES["Coast Guild"]})
    )
    (variant,) = variants(*told_alike(one, other, names=NAMES))
    assert (variant.slot, variant.kind, [value.value for value in variant.values]) == (
        "name",
        "differ",
        ["Coast", "Harbour"],
    )
    assert variant.reason.startswith("In the same sentence ")


def test_who_denies_what_is_negated_changes_nothing() -> None:
    words = "The crews of the harbour were paid for the night."
    alignment, context = told_alike(
        report("First", Said(words=words, by=(voice("the mayor"),))),
        report("Second", Said(words=words.replace("were", "were not"), by=(voice("the mayor", modality="denies"),))),
    )
    one, other = told(alignment, context)
    assert changes(one, other, context) == ()


@pytest.mark.parametrize("spelled", ["Harbur Guild", "Harbourr Gild"])
def test_another_spelling_of_a_name_is_no_other_name(spelled: str) -> None:
    assert changed(SEED.replace("Harbour Guild", spelled)) == []


def test_what_is_added_at_length_turns_nothing() -> None:
    assert changed(SEED.replace(" for", ", but left the mate with no bed,  for")) == []
