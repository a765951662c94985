import pytest

from stemmata.model.annotations import LocalDocument
from tests.annotate.names_in_text import read

LETTER = (
    "One document is a letter signed by Colonel Orsen Vashti, the head of the Tide Office in Marrow, and addressed to"
    " Major General Tamsin Durrel, the minister. The letter, published by the Marrow Gazette on April 4, 2021, says"
    " more."
)


def described(text: str) -> tuple[list[LocalDocument], dict[str, str]]:
    _, found = read(text)
    return list(found.documents), {one.id: one.name for one in found.entities}


def test_signatory_addressee_and_publisher_are_found() -> None:
    (letter,), names = described(LETTER)
    assert letter.kind == "letter"
    assert [names[one] for one in letter.signatories] == ["Orsen Vashti"]
    assert [names[one] for one in letter.addressees] == ["Tamsin Durrel"]
    assert [names[one] for one in letter.publishers] == ["Marrow Gazette"]


def test_the_anchors_are_the_words_that_say_so() -> None:
    made, found = read(LETTER)
    assert [anchor.of(made.text) for anchor in found.documents[0].anchors] == [
        "signed by Colonel Orsen Vashti",
        "addressed to Major General Tamsin Durrel",
        "published by the Marrow Gazette",
    ]


def test_the_date_of_publication_is_not_the_documents() -> None:
    (letter,), _ = described(LETTER)
    assert letter.date is None


def test_a_second_document_has_its_own_date_and_ordinal() -> None:
    text = "A leaked document names Orsen Vashti. A second document, dated September 1st, 2020, names a council."
    (first, second), _ = described(text)
    assert (first.ordinal, first.date) == (1, None)
    assert (second.ordinal, second.date) == (2, "2020-09-01")


def test_from_and_to_stand_beside_the_letter() -> None:
    (letter,), names = described("A letter from Colonel Orsen Vashti to Governor Tamsin Durrel was shown.")
    assert [names[one] for one in (*letter.signatories, *letter.addressees)] == ["Orsen Vashti", "Tamsin Durrel"]


def test_who_published_may_stand_before() -> None:
    (letter,), names = described("The Marrow Gazette published a leaked letter on Monday.")
    assert [names[one] for one in letter.publishers] == ["Marrow Gazette"]


def test_a_source_line_names_the_publisher_of_the_one_letter() -> None:
    text = "A leaked letter came. The letter says so. The letter adds more.\nSource: Marrow Gazette"
    (letter,), names = described(text)
    assert [names[one] for one in letter.publishers] == ["Marrow Gazette"]


def test_a_document_of_which_nothing_is_told_is_none() -> None:
    assert described("He asked for some documents.")[0] == []


def test_somebody_elses_signature_is_not_the_letters() -> None:
    (letter,), _ = described("The leaked letter says that the pact was signed by Orsen Vashti.")
    assert letter.signatories == ()


@pytest.mark.parametrize(
    "text",
    [
        "He saw a letter in which Colonel Orsen Vashti asks for ships.",
        "Orsen Vashti’s letter was leaked.",
        "The leaked letter is short. Its author, Colonel Orsen Vashti, has left.",
    ],
)
def test_who_wrote_may_stand_before_inside_or_in_the_next_sentence(text: str) -> None:
    (letter,), names = described(text)
    assert [names[one] for one in letter.signatories] == ["Orsen Vashti"]


@pytest.mark.parametrize(
    "text",
    [
        "In a leaked recording Colonel Orsen Vashti calls the shipping manager Tamsin Durrel.",
        "A leaked recording came up. In it Orsen Vashti tells Tamsin Durrel to wait.",
    ],
)
def test_a_recording_has_a_speaker_and_somebody_spoken_to(text: str) -> None:
    (recording,), names = described(text)
    assert [names[one] for one in recording.signatories] == ["Orsen Vashti"]
    assert [names[one] for one in recording.addressees] == ["Tamsin Durrel"]


def test_both_sides_of_a_call_are_heard() -> None:
    (recording,), names = described("A leaked recording of a call between Orsen Vashti and Tamsin Durrel was aired.")
    assert [names[one] for one in recording.signatories] == ["Orsen Vashti", "Tamsin Durrel"]


@pytest.mark.parametrize(
    "text",
    [
        "The leaked letter that the Marrow Gazette published is short.",
        "A leaked letter was published on Sunday by the Marrow Gazette.",
        "A leaked letter was posted on the website of the Marrow Gazette.",
    ],
)
def test_who_made_it_public_is_found_in_other_words(text: str) -> None:
    (letter,), names = described(text)
    assert [names[one] for one in letter.publishers] == ["Marrow Gazette"]
