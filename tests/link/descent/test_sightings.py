"""Where outlets are named is drawn as brackets in the text, with "~" before a short name."""

from stemmata.link.descent.outlet_names import outlet_names
from stemmata.link.descent.sightings import credited, sightings
from tests.link.drawing import case, piece

OUTLETS = ("Harbour Ledger", "Coastal Post", "Valley Echo")


def seen(text: str, *, near: bool = True, outlets: tuple[str, ...] = OUTLETS) -> str:
    """The text with what is found in brackets."""
    one = piece(text, outlet="Elm News")
    context = case(one, *(piece(f"By {outlet}.", outlet=outlet) for outlet in outlets))
    every = frozenset(context.outlets.values()) if near else frozenset[str]()
    for found in reversed(sightings(one, outlet_names(context), every)):
        start, end = found.span.start, found.span.end
        text = f"{text[:start]}[{'~' * found.short}{text[start:end]}]{text[end:]}"
    return text


def credits(text: str) -> list[str]:
    one = piece(text, outlet="Elm News")
    context = case(one, *(piece(f"By {outlet}.", outlet=outlet) for outlet in OUTLETS))
    found = sightings(one, outlet_names(context), frozenset(context.outlets.values()))
    return [context.name(sighting.outlet) for sighting, _ in credited(one, found)]


def test_full_and_short_names_are_seen():
    assert seen("The Harbour Ledger's man met the Ledger.") == "The [Harbour Ledger]'s man met the [~Ledger]."


def test_a_short_name_needs_an_article_and_ends_with_its_own_last_word():
    assert seen("Ledger clerks; the Post Office; the Post.") == "Ledger clerks; the Post Office; the [~Post]."


def test_a_short_name_of_an_outlet_that_is_far_from_the_matter_is_not_taken():
    assert seen("The Echo fell silent.", near=False) == "The Echo fell silent."


def test_a_short_name_that_two_outlets_have_is_the_one_named_in_full():
    both = ("Harbour Post", "Coastal Post")
    assert seen("The Post wrote it.", outlets=both) == "The Post wrote it."
    assert seen("The Harbour Post and then the Post.", outlets=both) == "The [Harbour Post] and then the [~Post]."


def test_every_outlet_of_a_list_is_credited():
    assert credits("The Harbour Ledger, the Echo and the Coastal Post have all reported it.") == [
        "Harbour Ledger",
        "Valley Echo",
        "Coastal Post",
    ]


def test_words_before_the_name_credit_it():
    assert credits("According to the Valley Echo, it burned.") == ["Valley Echo"]


def test_a_name_alone_is_no_credit():
    assert credits("The offices of the Valley Echo burned.") == []


def test_whom_a_source_told_it_is_credited():
    assert credits("A guard told the exile website Harbour Ledger that men sleep there.") == ["Harbour Ledger"]
    assert credits("He walked past Harbour Ledger.") == []
