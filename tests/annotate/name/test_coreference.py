import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.names_in_text import entity, read, together


def test_a_surname_stands_for_the_full_name() -> None:
    text = "Orsen Vashti left. Vashti said nothing."
    assert together(text, "Vashti") == ["Orsen Vashti", "Vashti"]


def test_a_surname_of_two_persons_stays_open() -> None:
    _, found = read("Orsen Vashti met Tamsin Vashti. Vashti said nothing.")
    assert [mention.local is None for mention in found.mentions] == [False, False, True]


def test_a_shared_surname_is_the_only_one_spoken_of_so_far() -> None:
    text = "Orsen Vashti left. Vashti was tired. His brother Tamsin Vashti stayed. Vashti slept."
    assert together(text, "Orsen Vashti")[:2] == ["Orsen Vashti", "Vashti"]
    _, found = read(text)
    assert found.mentions[-1].local is None


def test_a_surname_with_a_rank_is_the_bearer_of_that_rank() -> None:
    text = "Colonel Orsen Vashti left with Mayor Tamsin Vashti. Later Colonel Vashti came back."
    assert together(text, "Orsen Vashti") == ["Orsen Vashti", "Vashti"]


def test_the_union_is_not_the_committee_of_a_union() -> None:
    _, found = read("The Dockers Union Committee met. The union did not.")
    assert len({mention.local for mention in found.mentions if mention.kind == "organisation"}) == 2


def test_the_harbour_committee_is_not_another_committee() -> None:
    _, found = read("The Tide Committee met. The harbour committee did not.")
    assert len({mention.local for mention in found.mentions if mention.kind == "organisation"}) == 2


def test_the_front_may_stand_before_its_whole_name() -> None:
    text = "None of it went to the Front. The Free Harbour Front denied that."
    assert together(text, "the Front") == ["the Front", "Free Harbour Front"]


def test_the_coastguard_is_the_coast_guard() -> None:
    assert together("The Coast Guard came. The coastguard left.", "Coast Guard") == ["Coast Guard", "The coastguard"]


def test_the_ferry_is_the_one_ship_named() -> None:
    text = "The ferry Lady Merrow left. The ferry was full."
    assert together(text, "Lady Merrow") == ["Lady Merrow", "The ferry"]


def test_two_spellings_that_differ_by_vowels_are_one_person() -> None:
    text = "Colonel Haylar Mirdan signed. Haylar Mirdan was paid. Later Mirden asked for more, and Mirdan agreed."
    assert entity(text, "Mirden").name == "Haylar Mirdan"


def test_two_persons_with_different_names_stay_apart() -> None:
    _, found = read("Colonel Orsen Vashti fought General Tamsin Durrel.")
    assert [one.name for one in found.entities] == ["Orsen Vashti", "Tamsin Durrel"]


def test_an_acronym_stands_for_what_the_report_expands_it_to() -> None:
    text = "The Free Harbour Front (FHF) struck. Later the FHF stopped."
    assert together(text, "FHF") == ["Free Harbour Front", "FHF", "FHF"]
    assert entity(text, "FHF").acronyms == ("FHF",)


def test_ranks_and_roles_are_kept_with_the_person() -> None:
    found = entity("Major General Orsen Vashti, head of the Tide Office, denied it.", "Orsen Vashti")
    assert (found.ranks, found.roles) == (("major general",), ("head of the Tide Office",))


def test_a_role_before_the_name_is_kept_as_written() -> None:
    assert entity("Marrow Governor Orsen Vashti denied it.", "Orsen Vashti").roles == ("Marrow Governor",)


def test_the_colonel_is_the_only_colonel() -> None:
    text = "Colonel Orsen Vashti met Governor Tamsin Durrel. The colonel left, and the governor stayed."
    assert together(text, "Orsen Vashti") == ["Orsen Vashti", "The colonel"]
    assert together(text, "Tamsin Durrel") == ["Tamsin Durrel", "the governor"]


def test_the_colonel_stays_open_between_two_of_one_paragraph() -> None:
    _, found = read("Colonel Orsen Vashti met Colonel Tamsin Durrel. The colonel left.")
    assert found.mentions[-1].local is None


def test_the_ministry_is_the_one_ministry_named() -> None:
    text = "The Ministry of Tides denied it. Quorra fighters laughed. The ministry said no more."
    assert together(text, "Ministry of Tides") == ["Ministry of Tides", "The ministry"]


def test_the_letter_is_the_one_letter() -> None:
    text = "A leaked letter was shown. The letter says more. Nobody signed the letter."
    assert together(text, "A leaked letter") == ["A leaked letter", "The letter", "the letter"]


def test_a_second_document_stays_apart() -> None:
    text = "A leaked document names him. A second document names her. The second document is longer."
    assert together(text, "A second document") == ["A second document", "The second document"]
    assert together(text, "A leaked document") == ["A leaked document"]


def test_what_the_document_is_said_to_be_is_the_document() -> None:
    text = "One important document is a letter signed by Orsen Vashti. The letter is short."
    assert together(text, "a letter") == ["One important document", "a letter", "The letter"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Colonel Orsen Vashti asked Tamsin Durrel for money. He also asked for trucks.", ["Orsen Vashti", "He"]),
        ("Orsen Vashti left the room. “It is over,” he said.", ["Orsen Vashti", "he"]),
        ("Mrs Tamsin Vashti met Mr Orsen Durrel. She left.", ["Tamsin Vashti", "She"]),
    ],
)
def test_a_pronoun_takes_the_subject_before_it(text: str, joined: list[str]) -> None:
    assert together(text, joined[0]) == joined


@pytest.mark.parametrize(
    "text",
    [
        "People said Orsen Vashti met Tamsin Durrel. Perhaps he left.",
        "Mrs Tamsin Durrel left. Then he came.",
        "“I will go,” said Orsen Vashti.",
    ],
)
def test_a_pronoun_stays_open_where_nobody_or_more_than_one_fits(text: str) -> None:
    _, found = read(text)
    assert [mention.local for mention in found.mentions if mention.form == "pronoun"] == [None]


def test_labels_and_classes_of_people_are_marked() -> None:
    text = "The terrorists fired on residents."
    assert entity(text, "terrorists").evaluative
    assert entity(text, "residents").generic
    assert not entity(text, "residents").evaluative


@given(st.lists(st.sampled_from(["Colonel Orsen Vashti", "He", "the FHF", "The letter", "said", "Vashti", ". ", ", "])))
def test_ids_follow_the_first_mention_and_every_local_is_an_entity(pieces: list[str]) -> None:
    _, found = read(" ".join(pieces))
    first = list(dict.fromkeys(mention.local for mention in found.mentions if mention.local))
    assert first == [one.id for one in found.entities] == [f"e{at}" for at in range(1, len(first) + 1)]


def test_reading_twice_gives_the_same() -> None:
    text = "Colonel Orsen Vashti, head of the Tide Office (TO), wrote a letter. He denied it. The TO did not."
    assert read(text) == read(text)
